"""Looking for themes again: what people decided stays, and only the suggestions change."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from feedback.errors import DecisionError, RefusedError
from feedback.models import Assignment, Quote, ThemeChange
from feedback.services import theming
from tests import factories
from tests.support import months, suggested

AREA = "hertfordshire"
MONTH = suggested.MONTH


@pytest.fixture
def account(session):
    return factories.account(session)


@pytest.fixture
def one(session):
    """A suggested theme of four people."""
    return suggested.theme(session, suggested.run(session), people=4)


def agree(
    session, found, account, *, name="Waiting without news", sentence="Families wait.", **picked
):
    return theming.agree(
        session,
        suggested=found,
        account=account,
        name=name,
        sentence=sentence,
        feeling="change",
        service=None,
        picked=theming.Picked(**picked),
        now=factories.NOW,
    )


def shown(session):
    found = theming.month_themes(session, area_id=AREA, month=MONTH)
    return [(one.theme.id, one.theme.state, len(one.inside)) for one in found.suggestions]


def ids(suggestion):
    return [each.excerpt_id for each in suggestion.assignments]


def test_what_was_agreed_and_dropped_stays_when_themes_are_found_again(session, account, one):
    other = suggested.theme(session, one.run, "taxi, late")
    undecided = suggested.theme(session, one.run, "school, lunch")
    agree(session, one, account)
    theming.drop(session, suggested=other, account=account, now=factories.NOW)
    new = suggested.theme(session, suggested.run(session), "bus, cold", people=5)
    assert shown(session) == [
        (new.id, "suggested", 5),
        (one.id, "agreed", 4),
        (other.id, "dropped", 3),
    ]
    assert undecided.state == "suggested"


def test_what_was_agreed_stays_while_themes_are_being_found(session, account, one):
    agree(session, one, account)
    suggested.theme(session, one.run, "taxi, late")
    theming.ask_for_run(session, area_id=AREA, month=MONTH, account=account, now=factories.NOW)
    assert shown(session) == [(one.id, "agreed", 4)]


def test_suggestions_stay_when_looking_again_fails(session, one):
    suggested.run(session, state="failed", problem="It stopped.")
    assert shown(session) == [(one.id, "suggested", 4)]


def test_words_agreed_already_are_left_out_of_a_new_suggestion(session, account, one):
    new = suggested.again(session, suggested.run(session), one)
    agree(session, one, account, keep=ids(one)[:1])
    assert (new.id, "suggested", 3) in shown(session)
    theme = agree(session, new, account, name="Nobody rings")
    found = session.scalars(select(Assignment.excerpt_id).where(Assignment.theme_id == theme.id))
    assert sorted(found) == sorted(ids(new)[1:])
    with_quote = suggested.again(session, suggested.run(session), one)
    assert (with_quote.id, "suggested", 0) not in shown(session)


def test_a_suggestion_with_too_little_left_is_not_offered(session, account, one):
    new = suggested.again(session, suggested.run(session), one)
    agree(session, one, account, keep=ids(one)[:2])
    assert shown(session) == [(one.id, "agreed", 2)]
    assert theming.waiting(session, area_id=AREA, month=MONTH) == []
    large = suggested.theme(session, suggested.run(session), "taxi, late", people=10)
    again = suggested.again(session, suggested.run(session), large)
    agree(session, large, account, name="Late taxis", keep=ids(large)[:7])
    assert again.id not in [number for number, _, _ in shown(session)]
    assert new.state == "suggested"


def test_nothing_is_agreed_where_nothing_is_left(session, account, one):
    new = suggested.again(session, suggested.run(session), one)
    agree(session, one, account)
    for keep in (None, ids(one)):
        with pytest.raises(RefusedError, match="at least one comment"):
            agree(session, new, account, keep=keep)


def test_words_left_out_are_not_assigned_and_may_not_speak_for_the_theme(session, account, one):
    first, second, *_ = ids(one)
    with pytest.raises(RefusedError, match="may not be used"), session.begin_nested():
        agree(session, one, account, keep=[first], quotes=[second])
    agree(session, one, account, keep=[first], quotes=[first])
    assert session.scalars(select(Assignment.excerpt_id)).all() == [first]
    assert session.scalars(select(Quote.excerpt_id)).all() == [first]


def test_taking_back_takes_only_what_that_suggestion_brought(session, account, one):
    new = suggested.again(session, suggested.run(session), one)
    theme = agree(session, one, account, keep=ids(one)[:1])
    assert agree(session, new, account).id == theme.id
    theming.take_back(session, suggested=one, account=account, now=factories.NOW)
    assert sorted(session.scalars(select(Assignment.excerpt_id))) == sorted(ids(one)[1:])


def test_any_permitted_excerpt_may_be_quoted_the_machines_own_first(session, one):
    assert [each.quote_rank for each in theming.permitted(one.assignments)] == [1, 2, 3, None]
    assert [each.quote_rank for each in theming.quotable(one)] == [1, 2, 3]


def test_joining_with_a_better_sentence_keeps_the_name_and_writes_the_change_down(
    session, account, one
):
    theme = agree(session, one, account)
    other = suggested.theme(session, one.run, "taxi, late")
    agree(session, other, account, sentence="Families wait a year.")
    assert (theme.name, theme.sentence) == ("Waiting without news", "Families wait a year.")
    change = session.scalars(select(ThemeChange).where(ThemeChange.kind == "rename")).one()
    assert change.before["sentence"] == "Families wait."
    assert change.after["sentence"] == "Families wait a year."


def test_comments_are_counted_once_for_each_state(session, account, one):
    agree(session, one, account, keep=ids(one)[:3])
    suggested.theme(session, one.run, "taxi, late")
    found = theming.month_themes(session, area_id=AREA, month=MONTH)
    assert [found.comments_in(state) for state in ("suggested", "agreed", "dropped")] == [3, 3, 0]


@pytest.mark.parametrize("state", ["with_forum", "with_partners", "published"])
def test_nobody_looks_again_under_a_report_that_others_read(session, account, one, state):
    agree(session, one, account)
    asked = {"area_id": AREA, "month": MONTH, "account": account, "now": factories.NOW}
    months.report(session, account, state="draft")
    theming.ask_for_run(session, **asked)
    months.report(session, account, state=state)
    with pytest.raises(DecisionError, match="with the forum or further"):
        theming.ask_for_run(session, **asked)
    found = theming.month_themes(session, area_id=AREA, month=MONTH)
    assert (found.sent_on, found.closed) == (True, state == "published")
