"""A suggestion that may be a theme of before says so, and leaves the choice to a person."""

from __future__ import annotations

import pytest

from feedback.models import Theme
from tests import factories
from tests.support import suggested
from tests.support.pages import Pages

HERE = "/themes/2026-11"


@pytest.fixture
def facilitator(app, session):
    account = factories.account(session)
    session.commit()
    return Pages(app).signs_in(account)


@pytest.fixture
def one(session):
    """A suggestion that seems to be a theme of October."""
    known = Theme(
        area_id="hertfordshire",
        name="Nobody <rings> back",
        first_month="2026-10",
        agreed_at=factories.NOW,
        agreed_by_id=factories.account(session).id,
        sentence="Families wait for a call.",
        feeling="change",
    )
    session.add(known)
    session.flush()
    made = suggested.theme(session, suggested.run(session))
    made.seems_id = known.id
    session.commit()
    return made


def test_the_month_and_the_theme_say_what_it_may_be(facilitator, one):
    said = "It may be “Nobody <rings> back”"
    assert said in facilitator.get(HERE).words
    page = facilitator.get(f"{HERE}/{one.id}")
    assert f"{said}. Read the words in it, then decide." in page.words


def test_the_machine_chooses_for_nobody(facilitator, one):
    assert facilitator.get(f"{HERE}/{one.id}").fields()["join"] == "new"


def test_once_decided_nobody_is_asked_again(facilitator, one):
    facilitator.post(f"{HERE}/{one.id}/drop")
    assert "It may be" not in facilitator.get(HERE).words
