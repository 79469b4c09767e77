import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from feedback.documents import printable
from feedback.documents.csv import as_text, report_csv
from tests.feedback.documents import views

FORMULA = '=HYPERLINK("https://example.org","Read me")'


def rows(view):
    """Read the file back as any reader would."""
    text = report_csv(view).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline="")))


def value(view, table, group, measure="submissions"):
    (found,) = (
        row["value"]
        for row in rows(view)
        if (row["table"], row["group"], row["measure"]) == (table, group, measure)
    )
    return found


def test_the_file_starts_with_the_mark_spreadsheets_need():
    assert report_csv(views.full_view()).startswith(b"\xef\xbb\xbfmonth,version,table,group,")


def test_every_row_has_every_column_and_carries_its_month_and_version():
    for row in rows(views.full_view()):
        assert None not in row
        assert None not in row.values()
        assert (row["month"], row["version"]) == ("2026-11", "1")


def test_every_figure_reads_back_equal():
    view = views.full_view()
    assert value(view, "heard", "everyone") == view["heard"]["submissions"]["shown"]
    assert value(view, "heard", "everyone", "comments") == view["heard"]["comments"]["shown"]
    for theme in view["themes"]:
        assert value(view, "themes", theme["name"]) == theme["submissions"]["shown"]
        assert value(view, "themes", theme["name"], "comments") == theme["comments"]["shown"]
    for table, key in (
        ("ratings", "ratings"),
        ("districts", "districts"),
        ("ages", "age_bands"),
        ("services", "services"),
    ):
        for row in view[key]:
            assert value(view, table, row["name"]) == row["count"]["shown"]
    for row in view["set_aside"]:
        assert value(view, "set aside", row["name"], "comments") == row["count"]["shown"]
    for role in view["heard"]["by_role"]:
        assert value(view, "roles", role["name"]) == role["count"]["shown"]
    for step, number in view["actions"].items():
        assert value(view, "promises", "everyone", step) == str(number)


def test_hidden_numbers_say_why_and_say_nothing_else():
    hidden = [row for row in rows(views.public_view()) if row["note"] == "hidden to protect people"]
    assert {row["value"] for row in hidden} == {"*"}
    assert "Three Rivers" in {row["group"] for row in hidden}


def test_the_file_says_first_what_it_is():
    first, second, *_ = rows(views.full_view())
    assert first["value"] == "Every comment and number here is invented."
    assert "suppressed" in second["value"]
    assert "the SEND Improvement Board" in second["value"]


def test_a_real_month_is_not_called_invented_and_facilitators_are_told_to_keep_theirs():
    view = views.full_view()
    view.update({"example": False, "audience": "facilitator", "audience_name": "facilitators"})
    values = [row["value"] for row in rows(view)]
    assert not any("invented" in each for each in values)
    assert any("not suppressed" in each and "goes no further" in each for each in values)


@pytest.mark.parametrize(
    "words",
    [
        FORMULA,
        "+1+1",
        "-2+3",
        "@SUM(1)",
        "\t=1+1",
        "\r=1+1",
        "\n=1+1",
        " =1+1",
        "\u202e=1+1",
        "\u200b=1",
        "\uff1d1+1",
    ],
)
def test_a_formula_from_a_family_stays_words(words):
    view = views.one_theme_view()
    view["themes"][0]["quotes"] = [{"words": words, "who": words}]
    view["themes"][0]["name"] = view["title"] = words
    cells = [cell for row in rows(view) for cell in row.values()]
    assert sum(cell.startswith("'") for cell in cells) > 10
    assert not any(cell.strip().startswith(("=", "+", "-", "@", "\uff1d")) for cell in cells)


def test_a_spreadsheet_finds_no_formula_in_the_file():
    import openpyxl

    view = views.full_view()
    view["themes"][0]["name"] = view["themes"][0]["quotes"][0]["words"] = FORMULA
    book = openpyxl.Workbook()
    for row in rows(view):
        book.active.append(list(row.values()))
    kept = io.BytesIO()
    book.save(kept)
    sheet = openpyxl.load_workbook(io.BytesIO(kept.getvalue())).active
    assert "f" not in {cell.data_type for row in sheet.iter_rows() for cell in row}
    assert f"'{FORMULA}" in {cell.value for row in sheet.iter_rows() for cell in row}


def test_new_lines_commas_and_quotation_marks_come_back_as_they_were():
    view = views.one_theme_view()
    words = 'First, she said "wait".\nThen, nothing; “nothing” at all. Łódź'
    view["themes"][0]["quotes"] = [{"words": words, "who": "Parent carer"}]
    assert value(view, "themes", "Waiting without news", "quote") == words


@given(st.text())
def test_no_cell_is_ever_a_formula(words):
    assert not as_text(words).startswith(("=", "+", "-", "@", "\t", "\r"))
    assert as_text(words) in {printable.clean(words), f"'{printable.clean(words)}"}


def test_an_empty_month_is_still_a_file():
    assert value(views.empty_view(), "heard", "everyone") == "0"
    assert not [row for row in rows(views.empty_view()) if row["table"] == "themes"]
