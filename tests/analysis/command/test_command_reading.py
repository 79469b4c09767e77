"""Spreadsheets read, however they were made. All comments are invented."""

import datetime as dt
import io
from zipfile import ZipFile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.command.errors import CommandError
from analysis.command.reading import read_comments, read_sheet
from analysis.command.tables import read_table


def written(folder, content, name="comments.csv"):
    file = folder / name
    file.write_bytes(content if isinstance(content, bytes) else content.encode())
    return file


def workbook(folder, rows, *, empty_first=False):
    from openpyxl import Workbook

    book = Workbook()
    sheet = book.active
    if empty_first:
        sheet = book.create_sheet("Answers")
    for row in rows:
        sheet.append(row)
    book.save(folder / "comments.xlsx")
    return folder / "comments.xlsx"


def refusal(file, column="text"):
    with pytest.raises(CommandError) as trouble:
        read_comments(file, column)
    assert "\n" not in str(trouble.value)
    return str(trouble.value)


def test_a_column_is_read_with_its_rows(tmp_path):
    read = read_comments(
        written(tmp_path, 'id,text\n1,"Kind, really"\n2,\n3,"Two\nlines"\n'), "text"
    )
    assert read.texts == ("Kind, really", "", "Two\nlines")
    assert read.rows == (2, 3, 4)
    assert (read.encoding, read.notes) == ("utf-8", ())


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
def test_any_usual_separator_is_read(tmp_path, separator):
    file = written(tmp_path, f"id{separator}text\n1{separator}Late again\n")
    assert read_comments(file, "text").texts == ("Late again",)


def test_a_heading_is_found_by_case_space_or_number(tmp_path):
    file = written(tmp_path, "id, What  Went WELL? \n1,The staff\n")
    for asked in ("what went well?", "What  Went WELL?", "2"):
        assert read_comments(file, asked).texts == ("The staff",)
    assert "no column “3”" in refusal(file, "3")


def test_a_byte_order_mark_is_no_part_of_a_heading(tmp_path):
    assert read_comments(written(tmp_path, "text\nCafé".encode("utf-8-sig")), "text").texts == (
        "Café",
    )


def test_other_letters_are_read_and_said(tmp_path):
    words = "text\n" + "She’s had no help – the café cost £5 and nobody rang us back.\n" * 20
    read = read_comments(written(tmp_path, words.encode("cp1252")), "text")
    assert "café cost £5" in read.texts[0]
    assert "not in UTF-8" in read.notes[0]
    read = read_comments(written(tmp_path, "text\nCafé".encode("utf-16")), "text")
    assert (read.texts, read.encoding) == (("Café",), "utf-16")


@pytest.mark.parametrize(
    "content", [b"\x89PNG\r\n\x1a\n\0\0\xff", b"text\n\0\0\0", bytes(range(256)) * 40]
)
def test_a_file_that_is_not_words_is_refused(tmp_path, content):
    assert "not a text file" in refusal(written(tmp_path, content))


def test_a_missing_column_lists_those_there_are(tmp_path):
    assert refusal(written(tmp_path, "id,\x1b[31mage,,Comment\n1,2,3,x\n")) == (
        "comments.csv has no column “text”. It has: “id”, “[31mage”, column 3, “Comment”."
    )
    assert "and 70 more" in refusal(written(tmp_path, ",".join("abcdefghij" * 10) + "\n1\n"))


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("", "is empty"),
        ("\n\n ,\n", "is empty"),
        ("id,text\n\n,\n", "nothing under them"),
        ("id,text\n1,\n2, \n", "empty in all 2 rows"),
    ],
)
def test_a_file_with_nothing_in_it_is_refused(tmp_path, content, said):
    assert said in refusal(written(tmp_path, content))


def test_the_first_of_two_columns_of_one_name_is_read_and_said(tmp_path):
    read = read_comments(written(tmp_path, "text,id,text\na b,1,c d\n"), "text")
    assert read.texts == ("a b",)
    assert read.notes[0].startswith("Columns 1 and 3 are all “text”: column 1 was read.")
    assert read_comments(written(tmp_path, "text,id,text\na b,1,c d\n"), "3").texts == ("c d",)


