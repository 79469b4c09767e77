"""Posters, leaflets and forms: who may have them, where they lead, what the page says."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from feedback.documents.poster import PIECES
from feedback.models import Conversation
from feedback.services import installation
from tests import factories
from tests.feedback.documents.reading import pages as printed
from tests.support.pages import Pages

ADDRESS = "/bring-families-in"


@pytest.fixture
def desk(session, pages) -> Pages:
    """A facilitator who has signed in."""
    account = factories.account(session)
    session.commit()
    return pages.signs_in(account)


def text_of(desk: Pages, name: str) -> str:
    return " ".join(printed(desk.get(f"{ADDRESS}/{name}.pdf").response.data))


def test_the_desk_leads_to_the_page_and_the_page_to_every_file(desk) -> None:
    page = desk.get(desk.get("/desk").link("Bring families in"))
    assert page.h1 == "Bring families in"
    downloads = re.findall(r'href="/bring-families-in/([a-z-]+)\.pdf"', page.html)
    assert downloads == list(PIECES)
    assert re.findall(r'src="/bring-families-in/([a-z-]+)\.png"', page.html) == downloads
    assert page.link("Type in a paper form") == f"{ADDRESS}/type-in"


def test_the_page_names_the_conversation_and_says_that_it_is_an_example(desk, app) -> None:
    page = desk.get(ADDRESS)
    assert app.area.conversation_name in page.words
    assert "http://localhost" in page.words
    assert "Their address works on this machine only" in page.words


@pytest.mark.parametrize("name", PIECES)
def test_every_file_is_a_pdf_named_after_the_service_and_has_a_small_picture(desk, name) -> None:
    response = desk.get(f"{ADDRESS}/{name}.pdf").response
    assert response.mimetype == "application/pdf"
    assert response.data.startswith(b"%PDF-")
    assert f'"voices-of-hertfordshire-{name}.pdf"' in response.headers["Content-Disposition"]
    small = desk.get(f"{ADDRESS}/{name}.png").response
    assert small.mimetype == "image/png"
    assert small.data.startswith(b"\x89PNG")


def test_files_lead_to_the_address_that_was_installed(desk, session) -> None:
    installation.remember_address(session, "https://voices.example.org")
    session.commit()
    assert "https://voices.example.org" in desk.get(ADDRESS).words
    assert "voices.example.org" in text_of(desk, "poster")


def test_a_site_without_an_address_is_told_to_set_one(desk, session, app, monkeypatch) -> None:
    monkeypatch.setattr(app, "is_example", False)
    assert "Is this the address families will use?" in desk.get(ADDRESS).words
    installation.remember_address(session, "https://voices.example.org")
    session.commit()
    assert "Is this the address" not in desk.get(ADDRESS).words
    assert "Example" not in text_of(desk, "leaflet")


def test_the_page_says_when_families_cannot_answer_yet(desk, session) -> None:
    assert "Families cannot answer yet" not in desk.get(ADDRESS).words
    session.query(Conversation).one().state = "draft"
    session.commit()
    assert "Families cannot answer yet" in desk.get(ADDRESS).words


def test_a_hostile_title_is_only_words(desk, session) -> None:
    title = "<script>alert(1)</script> #let x = 1 $x$ “\u202e” " + "long" * 30
    session.query(Conversation).one().title = title
    session.commit()
    assert "<script>alert" not in desk.get(ADDRESS).html
    assert "<script>alert(1)</script> #let x = 1 $x$" in text_of(desk, "poster")


def test_another_area_has_its_own_words_on_paper(desk, app, monkeypatch) -> None:
    northmere = replace(app.area, product_name="Northmere Speaks")
    monkeypatch.setattr(app, "area", northmere)
    assert "Northmere Speaks" in text_of(desk, "leaflet")


@pytest.mark.parametrize("kind", ["pdf", "png"])
def test_there_is_no_other_file(desk, kind) -> None:
    desk.get(f"{ADDRESS}/flag.{kind}", status=404)
