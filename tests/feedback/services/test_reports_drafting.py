"""The first sentences of a report, which a person betters."""

from __future__ import annotations

import pytest

from feedback.areas import load_area
from feedback.services.reports.drafting import draft

AREA = load_area("hertfordshire")


def title(*sentences: str) -> str:
    themes = [{"name": "Waiting", "sentence": each, "feeling": "change"} for each in sentences]
    return draft({"month": "2026-11", "submissions": 12, "themes": themes}, AREA)["title"]


@pytest.mark.parametrize("without", [(), ("",), ("", ".")])
def test_a_theme_agreed_by_its_name_alone_still_leaves_a_title(without) -> None:
    assert title(*without) == "What families told us in November 2026"


def test_the_first_theme_with_a_sentence_gives_the_title() -> None:
    assert title("", "Families wait two years.", "Taxis are late.") == "Families wait two years"


def summary(**feelings: str) -> str:
    themes = [{"name": name, "sentence": "", "feeling": each} for name, each in feelings.items()]
    return draft({"month": "2026-11", "submissions": 12, "themes": themes}, AREA)["summary"]


def test_a_summary_names_the_themes_and_what_works() -> None:
    assert summary(Waiting="change", Teachers="good") == (
        "The themes that came up most: waiting and teachers. What works: teachers."
    )


def test_a_summary_writes_no_number_for_answers_still_come_and_go() -> None:
    assert not any(letter.isdigit() for letter in summary(Waiting="change", Teachers="good"))
    assert summary() == ""


def test_families_are_promised_no_day_and_no_deed() -> None:
    drafted = draft({"month": "2026-11", "submissions": 12, "themes": []}, AREA)["families"]
    assert drafted == (
        "HPCI and the services read these themes. "
        "When they answer, we publish what they say with the themes."
    )
