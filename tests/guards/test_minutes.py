"""From the start page to “Send”, every way in takes a slow reader less than three minutes."""

from __future__ import annotations

from xml.etree.ElementTree import Element

import pytest

from tests.journeys.actors import Family
from tests.support.minutes import Reader, leads_on
from tests.support.pages import Pages

MOST = 180
WORDS = {
    "parent_carer": ("The school staff are kind.", "We wait too long for a plan.", "Ring us back."),
    "young_person": ("My key worker helps.", "Loud corridors.", "Let me leave class early."),
    "child": ("My teacher.", "It is loud.", "A quiet room."),
    "easy_read": ("My teacher.", "It is too loud.", "A quiet room."),
}
# Words a minute read and typed: a slower adult in their forties; the slow quarter at fifteen, and
# at eight; and the middle at nine, which is the age Easy Read is written for (decision 32).
SPEEDS = {
    "parent_carer": (200, 27),
    "young_person": (149, 35),
    "child": (99, 27),
    "easy_read": (141, 27),
}


def last_card(one: Element) -> bool:
    """Say whether this is the list of ways in: whoever has read it presses a card."""
    return one.get("class") == "ways"


def goes(family: Family, way: str, reader: Reader) -> None:
    """Go from the start page to the thank-you page, by the large button of each page."""
    area, pages = family.pages.app.area, family.pages
    reader.reads(pages.get("/").document, last_card)
    address = pages.get(f"/tell?who={way}", status=302).response.location
    written = dict(zip(("good", "better", "one_thing"), WORDS[way], strict=True))
    while address != "/tell/check":
        page = pages.get(address)
        reader.reads(page.document, leads_on)
        question = area.question(address.split("?")[0].rsplit("/", 1)[-1])
        offered = [choice.id for choice in question.choices_in(way)]
        given = written.get(question.id) or ("quote" if "quote" in offered else offered[0])
        reader.answers(question.kind, given)
        sent = {**page.fields(), "answer": given}
        address = pages.post(address, sent).response.location
    check = pages.get(address)
    reader.reads(check.document, leads_on)
    family.sends(check)
    reader.arrives()


@pytest.mark.parametrize("way", WORDS)
def test_a_slow_reader_has_sent_it_within_three_minutes(pages: Pages, way: str) -> None:
    reader = Reader(*SPEEDS[way])
    goes(Family(pages), way, reader)
    assert reader.pages >= 6
    assert reader.seconds < MOST, reader


def test_a_page_is_read_to_its_button_and_no_line_twice(pages: Pages) -> None:
    page, reader = pages.get("/tell/good?who=child").document, Reader(60, 60)
    reader.reads(page, leads_on)
    first = reader.read
    assert "What do you like?" in reader.known
    assert not any("Skip this question" in line for line in reader.known)
    reader.reads(page, leads_on)
    assert (reader.read, reader.pages, reader.seconds) == (first, 2, first + 8)
