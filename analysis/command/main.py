"""Read what was asked for, do it, and say what came of it."""

import sys
from argparse import ArgumentParser
from collections.abc import Sequence

from analysis.command import code, compare, evaluate, themes
from analysis.command.asking import Outcome
from analysis.command.errors import CommandError

# Each command is a module with `add(commands)`, which adds its parser and what it runs: a new
# command is one more file, named here.
_COMMANDS = (themes, compare, code, evaluate)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code: 0 when it worked, 2 when it could not."""
    asked = _parser().parse_args(arguments)
    try:
        outcome: Outcome = asked.run(asked)
    except CommandError as trouble:
        sys.stderr.write(f"{trouble}\n")
        return 2
    for note in outcome.notes:
        sys.stderr.write(f"{note}\n")
    sys.stdout.write(f"{outcome.answer}\n")
    return 0


def _parser() -> ArgumentParser:
    parser = ArgumentParser(
        prog="python -m analysis",
        description="Work on comments on this machine alone: nothing is sent anywhere.",
    )
    commands = parser.add_subparsers(title="commands", required=True, metavar="COMMAND")
    for command in _COMMANDS:
        command.add(commands)
    return parser
