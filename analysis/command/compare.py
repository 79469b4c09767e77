"""`compare`: say what became of last month's themes this month."""

from argparse import Namespace
from pathlib import Path

from analysis.carrying import Agreed, remember
from analysis.command.agreed import read_agreed
from analysis.command.asking import Commands, Outcome, add_command, add_out, add_seed
from analysis.command.choosing import add_vectors, read_chosen
from analysis.command.compared import Compared, as_changes, as_changes_page, as_rows, sentence
from analysis.command.progress import steps
from analysis.command.reading import read_comments
from analysis.command.writing import check_can_write, write

_ABOUT = """\
Keep last month's themes for this month's comments, and say what became of each: what grew, shrank,
went quiet, is new, or may have come apart or together. Nothing is sent anywhere.

Without --themes, last month's themes are found first. People decide which themes are agreed: give
them with --themes, and they keep their names."""
_EXAMPLES = """\
examples:
  python -m analysis compare march.csv april.csv --text comment --out changes.html
  python -m analysis compare march.csv april.csv --text 2 --themes agreed.json --out changes.csv
  python -m analysis compare march.csv april.csv --vectors /srv/models/all-MiniLM-L6-v2 \\
    --out changes.html

--themes takes what the command `themes` wrote as .json, with names made better by hand, or a plain
{"name of theme": ["a comment in it", "another"]}. docs/compare-command.md describes what is
written."""
_KINDS = {".html": as_changes_page, ".json": as_changes, ".csv": as_rows}


def add(commands: Commands) -> None:
    """Add the command to those there are."""
    parser = add_command(
        commands,
        "compare",
        run,
        summary="say what became of last month's themes this month",
        about=_ABOUT,
        examples=_EXAMPLES,
    )
    parser.add_argument("old", type=Path, metavar="OLD", help="last month's .csv or .xlsx file")
    parser.add_argument("new", type=Path, metavar="NEW", help="this month's .csv or .xlsx file")
    parser.add_argument(
        "--text",
        metavar="COLUMN",
        help="the heading of the column that holds the comments in both files, or its number; "
        "if left out, the column with the most words",
    )
    parser.add_argument(
        "--themes", type=Path, metavar="AGREED", help="a .json file of the themes people agreed"
    )
    add_out(parser, ".html, .json or .csv")
    add_seed(parser)
    add_vectors(parser)


def run(asked: Namespace) -> Outcome:
    """Carry themes from one month to the next, compare, and write what changed."""
    read = [asked.old, asked.new, *([asked.themes] if asked.themes else [])]
    check_can_write(asked.out, *read, kinds=tuple(_KINDS))
    chosen = read_chosen(asked.vectors)
    names = ("Reading comments", "Last month", "This month", "Comparing", "Writing")
    with steps(*names) as next_step:
        old, new = read_comments(asked.old, asked.text), read_comments(asked.new, asked.text)
        agreed = read_agreed(asked.themes) if asked.themes else None
        next_step()
        if agreed is None:
            agreed, before = Agreed(()), chosen.find_themes(old.texts, seed=asked.seed)
        else:
            before = chosen.carry_themes(agreed, old.texts, seed=asked.seed)
        next_step()
        after = chosen.carry_themes(remember(agreed, before), new.texts, seed=asked.seed)
        next_step()
        changes = chosen.compare_months(before, after, seed=asked.seed)
        next_step()
        compared = Compared(old, new, before, after, changes, asked.seed)
        write(_KINDS[asked.out.suffix.casefold()](compared), asked.out)
    how = f" Compared by {chosen.method}." if changes.themes else ""
    return Outcome(f"{sentence(compared)}{how} Written to {asked.out}.", (*old.notes, *new.notes))
