"""A file comes in whole or not at all, and says who cleared its words and why."""

from __future__ import annotations

import threading
from datetime import date
from typing import Any

import pytest
from sqlalchemy import event, func, select

from feedback.clock import Clock
from feedback.errors import RefusedError
from feedback.models import (
    Answer,
    AuditEvent,
    Comment,
    Concern,
    ImportBatch,
    OriginalWords,
    Report,
    Submission,
)
from feedback.services import bringing, codes, submissions
from tests import factories
from tests.support.sheets import csv_file

AREA = "hertfordshire"
CLEARED = bringing.Clearance("the engagement team", "names taken out in the spring")
ROWS = (
    ["Comment", "Day", "Quote", "Rating"],
    ["We waited two years.", "03/11/2026", "yes", "Not good"],
    ["=HYPERLINK(1) 🐤", "04/11/2026", "", ""],
    ["My dad hits me at home.", "05/11/2026", "", ""],
)
COLUMNS = bringing.Columns("Comment", "Day", "Quote", rating="Rating")


def bring(app, session, *rows, content: bytes = b"", month: str = "2026-11", **given: Any):
    """Bring in a file the way a page does: looked at first, then stored."""
    sheet = bringing.read_sheet(content or csv_file(*(rows or ROWS)), "autumn.csv")
    columns = given.pop("columns", COLUMNS)
    checked = bringing.check(sheet, columns, area=app.area, month=month, today=app.clock.today())
    with app.database.reading() as reading:
        return bringing.bring(
            session,
            sheet=sheet,
            checked=checked,
            conversation=submissions.newest_conversation(reading, area_id=AREA),
            keys=app.keys,
            clock=app.clock,
            **{"account": None, **given},
        )


def count(session, model) -> int:
    return session.scalar(select(func.count()).select_from(model))


def words_of(session, batch) -> dict[str, Comment]:
    query = (
        select(OriginalWords.words, Comment)
        .join(OriginalWords.comment)
        .join(Comment.answer)
        .join(Answer.submission)
        .where(Submission.import_batch_id == batch.id)
    )
    return dict(session.execute(query).all())


def test_every_good_row_becomes_a_submission_with_its_day_and_answers(app, session) -> None:
    batch = bring(app, session)
    found = session.scalars(select(Submission).order_by(Submission.received_on)).all()
    assert [one.received_on for one in found] == [date(2026, 11, day) for day in (3, 4, 5)]
    assert {(one.route, one.month, one.import_batch_id) for one in found} == {
        ("import", "2026-11", batch.id)
    }
    assert [one.permission for one in found] == ["quote", "count_only", "count_only"]
    first = {answer.question.key: answer for answer in found[0].answers}
    assert first["rating"].choice == "not_good"
    assert first["better"].comment.original.words == "We waited two years."
    assert list(first) == ["better", "rating"]


def test_what_comes_in_waits_to_be_read(app, session) -> None:
    batch = bring(app, session)
    assert bringing.states(session, batch) == {"concern": 1, "waiting": 2}
    assert all(comment.shared_words is None for comment in words_of(session, batch).values())


def test_what_was_cleared_elsewhere_says_who_cleared_it_and_why(app, session) -> None:
    someone = factories.account(session)
    batch = bring(app, session, clearance=CLEARED, account=someone)
    comment = words_of(session, batch)["=HYPERLINK(1) 🐤"]
    assert (comment.state, comment.shared_words) == ("cleared", "=HYPERLINK(1) 🐤")
    assert comment.reason == "Cleared by the engagement team: names taken out in the spring"
    assert (comment.decided_by_id, comment.decided_at) == (someone.id, app.clock.now())
    assert (batch.cleared_by, batch.cleared_why) == (CLEARED.by, CLEARED.why)
    assert batch.imported_by_id == someone.id


def test_a_concern_waits_for_a_person_even_when_it_was_cleared_elsewhere(app, session) -> None:
    batch = bring(app, session, clearance=CLEARED)
    assert bringing.states(session, batch) == {"cleared": 2, "concern": 1}
    comment = words_of(session, batch)["My dad hits me at home."]
    assert (comment.state, comment.concern_is_open, comment.shared_words) == (
        "waiting",
        True,
        None,
    )
    assert comment.reason is None
    assert {one.found_by for one in comment.concerns} == {"rules"}
    assert {one.noticed_at for one in comment.concerns} == {app.clock.now()}


