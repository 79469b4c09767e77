"""Bring in comments from a file, at the keyboard."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import click

from feedback import create_app
from feedback.cli.talking import plainly
from feedback.services import bringing, months, submissions

SHOWN = 20
# What a comment that just came in can be; a concern also waits, first of all.
STATES = {
    "cleared": "cleared",
    "concern": "waiting as concerns",
    "waiting": "waiting to be read",
}
A_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)


@click.command("import-comments")
@click.argument("file", type=A_FILE)
@click.option("--text", required=True, help="Column that holds the comments.")
@click.option("--month", required=True, help="Month they belong to, such as 2026-11.")
@click.option("--date", help="Column of the day; rows of other months are left out.")
@click.option("--permission", help="Column that says count only, quote, or quote with area.")
@click.option("--role", help="Column that says who is speaking.")
@click.option("--district", help="Column of the district.")
@click.option("--age-band", help="Column of the age band.")
@click.option("--rating", help="Column of the rating.")
@click.option(
    "--question",
    type=click.Choice(["good", "better", "one_thing"]),
    default="better",
    show_default=True,
    help="The question these words answer.",
)
@click.option("--cleared-by", help="Who has read them and taken private details out.")
@click.option("--cleared-why", help="Why they may be shared as they are.")
@click.option("--names-wait", is_flag=True, help="Cleared rows that seem to hold a name wait.")
@plainly
def import_comments(
    file: Path,
    month: str,
    question: str,
    *,
    text: str,
    cleared_by: str | None,
    cleared_why: str | None,
    names_wait: bool,
    **columns: str | None,
) -> None:
    """Store every row of FILE (.csv or .xlsx) for one month, or none of them."""
    clearance, month = clearance_of(cleared_by, cleared_why), known(month)
    app = create_app()
    sheet = bringing.read_sheet(file.read_bytes(), file.name)
    today = app.clock.today()
    with app.database.reading() as reading:
        bringing.month_must_be_open(reading, area_id=app.area.id, month=month)
        latest = months.for_arrival(reading, area_id=app.area.id, day=today)
    checked = bringing.check(
        sheet,
        bringing.Columns(text, **columns),
        area=app.area,
        month=month,
        today=today,
        latest=latest,
    )
    show_problems(checked)
    if clearance:
        clearance = told_of_names(clearance, checked, names_wait=names_wait)
    with app.database.reading() as reading, app.database.writing() as session:
        batch = bringing.bring(
            session,
            sheet=sheet,
            checked=checked,
            conversation=submissions.newest_conversation(reading, area_id=app.area.id),
            keys=app.keys,
            clock=app.clock,
            account=None,
            question=question,
            clearance=clearance,
        )
        states = bringing.states(session, batch)
    click.echo(told(checked, states))


def show_problems(checked: bringing.Checked) -> None:
    """Say what is wrong with each row, as far as fits on a screen."""
    folded = bringing.fold(checked.problems)
    for problem in folded[:SHOWN]:
        click.echo(f"{problem.place}: {problem.message}", err=True)
    if left := sum(len(problem.rows) for problem in folded[SHOWN:]):
        click.echo(f"… and {left:,} rows more.", err=True)


def told_of_names(
    clearance: bringing.Clearance, checked: bringing.Checked, *, names_wait: bool
) -> bringing.Clearance:
    """Say which rows seem to hold a name, and let them wait where that was asked."""
    found = bringing.seem_personal(checked)
    if found:
        rows = ", ".join(f"{row}" for row in found[:SHOWN]) + (" …" if found[SHOWN:] else "")
        what = "They wait to be read." if names_wait else "Give --names-wait to read them first."
        click.echo(
            f"Rows that seem to hold a name or a number ({len(found):,}): {rows}. {what}", err=True
        )
    return replace(clearance, read_first=frozenset(found)) if names_wait else clearance


def clearance_of(by: str | None, why: str | None) -> bringing.Clearance | None:
    """Return who cleared these words, which is never said without saying why."""
    if bool(by) != bool(why):
        raise click.UsageError("Give both --cleared-by and --cleared-why, or neither.")
    return bringing.Clearance(by, why) if by and why else None


def known(month: str) -> str:
    """Return a month written as 2026-11."""
    try:
        return f"{click.DateTime(['%Y-%m']).convert(month, None, None):%Y-%m}"
    except click.BadParameter:
        raise click.UsageError(f"“{month}” is not a month. Write it as 2026-11.") from None


def told(checked: bringing.Checked, states: dict[str, int]) -> str:
    """Say where every row of the file went: rows in = rows out."""
    where = ", ".join(f"{number:,} {STATES[state]}" for state, number in states.items())
    return (
        f"Rows: {checked.rows:,}. Stored for {checked.month}: {len(checked.good):,} ({where}), "
        f"{checked.without_words:,} without words, {checked.other_months:,} of other months."
    )
