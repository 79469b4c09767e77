"""The page where somebody may ask for a reply."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from feedback.database import sqlite
from feedback.models import Contact, Submission
from feedback.services import codes, contacts
from tests import factories
from tests.journeys.actors import Family
from tests.support.pages import Page, Pages

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from feedback.web.application import FeedbackApp

CODE = "acorn violin garden pebble diary wagon cheese"
EMAIL = {"way": "email", "place": "wren.canary@example.org"}
ADDRESS = "/your-words/contact"


@pytest.fixture
def family(pages: Pages) -> Family:
    """A family with a phone."""
    return Family(pages)


def sent(app: FeedbackApp, session: Session, **given: Any) -> Submission:
    """What somebody told us, which CODE opens."""
    made = factories.submission(session, code_mac=codes.stored_form(app.keys, CODE), **given)
    session.commit()
    return made


def asks(family: Family, **given: str) -> Page:
    """Open the page of the words, ask for a reply, and come back to it."""
    family.follows(CODE)
    return family.pages.post(ADDRESS, EMAIL | given, follow=True)


def kept(app: FeedbackApp, made: Submission) -> contacts.Reaching | None:
    with app.database.reading() as session:
        contact = contacts.find(session, submission_id=made.id)
        return contacts.opened(contact, keys=app.keys) if contact else None


def test_somebody_asks_for_a_reply_from_the_thank_you_page(
    family: Family, app: FeedbackApp, session: Session
) -> None:
    family.shares("Nobody rang.")
    thanks = family.pages.get("/tell/thank-you")
    assert "Would you like somebody to reply? Nobody replies unless you ask." in thanks.words
    ask = {"code": thanks.value("code"), "then": thanks.value("then")}
    assert family.pages.post("/your-words", ask).response.location == ADDRESS
    given = EMAIL | {"wish": "reply", "name": "Wren", "suits": "email please, I am deaf"}
    page = family.pages.post(ADDRESS, given, follow=True)
    assert "Thank you. We keep it safe." in page.words
    assert "You have asked for a reply. We will write to an email address" in page.words
    made = session.query(Submission).one()
    assert kept(app, made) == contacts.Reaching(whose="", **given)


def test_the_page_says_who_reads_it_and_when_it_goes(
    family: Family, app: FeedbackApp, session: Session
) -> None:
    sent(app, session)
    family.follows(CODE)
    said = family.pages.get(ADDRESS).words
    for promise in (
        "You do not have to.",
        "only the small team who read your words",
        "apart from your words",
        "as soon as you say, or 28 days after we reply",
        "never keep it for more than 12 months",
    ):
        assert promise in said


def test_whoever_finds_the_seven_words_learns_one_letter_of_an_address(
    family: Family, app: FeedbackApp, session: Session
) -> None:
    sent(app, session)
    asks(family, name="Wren Example", suits="I use a hearing loop")
    for page in (family.follows(CODE), family.pages.get(ADDRESS)):
        assert "an email address that starts with “w”" in page.words
        for secret in ("wren", "Wren", "canary", "hearing loop"):
            assert secret not in page.html


@pytest.mark.parametrize(
    ("way", "said"),
    [
        ("phone", "We will call a number that starts with “01”"),
        ("text", "We will send a text to a number that starts with “07”"),
    ],
)
def test_a_number_shows_its_first_two_digits(
    family: Family, app: FeedbackApp, session: Session, way: str, said: str
) -> None:
    made = sent(app, session)
    place = "(01632) 960-123" if way == "phone" else "07700 900 123"
    page = asks(family, way=way, place=place)
    assert said in page.words
    found = kept(app, made)
    assert found is not None
    assert found.place in {"01632960123", "07700900123"}


@pytest.mark.parametrize(
    ("way", "place", "advice"),
    [
        ("", "wren@example.org", "Choose how we should reach you"),
        ("email", "", "Enter an email address or a phone number"),
        ("email", "   ", "Enter an email address or a phone number"),
        ("email", "wren@example", "Check the email address. It should look like name@example.org"),
        ("email", "wren at example.org", "Check the email address"),
        ("email", "a@b.org, c@d.org", "Check the email address"),
        ("email", "01632 960123", "Check the email address"),
        ("email", f"{'a' * 250}@example.org", "Make your answer shorter by 8 letters"),
        ("phone", "wren@example.org", "Check the phone number. It should look like 01632 960123"),
        ("phone", "960123", "Check the phone number"),
        ("phone", "999", "Check the phone number"),
        ("phone", "0909 879 0000", "Check the phone number"),
        ("phone", "+44 845 790 9090", "Check the phone number"),
        ("phone", "01632 960123 ext 4", "Check the phone number"),
        ("phone", "+44 (0)1632 960123", "Check the phone number"),
        ("text", "01632 960123", "A text needs a mobile number"),
        ("pigeon", "wren@example.org", "Choose from the answers on this page"),
    ],
)
def test_what_cannot_be_reached_is_answered_kindly_and_not_kept(
    family: Family, session: Session, way: str, place: str, advice: str
) -> None:
    app = family.pages.app
    made = sent(app, session)
    family.follows(CODE)
    page = family.pages.post(ADDRESS, {"way": way, "place": place}, status=200)
    assert advice in page.words
    assert page.value("place") == place.strip()
    assert kept(app, made) is None


@pytest.mark.parametrize(
    ("way", "place"),
    [
        ("email", "wren.o'neill+send@mail.example.co.uk"),
        ("email", "źrebię@example.org"),
        ("phone", "+44 1632 960123"),
        ("phone", "0044 7700 900123"),
        ("text", "+48 512 345 678"),
        ("phone", "01632 96012"),
    ],
)
def test_real_addresses_and_numbers_are_taken(
    family: Family, app: FeedbackApp, session: Session, way: str, place: str
) -> None:
    made = sent(app, session)
    asks(family, way=way, place=place)
    assert kept(app, made) is not None


def test_a_new_way_takes_the_old_ones_place_and_its_turn(
    family: Family, app: FeedbackApp, session: Session
) -> None:
    made = sent(app, session)
    asks(family)
    session.get_one(Contact, made.id).asked_on = date(2026, 11, 2)
    session.commit()
    asks(family, place="robin@example.org")
    found = kept(app, made)
    assert found is not None
    assert found.place == "robin@example.org"
    session.expire_all()
    assert session.get_one(Contact, made.id).asked_on == date(2026, 11, 2)


@pytest.mark.parametrize("address", ["/your-words/journey", ADDRESS])
def test_one_press_deletes_it(
    family: Family, app: FeedbackApp, session: Session, address: str
) -> None:
    made = sent(app, session)
    asks(family)
    assert "Delete how to reach me" in family.pages.get(address).words
    page = family.pages.post("/your-words/contact/delete", follow=True)
    assert "We have deleted how to reach you." in page.words
    assert page.link("Ask for a reply") == ADDRESS
    assert kept(app, made) is None
    # A second press, from another tab, finds nothing and says so.
    assert "Ask for a reply" in family.pages.post(f"{ADDRESS}/delete", follow=True).words


def test_trouble_with_the_log_does_not_hide_that_it_is_deleted(
    family: Family, app: FeedbackApp, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = sent(app, session)
    asks(family)

    def is_full() -> None:
        raise sqlite.driver().OperationalError("database or disk is full")

    monkeypatch.setattr(app.database, "tidy_log", is_full)
    page = family.pages.post(f"{ADDRESS}/delete", follow=True)
    assert "We have deleted how to reach you." in page.words
    assert kept(app, made) is None


def test_taking_the_words_back_takes_the_contact_too(
    family: Family, app: FeedbackApp, session: Session
) -> None:
    made = sent(app, session)
    asks(family)
    family.takes_back(CODE)
    assert kept(app, made) is None
    assert family.pages.get(ADDRESS, status=302).response.location == "/your-words/journey"
    family.pages.post(ADDRESS, EMAIL)
    assert kept(app, made) is None


def test_nobody_asks_without_the_seven_words(pages: Pages) -> None:
    assert pages.get(ADDRESS, status=302).response.location == "/your-words/journey"
    pages.post(ADDRESS, EMAIL)
    pages.post(f"{ADDRESS}/delete")


def test_an_adult_is_not_asked_whose_number_it_is(
    family: Family, app: FeedbackApp, session: Session
) -> None:
    sent(app, session)
    family.follows(CODE)
    assert "Whose is it?" not in family.pages.get(ADDRESS).words


@pytest.mark.parametrize("role", ["child_under_11", None])
def test_a_childs_own_number_is_never_kept(
    family: Family, app: FeedbackApp, session: Session, role: str | None
) -> None:
    made = sent(app, session, route="child", role=role)
    family.follows(CODE)
    page = family.pages.get(ADDRESS)
    assert "Ask a grown-up you trust to do this with you." in page.words
    assert "The grown-up’s email address or phone number" in page.words
    for whose, advice in (
        ({}, "Choose whose it is"),
        ({"whose": "alone"}, "Ask a grown-up you trust to sit with you."),
        ({"whose": "mine"}, "Choose from the answers on this page"),
    ):
        assert advice in family.pages.post(ADDRESS, EMAIL | whose, status=200).words
        assert kept(app, made) is None
    asks(family, whose="grown_up")
    found = kept(app, made)
    assert found is not None
    assert found.whose == "grown_up"


@pytest.mark.parametrize(
    ("route", "role"),
    [
        ("young_person", "young_person_11_15"),
        ("easy_read", "young_person_11_15"),
        ("young_person", None),
        ("easy_read", None),
    ],
)
def test_who_may_be_under_13_is_asked_whose_number_it_is(
    family: Family, app: FeedbackApp, session: Session, route: str, role: str | None
) -> None:
    made = sent(app, session, route=route, role=role)
    family.follows(CODE)
    assert "Mine, and I am 13 or older" in family.pages.get(ADDRESS).words
    assert "Choose whose" in family.pages.post(ADDRESS, EMAIL, status=200).words
    asks(family, whose="mine")
    assert kept(app, made) is not None


@pytest.mark.parametrize("role", ["young_person_16_17", "young_person_18_25"])
def test_older_young_people_speak_for_themselves(
    family: Family, app: FeedbackApp, session: Session, role: str
) -> None:
    sent(app, session, route="young_person", role=role)
    family.follows(CODE)
    assert "Whose is it?" not in family.pages.get(ADDRESS).words
