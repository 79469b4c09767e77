"""The machine suggests, people agree; every decision is kept and can be taken back."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import func, select

from feedback.clock import Clock
from feedback.errors import DecisionError, NotFoundError, RefusedError
from feedback.models import Assignment, Excerpt, Quote, SuggestedTheme, ThemeChange, ThemeRun
from feedback.services import journeys, theming
from tests import factories
from tests.support import corpora, months, suggested

AREA = "hertfordshire"
MONTH = suggested.MONTH


@pytest.fixture
def account(session):
    return factories.account(session)


@pytest.fixture
def one(session):
    """A suggested theme of three people."""
    return suggested.theme(session, suggested.run(session))


def agree(session, found, account, **given):
    words = {"name": "Waiting without news", "sentence": "Families wait.", "feeling": "change"}
    picked = {part: given.pop(part) for part in ("quotes", "keep") if part in given}
    return theming.agree(
        session,
        suggested=found,
        account=account,
        now=factories.NOW,
        picked=theming.Picked(**picked),
        **words | {"service": None} | given,
    )


def counted(session, table):
    return session.scalar(select(func.count()).select_from(table))


def test_the_machine_finds_the_themes_that_families_planted(app, session, account):
    texts, planted = corpora.planted(12)
    known = {}
    for text, theme in zip(texts, planted, strict=True):
        made = factories.submission(session, text, state="cleared")
        known[made.comments[0].id] = theme
    noise = factories.submission(session, "We waited two years to be seen.", state="waiting")
    theming.ask_for_run(session, area_id=AREA, month=MONTH, account=account, now=factories.NOW)
    session.commit()
    assert theming.work_through(app.database, clock=Clock(factories.NOW)) == 1
    found = theming.month_themes(session, area_id=AREA, month=MONTH)
    assert found.run.state == "done"
    assert (
        found.run.counts["comments"]
        == len(texts)
        == sum(found.run.counts[end] for end in ("grouped", "no_answer", "fits_nothing"))
    )
    assert noise.comments[0].id not in {
        each.excerpt.comment_id for one in found.suggestions for each in one.theme.assignments
    }
    for suggestion in found.suggestions:
        inside = [known[each.excerpt.comment_id] for each in suggestion.theme.assignments]
        assert max(inside.count(theme) for theme in set(inside)) / len(inside) > 0.8
    sizes = [suggestion.submissions for suggestion in found.suggestions]
    assert sizes == sorted(sizes, reverse=True)


def test_a_letter_that_many_people_sent_is_told_apart_and_counted(app, session, account):
    texts, _ = corpora.planted(12)
    letter = "Please keep the speech and language base at our school, our children need it"
    for text in (*texts, *(f"{letter}, says invented parent {number}." for number in range(6))):
        factories.submission(session, text, state="cleared")
    theming.ask_for_run(session, area_id=AREA, month=MONTH, account=account, now=factories.NOW)
    session.commit()
    theming.work_through(app.database, clock=Clock(factories.NOW))
    counts = theming.month_themes(session, area_id=AREA, month=MONTH).run.counts
    assert counts["comments"] == len(texts) + 6
    assert (counts["letters"], counts["copies"]) == (1, 6)


def test_asking_twice_is_asking_once(session, account):
    asked = {"area_id": AREA, "month": MONTH, "account": account, "now": factories.NOW}
    first = theming.ask_for_run(session, **asked)
    assert theming.ask_for_run(session, **asked) is first
    assert theming.ask_for_run(session, **asked | {"month": "2026-10"}) is not first


def test_a_run_whose_worker_died_is_taken_up_again_and_given_up_after_three_tries(
    app, session, account
):
    run = theming.ask_for_run(
        session, area_id=AREA, month=MONTH, account=account, now=factories.NOW
    )
    run.state, run.tries, run.lease_until = "running", 1, factories.NOW + timedelta(minutes=1)
    session.commit()
    assert theming.work_through(app.database, clock=Clock(factories.NOW)) == 0
    later = Clock(factories.NOW + timedelta(minutes=2))
    assert theming.work_through(app.database, clock=later) == 1
    session.refresh(run)
    assert (run.state, run.tries) == ("done", 2)
    run.state, run.tries = "running", 3
    session.commit()
    much_later = Clock(factories.NOW + timedelta(hours=1))
    assert theming.work_through(app.database, clock=much_later) == 0
    session.refresh(run)
    assert run.state == "failed"
    assert "stopped three times" in run.problem


def test_agreeing_keeps_who_agreed_what_and_the_quotes_they_chose(session, account, one):
    quotes = [each.excerpt_id for each in one.assignments[:2]]
    theme = agree(session, one, account, quotes=quotes, name=" Waiting\x00 without news ")
    assert (theme.name, theme.first_month, theme.agreed_by_id) == (
        "Waiting without news",
        MONTH,
        account.id,
    )
    assert (one.state, one.theme_id) == ("agreed", theme.id)
    assert counted(session, Assignment) == 3
    assert session.scalars(select(Quote.excerpt_id).order_by(Quote.position)).all() == quotes
    change = session.scalars(select(ThemeChange)).one()
    assert (change.kind, change.account_id, change.after["name"]) == (
        "agree",
        account.id,
        "Waiting without news",
    )


def test_a_theme_with_the_same_name_is_joined_and_keeps_its_id(session, account, one):
    theme = agree(session, one, account)
    other = suggested.theme(session, one.run, "taxi, late", people=2)
    assert agree(session, other, account).id == theme.id
    assert counted(session, Assignment) == 5
    kinds = session.scalars(select(ThemeChange.kind).order_by(ThemeChange.id)).all()
    assert kinds == ["agree", "join"]


def test_words_without_permission_are_never_offered_or_taken_as_quotes(session, account):
    found = suggested.theme(session, suggested.run(session), permission="count_only")
    assert theming.quotable(found) == []
    with pytest.raises(RefusedError, match="may not be used"):
        agree(session, found, account, quotes=[found.assignments[0].excerpt_id])


def test_words_of_another_theme_are_not_taken_as_quotes(session, account, one):
    other = suggested.theme(session, one.run, "taxi, late")
    with pytest.raises(RefusedError, match="may not be used"):
        agree(session, one, account, quotes=[other.assignments[0].excerpt_id])


def test_the_best_quotes_are_offered_first(one):
    assert [each.quote_rank for each in theming.quotable(one)] == [1, 2, 3]


def test_a_theme_needs_a_name(session, account, one):
    with pytest.raises(RefusedError, match="name"):
        agree(session, one, account, name=" ")


def test_a_decision_is_made_once_and_can_be_taken_back(session, account, one):
    theme = agree(session, one, account, quotes=[one.assignments[0].excerpt_id])
    for decide in (lambda: agree(session, one, account), lambda: drop(session, one, account)):
        with pytest.raises(DecisionError, match="decided this theme already"):
            decide()
    theming.take_back(session, suggested=one, account=account, now=factories.NOW)
    assert (one.state, one.theme_id) == ("suggested", None)
    assert counted(session, Assignment) == counted(session, Quote) == 0
    assert agree(session, one, account).id == theme.id


def drop(session, found, account):
    theming.drop(session, suggested=found, account=account, now=factories.NOW)


def test_what_nobody_decided_cannot_be_taken_back(session, account, one):
    with pytest.raises(DecisionError, match="nothing to take back"):
        theming.take_back(session, suggested=one, account=account, now=factories.NOW)


def test_dropping_keeps_the_comments_in_the_month(session, account, one):
    drop(session, one, account)
    assert theming.waiting(session, area_id=AREA, month=MONTH) == []
    assert theming.ready_to_group(session, area_id=AREA, month=MONTH) == 3


def test_the_themes_of_a_published_month_stay_as_they_are(session, account, one):
    agree(session, one, account)
    other = suggested.theme(session, one.run, "taxi, late")
    months.report(session, account, state="published")
    for decide in (
        lambda: agree(session, other, account, name="Late taxis"),
        lambda: drop(session, other, account),
        lambda: theming.take_back(session, suggested=one, account=account, now=factories.NOW),
    ):
        with pytest.raises(DecisionError, match="published"):
            decide()


def test_renaming_keeps_the_theme_and_its_history(session, account, one):
    theme = agree(session, one, account)
    words = {"sentence": "Nobody rings.", "feeling": "mixed", "service": "transport"}
    said = {"account": account, "month": MONTH, "now": factories.NOW, **words}
    theming.rename(session, theme=theme, name="Nobody rings back", **said)
    change = session.scalars(select(ThemeChange).where(ThemeChange.kind == "rename")).one()
    assert change.before["name"] == "Waiting without news"
    assert change.after == {"name": "Nobody rings back", **words}
    other = agree(session, suggested.theme(session, one.run, "taxi"), account, name="Taxis")
    with pytest.raises(RefusedError, match="Another theme"):
        theming.rename(session, theme=other, name="Nobody rings back", **said)


def test_words_taken_back_leave_suggestions_themes_and_quotes(session, account, one):
    agree(session, one, account, quotes=[each.excerpt_id for each in one.assignments])
    person = one.assignments[0].excerpt.comment.answer.submission
    journeys.withdraw(session, submission=person, today=factories.NOW.date())
    session.expire_all()
    assert counted(session, Assignment) == counted(session, Quote) == 2
    assert len(one.assignments) == counted(session, Excerpt) == 2


def test_another_areas_theme_is_not_found(session, one):
    for area, number in (("elsewhere", one.id), (AREA, 999)):
        with pytest.raises(NotFoundError):
            theming.one(session, area_id=area, suggested_id=number)


def test_a_month_nobody_grouped_has_no_themes(session):
    found = theming.month_themes(session, area_id=AREA, month=MONTH)
    assert (found.run, found.suggestions) == (None, ())
    assert session.scalars(select(ThemeRun)).all() == []
    assert session.scalars(select(SuggestedTheme)).all() == []
