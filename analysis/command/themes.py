"""`themes`: find the themes in a spreadsheet of comments."""

from argparse import Namespace

from analysis.command.asking import Commands, Outcome, add_command, add_file, add_out, add_seed
from analysis.command.choosing import add_vectors, read_chosen
from analysis.command.page import as_page
from analysis.command.progress import steps
from analysis.command.reading import read_comments
from analysis.command.record import as_record
from analysis.command.results import Results, sentence
from analysis.command.writing import check_can_write, write

_ABOUT = """\
Find the themes in a column of comments, on this machine alone: nothing is sent anywhere.

Headings are drafts taken from the comments' own words. People decide what a theme is called and
what belongs in it."""
_EXAMPLES = """\
examples:
  python -m analysis themes comments.csv --text comment --out themes.html
  python -m analysis themes survey.xlsx --text "What could be better?" --out themes.json --seed 3
  python -m analysis themes comments.csv --vectors /srv/models/all-MiniLM-L6-v2 --out themes.html

The page (.html) is one file to read and print; the data (.json) is described in
docs/themes-command.md. The exit code is 0 when it worked and 2 when it could not."""
_KINDS = {".html": as_page, ".json": as_record}


def add(commands: Commands) -> None:
    """Add the command to those there are."""
    parser = add_command(
        commands,
        "themes",
        run,
        summary="find the themes in a spreadsheet of comments",
        about=_ABOUT,
        examples=_EXAMPLES,
    )
    add_file(parser)
    add_out(parser, ".html or .json")
    add_seed(parser)
    add_vectors(parser)


def run(asked: Namespace) -> Outcome:
    """Find themes and write them."""
    check_can_write(asked.out, asked.file, kinds=tuple(_KINDS))
    chosen = read_chosen(asked.vectors)
    with steps("Reading comments", "Finding themes", "Writing") as next_step:
        comments = read_comments(asked.file, asked.text)
        next_step()
        found = chosen.find_themes(comments.texts, seed=asked.seed)
        results = Results(comments, found, asked.seed)
        next_step()
        write(_KINDS[asked.out.suffix.casefold()](results), asked.out)
    how = "" if results.found.too_few else f" Compared by {results.found.method}."
    return Outcome(f"{sentence(results)}{how} Written to {asked.out}.", comments.notes)
