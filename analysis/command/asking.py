"""What every command asks for in the same words, and what it has to say when it is done."""

from argparse import (
    ArgumentParser,
    ArgumentTypeError,
    Namespace,
    RawDescriptionHelpFormatter,
    _SubParsersAction,
)
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a command says: notes a person should know of, and the answer."""

    answer: str
    notes: tuple[str, ...] = ()


Commands: TypeAlias = "_SubParsersAction[ArgumentParser]"
Run = Callable[[Namespace], Outcome]


def add_command(
    commands: Commands, name: str, run: Run, *, summary: str, about: str, examples: str
) -> ArgumentParser:
    """Add a command that runs `run`, and return its parser for more arguments."""
    parser = commands.add_parser(
        name,
        help=summary,
        description=about,
        epilog=examples,
        formatter_class=RawDescriptionHelpFormatter,
    )
    parser.set_defaults(run=run)
    return parser


def add_file(parser: ArgumentParser) -> None:
    """Ask for the file with the comments, and for their column."""
    parser.add_argument("file", type=Path, metavar="FILE", help="a .csv or .xlsx file")
    parser.add_argument(
        "--text",
        metavar="COLUMN",
        help="the heading of the column that holds the comments, or its number (1 is the first); "
        "if left out, the column with the most words",
    )


def add_out(parser: ArgumentParser, kinds: str, *, required: bool = True) -> None:
    """Ask where to write."""
    parser.add_argument(
        "--out", required=required, type=Path, metavar="OUT", help=f"where to write: {kinds}"
    )


def add_seed(parser: ArgumentParser) -> None:
    """Ask for a seed."""
    parser.add_argument(
        "--seed", type=_seed, default=0, metavar="N", help="same seed, same answer (default 0)"
    )


def _seed(written: str) -> int:
    if not written.isascii() or not written.isdigit():
        raise ArgumentTypeError(f"“{written}” is not a whole number, 0 or more")
    return int(written)
