"""A theme that comes back is told again by the name people gave it; people still decide."""

from __future__ import annotations

import pytest

from feedback.clock import Clock
from feedback.models import SuggestedTheme
from feedback.services import theming
from feedback.services.theming.known import known_themes
from tests import factories
from tests.support import corpora

AREA = "hertfordshire"
OCTOBER, NOVEMBER = "2026-10", "2026-11"


@pytest.fixture
def account(session):
    return factories.account(session)


def told(session, month):
    """So many invented families say the same three things in a month."""
    texts, planted = corpora.planted(12)
    made = [factories.submission(session, each, state="cleared", month=month) for each in texts]
    return {one.comments[0].id: theme for one, theme in zip(made, planted, strict=True)}


def grouped(app, session, account, month):
    theming.ask_for_run(session, area_id=AREA, month=month, account=account, now=factories.NOW)
    session.commit()
    theming.work_through(app.database, clock=Clock(factories.NOW))
    session.expire_all()
    return theming.month_themes(session, area_id=AREA, month=month).suggestions


def about(suggestion, planted):
    """What most of a suggestion is about."""
    inside = [planted[each.excerpt.comment_id] for each in suggestion.inside]
    return max(set(inside), key=inside.count)


def agree(session, account, suggestion, name):
    return theming.agree(
        session,
        suggested=session.get_one(SuggestedTheme, suggestion.theme.id),
        account=account,
        name=name,
        sentence="Families told us.",
        feeling="change",
        service=None,
        now=factories.NOW,
    )


def test_a_theme_that_was_agreed_is_known_again_in_the_next_month(app, session, account):
    planted = told(session, OCTOBER)
    for one in grouped(app, session, account, OCTOBER):
        agree(session, account, one, f"Theme {about(one, planted)}")
    planted = told(session, NOVEMBER)
    found = grouped(app, session, account, NOVEMBER)
    assert found
    assert [one.seems and one.seems.name for one in found] == [
        f"Theme {about(one, planted)}" for one in found
    ]
    assert {one.theme.state for one in found} == {"suggested"}


def test_in_a_first_month_nothing_is_known(app, session, account):
    told(session, OCTOBER)
    assert {one.seems for one in grouped(app, session, account, OCTOBER)} == {None}


def test_what_is_agreed_in_a_later_month_is_not_known_yet(app, session, account):
    told(session, NOVEMBER)
    for one in grouped(app, session, account, NOVEMBER):
        agree(session, account, one, f"Later {one.theme.id}")
    assert known_themes(session, area_id=AREA, month=OCTOBER) == []
    assert known_themes(session, area_id="elsewhere", month=NOVEMBER) == []


def test_words_that_were_taken_back_teach_nothing(app, session, account):
    told(session, OCTOBER)
    first, *_ = grouped(app, session, account, OCTOBER)
    agree(session, account, first, "Known")
    (known,) = known_themes(session, area_id=AREA, month=OCTOBER)
    assert len(known.examples) == len(first.inside)
    for each in first.inside:
        each.excerpt.comment.state, each.excerpt.comment.shared_words = "withdrawn", None
    session.flush()
    assert known_themes(session, area_id=AREA, month=OCTOBER) == []
