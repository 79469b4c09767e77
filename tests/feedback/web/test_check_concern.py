"""A comment that may mean a child is at risk. Every comment here is invented."""

from __future__ import annotations

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload

from feedback.models import AuditEvent, Comment, Concern
from tests import factories
from tests.factories import NOW
from tests.support.pages import Page, Pages

NOTE = "Rang the duty desk at ten."


@pytest.fixture
def lead(session: Session, pages: Pages) -> Pages:
    """The safeguarding lead at their desk."""
    account = factories.account(session, "safeguarding", name="Example Lead")
    session.commit()
    return pages.signs_in(account)


@pytest.fixture
def worrying(session: Session) -> Comment:
    """A comment that the rules noticed."""
    comment = factories.submission(session, "Our son Theo says: he hits me").comments[0]
    comment.concern_is_open = True
    comment.concerns = [Concern(area_id="hertfordshire", kind="harm_by_other", noticed_at=NOW)]
    session.commit()
    return comment


def now(session: Session, comment: Comment) -> Comment:
    session.expire_all()
    together = [selectinload(Comment.redactions), selectinload(Comment.concerns)]
    found = session.get_one(Comment, comment.id, options=together, populate_existing=True)
    session.commit()
    return found


def done(session: Session) -> list[str]:
    found = list(session.scalars(select(AuditEvent.what).order_by(AuditEvent.id)))
    session.commit()
    return found


def test_the_page_says_what_was_noticed_and_whom_to_call(lead: Pages, worrying: Comment) -> None:
    page = lead.get(f"/check/{worrying.id}")
    noticed = [
        "".join(one.itertext())
        for one in page.document.iter("span")
        if one.get("class") == "noticed"
    ]
    assert noticed == ["hits me", "hits me"]
    assert "The computer marked these words. You decide." in page.words
    assert page.link("call 999") == "tel:999"
    assert page.link("call 0300 123 4043") == "tel:03001234043"
    assert "nobody is named yet" in page.words
    for for_families in ("Childline", "Shout"):
        assert for_families not in page.words
    assert "Clear" not in [button.text for button in page.document.iter("button")]


def test_no_concern_goes_on_to_be_read(session: Session, lead: Pages, worrying: Comment) -> None:
    answers = {"state": "not_a_concern", "note": NOTE}
    sent = lead.post(f"/check/{worrying.id}/concern", answers)
    assert sent.response.location == "/check/concerns"
    assert "No concerns left" in lead.get("/check/concerns").words
    assert lead.get(f"/check/{worrying.id}").h1 == "Read and clear"
    settled = now(session, worrying)
    assert [(c.state, c.note) for c in settled.concerns] == [("not_a_concern", NOTE)]
    assert done(session) == ["settled that a comment is not a concern"]


def test_what_was_handed_over_stays_held_and_leaves_the_queue(
    session: Session, lead: Pages, worrying: Comment
) -> None:
    sent = lead.post(f"/check/{worrying.id}/concern", {"state": "handed_over", "note": NOTE})
    assert sent.response.location == "/check/concerns"
    assert "Written down: handed over" in lead.get("/check/concerns").words
    assert "Nothing waiting" in lead.get("/check").words
    assert now(session, worrying).state == "held"
    refused = lead.post(f"/check/{worrying.id}/put-back", status=409)
    assert "stays held" in refused.words


@pytest.mark.parametrize("lacking", ["state", "note"])
def test_a_decision_needs_a_choice_and_a_note_and_keeps_what_was_given(
    session: Session, lead: Pages, worrying: Comment, lacking: str
) -> None:
    answers = {"state": "handed_over", "note": NOTE} | {lacking: ""}
    page = lead.post(f"/check/{worrying.id}/concern", answers, status=200)
    said = {"state": "Choose what you have decided", "note": "Enter a note"}
    assert said[lacking] in page.words
    assert page.fields().get("note") == answers["note"]
    assert page.fields().get("state", "") == answers["state"]
    assert now(session, worrying).concern_is_open


def test_holding_leaves_it_for_the_lead_at_the_top(
    session: Session, lead: Pages, worrying: Comment
) -> None:
    factories.submission(session, "We waited.")
    session.commit()
    lead.post(f"/check/{worrying.id}/hold")
    assert now(session, worrying).state == "held"
    assert lead.get("/check").link("Start reading") == f"/check/{worrying.id}"


def test_opening_held_words_is_written_down(
    session: Session, lead: Pages, worrying: Comment
) -> None:
    lead.get(f"/check/{worrying.id}")
    assert done(session) == []
    lead.post(f"/check/{worrying.id}/hold")
    assert "he hits me" in lead.get(f"/check/{worrying.id}").words
    assert done(session) == ["held a comment", "opened the words as they were written"]


def test_clearing_from_an_old_page_shows_the_concern_instead(
    session: Session, lead: Pages, worrying: Comment
) -> None:
    sent = lead.post(f"/check/{worrying.id}", {"do": "clear"})
    assert sent.response.location == f"/check/{worrying.id}"
    assert lead.get(sent.response.location).h1 == "A child may be at risk"
    assert now(session, worrying).state == "waiting"


def test_settling_twice_changes_nothing(session: Session, lead: Pages, worrying: Comment) -> None:
    for note in (NOTE, "Another note."):
        lead.post(f"/check/{worrying.id}/concern", {"state": "handed_over", "note": note})
    assert [c.note for c in now(session, worrying).concerns] == [NOTE]


def test_a_settled_concern_leads_to_the_next_one(
    session: Session, lead: Pages, worrying: Comment
) -> None:
    other = factories.submission(session, "they hit him").comments[0]
    other.concern_is_open = True
    other.concerns = [Concern(area_id="hertfordshire", kind="harm_by_other", noticed_at=NOW)]
    factories.submission(session, "We waited.")
    session.commit()
    lead.post(f"/check/{other.id}/hold")
    sent = lead.post(f"/check/{worrying.id}/concern", {"state": "not_a_concern", "note": NOTE})
    assert sent.response.location == f"/check/{other.id}"


def test_the_menu_marks_concerns_and_their_count_stays(lead: Pages, worrying: Comment) -> None:
    for address in ("/check/concerns", "/check?state=concerns", f"/check/{worrying.id}"):
        (here,) = marked(lead.get(address))
        assert here == "Concerns 1"
    (here,) = marked(lead.get("/check"))
    assert here == "Read and clear"


def marked(page: Page) -> list[str]:
    """Return which of the month's tasks the menu marks, with its count."""
    links = [one for one in page.document.iter("a") if one.get("aria-current") == "page"]
    return [
        " ".join("".join(one.itertext()).split())
        for one in links
        if "/check" in one.get("href", "")
    ]
