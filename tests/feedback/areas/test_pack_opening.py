"""An area opens to the public only when its numbers are fresh and its people are named."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from feedback.areas import Area, Contact, load_area

SMALL_PACK = Path(__file__).parent / "pack_fixture"
CHECKED = date(2026, 3, 1)
NOBODY = Contact(name="", email="", phone="", post="")


@pytest.fixture
def area() -> Area:
    return load_area(SMALL_PACK)


def with_first_line(area: Area, **changes: object) -> Area:
    first, *others = area.help
    return replace(area, help=(replace(first, **changes), *others))


def test_a_whole_and_fresh_pack_opens(area: Area):
    assert area.live_problems(date(2026, 3, 10)) == []


def test_a_number_is_trusted_for_ninety_days_and_not_a_day_longer(area: Area):
    assert area.live_problems(CHECKED + timedelta(days=90)) == []
    (problem,) = area.live_problems(CHECKED + timedelta(days=91))
    assert problem == (
        "Check each number on the service’s own website. "
        "Do not ring it to test it. If it is right, write confirmed = true and "
        "checked_on = 2026-05-31 for it in help.toml. If not, mend it or take it out:\n"
        "  - Emergency, 999: last checked 91 days ago. In help.toml it is emergency."
    )


def test_what_to_do_is_said_once_after_the_names_whatever_number_of_numbers(area: Area):
    old = tuple(replace(line, checked_on=None) for line in area.help)
    nobody = replace(area, help=old, controller=NOBODY)
    first, numbers = nobody.live_problems(date(2026, 3, 10))
    assert first.startswith("There is no controller")
    assert numbers.count("Do not ring it to test it.") == 1
    assert numbers.count("\n  - ") == len(old) > 1


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"confirmed": False}, "nobody has confirmed this number"),
        ({"checked_on": None}, "nobody wrote the day this number was checked"),
        ({"checked_on": date(2026, 3, 11)}, "the day it was checked is still to come"),
    ],
)
def test_a_number_that_cannot_be_trusted_stops_the_opening(
    area: Area, changes: dict[str, object], reason: str
):
    (problem,) = with_first_line(area, **changes).live_problems(date(2026, 3, 10))
    assert reason in problem


def test_an_unconfirmed_number_takes_away_the_day_everything_was_checked(area: Area):
    assert with_first_line(area, confirmed=False).help_checked_on is None


def test_an_old_number_is_hidden_until_somebody_confirms_it(area: Area):
    assert with_first_line(area, evidence="old").help_lines("danger")
    assert not with_first_line(area, evidence="old", confirmed=False).help_lines("danger")


@pytest.mark.parametrize(
    ("group", "words"),
    [("danger", "in danger now"), ("child", "a child may be at risk"), ("crisis", "crisis")],
)
def test_each_kind_of_trouble_needs_a_number(area: Area, group: str, words: str):
    left = tuple(line for line in area.help if line.group != group)
    (problem,) = replace(area, help=left).live_problems(date(2026, 3, 10))
    assert words in problem
    assert f'group "{group}"' in problem


@pytest.mark.parametrize("key", ["controller", "privacy_contact", "safeguarding_lead"])
def test_each_person_in_charge_must_be_named(area: Area, key: str):
    (problem,) = replace(area, **{key: NOBODY}).live_problems(date(2026, 3, 10))
    assert problem.endswith(f"Fill in name under [{key}] in area.toml.")


def test_a_privacy_contact_nobody_can_reach_is_no_contact(area: Area):
    unreachable = replace(NOBODY, name="Privacy team")
    (problem,) = replace(area, privacy_contact=unreachable).live_problems(date(2026, 3, 10))
    assert "cannot be reached" in problem
