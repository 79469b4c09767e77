"""The invented example months are varied, well formed and name nobody real."""

import csv
import re
from collections import Counter
from pathlib import Path

import pytest

FOLDER = Path(__file__).parents[3] / "feedback" / "areas" / "hertfordshire" / "example"
COLUMNS = (
    "submission month day route role whose_words helped services rating good better one_thing "
    "age_band district plan_status permission state hide invented"
)
WORDS = ("good", "better", "one_thing")
NEVER_BLANK = {"route", "role", "whose_words", "permission", "state"}
IDS = {
    "route": "parent_carer young_person child easy_read group helper import",
    "role": (
        "parent_carer child_under_11 young_person_11_15 young_person_16_17 young_person_18_25 "
        "other_family professional facilitator_group helper"
    ),
    "whose_words": "mine my_childs written_down_for what_i_have_seen",
    "rating": "very_good good ok not_good very_bad",
    "age_band": "0_4 5_10 11_15 16_19 20_25",
    "district": (
        "broxbourne dacorum east_herts hertsmere north_herts st_albans stevenage three_rivers "
        "watford welwyn_hatfield"
    ),
    "plan_status": "plan asked refused sen_support nothing_yet dont_know",
    "permission": "count_only quote quote_with_area",
    "state": "cleared waiting held individual_case",
    "services": (
        "ehc_assess ehc_review ehc_delivery send_team sen_support places eotas exclusion "
        "early_years post16 transition nd nd_support slt ot_physio paeds audiology mh "
        "social_care short_breaks transport info voice disputes family safe_belong not_sure"
    ),
}
NOT_ASKED = {
    "child": ("services", "district", "plan_status"),
    "easy_read": ("district", "plan_status"),
    "group": ("plan_status",),
}
NON_ANSWERS = {"n/a", "none", "nothing", "nothing really", "-", "dont know", "idk"}
CAMPAIGN = "replace door to door transport with pick up points"
EMAIL = re.compile(r"\S+@([\w.-]*\w)")
PHONE = re.compile(r"\b0[\d ]{8,}\d\b")
DRAMA_PHONE = re.compile(r"01632 960\d{3}|07700 900\d{3}")


@pytest.fixture(scope="module")
def rows() -> list[dict[str, str]]:
    with (FOLDER / "comments.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, strict=True))


@pytest.fixture(scope="module")
def comments(rows: list[dict[str, str]]) -> list[str]:
    return [row[column] for row in rows for column in WORDS if row[column]]


def chosen(row: dict[str, str], column: str) -> list[str]:
    return [value for value in row[column].split("|") if value]


def test_every_row_has_every_column_and_says_it_is_invented(rows):
    assert list(rows[0]) == COLUMNS.split()
    assert all(None not in row and None not in row.values() for row in rows)
    assert {row["invented"] for row in rows} == {"yes"}


def test_submissions_run_in_order_of_day_without_a_gap(rows):
    assert [row["submission"] for row in rows] == [f"e{n:03d}" for n in range(1, len(rows) + 1)]
    days = [(int(row["month"]), int(row["day"])) for row in rows]
    assert days == sorted(days)
    assert {month for month, _ in days} == {1, 2, 3}
    assert all(1 <= day <= 28 for _, day in days)


def test_there_is_enough_to_find_themes_in_each_month(rows, comments):
    assert len(rows) >= 190
    assert len(comments) >= 240
    assert min(Counter(row["month"] for row in rows).values()) >= 60
    assert all(any(row[column] for column in WORDS) for row in rows)


@pytest.mark.parametrize("column", IDS)
def test_every_id_is_known_and_every_known_id_is_used(rows, column):
    assert {value for row in rows for value in chosen(row, column)} == set(IDS[column].split())


@pytest.mark.parametrize("column", IDS)
def test_questions_are_skipped_but_never_what_the_page_itself_knows(rows, column):
    skipped = any(not row[column] for row in rows)
    assert skipped == (column not in NEVER_BLANK)


def test_nobody_answers_a_question_their_route_does_not_ask(rows):
    for row in rows:
        assert not any(row[column] for column in NOT_ASKED.get(row["route"], ())), row["submission"]
        if row["route"] in {"child", "easy_read", "young_person"} and row["helped"]:
            assert row["whose_words"] == "written_down_for", row["submission"]


def test_what_a_person_would_hide_is_in_the_words(rows):
    hidden = [(row, words) for row in rows for words in chosen(row, "hide")]
    assert len(hidden) >= 15
    for row, words in hidden:
        assert any(words in row[column] for column in WORDS), (row["submission"], words)


def test_every_email_and_phone_is_a_harmless_one_and_is_hidden(rows):
    found = 0
    for row in rows:
        for words in (row[column] for column in WORDS):
            emails, phones = list(EMAIL.finditer(words)), list(PHONE.finditer(words))
            assert all(email[1] == "example.org" for email in emails), row["submission"]
            assert all(DRAMA_PHONE.fullmatch(phone[0]) for phone in phones), row["submission"]
            assert {match[0] for match in emails + phones} <= set(chosen(row, "hide"))
            found += len(emails) + len(phones)
    assert found >= 6


def test_lengths_run_from_three_words_to_two_hundred(comments):
    lengths = [len(comment.split()) for comment in comments]
    assert min(lengths) <= 3
    assert 150 <= max(lengths) <= 210
    assert sum(70 <= length < 150 for length in lengths) >= 10


def test_nobody_repeats_anybody_but_the_campaign_and_the_non_answers(comments):
    plain = [" ".join(re.findall(r"\w+", comment.lower())) for comment in comments]
    non_answers = {" ".join(re.findall(r"\w+", words)) for words in NON_ANSWERS}
    repeated = {
        words
        for words, times in Counter(plain).items()
        if times > 1 and CAMPAIGN not in words and words not in non_answers
    }
    assert not repeated
    assert sum(CAMPAIGN in words for words in plain) in {4, 5}


def test_non_answers_and_praise_are_there(rows, comments):
    assert {comment.lower() for comment in comments} >= NON_ANSWERS
    praise = [row["good"] for row in rows if row["good"].lower() not in NON_ANSWERS | {""}]
    assert len(praise) >= len(comments) / 3


def test_first_two_months_are_decided_and_the_third_is_half_read(rows):
    states = {month: Counter() for month in "123"}
    for row in rows:
        states[row["month"]][row["state"]] += 1
    for month in "12":
        assert states[month]["waiting"] == 0
        assert states[month]["held"] >= 2
        assert states[month]["individual_case"] >= 1
    assert set(states["3"]) == {"cleared", "waiting"}
    assert 0.4 <= states["3"]["waiting"] / states["3"].total() <= 0.5


def test_the_note_beside_it_says_that_every_word_is_invented():
    note = (FOLDER / "README.md").read_text(encoding="utf-8")
    assert "Every word here is invented" in note
    assert all(f"`{column}`" in note for column in COLUMNS.split())
