"""Which comment comes first, and what is shown of each. Every comment is invented."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy.orm import Session

from feedback.errors import NotFoundError
from feedback.models import Account
from feedback.services import checking
from tests import factories
from tests.factories import NOW
from tests.support.checking import WORDS, done, ids, waiting, worrying


@pytest.fixture
def facilitator(session: Session) -> Account:
    return factories.account(session, "facilitator", name="Example Reader")


def test_opening_the_original_is_written_down_only_after_a_decision(
    session: Session, facilitator: Account
) -> None:
    comment = waiting(session)
    read = {"comment": comment, "account": facilitator, "now": NOW}
    assert checking.original(session, **read) == WORDS
    assert done(session) == []
    checking.set_individual_case(session, **read)
    checking.original(session, **read)
    assert done(session) == [
        "set aside an individual case",
        "opened the words as they were written",
    ]


def test_concerns_come_first_then_the_oldest(session: Session) -> None:
    new = waiting(session, received_on=(NOW - timedelta(days=1)).date())
    old = waiting(session, received_on=(NOW - timedelta(days=9)).date())
    concern = worrying(session, received_on=NOW.date())
    waiting(session, state="individual_case")
    found = checking.queue(session, area_id="hertfordshire")
    assert [row.id for row in found.rows] == [concern.id, old.id, new.id]
    assert found.total == 3
    assert checking.queue(session, area_id="elsewhere").rows == []


def test_a_list_can_be_narrowed_to_a_month_a_way_in_and_a_state(session: Session) -> None:
    wanted = waiting(session, route="child", month="2026-10")
    waiting(session, route="child")
    waiting(session, month="2026-10")
    held = waiting(session, route="child", month="2026-10", state="held")
    choice = checking.Choice(month="2026-10", route="child")
    assert ids(session, choice) == [wanted.id]
    assert ids(session, checking.Choice("2026-10", "child", "held")) == [held.id]
    assert ids(session, checking.Choice(state="concerns")) == []


def test_decided_words_show_only_what_others_may_see(
    session: Session, facilitator: Account
) -> None:
    comment = waiting(session)
    hide = checking.suggest(WORDS)
    checking.clear(session, comment=comment, account=facilitator, redactions=hide, now=NOW)
    waiting(session, "Secret words.", state="held")
    listed = [
        row.glimpse
        for state in ("cleared", "held")
        for row in checking.queue(
            session, area_id="hertfordshire", choice=checking.Choice(state=state)
        ).rows
    ]
    assert listed == [comment.shared_words, ""]


def test_pages_of_the_queue_hold_every_comment_once(session: Session) -> None:
    made = {waiting(session).id for _ in range(checking.PAGE_SIZE + 3)}
    first = checking.queue(session, area_id="hertfordshire", page=-4)
    last = checking.queue(session, area_id="hertfordshire", page=99)
    assert (first.page, last.page, last.pages) == (1, 2, 2)
    assert {row.id for row in [*first.rows, *last.rows]} == made


def test_next_follows_the_queue_and_goes_round(session: Session) -> None:
    first, second, third = (waiting(session) for _ in range(3))
    assert checking.neighbours(session, comment=first) == (None, second.id)
    assert checking.neighbours(session, comment=third) == (second.id, first.id)
    only = checking.Choice(month="2026-10")
    assert checking.neighbours(session, comment=first, choice=only) == (None, None)


def test_a_comment_of_another_area_is_not_found(session: Session) -> None:
    comment = waiting(session)
    with pytest.raises(NotFoundError):
        checking.find(session, area_id="elsewhere", comment_id=comment.id)
