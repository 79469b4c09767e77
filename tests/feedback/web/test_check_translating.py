"""A comment in another language waits for a person, who writes its English beside it."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from feedback.models import AuditEvent, Comment
from feedback.services import checking
from tests import factories
from tests.support.pages import Pages

POLISH = "Pani Nowak w szkole słucha naszego syna."
ENGLISH = "Mrs Nowak at school listens to our son."


@pytest.fixture
def comment(session: Session) -> Comment:
    """A comment in Polish, behind an older one in English."""
    factories.submission(session, "We have waited two years.")
    sent = factories.submission(session, POLISH, language="pl")
    sent.comments[0].to_translate = True
    session.commit()
    return sent.comments[0]


@pytest.fixture
def reader(pages: Pages, session: Session, comment: Comment) -> Pages:
    """A facilitator."""
    account = factories.account(session)
    session.commit()
    return pages.signs_in(account)


def sends(reader: Pages, comment: Comment, **answers: Any) -> Any:
    page = reader.get(f"/check/{comment.id}/english")
    seen = page.value("seen")
    return reader.post(f"/check/{comment.id}/english", {"seen": seen, **answers}, follow=True)


def test_it_comes_before_comments_that_were_looked_at(reader: Pages) -> None:
    page = reader.get("/check")
    assert "in Polish, waiting for English" in page.words
    assert page.words.index("Polish") < page.words.index("two years")


def test_reading_it_asks_for_the_english(reader: Pages, comment: Comment) -> None:
    page = reader.get(f"/check/{comment.id}", follow=True)
    assert page.h1 == "Write it in English"
    assert POLISH in page.words
    assert "Wrote in Polish" in page.words


def test_the_english_is_what_is_cleared_and_the_original_stays(
    reader: Pages, comment: Comment, session: Session
) -> None:
    page = sends(reader, comment, english=ENGLISH)
    assert page.h1 == "Read and clear"
    assert "In English" in page.words
    assert POLISH in page.words
    fields = page.fields()
    reader.post(f"/check/{comment.id}", fields | {"do": "clear"})
    session.expire_all()
    kept = session.get_one(Comment, comment.id)
    assert kept.state == "cleared"
    assert kept.shared_words is not None
    assert "at school listens to our son" in kept.shared_words
    assert "Nowak" not in kept.shared_words
    assert kept.original is not None
    assert kept.original.words == POLISH


def test_danger_in_the_english_makes_it_a_concern(reader: Pages, comment: Comment) -> None:
    page = sends(reader, comment, english="My husband hits our son every night.")
    assert page.h1 == "A child may be at risk"
    assert "every night" in page.words
    assert POLISH in page.words


def test_whoever_cannot_read_it_can_hold_it(reader: Pages, comment: Comment) -> None:
    page = sends(reader, comment, do="hold")
    assert "Held." in page.words


def test_words_that_were_english_all_along_go_on(reader: Pages, comment: Comment) -> None:
    assert sends(reader, comment, do="already").h1 == "Read and clear"


def test_empty_english_is_refused(reader: Pages, comment: Comment) -> None:
    assert "Enter the English" in sends(reader, comment, english=" ").words


def test_of_two_people_the_second_is_told(reader: Pages, comment: Comment) -> None:
    seen = reader.get(f"/check/{comment.id}/english").value("seen")
    sends(reader, comment, english=ENGLISH)
    answers = {"seen": seen, "english": "Another English."}
    page = reader.post(f"/check/{comment.id}/english", answers, status=200)
    assert "These words have changed" in page.words


def test_the_english_can_be_changed_until_it_is_cleared(reader: Pages, comment: Comment) -> None:
    sends(reader, comment, english=ENGLISH)
    page = reader.get(f"/check/{comment.id}/english")
    assert page.value("english") == ENGLISH
    assert sends(reader, comment, english="Better English.").h1 == "Read and clear"


def test_nothing_clears_words_that_are_not_in_english(comment: Comment, session: Session) -> None:
    comment.shared_words, comment.state = "x", "cleared"
    with pytest.raises(IntegrityError, match="untranslated_words_are_never_cleared"):
        session.flush()


def test_the_audit_names_the_deed_and_never_the_words(
    reader: Pages, comment: Comment, session: Session
) -> None:
    sends(reader, comment, english=ENGLISH)
    said = [event.what for event in session.query(AuditEvent)]
    assert "put a comment into English" in said


def test_words_said_later_want_english_again(comment: Comment, session: Session) -> None:
    account = factories.account(session)
    now = factories.NOW
    checking.put_into_english(session, comment=comment, words=ENGLISH, account=account, now=now)
    assert comment.original is not None
    assert checking.words_to_check(comment) == ENGLISH
    assert not comment.to_translate


def test_a_page_in_english_has_no_english_to_write(reader: Pages, session: Session) -> None:
    other = session.query(Comment).order_by(Comment.id).first()
    assert other is not None
    assert reader.get(f"/check/{other.id}/english", follow=True).h1 == "Read and clear"
