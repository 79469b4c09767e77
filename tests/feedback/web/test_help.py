"""The pages a family may want at any time: help, privacy, accessibility."""

from dataclasses import replace
from pathlib import Path

import pytest

from feedback.areas import load_area
from feedback.areas.videos import Video
from feedback.web.application import FeedbackApp
from tests.support.pages import Pages

ANOTHER_AREA = Path(__file__).parents[1] / "areas" / "pack_fixture"


@pytest.fixture
def northmere(app: FeedbackApp) -> FeedbackApp:
    app.area = load_area(ANOTHER_AREA)
    return app


def test_help_puts_danger_first(pages: Pages):
    page = pages.get("/help")
    headings = [heading.text for heading in page.document.iter("h2")]
    assert headings[0] == "Danger now"
    assert page.link("Call 999") == "tel:999"


def test_help_calls_and_texts_the_numbers_of_the_pack(pages: Pages):
    page = pages.get("/help")
    assert page.link("Call 0800 1111") == "tel:08001111"
    assert page.link("Text 85258") == "sms:85258"


def test_help_leaves_out_numbers_nobody_could_vouch_for(pages: Pages):
    page = pages.get("/help")
    assert "Samaritans" not in page.words
    assert "01992" not in page.words


def test_help_says_when_numbers_are_not_checked(pages: Pages):
    assert "not all been checked" in pages.get("/help").words


def test_help_says_since_when_every_number_is_checked(pages: Pages, northmere: FeedbackApp):
    words = pages.get("/help").words
    assert "We last checked these numbers on 1 March 2026." in words
    assert "not all been checked" not in words


def test_help_says_what_this_is_not(pages: Pages):
    page = pages.get("/help")
    assert "It is not a complaint" in page.words
    assert "We do not read at night" in page.words
    assert page.link("How to make a complaint").endswith("/tell-us/complaints.aspx")


def test_help_lists_what_the_council_must_hear_today(pages: Pages, app: FeedbackApp):
    words = pages.get("/help").words
    assert len(app.area.urgent.matters) == 8
    assert all(matter in words for matter in app.area.urgent.matters)


def test_help_leaves_out_pages_an_area_does_not_have(pages: Pages, northmere: FeedbackApp):
    page = pages.get("/help")
    assert page.link("The Northmere Local Offer") == "https://www.gov.uk/local-offer"
    assert "How to make a complaint" not in page.words


def test_privacy_says_plainly_that_nobody_is_in_charge_yet(pages: Pages):
    words = pages.get("/privacy").words
    assert "Not open to the public yet" in words
    assert "This is what we propose." in words
    assert "The person to ask has not been named yet." in words


def test_privacy_names_the_organisation_in_charge(pages: Pages, northmere: FeedbackApp):
    page = pages.get("/privacy")
    assert "Northmere Council (invented)" in page.words
    assert "Not open to the public yet" not in page.words
    assert "This is what we propose" not in page.words
    assert page.link("council@example.org") == "mailto:council@example.org"
    assert page.link("01632 960001") == "tel:01632960001"
    assert "Write to 1 Invented Street" in page.words


def test_privacy_prints_how_long_things_are_kept(pages: Pages, app: FeedbackApp):
    kept = replace(app.area.retention, draft_days=5, words_months=11, audit_years=4)
    app.area = replace(app.area, retention=kept)
    words = pages.get("/privacy").words
    assert "did not send: 5 days." in words
    assert "Your own words: 11 months." in words
    assert "did what: 4 years." in words


def test_privacy_gives_the_law_and_the_regulator(pages: Pages):
    page = pages.get("/privacy")
    assert "article 6(1)(e)" in page.words
    assert "article 9(2)(g)" in page.words
    link = page.link("complain to the Information Commissioner")
    assert link == "https://ico.org.uk/make-a-complaint/"


def test_accessibility_claims_no_test_that_was_not_done(pages: Pages):
    words = pages.get("/accessibility").words
    assert "Nobody from outside has tested this website yet." in words
    assert "fully compliant" not in words


def test_accessibility_has_the_headings_of_the_model_statement(pages: Pages):
    page = pages.get("/accessibility")
    headings = {one.text for one in page.document.iter() if one.tag in ("h2", "h3")}
    assert headings >= {
        "Compliance status",
        "Non-compliance with the accessibility regulations",
        "Disproportionate burden",
        "Content that’s not within the scope of the accessibility regulations",
        "Enforcement procedure",
        "How we tested this website",
    }


def test_accessibility_says_whom_to_ask_for_another_format(pages: Pages, northmere: FeedbackApp):
    words = pages.get("/accessibility").words
    assert "It is run by Northmere Council (invented)." in words
    assert "Privacy team" in words
    assert "has not been named" not in words


@pytest.mark.parametrize("address", ["/help", "/privacy", "/accessibility"])
def test_no_page_names_a_place_of_its_own(pages: Pages, northmere: FeedbackApp, address: str):
    words = pages.get(address).words
    assert "Northmere" in words
    assert "Hert" not in words


@pytest.mark.parametrize("address", ["/help", "/privacy", "/accessibility", "/your-words"])
def test_no_page_promises_what_is_not_there_yet(pages: Pages, address: str):
    words = pages.get(address).words
    assert "your code" not in words.lower()
    assert "see if they did it" not in words
    assert "we publish what families said" not in words


def test_accessibility_says_how_far_easy_read_and_sign_language_go(app: FeedbackApp, pages: Pages):
    assert "Easy Read" in pages.get("/").words
    words = pages.get("/accessibility").words
    assert "help are there in Easy Read. This page is not." in words
    assert "There is no British Sign Language yet." in words
    some = Video("start", "2 minutes", Path("a.mp4"), Path("a.vtt"), "9 MB")
    app.area = replace(app.area, videos=(some,))
    words = pages.get("/accessibility").words
    assert "Some pages have a video in British Sign Language, but not all." in words
