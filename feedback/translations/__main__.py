"""`python -m feedback.translations` brings the catalogues up to date; `--check` says what is wrong.

A language's two letters after it ask about that one alone: `… --check pl`.
"""

from __future__ import annotations

import sys

from feedback.translations import languages
from feedback.translations.checking import problems
from feedback.translations.gathering import gather, update


def main(words: list[str]) -> int:
    """Update or check the catalogues; the answer is 0 when nothing is wrong."""
    checks = "--check" in words
    asked = [word for word in words if not word.startswith("-")] or list(languages())
    gathered, wrong = gather(), 0
    for language in asked:
        if checks:
            found = problems(language, gathered)
            wrong += len(found)
            lines = [f"{language}: {line}" for line in found]
            sys.stdout.write("\n".join([*lines, f"{language}: {len(found)} to mend", ""]))
        else:
            missing = update(language, gathered)
            sys.stdout.write(f"{language}: {len(gathered)} sentences, {missing} to translate\n")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
