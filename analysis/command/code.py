"""`code`: suggest labels for comments, taught by those that people labelled."""

from argparse import Namespace
from pathlib import Path

from analysis.coding import Coder
from analysis.command.asking import Commands, Outcome, add_command, add_file, add_out, add_seed
from analysis.command.aspects import run_aspects
from analysis.command.codes import Coded, as_codes, as_sheet, code_comments
from analysis.command.errors import CommandError
from analysis.command.labels import split_labels
from analysis.command.progress import steps
from analysis.command.reading import Comments, Sheet, comments_of, read_sheet
from analysis.command.writing import check_can_write, write

_ABOUT = """\
Suggest labels for comments, as people labelled others: those of the same file that have a label,
or those of another file. Every suggestion comes with how likely it is, for a person to decide.
With --aspects nothing needs a label: sides of the experience (such as waiting or kindness) and
praise or complaint are suggested, as learnt from what NHS patients wrote."""
_EXAMPLES = """\
examples:
  python -m analysis code march.csv --text comment --label theme --out coded.csv
  python -m analysis code april.csv --text comment --labelled march.csv --label theme --out a.json
  python -m analysis code april.csv --text comment --aspects --out aspects.csv

A cell may hold several labels, with “|” or “;” between them. What is written is described in
docs/code-and-evaluate.md."""
_KINDS = {".csv": as_sheet, ".json": as_codes}


def add(commands: Commands) -> None:
    """Add the command to those there are."""
    parser = add_command(
        commands,
        "code",
        run,
        summary="suggest labels for comments, taught by labelled ones",
        about=_ABOUT,
        examples=_EXAMPLES,
    )
    add_file(parser)
    what = parser.add_mutually_exclusive_group(required=True)
    what.add_argument("--label", metavar="COLUMN", help="the column that holds people's labels")
    what.add_argument(
        "--aspects",
        action="store_true",
        help="suggest aspects of the experience, and praise or complaint, without any label",
    )
    parser.add_argument(
        "--labelled",
        type=Path,
        metavar="OTHER",
        help="a file of labelled comments, with the same headings; if left out, the labelled "
        "comments of FILE teach, and the others are coded",
    )
    add_out(parser, ".csv or .json")
    add_seed(parser)


def run(asked: Namespace) -> Outcome:
    """Learn from what is labelled, and suggest labels for the rest."""
    if asked.aspects:
        return run_aspects(asked)
    teaching = asked.labelled or asked.file
    check_can_write(asked.out, asked.file, teaching, kinds=tuple(_KINDS))
    with steps("Reading comments", "Learning", "Coding", "Writing") as next_step:
        sheet = read_sheet(asked.file, asked.text)
        comments = comments_of(sheet, asked.text)
        taught_by = sheet if asked.labelled is None else read_sheet(asked.labelled, asked.text)
        examples = comments if asked.labelled is None else comments_of(taught_by, asked.text)
        labels, between = split_labels(taught_by.labels(asked.label))
        next_step()
        coder, n_learnt = _learn(examples, labels, asked.seed)
        next_step()
        by_people = labels if asked.labelled is None else [frozenset[str]()] * len(comments.texts)
        coded = code_comments(coder, comments, by_people, n_learnt=n_learnt, seed=asked.seed)
        next_step()
        write(_KINDS[asked.out.suffix.casefold()](coded), asked.out)
    answer = f"{_how_read(sheet, taught_by, between)}\n{_sentence(coded)} Written to {asked.out}."
    notes = comments.notes if taught_by is sheet else comments.notes + examples.notes
    return Outcome(answer, notes)


def _learn(examples: Comments, labels: list[frozenset[str]], seed: int) -> tuple[Coder, int]:
    taught = [
        (text, own)
        for text, own in zip(examples.texts, labels, strict=True)
        if own and text.strip()
    ]
    if not taught:
        raise CommandError(f"No comment of {examples.source} has both words and a label.")
    coder = Coder(seed=seed).fit([text for text, _ in taught], [own for _, own in taught])
    return coder, len(taught)


def _how_read(sheet: Sheet, taught_by: Sheet, between: str) -> str:
    said = [sheet.how_read()] if taught_by is sheet else [sheet.how_read(), taught_by.how_read()]
    if between:
        said.append(f"“{between}” stands between labels.")
    return " ".join(said)


def _sentence(coded: Coded) -> str:
    suggested = sum(one.by == "suggested" for one in coded.rows)
    people = sum(one.by == "person" for one in coded.rows)
    empty = sum(one.by == "empty" for one in coded.rows)
    return (
        f"{len(coded.labels)} labels learnt from {coded.n_learnt:,} comments; {suggested:,} coded, "
        f"{people:,} left as people labelled them, {empty:,} empty."
    )
