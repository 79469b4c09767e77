"""Read what was asked for, do it, and say in a line what came of it."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from analysis.command.errors import CommandError
from analysis.command.progress import steps
from analysis.command.reading import read_comments
from analysis.command.results import Results, sentence
from analysis.command.writing import check_can_write, write
from analysis.pipeline import find_themes

_ABOUT = """\
Find the themes in a column of comments, on this machine alone: nothing is sent anywhere.

Headings are drafts taken from the comments' own words. People decide what a theme is called and
what belongs in it."""
_EXAMPLES = """\
examples:
  python -m analysis themes comments.csv --text comment --out themes.html
  python -m analysis themes survey.xlsx --text "What could be better?" --out themes.json --seed 3

The page (.html) is one file to read and print; the data (.json) is described in
docs/themes-command.md. The exit code is 0 when it worked and 2 when it could not."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code: 0 when it worked, 2 when it could not."""
    asked = _parser().parse_args(arguments)
    try:
        results = _find(asked.file, asked.text, asked.out, asked.seed)
    except CommandError as trouble:
        sys.stderr.write(f"{trouble}\n")
        return 2
    for note in results.comments.notes:
        sys.stderr.write(f"{note}\n")
    sys.stdout.write(f"{sentence(results)} Written to {asked.out}.\n")
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m analysis", description=_ABOUT.splitlines()[0])
    commands = parser.add_subparsers(title="commands", required=True, metavar="COMMAND")
    themes = commands.add_parser(
        "themes",
        help="find the themes in a spreadsheet of comments",
        description=_ABOUT,
        epilog=_EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    themes.add_argument("file", type=Path, metavar="FILE", help="a .csv or .xlsx file")
    themes.add_argument(
        "--text",
        required=True,
        metavar="COLUMN",
        help="the heading of the column that holds the comments, or its number (1 is the first)",
    )
    themes.add_argument(
        "--out", required=True, type=Path, metavar="OUT", help="where to write: .html or .json"
    )
    themes.add_argument(
        "--seed", type=_seed, default=0, metavar="N", help="same seed, same themes (default 0)"
    )
    return parser


def _seed(written: str) -> int:
    if not written.isascii() or not written.isdigit():
        raise argparse.ArgumentTypeError(f"“{written}” is not a whole number, 0 or more")
    return int(written)


def _find(file: Path, column: str, out: Path, seed: int) -> Results:
    check_can_write(out, file)
    with steps("Reading comments", "Finding themes", "Writing") as next_step:
        comments = read_comments(file, column)
        next_step()
        results = Results(comments, find_themes(comments.texts, seed=seed), seed)
        next_step()
        write(results, out)
    return results