def test_ragged_rows_are_read_and_said(tmp_path):
    read = read_comments(written(tmp_path, "id,text\n1\n2,Late, and rude\n3,Kind,,\n"), "text")
    assert read.texts == ("", "Late", "Kind")
    assert read.notes[0].startswith("1 row has more cells than headings, the first in row 3")
    many = read_comments(written(tmp_path, "text\na,b\nc,d\n"), "text")
    assert many.notes[0].startswith("2 rows have")


def test_rows_of_nothing_count_between_answers_and_not_after(tmp_path):
    read = read_comments(written(tmp_path, 'text\nLate\n""\n\nKind\n""\n'), "text")
    assert read.texts == ("Late", "", "Kind")
    assert read.rows == (2, 3, 5)


def test_a_cell_too_long_to_be_a_comment_is_refused(tmp_path):
    assert "cannot be read at line" in refusal(written(tmp_path, "text\n" + "a" * 16_100_000))


def test_a_file_that_cannot_be_opened_says_why(tmp_path):
    assert "There is no file" in refusal(tmp_path / "missing.csv")
    assert "is a folder" in refusal(tmp_path)
    assert "old kind of workbook" in refusal(tmp_path / "old.xls")
    assert "cannot be read" in refusal(tmp_path / ("x" * 300 + ".csv"))


def test_a_workbook_is_read_as_words(tmp_path):
    file = workbook(
        tmp_path,
        [["id", "text"], [1, "Late again"], [2, None], [3, 4.5], [4, dt.date(2026, 11, 3)]],
        empty_first=True,
    )
    read = read_comments(file, "text")
    assert read.texts[:3] == ("Late again", "", "4.5")
    assert read.rows[0] == 2
    assert read.encoding == "workbook"


def test_how_a_file_was_read_is_said(tmp_path):
    one = read_sheet(written(tmp_path, "id\ttext\n1\tLate\n"), "text")
    assert one.how_read() == "Read 1 row of comments.csv (utf-8, parted by tabs)."
    book = read_sheet(workbook(tmp_path, [["text"], ["Late"], ["Kind"]]), "text")
    assert book.how_read() == "Read 2 rows of comments.xlsx (a workbook)."


def test_without_a_column_that_with_the_most_words_is_read(tmp_path):
    file = written(tmp_path, "id,,said\n1,x,Two years of waiting\n2,y,\n3\n")
    read = read_comments(file, None)
    assert read.texts == ("Two years of waiting", "", "")
    assert read.notes == ("No --text was given: “said” was read, the column with the most words.",)
    unnamed = read_comments(written(tmp_path, "id,\n1,Two years of waiting\n"), None)
    assert unnamed.notes[0].startswith("No --text was given: column 2 was read")


def test_a_workbook_with_a_broken_sheet_is_refused(tmp_path):
    file = workbook(tmp_path, [["text"], ["Late again"]])
    with ZipFile(file) as whole:
        parts = {name: whole.read(name) for name in whole.namelist()}
    with ZipFile(file, "w") as broken:
        for name, part in parts.items():
            broken.writestr(name, part[:200] if "sheet1" in name else part)
    assert "not a workbook" in refusal(file)


def test_a_workbook_that_is_none_is_refused(tmp_path):
    assert "not a workbook" in refusal(written(tmp_path, "text\nx", "comments.xlsx"))
    empty = io.BytesIO()
    assert "not a workbook" in refusal(written(tmp_path, empty.getvalue(), "empty.xlsx"))
    assert "is empty" in refusal(workbook(tmp_path, []))


@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused_in_a_line(content):
    said = ""
    try:
        rows, _ = read_table(content, "x.csv", "text")
    except CommandError as trouble:
        rows, said = [], str(trouble)
    assert said.count("\n") == 0
    assert [number for number, _ in rows] == sorted({number for number, _ in rows})
