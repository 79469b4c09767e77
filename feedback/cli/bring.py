"""Bring in comments from a file, at the keyboard."""

from __future__ import annotations

from pathlib import Path

import click

from feedback import create_app
from feedback.cli.talking import plainly
from feedback.services import bringing, submissions

A_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)


@click.command("import-comments")
@click.argument("file", type=A_FILE)
@click.option("--text", required=True, help="Column that holds the comments.")
@click.option("--month", required=True, help="Month they belong to, such as 2026-11.")
@click.option("--date", help="Column of the day; rows of other months are left out.")
@click.option("--permission", help="Column that says count only, quote, or quote with area.")
@click.option("--role", help="Column that says who is speaking.")
@click.option("--district", help="Column of the district.")
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
@plainly
def import_comments(file: Path, month: str, question: str, **given: str | None) -> None:
    """Store every row of FILE (.csv or .xlsx) for one month, or none of them."""
    app = create_app()
    clearance = clearance_of(given.pop("cleared_by"), given.pop("cleared_why"))
    sheet = bringing.read_sheet(file.read_bytes(), file.name)
    columns = bringing.Columns(**given)  # type: ignore[arg-type]
    checked = bringing.check(
        sheet, columns, area=app.area, month=known(month), today=app.clock.today()
    )
    for problem in checked.problems[:20]:
        click.echo(f"Row {problem.row}: {problem.message}", err=True)
    with app.database.writing() as session:
        batch = bringing.bring(
            session,
            sheet=sheet,
            checked=checked,
            conversation=submissions.newest_conversation(session, area_id=app.area.id),
            keys=app.keys,
            clock=app.clock,
            account=None,
            question=question,
            clearance=clearance,
        )
        states = bringing.states(session, batch)
    click.echo(told(checked, states))


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
    where = ", ".join(f"{number:,} {state.replace('_', ' ')}" for state, number in states.items())
    return (
        f"{checked.rows:,} rows: {len(checked.good):,} stored for {checked.month} ({where}), "
        f"{checked.without_words:,} without words, {checked.other_months:,} of other months."
    )
