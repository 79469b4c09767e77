"""Run the command: `python -m analysis themes comments.csv --text comment --out themes.html`."""

import sys

from analysis.command.main import main

sys.exit(main())
