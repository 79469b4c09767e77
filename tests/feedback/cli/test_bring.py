"""An operator brings in a file at the keyboard: all of it, or nothing and the reasons."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from sqlalchemy import func, select

from feedback.cli.bring import import_comments
from feedback.models import ImportBatch, Report, Submission
from tests.factories import NOW
from tests.support.sheets import csv_file, workbook

ROWS = (
    ["Comment", "Day", "Quote", "Age"],
    ["We waited two years.", "03/10/2024", "yes", "5 to 10"],
    ["My son Oliver waited.", "04/10/2024", "", ""],
    ["My dad hits me at home.", "05/10/2024", "", ""],
    ["", "05/10/2024", "", ""],
    ["Another month.", "05/09/2024", "", ""],
)
CLEARED = ("--cleared-by", "the engagement team", "--cleared-why", "names taken out")


@pytest.fixture
def at_the_keyboard(app, monkeypatch) -> Path:
    """The settings an operator has in their environment, and a folder to work in."""
    monkeypatch.setenv("FEEDBACK_INSTANCE", str(app.settings.instance))
    monkeypatch.setenv("DATABASE_URL", app.settings.database_url)
    monkeypatch.setenv("FEEDBACK_SECURE_COOKIES", "no")
    return app.settings.instance


def bring(
    folder: Path, *options: str, content: bytes = b"", name: str = "autumn.csv", days: bool = True
) -> Result:
    file = folder / name
    file.write_bytes(content or csv_file(*ROWS))
    usual = ("--text", "Comment", "--month", "2024-10", *(("--date", "Day") if days else ()))
    return CliRunner().invoke(import_comments, [str(file), *usual, *options])


def stored(session) -> int:
    return session.scalar(select(func.count()).select_from(Submission))


def test_a_file_comes_in_and_every_row_is_accounted_for(at_the_keyboard, session) -> None:
    done = bring(at_the_keyboard, "--permission", "Quote", "--age-band", "Age")
    assert done.output == (
        "Rows: 5. Stored for 2024-10: 3 (1 waiting as concerns, 2 waiting to be read), "
        "1 without words, 1 of other months.\n"
    )
    first = session.scalars(select(Submission).order_by(Submission.received_on)).first()
    assert (first.permission, first.age_band) == ("quote", "5_10")


def test_a_workbook_comes_in_too(at_the_keyboard, session) -> None:
    done = bring(at_the_keyboard, content=workbook(*ROWS), name="autumn.xlsx")
    assert done.exit_code == 0
    assert stored(session) == 3


def test_cleared_words_come_in_cleared_and_names_are_pointed_out(at_the_keyboard, session) -> None:
    done = bring(at_the_keyboard, *CLEARED)
    assert "Rows that seem to hold a name or a number (1): 3. Give --names-wait" in done.stderr
    assert "(2 cleared, 1 waiting as concerns)" in done.stdout
    batch = session.scalars(select(ImportBatch)).one()
    assert (batch.cleared_by, batch.cleared_why) == ("the engagement team", "names taken out")
    assert batch.imported_by_id is None


def test_names_wait_when_the_operator_says_so(at_the_keyboard) -> None:
    done = bring(at_the_keyboard, *CLEARED, "--names-wait")
    assert "(1 cleared, 1 waiting as concerns, 1 waiting to be read)" in done.stdout
    assert "They wait to be read." in done.stderr


def test_wrong_rows_are_listed_and_nothing_is_stored(at_the_keyboard, session) -> None:
    wrong = [*[["Rain.", "31/02/2024"]] * 20, *[["Rain.", f"soon {n}"] for n in range(22)]]
    done = bring(at_the_keyboard, content=csv_file(["Comment", "Day"], *wrong))
    assert done.exit_code == 1
    assert done.stderr.startswith(
        "20 rows (2 to 21): There is no such day. Write the real day like this: 03/11/2026.\n"
        "Row 22: “soon 0” is not a day."
    )
    assert "… and 3 rows more." in done.stderr
    assert "42 of 42 rows cannot come in, so nothing was stored." in done.stderr
    assert stored(session) == 0


@pytest.mark.parametrize(
    ("options", "says"),
    [
        (["--month", "2026-13"], "“2026-13” is not a month. Write it as 2026-11."),
        (["--month", "2126-01"], "2126-01 has not begun yet"),
        (["--text", "Words"], "has no column “Words”. It has: “Comment”, “Day”"),
        (["--cleared-by", "us"], "Give both --cleared-by and --cleared-why, or neither."),
        (["--question", "rating"], "Invalid value for '--question'"),
    ],
)
def test_a_wrong_option_is_said_in_a_sentence(at_the_keyboard, session, options, says) -> None:
    done = bring(at_the_keyboard, *options)
    assert done.exit_code != 0
    assert says in done.stderr
    assert stored(session) == 0


def test_the_same_file_twice_is_refused(at_the_keyboard, session) -> None:
    bring(at_the_keyboard)
    session.rollback()
    again = bring(at_the_keyboard)
    assert again.exit_code == 1
    assert "Error: This file came in before, as autumn.csv with 3 comments." in again.stderr
    assert stored(session) == 3


def test_a_closed_month_is_refused_before_the_rows_and_the_next_one_takes_them(
    at_the_keyboard, session
) -> None:
    session.add(Report(area_id="hertfordshire", month="2024-10", state="with_forum", made_at=NOW))
    session.commit()
    refused = bring(at_the_keyboard)
    assert refused.exit_code == 1
    assert "Choose a later month, and no column of days" in refused.stderr
    done = bring(at_the_keyboard, "--month", "2024-11", days=False)
    assert "Stored for 2024-11: 4" in done.stdout


def test_a_file_that_is_no_list_is_refused(at_the_keyboard) -> None:
    done = bring(at_the_keyboard, content=b"\x89PNG\r\n\x1a\n\0")
    assert "Error: autumn.csv is not a list we can read." in done.stderr