def test_rows_to_read_first_wait_even_when_they_were_cleared_elsewhere(app, session) -> None:
    first = bringing.Clearance(CLEARED.by, CLEARED.why, frozenset({2}))
    batch = bring(app, session, clearance=first)
    assert words_of(session, batch)["We waited two years."].state == "waiting"
    assert bringing.states(session, batch) == {"cleared": 1, "concern": 1, "waiting": 1}


def test_a_comment_from_a_file_is_the_same_as_one_from_a_page(app, session) -> None:
    batch = bring(app, session)
    conversation = submissions.open_conversation(session, area_id=AREA)
    paper = session.scalars(select(Submission).where(Submission.import_batch_id == batch.id))
    told = submissions.Told(
        route="import",
        words={"better": "We waited two years."},
        choices={"rating": "not_good"},
        permission="quote",
    )
    sent = submissions.receive(
        session,
        conversation=conversation,
        told=told,
        form_key="f" * 32,
        keys=app.keys,
        clock=app.clock,
    ).submission
    one = next(each for each in paper if each.permission == "quote")
    own = {"id", "form_key_hash", "code_mac", "received_on", "import_batch_id"}
    columns = {column.key for column in Submission.__table__.columns} - own
    assert {name: getattr(one, name) for name in columns} == {
        name: getattr(sent, name) for name in columns
    }


def test_the_audit_says_that_a_file_came_in_and_none_of_its_words(app, session) -> None:
    batch = bring(app, session)
    (line,) = session.scalars(select(AuditEvent)).all()
    assert (line.what, line.subject, line.subject_id) == (
        "brought in comments",
        "import_batch",
        batch.id,
    )


def test_the_same_file_twice_is_refused_kindly(app, session) -> None:
    bring(app, session)
    with pytest.raises(RefusedError, match=r"came in before, as autumn.csv with 3 comments"):
        bring(app, session)
    assert count(session, Submission) == 3


def test_a_file_of_two_months_comes_in_a_month_at_a_time(app, session) -> None:
    rows = (["Comment", "Day"], ["One", "03/10/2026"], ["Two", "03/11/2026"])
    columns = bringing.Columns("Comment", "Day")
    assert bring(app, session, *rows, columns=columns, month="2026-10").rows == 1
    assert bring(app, session, *rows, columns=columns, month="2026-11").rows == 1
    assert count(session, Submission) == 2


def test_the_same_rows_cannot_come_in_again_for_another_month(app, session) -> None:
    columns = bringing.Columns("Comment")
    bring(app, session, columns=columns, month="2026-10")
    with pytest.raises(RefusedError, match="came in before, for another month"):
        bring(app, session, columns=columns, month="2026-11")


def test_a_month_that_went_to_the_forum_takes_no_file(app, session) -> None:
    session.add(Report(area_id=AREA, month="2026-11", state="with_forum", made_at=app.clock.now()))
    with pytest.raises(RefusedError, match="has gone to the forum"):
        bring(app, session)
    assert count(session, ImportBatch) == 0


def test_somebodys_seven_words_are_refused_with_the_row(app, session) -> None:
    sent = submissions.receive(
        session,
        conversation=submissions.open_conversation(session, area_id=AREA),
        told=submissions.Told(route="parent_carer", words={"better": "Hello."}),
        form_key="a" * 32,
        keys=app.keys,
        clock=app.clock,
    )
    assert len(sent.code.split()) == codes.WORDS
    columns = bringing.Columns("Comment")
    with pytest.raises(RefusedError, match="Row 3 holds somebody’s seven words") as refused:
        bring(app, session, ["Comment"], ["One"], [f" {sent.code.upper()} "], columns=columns)
    assert sent.code not in str(refused.value).lower()
    assert bring(app, session, ["Comment"], ["We have waited two years for this"], columns=columns)


