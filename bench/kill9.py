"""Kill the site again and again while families send: `python -m bench.kill9 [2000]`."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from tests.support import crash


def main(number: int = 2000) -> None:
    """Send from eight phones, kill at random, send again what got no answer, and count."""
    with tempfile.TemporaryDirectory() as folder:
        outcome = crash.run(Path(folder), submissions=number, clients=8, kills=25, seed=9)
    print(  # noqa: T201
        f"{outcome.thanked:,} thanked in {outcome.seconds:.0f} s, {outcome.kills} kills, "
        f"{outcome.resent} sent again; {outcome.stored:,} stored, {outcome.lost} lost, "
        f"{outcome.doubled} doubled, database {outcome.integrity}"
    )


if __name__ == "__main__":
    main(*map(int, sys.argv[1:2]))
