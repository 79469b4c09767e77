"""Easy Read or the usual words on every page for families, and nothing is lost by changing."""

from __future__ import annotations

import re

import pytest

from feedback.areas import load_area
from feedback.web.application import FeedbackApp
from tests.journeys.actors import Family
from tests.support.pages import Page, Pages
from tests.support.sentences import reading_age, split, without

TO_EASY, TO_USUAL = "Show me Easy Read", "Show me the usual words"
AFTER = ("/tell/thank-you", "/your-words/journey", "/your-words/take-back")
ALONE = ("/help", "/privacy", "/your-words", "/come-back")
AGE, LONGEST = 9, 15
# What the council calls its own pages; nobody can make those shorter.
NAMES = {link.words for link in load_area("hertfordshire").links}


@pytest.fixture
def family(pages: Pages) -> Family:
    """A parent who has told us something, and opened the page of their words."""
    family = Family(pages)
    family.comes_in("parent_carer")
    family.follows(family.shares(better="Nobody rang."))
    return family


def is_easy(page: Page) -> bool:
    """Say whether a page is drawn in Easy Read."""
    return "easy" in (page.document.find("body").get("class") or "").split()


@pytest.mark.parametrize("address", AFTER + ALONE)
def test_each_page_changes_to_easy_read_and_back(family: Family, address: str) -> None:
    page = family.pages.get(address)
    assert not is_easy(page)
    page = family.pages.get(page.link(TO_EASY), follow=True)
    assert is_easy(page)
    assert page.document.find(".//main//h1/../{*}svg") is not None
    # Asked for once, it holds for the pages after.
    assert all(is_easy(family.pages.get(other)) for other in AFTER + ALONE)
    assert not is_easy(family.pages.get(page.link(TO_USUAL), follow=True))
    assert not any(is_easy(family.pages.get(other)) for other in AFTER + ALONE)


def test_easy_words_asked_for_among_the_questions_hold_after_sending(pages: Pages) -> None:
    family = Family(pages)
    family.comes_in("parent_carer")
    family.changes_words("better")
    family.shares(better="Nobody rang.")
    assert is_easy(pages.get("/tell/thank-you"))


def test_what_was_typed_to_get_a_reply_stays(family: Family) -> None:
    typed = {"way": "email", "place": "sam@example.org", "suits": "In the evening"}
    page = family.pages.post(
        "/your-words/contact",
        {**family.pages.get("/your-words/contact").fields(), **typed, "words": "easy"},
        status=200,
    )
    assert is_easy(page)
    assert (page.value("place"), page.value("suits")) == ("sam@example.org", "In the evening")
    assert "There is a problem" not in page.words
    assert "You have asked for a reply" not in family.pages.get("/your-words/journey").words


def test_a_break_changes_its_words_too(pages: Pages) -> None:
    family = Family(pages)
    family.comes_in("parent_carer")
    family.answers_one("better", "Nobody rang.")
    page = pages.get("/later")
    assert not is_easy(page)
    assert is_easy(pages.post("/tell/wording", {"words": "easy", "then": "later"}, follow=True))


def test_a_card_brings_its_own_words(family: Family) -> None:
    family.pages.get("/privacy?words=easy", follow=True)
    family.comes_in("parent_carer")
    assert not is_easy(family.pages.get("/privacy"))
    family.comes_in("child")
    assert is_easy(family.pages.get("/privacy"))


def test_pages_of_children_stay_easy(pages: Pages) -> None:
    family = Family(pages)
    family.comes_in("child")
    family.follows(family.shares(better="It is loud."))
    pages.get("/privacy?words=standard", follow=True)
    for address in AFTER:
        page = pages.get(address)
        assert is_easy(page)
        assert TO_USUAL not in page.links()


def test_words_nobody_offers_change_nothing(family: Family) -> None:
    assert not is_easy(family.pages.get("/privacy?words=hard&from=poster", follow=True))


def test_the_easy_privacy_page_is_easy_and_says_the_same_figures(
    app: FeedbackApp, pages: Pages
) -> None:
    usual, easy = pages.get("/privacy"), pages.get("/privacy?words=easy", follow=True)
    kept = app.area.retention
    for figure in (f"{kept.draft_days} days", f"{kept.words_months} months", "seven words"):
        assert figure in usual.words
        assert figure in easy.words
    assert easy.links().items() >= {(k, v) for k, v in usual.links().items() if "ico.org" in v}
    says_it_easily(easy)


def test_the_easy_help_page_is_easy_and_has_the_same_numbers_first(pages: Pages) -> None:
    usual, easy = pages.get("/help"), pages.get("/help?words=easy", follow=True)
    calls = [numbers(page) for page in (usual, easy)]
    assert calls[0] == calls[1]
    assert len(calls[0]) > 6
    says_it_easily(easy)
    assert easy.html.index("tel:999") < easy.html.index('class="next"')


def numbers(page: Page) -> list[str]:
    """List what a page lets somebody call or text, in its order."""
    links = [link.get("href") or "" for link in page.document.iter("a")]
    return [link for link in links if link.startswith(("tel:", "sms:"))]


def says_it_easily(page: Page) -> None:
    """Check each line of a page in Easy Read: a picture, and short sentences."""
    lines = page.document.findall(".//main//ul[@class='next']/li")
    assert len(lines) > 10
    assert all(line.find("{*}svg") is not None for line in lines)
    for sentence in (each for line in lines for each in split("".join(line.itertext()))):
        assert len(re.findall(r"\w[\w’]*", sentence)) <= LONGEST, sentence
        assert round(reading_age(without(sentence, NAMES)), 1) <= AGE, sentence
