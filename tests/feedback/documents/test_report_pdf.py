import re
from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest

from feedback.documents.pdf import report_pdf
from tests.feedback.documents import views
from tests.feedback.documents.reading import pages, reader, tags

FULL = report_pdf(views.full_view())
EVERY_VIEW = [
    views.full_view,
    views.empty_view,
    views.one_theme_view,
    views.long_view,
    views.public_view,
    views.hidden_view,
]
ROOT = Path(__file__).parents[3]


@cache
def printed(view):
    """Print each view once for all tests that only read it."""
    return report_pdf(view())


def test_page_one_says_what_a_board_needs():
    view, first = views.full_view(), pages(FULL)[0]
    for words in (view["period"], view["title"], view["summary"], view["families"]):
        assert words in first
    assert "104 submissions, 8 more than October" in first
    assert "Children and young people 23" in first
    assert "8 districts, more than last month. Owner: Neurodevelopmental pathway." in first
    assert "3 new 7 open 2 overdue 4 done 1 confirmed by families" in first
    assert view["caveats"][0] in first


def test_page_one_has_only_the_chosen_themes():
    first = pages(FULL)[0]
    for name in ("Waiting without news", "Who do I ring?", "Kind people who know our child"):
        assert name in first
    assert "Clubs after school" not in first


def test_a_child_is_quoted_before_a_parent():
    first = pages(FULL)[0]
    assert first.index("she asks me first.") < first.index("I am told to wait.")


@pytest.mark.parametrize("view", EVERY_VIEW)
def test_page_one_is_one_side(view):
    first, second, *_ = pages(printed(view))
    assert view()["caveats"][0] in first
    assert "About these numbers" not in first
    begins = second.replace(" Example: every comment is invented", "")
    assert 0 <= begins.find("What Herts Parent Carer Involvement says") < 100
    assert "Who told us:" not in second


@pytest.mark.parametrize("view", EVERY_VIEW)
def test_every_page_says_the_report_is_an_example_and_which_page_it_is(view):
    texts = pages(printed(view))
    for number, text in enumerate(texts, start=1):
        assert "every comment is invented" in text
        assert f"Page {number} of {len(texts)}" in text
        assert "for the SEND Improvement Board" in text or "for everyone" in text


def test_a_real_report_never_says_it_is_invented():
    view = views.full_view()
    view["example"] = False
    assert "invented" not in "".join(pages(report_pdf(view)))


def test_a_draft_says_so_and_a_published_report_says_when():
    assert "Draft, not yet published" in "".join(pages(printed(views.empty_view)))
    assert "Published 4 December 2026. Version 1." in "".join(pages(FULL))


def test_every_page_of_a_facilitators_draft_says_it_is_theirs_and_a_draft():
    view = views.full_view()
    view.update({"audience": "facilitator", "audience_name": "facilitators", "published_on": None})
    texts = pages(report_pdf(view))
    assert "small numbers are not hidden" in texts[0]
    assert "It may change before it is published." in texts[0]
    assert all("For facilitators only. Draft" in text for text in texts)
    assert not any("facilitators only" in text or "Draft" in text for text in pages(FULL))


def test_an_empty_month_says_so_kindly():
    text = "".join(pages(printed(views.empty_view)))
    assert "No themes were agreed this month." in text
    assert "There is nothing we may quote this month." in text
    assert "There are no promises to follow this month." in text
    assert "The themes" not in text


def test_all_forty_themes_are_listed_with_their_page():
    view = views.long_view()
    texts = pages(printed(views.long_view))
    listed = " ".join(texts[1:3])
    assert len(view["themes"]) == 40
    for theme in view["themes"]:
        name, shown = re.escape(theme["name"]), re.escape(theme["submissions"]["shown"])
        direction = theme["direction"] or "not compared"
        row = re.search(rf"{name} [A-Z][a-z ]+ {shown} {direction} (\d+)", listed)
        assert row is not None
        assert f"{theme['name']} {theme['sentence']}" in texts[int(row.group(1)) - 1]


def test_who_we_did_not_hear_from_is_named():
    text = " ".join(pages(FULL))
    assert "We heard from no one in Welwyn Hatfield." in text
    assert "We heard about no one aged 20 to 25." in text
    assert views.full_view()["benchmark_note"] in text


def test_a_county_with_many_services_has_them_all_under_a_header_on_each_page():
    texts = pages(printed(views.hidden_view))
    with_services = [text for text in texts if "of a very busy county fewer than 5" in text]
    assert len(with_services) == 2
    assert all("Service Submissions Service" in text for text in with_services)
    assert " ".join(texts).count("of a very busy county fewer than 5") == 40


def test_the_same_view_gives_the_same_bytes():
    assert report_pdf(views.full_view()) == FULL


def test_the_document_claims_both_standards_and_names_itself():
    document = reader(FULL)
    root = document.trailer["/Root"]
    claims = root["/Metadata"].get_data().decode()
    assert "<pdfuaid:part>1</pdfuaid:part>" in claims
    assert "<pdfaid:part>2</pdfaid:part>" in claims
    assert "<pdfaid:conformance>A</pdfaid:conformance>" in claims
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == "en-GB"
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert document.metadata.title == (
        "Families are waiting without news. Voices of Hertfordshire, November 2026"
    )
    assert document.metadata.creation_date.date().isoformat() == "2026-12-04"


@pytest.mark.parametrize("view", EVERY_VIEW)
def test_headings_never_skip_a_level(view):
    levels = [int(tag[2]) for tag in tags(printed(view)) if re.fullmatch("/H[1-6]", tag)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_charts_are_tables_with_headers_and_no_picture_lacks_words():
    found = tags(FULL)
    tables = ["themes", "roles", "ratings", "districts", "ages", "services", "set aside"]
    assert found.count("/Table") == found.count("/THead") == len(tables)
    assert found.count("/TH") == 5 + 3 + 2 * 5
    assert "/Figure" not in found
    assert "/L" in found
    assert "/Quote" in found


def test_every_typeface_is_embedded():
    for page in reader(FULL).pages:
        for font in page["/Resources"]["/Font"].values():
            descendant = font.get_object()["/DescendantFonts"][0].get_object()
            embedded = descendant["/FontDescriptor"].get_object()
            assert "/FontFile2" in embedded or "/FontFile3" in embedded


def test_a_long_report_stays_small():
    assert len(printed(views.long_view)) < 400_000


def test_print_uses_the_colours_of_the_pages():
    tokens = (ROOT / "static" / "css" / "tokens.css").read_text()
    light: dict[str, str] = {}
    for name, colour in re.findall(r"--([a-z-]+):\s*(#[0-9a-f]{6})", tokens):
        light.setdefault(name, colour)  # The light theme is written first.
    look = (ROOT / "feedback" / "documents" / "look.typ").read_text()
    printed = set(re.findall(r"#[0-9a-f]{6}", look))
    named = ("ink", "quiet", "line", "brand", "brand-deep", "mist", "sand", "glow", "care")
    assert printed == {light[name] for name in named}
