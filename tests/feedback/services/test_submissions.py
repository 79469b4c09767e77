"""What somebody told us is stored once, whatever happens on the way."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import event, func, insert, select, text
from sqlalchemy.exc import IntegrityError

from feedback.errors import ConversationClosedError, DifferentAnswersError, RefusedError
from feedback.models import (
    Answer,
    Comment,
    Concern,
    OriginalWords,
    Submission,
    SubmissionService,
)
from feedback.services import codes, resending, submissions
from feedback.services.submissions import Received, Told
from tests import factories

if TYPE_CHECKING:
    from sqlalchemy.orm import ORMExecuteState, Session

    from feedback.web.application import FeedbackApp

FORM = "0f" * 32
TOLD = Told(
    route="parent_carer",
    words={"better": "We waited two years."},
    choices={"rating": "not_good"},
    services=("school", "travel"),
    role="parent_carer",
    district="stevenage",
    permission="quote",
)


def receive(
    app: FeedbackApp, session: Session, told: Told = TOLD, form_key: str = FORM
) -> Received:
    """Receive as the page does, on the open conversation."""
    conversation = submissions.open_conversation(session, area_id="hertfordshire")
    return submissions.receive(
        session,
        conversation=conversation,
        told=told,
        form_key=form_key,
        keys=app.keys,
        clock=app.clock,
    )


def how_many(session: Session) -> int | None:
    return session.scalar(select(func.count()).select_from(Submission))


def test_the_same_form_sent_fifty_times_is_stored_once(app: FeedbackApp, session: Session) -> None:
    factories.submission(session)
    sent = [receive(app, session) for _ in range(50)]
    assert {one.code for one in sent} == {codes.code_for(app.keys, FORM)}
    assert [one.again for one in sent] == [False] + [True] * 49
    assert how_many(session) == 2


def test_two_threads_with_the_same_form_store_it_once(app: FeedbackApp, session: Session) -> None:
    gate, got = threading.Barrier(8), []

    def send() -> None:
        gate.wait()
        with app.database.writing() as own:
            got.append(receive(app, own).code)

    threads = [threading.Thread(target=send) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(got) == 8
    assert len(set(got)) == 1
    assert how_many(session) == 1


def test_the_same_form_with_other_answers_is_asked_about(
    app: FeedbackApp, session: Session
) -> None:
    receive(app, session)
    changed = Told(route="parent_carer", words={"better": "We waited three years."})
    with pytest.raises(DifferentAnswersError):
        receive(app, session, changed)
    assert how_many(session) == 1


def test_spaces_and_the_order_of_tiles_make_no_other_answers(
    app: FeedbackApp, session: Session
) -> None:
    receive(app, session)
    same = Told(
        **{**vars(TOLD), "words": {"better": " We waited two years.\r\n", "good": " "}}
        | {"services": ("travel", "school")}
    )
    assert receive(app, session, same).again


def test_a_second_key_is_the_same_for_the_same_change(app: FeedbackApp) -> None:
    again = resending.second_key(FORM, TOLD)
    assert again == resending.second_key(FORM, TOLD) != FORM
    assert len(again) >= submissions.SHORTEST_FORM_KEY
    assert again != resending.second_key(FORM, Told(route="parent_carer"))


def test_what_was_stored_comes_back_whole_to_the_phone_that_sent_it(
    app: FeedbackApp, session: Session
) -> None:
    factories.submission(session, "Somebody else wrote this.")
    receive(app, session)
    assert resending.told_before(session, form_key=FORM) == TOLD
    assert resending.told_before(session, form_key="1e" * 32) is None


def test_nobody_can_send_to_a_closed_conversation(app: FeedbackApp, session: Session) -> None:
    conversation = submissions.open_conversation(session, area_id="hertfordshire")
    conversation.state = "closed"
    session.flush()
    assert not submissions.is_open(session, area_id="hertfordshire")
    with pytest.raises(ConversationClosedError):
        receive(app, session)
    with pytest.raises(ConversationClosedError):
        submissions.receive(
            session,
            conversation=conversation,
            told=TOLD,
            form_key=FORM,
            keys=app.keys,
            clock=app.clock,
        )


def test_a_copy_that_slips_in_between_is_found_and_its_code_given(
    app: FeedbackApp, session: Session
) -> None:
    """Two copies can race on PostgreSQL; here the other one arrives between looking and storing."""
    savepoint = session.begin_nested()
    receive(app, session)
    columns = dict(session.execute(select(Submission.__table__)).mappings().one())
    savepoint.rollback()

    arrived: list[int] = []

    def arrive(asked: ORMExecuteState) -> None:
        if "FROM report" in str(asked.statement) and not arrived:
            arrived.append(columns["id"])
            session.execute(insert(Submission.__table__).values(columns))

    event.listen(session, "do_orm_execute", arrive)
    assert receive(app, session).again
    assert how_many(session) == 1


def test_an_answer_the_database_refuses_is_an_error_and_not_a_copy(
    app: FeedbackApp, session: Session
) -> None:
    with pytest.raises(IntegrityError):
        receive(app, session, Told(route="parent_carer", permission="everything"))


def test_a_form_stored_before_closing_still_gives_its_code(
    app: FeedbackApp, session: Session
) -> None:
    first = receive(app, session)
    conversation = first.submission.conversation_id
    session.execute(
        text("UPDATE conversation SET state = 'closed' WHERE id = :id"), {"id": conversation}
    )
    session.expire_all()
    closed = submissions.find_by_form(session, form_key=FORM)
    assert closed is not None
    assert closed.code_mac == codes.stored_form(app.keys, first.code)


def test_a_short_form_key_is_refused(app: FeedbackApp, session: Session) -> None:
    with pytest.raises(RefusedError):
        receive(app, session, form_key="0f" * 8)


@pytest.mark.parametrize("typed", ["{}", " {}. ", "UPPER"])
def test_a_code_sent_as_an_answer_is_refused(
    app: FeedbackApp, session: Session, typed: str
) -> None:
    code = receive(app, session).code
    words = code.upper() if typed == "UPPER" else typed.format(code)
    with pytest.raises(RefusedError):
        receive(app, session, Told(route="parent_carer", words={"good": words}), "1e" * 32)


def test_seven_plain_words_are_an_answer_like_any_other(app: FeedbackApp, session: Session) -> None:
    told = Told(route="parent_carer", words={"good": "the bus was always late this week"})
    assert not receive(app, session, told).again


def test_words_that_may_mean_danger_wait_with_a_concern(app: FeedbackApp, session: Session) -> None:
    told = Told(route="parent_carer", words={"better": "My dad hits me and I am scared."})
    receive(app, session, told)
    comment = session.scalars(select(Comment)).one()
    assert (comment.state, comment.concern_is_open) == ("waiting", True)
    assert set(session.scalars(select(Concern.state))) == {"open"}


def test_control_characters_go_and_everything_else_stays(
    app: FeedbackApp, session: Session
) -> None:
    typed = "We\x00 waited\x1b[31m.\r\n<b>\tÉ \u202eABC\u202c 👩‍👧"
    receive(app, session, Told(route="parent_carer", words={"better": typed}))
    comment = session.scalars(select(Comment)).one()
    assert comment.original.words == "We waited[31m.\n<b>\tÉ \u202eABC\u202c 👩‍👧"


def test_no_time_of_day_is_stored_with_what_a_family_sends(
    app: FeedbackApp, session: Session
) -> None:
    receive(app, session)
    tables = (Submission, Answer, Comment, OriginalWords, SubmissionService)
    kept = [str(row) for one in tables for row in session.execute(select(one.__table__))]
    assert any("date(2026, 11, 17)" in row for row in kept)
    assert not any("datetime.datetime(" in row or "10:30" in row for row in kept)


def test_neither_form_key_nor_code_is_stored(app: FeedbackApp, session: Session) -> None:
    code = receive(app, session).code
    kept = " ".join(str(row) for row in session.execute(text("SELECT * FROM submission")))
    assert FORM not in kept
    assert code not in kept
    assert submissions.find_by_code(session, keys=app.keys, code=code) is not None
    assert submissions.find_by_code(session, keys=app.keys, code="a b c") is None
