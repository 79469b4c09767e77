"""The list of what waits, with ten comments and with ten thousand. All of them are invented."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date

import pytest
from sqlalchemy import event, insert, select
from sqlalchemy.orm import Session

from feedback.models import Answer, Comment, Concern, OriginalWords, Question, Submission
from feedback.web.application import FeedbackApp
from tests import factories
from tests.factories import NOW
from tests.support.pages import Page, Pages

MANY = 10_000


@pytest.fixture
def reader(session: Session, pages: Pages) -> Pages:
    """A safeguarding lead at their desk."""
    account = factories.account(session, "safeguarding")
    session.commit()
    return pages.signs_in(account)


def listed(page: Page) -> list[str]:
    rows = [one for one in page.document.iter("p") if "queue__glimpse" in (one.get("class") or "")]
    return ["".join(row.itertext()) for row in rows]


def fill(session: Session) -> None:
    """Write ten thousand waiting comments the quick way."""
    template = factories.submission(session, "Comment 0")
    question = session.scalars(select(Question.id).where(Question.key == "better")).one()
    numbers = range(1000, 1000 + MANY)
    own = {
        "area_id": "hertfordshire",
        "conversation_id": template.conversation_id,
        "route": "parent_carer",
        "permission": "quote",
        "received_on": date(2026, 11, 4),
        "month": "2026-11",
        "people": 1,
    }
    rows = [
        {**own, "id": n, "form_key_hash": f"k{n}", "answers_hash": f"a{n}", "code_mac": f"c{n}"}
        for n in numbers
    ]
    session.execute(insert(Submission), rows)
    session.execute(
        insert(Answer), [{"id": n, "submission_id": n, "question_id": question} for n in numbers]
    )
    session.execute(
        insert(Comment),
        [
            {
                "id": n,
                "area_id": "hertfordshire",
                "answer_id": n,
                "state": "waiting",
                "concern_is_open": n % 5000 == 0,
            }
            for n in numbers
        ],
    )
    session.execute(
        insert(OriginalWords), [{"comment_id": n, "words": f"Comment {n}"} for n in numbers]
    )
    session.commit()


@contextmanager
def counted(app: FeedbackApp) -> Iterator[list[str]]:
    """List every question asked of the database."""
    asked: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_rest: object) -> None:
        asked.append(statement)

    engines = (app.database.reader, app.database.writer)
    for engine in engines:
        event.listen(engine, "before_cursor_execute", note)
    yield asked
    for engine in engines:
        event.remove(engine, "before_cursor_execute", note)


def test_an_empty_queue_says_so(reader: Pages) -> None:
    assert "Nothing waiting" in reader.get("/check").words


def test_concerns_lead_the_list_and_are_counted_in_words(session: Session, reader: Pages) -> None:
    factories.submission(session, "We waited.", received_on=date(2026, 11, 1))
    concern = factories.submission(session, "he hits me", received_on=date(2026, 11, 9)).comments[0]
    concern.concern_is_open = True
    concern.concerns = [Concern(area_id="hertfordshire", kind="harm_by_other", noticed_at=NOW)]
    session.commit()
    page = reader.get("/check")
    assert listed(page) == ["he hits me", "We waited."]
    assert "1 concern" in page.words
    assert page.link("Start reading") == f"/check/{concern.id}"
    assert listed(reader.get("/check/concerns")) == ["he hits me"]


def test_the_list_can_be_narrowed_and_keeps_the_choice(session: Session, reader: Pages) -> None:
    factories.submission(session, "November.", month="2026-11")
    october = factories.submission(session, "October.", month="2026-10", route="child")
    factories.submission(session, "Held.", month="2026-10", state="held")
    session.commit()
    page = reader.get("/check?month=2026-10&route=child")
    assert listed(page) == ["October."]
    address = f"/check/{october.comments[0].id}?month=2026-10&route=child"
    assert page.link("Start reading") == address
    assert "Open it to see the words." in reader.get("/check?state=held").words
    assert "Nothing here" in reader.get("/check?state=cleared").words


@pytest.mark.parametrize("nonsense", ["month=x", "route=%00", "state=DROP", "page=x", "page=-9"])
def test_nonsense_in_the_address_is_ignored(session: Session, reader: Pages, nonsense: str) -> None:
    factories.submission(session, "November.")
    session.commit()
    assert listed(reader.get(f"/check?{nonsense}")) == ["November."]


def test_hostile_words_stay_words(session: Session, reader: Pages) -> None:
    words = "</p><script>alert(1)</script>\u202e{{ 7*7 }}"
    factories.submission(session, words)
    session.commit()
    page = reader.get("/check")
    assert listed(page) == [words]
    assert "<script>alert" not in page.html


def test_ten_thousand_comments_ask_no_more_of_the_database_than_ten(
    app: FeedbackApp, session: Session, reader: Pages
) -> None:
    for number in range(10):
        factories.submission(session, f"Comment {number}")
    session.commit()
    with counted(app) as few:
        reader.get("/check")
    fill(session)
    with counted(app) as many:
        page = reader.get("/check")
    assert len(many) == len(few) <= 15
    assert listed(page)[0] == "Comment 5000"
    assert page.link("Next page") == "/check?page=2"
    first = listed(reader.get("/check?page=401"))
    assert first
    with counted(app) as one:
        reader.get("/check/6001")
    assert len(one) <= 24


def test_the_list_and_the_page_say_who_in_the_same_words(session: Session, reader: Pages) -> None:
    made = factories.submission(
        session, route="helper", role="young_person_16_17", whose_words="written_down_for"
    )
    session.commit()
    who = ["With someone’s help", "Young person, 16 or 17", "Written down for someone"]
    assert ", ".join(who) in reader.get("/check").words
    page = reader.get(f"/check/{made.comments[0].id}")
    assert all(one in page.words for one in who)


def test_long_words_are_cut_at_the_end_of_a_word(session: Session, reader: Pages) -> None:
    factories.submission(session, "We waited " * 40)
    session.commit()
    (glimpse,) = listed(reader.get("/check"))
    assert glimpse.endswith(("waited…", "We…"))
    assert len(glimpse) <= 141
