"""A facilitator reads, hides and clears; a concern goes to the safeguarding lead first.

Every comment, name and school here is invented.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select

from feedback.models import Comment
from feedback.services import submissions
from feedback.services.submissions import Told
from tests import factories
from tests.journeys.actors import Facilitator, SafeguardingLead
from tests.support.pages import Pages

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from feedback.web.application import FeedbackApp


@pytest.fixture
def facilitator(app: FeedbackApp, session: Session) -> Facilitator:
    """Somebody of the team, at a desk of their own."""
    account = factories.account(session, "facilitator", name="Example Reader")
    session.commit()
    return Facilitator(Pages(app), account)


@pytest.fixture
def lead(app: FeedbackApp, session: Session) -> SafeguardingLead:
    """The safeguarding lead, at another desk."""
    account = factories.account(session, "safeguarding", name="Example Lead")
    session.commit()
    return SafeguardingLead(Pages(app), account)


def family_shares(app: FeedbackApp, session: Session, words: str) -> None:
    """Store what a family sent, through the service that families' pages use."""
    conversation = submissions.open_conversation(session, area_id="hertfordshire")
    told = Told(route="parent_carer", words={"better": words}, permission="quote")
    key = submissions.hash_of(words)
    submissions.receive(
        session, conversation=conversation, told=told, form_key=key, keys=app.keys, clock=app.clock
    )
    session.commit()


def stored(session: Session) -> list[tuple[str, str | None]]:
    """Return where each comment is now, and what others may see of it."""
    session.rollback()
    found = session.execute(select(Comment.state, Comment.shared_words).order_by(Comment.id)).all()
    session.rollback()
    return [(state, words) for state, words in found]


def test_a_facilitator_reads_hides_and_clears_until_nothing_waits(
    app: FeedbackApp, session: Session, facilitator: Facilitator
) -> None:
    family_shares(app, session, "Mrs Alder helps Theo at Larkfield Primary by the old mill.")
    family_shares(app, session, "The taxi is late.")
    first = facilitator.starts_reading()
    assert "Three things to hide" in first.words
    shown = facilitator.looks_again(hiding="by the old mill")
    assert "Four things to hide" in shown.words
    facilitator.clears(hiding="by the old mill", showing={"[name]": "my son"})
    assert facilitator.reads().h1 == "Read and clear"
    last = facilitator.clears()
    assert "Nothing waiting" in last.words
    assert stored(session) == [
        ("cleared", "[A member of staff] helps [my son] at [school] [hidden]."),
        ("cleared", "The taxi is late."),
    ]


def test_a_slip_is_undone_from_the_next_page(
    app: FeedbackApp, session: Session, facilitator: Facilitator
) -> None:
    family_shares(app, session, "The taxi is late.")
    facilitator.starts_reading()
    address, facilitator_page = facilitator.here, facilitator.pages
    facilitator_page.post(address, {**facilitator.reads().fields(), "do": "clear"})
    assert facilitator.puts_back().h1 == "Read and clear"
    assert stored(session) == [("waiting", None)]


def test_a_concern_is_read_first_and_handed_over(
    app: FeedbackApp, session: Session, facilitator: Facilitator, lead: SafeguardingLead
) -> None:
    family_shares(app, session, "The taxi is late.")
    family_shares(app, session, "He hits me and I am scared to go home.")
    assert facilitator.starts_reading().h1 == "A child may be at risk"
    assert lead.opens_the_concern().h1 == "A child may be at risk"
    after = lead.decides("handed_over", "Rang the duty desk at ten.")
    assert "Written down: handed over" in after.words
    assert "No concerns left" in after.words
    assert stored(session) == [("waiting", None), ("held", None)]


def test_a_facilitator_holds_and_the_lead_finds_nobody_at_risk(
    app: FeedbackApp, session: Session, facilitator: Facilitator, lead: SafeguardingLead
) -> None:
    family_shares(app, session, "The taxi is late.")
    facilitator.starts_reading()
    facilitator.holds("The driver may be known to us.")
    assert "The driver may be known to us." in lead.opens_the_concern().words
    lead.decides("not_a_concern", "Read with care: it is about times.")
    lead.starts_reading()
    lead.clears()
    assert stored(session) == [("cleared", "The taxi is late.")]


def test_two_people_on_one_comment_decide_it_once(
    app: FeedbackApp, session: Session, facilitator: Facilitator, lead: SafeguardingLead
) -> None:
    family_shares(app, session, "The taxi is late.")
    facilitator.starts_reading()
    lead.starts_reading()
    choices = {**lead.reads().fields(), "do": "individual_case"}
    facilitator.clears()
    told = lead.pages.post(lead.here, choices, status=409)
    assert "Example Reader cleared this comment" in told.words
    assert stored(session) == [("cleared", "The taxi is late.")]
