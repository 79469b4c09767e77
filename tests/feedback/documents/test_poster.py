"""Posters, leaflets and paper forms: one page, tagged, to both standards, whatever the words."""

from __future__ import annotations

import json
import re
from functools import cache
from itertools import pairwise
from types import SimpleNamespace
from typing import Any

import pytest
import segno

from feedback.areas import Area, load_area
from feedback.documents import poster
from feedback.documents.invitation import Invitation
from feedback.services import posters
from feedback.web.pictures import icon
from tests.conftest import NOW
from tests.feedback.documents.reading import pages, reader, tags

SITE = "https://voices.example.org"
A4, A5 = (595, 842), (420, 595)
SIDES = {"large-print-form": 2, "easy-read-form": 2}
HOSTILE = "#let x = 1 $x$ *bold* <b>tag</b> \\u{41} “\u202eback\u0007” //no // " + "Llanfair" * 12
LONG = "What is it really like to wait for an assessment, a plan or a place at school " * 2


@cache
def area() -> Area:
    return load_area("hertfordshire")


def invited(
    title: str = area().conversation_name, address: str = SITE, *, example: bool = False
) -> Invitation:
    """What a conversation of the area says on paper."""
    conversation: Any = SimpleNamespace(title=title, opened_on=NOW.date())
    return posters.invitation(
        area=area(),
        conversation=conversation,
        address=address,
        example=example,
        today=NOW.date(),
        draw=lambda name: str(icon(name)),
    )


@cache
def made(name: str, title: str = area().conversation_name, *, example: bool = False) -> bytes:
    return poster.poster_pdf(invited(title, example=example), name)


def text_of(pdf: bytes) -> str:
    return " ".join(pages(pdf))


@pytest.mark.parametrize("name", poster.PIECES)
def test_each_piece_has_its_size_and_its_sides(name: str) -> None:
    sheets = reader(made(name)).pages
    assert len(sheets) == SIDES.get(name, 1)
    size = A5 if name == "leaflet" else A4
    assert {(round(s.mediabox.width), round(s.mediabox.height)) for s in sheets} == {size}


@pytest.mark.parametrize("name", poster.PIECES)
def test_each_piece_claims_both_standards_and_names_itself(name: str) -> None:
    root = reader(made(name)).trailer["/Root"]
    claims = root["/Metadata"].get_data().decode()
    assert "<pdfuaid:part>1</pdfuaid:part>" in claims
    assert "<pdfaid:part>2</pdfaid:part>" in claims
    assert "<pdfaid:conformance>A</pdfaid:conformance>" in claims
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == "en-GB"
    assert area().conversation_name in reader(made(name)).metadata.title


@pytest.mark.parametrize("name", poster.PIECES)
def test_headings_begin_with_the_question_and_skip_no_level(name: str) -> None:
    levels = [int(tag[2]) for tag in tags(made(name)) if re.fullmatch("/H[1-6]", tag)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


@pytest.mark.parametrize("name", ["poster", "leaflet"])
def test_posters_say_the_question_the_ideas_and_where_to_go(name: str) -> None:
    text = text_of(made(name))
    inviting = area().inviting
    for words in (area().conversation_name, inviting.lead, inviting.meaning, "voices.example.org"):
        assert words in text
    assert all(point.words in text for point in inviting.points)
    assert f"call {area().help_lines('danger')[0].number}" in text


@pytest.mark.parametrize("name", ["poster", "leaflet"])
def test_the_square_says_in_words_where_it_leads_and_can_be_pressed(name: str) -> None:
    assert f"QR code. It opens {SITE}" in alternatives(made(name))
    links = [
        note.get_object()["/A"]["/URI"]
        for sheet in reader(made(name)).pages
        for note in sheet.get("/Annots", [])
    ]
    assert set(links) == {SITE}


def alternatives(pdf: bytes) -> list[str]:
    """Give the words that stand for each picture."""
    return [
        str(each.get_object()["/Alt"])
        for each in objects(pdf)
        if isinstance(each.get_object(), dict) and "/Alt" in each.get_object()
    ]


def objects(pdf: bytes) -> list[Any]:
    document = reader(pdf)
    return [document.get_object(number) for number in document.xref_objStm | document.xref[0]]


def test_the_square_holds_the_address_and_a_camera_can_read_it() -> None:
    drawn = poster.qr(SITE)
    code = segno.make(SITE, error="m", micro=False)
    size = len(code.matrix) + 8
    # Four clear squares all round, dark on white, the squares those of the address.
    assert f'viewBox="0 0 {size} {size}"' in drawn
    assert (poster.DARK in drawn, 'fill="#fff"' in drawn or poster.LIGHT in drawn) == (True, True)
    assert squares(drawn) == sum(sum(row) for row in code.matrix)
    assert poster.qr(SITE + "/") != drawn


def squares(drawn: str) -> int:
    """Count the dark squares that a drawing's strokes run over."""
    return sum(int(run) for run in re.findall(r"h(\d+)", drawn.rsplit("stroke=", maxsplit=1)[-1]))


@pytest.mark.parametrize(
    ("name", "route"),
    [
        ("paper-form", "parent_carer"),
        ("large-print-form", "parent_carer"),
        ("easy-read-form", "easy_read"),
    ],
)
def test_forms_ask_what_the_screen_asks(name: str, route: str) -> None:
    text = text_of(made(name))
    for question in area().questions_in(route):
        assert question.wording(route).title in text, question.id
        for choice in question.choices_in(route):
            assert choice.words_in(route) in text, choice.id
    assert area().inviting.give_back in text
    assert "keep them safe" in text


def test_an_example_says_so_and_a_real_one_never_does() -> None:
    for name in ("poster", "paper-form"):
        assert "Example: for trying out only" in text_of(made(name, example=True))
        assert "Example" not in text_of(made(name))


@pytest.mark.parametrize("name", poster.PIECES)
@pytest.mark.parametrize("title", [HOSTILE, LONG], ids=["hostile", "long"])
def test_any_words_stay_words_and_fit(name: str, title: str) -> None:
    pdf = made(name, title)
    assert len(pages(pdf)) == SIDES.get(name, 1)
    plain = re.sub(r"\s", "", text_of(pdf))
    for part in title.replace("\u202e", "").replace("\u0007", "").split():
        assert part in plain


def test_a_long_address_stays_on_the_page() -> None:
    address = (
        "https://voices.of-families-of-children-with-send.an-area-with-a-long-name.example.org"
    )
    for name in ("poster", "leaflet", "paper-form"):
        (text,) = pages(poster.poster_pdf(invited(address=address), name))
        assert posters.short(address) in text.replace(" ", "")


def test_the_same_words_give_the_same_bytes() -> None:
    assert poster.poster_pdf(invited(), "poster") == made("poster")


def test_a_small_picture_shows_the_first_page() -> None:
    png = poster.poster_picture(invited(), "large-print-form")
    width, height = int.from_bytes(png[16:20]), int.from_bytes(png[20:24])
    assert (width, height) == (579, 819)


def test_no_drawing_and_no_link_is_changed_like_words() -> None:
    view = json.loads(poster.inputs(invited(), "easy-read-form")["view"])
    assert view["address"] == SITE
    assert all(each.startswith("<svg xmlns=") for each in view["drawings"])
    assert "\u200b" not in "".join(view["drawings"])
