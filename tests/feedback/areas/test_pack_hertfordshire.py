"""The Hertfordshire pack holds what its public sources say, and opens to nobody yet."""

import re
from datetime import date

import pytest

from feedback.areas import Area, load_area
from feedback.web import built


@pytest.fixture(scope="module")
def area() -> Area:
    return load_area("hertfordshire")


def test_every_part_of_the_county_and_the_code_lists_are_there(area: Area):
    assert (len(area.districts), len(area.services), len(area.aspects)) == (10, 26, 13)
    assert len(area.tiles) == 14
    halves = [district.part for district in area.districts]
    assert (halves.count("east_north"), halves.count("south_west")) == (5, 5)


def test_autism_assessment_has_a_different_owner_in_each_half(area: Area):
    east = area.owners_of("nd", "stevenage")
    west = area.owners_of("nd", "watford")
    assert len(east) == len(west) == 1
    assert east != west


@pytest.mark.parametrize(
    ("code", "first", "how_many"),
    [("AL1", "st_albans", 1), ("WD4", "dacorum", 3), ("SG9", "east_herts", 2)],
)
def test_only_doubtful_postcodes_are_asked_about(area: Area, code: str, first: str, how_many: int):
    districts = area.districts_of(code)
    assert (districts[0].id, len(districts)) == (first, how_many)


def test_every_group_of_the_benchmark_adds_up_to_every_plan(area: Area):
    totals = {name: sum(counts.values()) for name, counts in area.benchmark.groups.items()}
    assert set(totals.values()) == {area.benchmark.total} == {12920}


def test_families_see_no_number_that_was_only_remembered_or_printed_years_ago(area: Area):
    shown = {line.id for line in area.help_lines()}
    hidden = {line.id for line in area.help} - shown
    assert hidden == {"samaritans", "therapies", "chathealth"}


def test_no_number_is_given_for_the_advice_service_nobody_could_confirm(area: Area):
    assert not any("sendias" in f"{line.id} {line.name}".lower() for line in area.help)


def test_the_pack_opens_to_nobody_until_people_have_filled_it_in(area: Area):
    problems = area.live_problems(date(2026, 11, 21))
    assert len(problems) == 3 + 1
    assert problems[-1].count("\n  - ") == len(area.help)
    assert area.help_checked_on is None


def test_titles_with_pictures_have_at_most_eight_words(area: Area):
    titles = [
        wording.title
        for question in area.questions
        for route, wording in question.wordings.items()
        if area.route(route).needs_pictures
    ]
    assert len(titles) > 10
    assert [title for title in titles if len(title.split()) > 8] == []


def test_words_that_families_read_use_curly_quotes_and_no_dashes_or_shouting(area: Area):
    words = [line.who + line.when + line.name for line in area.help] + [*area.urgent.matters]
    for question in area.questions:
        words += [w.title + w.hint + w.heading for w in question.wordings.values()]
        words += [c.words + c.hint + "".join(c.words_for.values()) for c in question.choices]
    assert [text for text in words if re.search(r"['\"–—!]", text)] == []


def test_every_picture_is_one_that_was_built():
    pictures = frozenset(built.pictures())
    assert load_area("hertfordshire", pictures=pictures).tile("travel").picture in pictures


def test_a_young_person_is_asked_for_an_age_once(area: Area):
    asked = [question.id for question in area.questions_in("young_person")]
    assert "role" in asked
    assert "age_band" not in asked


def test_children_are_asked_for_no_more_than_age_help_and_permission(area: Area):
    about = [q.id for q in area.questions_in("child") if q.section == "about"]
    assert about == ["helped", "whose_words", "age_band", "permission"]