def test_a_stop_in_the_middle_leaves_nothing(app) -> None:
    class PulledPlugError(Exception):
        pass

    def pull_the_plug(_connection, _cursor, statement, *_rest) -> None:
        if statement.startswith("INSERT INTO original_words"):
            raise PulledPlugError

    event.listen(app.database.writer, "before_cursor_execute", pull_the_plug)
    with pytest.raises(PulledPlugError), app.database.writing() as session:
        bring(app, session)
    event.remove(app.database.writer, "before_cursor_execute", pull_the_plug)
    tables = (ImportBatch, Submission, Answer, Comment, OriginalWords, Concern, AuditEvent)
    with app.database.reading() as reading:
        assert [count(reading, table) for table in tables] == [0] * len(tables)
    with app.database.writing() as session:
        assert bring(app, session).rows == 3


def test_two_people_who_bring_in_one_file_at_once_store_it_once(app) -> None:
    outcomes: list[str] = []
    together = threading.Barrier(2)

    def one_of_them() -> None:
        together.wait()
        try:
            with app.database.writing() as session:
                bring(app, session)
                outcomes.append("stored")
        except RefusedError as error:
            outcomes.append(str(error))

    both = [threading.Thread(target=one_of_them) for _ in range(2)]
    for each in both:
        each.start()
    for each in both:
        each.join()
    stored, refused = sorted(outcomes, key=len)
    assert stored == "stored"
    assert "came in before" in refused
    with app.database.reading() as reading:
        assert (count(reading, Submission), count(reading, ImportBatch)) == (3, 1)


def test_ten_times_the_rows_take_no_more_statements_and_one_commit(app) -> None:
    statements: list[str] = []
    commits: list[object] = []
    event.listen(
        app.database.writer,
        "before_cursor_execute",
        lambda _connection, _cursor, statement, *_: statements.append(statement),
    )
    event.listen(app.database.writer, "commit", commits.append)
    columns = bringing.Columns("Comment")
    taken = []
    for rows in (40, 400):
        statements.clear()
        with app.database.writing() as session:
            made = [[f"Invented comment number {each}"] for each in range(rows)]
            bring(app, session, ["Comment"], *made, columns=columns)
        taken.append(len(statements))
    assert taken[0] == taken[1] < 30
    assert len(commits) == 2


def test_families_are_not_kept_waiting_while_words_are_looked_at(app) -> None:
    # The lock is taken by the first statement; by then nothing slow is left to do.
    order: list[str] = []
    event.listen(app.database.writer, "begin", lambda _connection: order.append("lock"))
    sheet = bringing.read_sheet(csv_file(*ROWS), "autumn.csv")
    checked = bringing.check(
        sheet, COLUMNS, area=app.area, month="2026-11", today=app.clock.today()
    )

    class Keys(type(app.keys)):
        def mac(self, *given: str) -> bytes:
            order.append("work")
            return super().mac(*given)

    keys = Keys(**vars(app.keys))
    with app.database.reading() as reading, app.database.writing() as session:
        bringing.bring(
            session,
            sheet=sheet,
            checked=checked,
            conversation=submissions.newest_conversation(reading, area_id=AREA),
            keys=keys,
            clock=app.clock,
            account=None,
        )
    assert "work" in order
    assert "work" not in order[order.index("lock") :]


def test_the_same_words_in_another_file_are_noticed(app, session) -> None:
    bring(app, session)
    again = bringing.read_sheet(csv_file(*ROWS, ["New", "06/11/2026", "", ""]), "copy.csv")
    checked = bringing.check(
        again, COLUMNS, area=app.area, month="2026-11", today=app.clock.today()
    )
    given = {"area_id": AREA, "checked": checked}
    assert bringing.came_before(session, question="better", **given) == 3
    assert bringing.came_before(session, question="good", **given) == 0


def test_files_that_came_in_are_listed_the_newest_first(app, session) -> None:
    someone = factories.account(session)
    bring(app, session)
    app.clock = Clock(factories.NOW)
    bring(app, session, *ROWS, ["New", "06/11/2026", "", ""], account=someone)
    found = bringing.latest(session, area_id=AREA)
    assert [(one.batch.rows, one.who) for one in found] == [(4, someone.name), (3, None)]
