"""Files that somebody else made are read, or refused with a sentence that says what to do."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import UTC, date, datetime

import pytest

from feedback.errors import RefusedError
from feedback.services import bringing
from tests.support.sheets import csv_file, workbook

WORDS = "It’s been “hard” – we waited £500 worth of time, Zoë said 🐤"
# A workbook keeps its times without a zone.
A_TIME = datetime(2026, 11, 3, 14, 5, tzinfo=UTC).replace(tzinfo=None)


def read(content: bytes, name: str = "invented.csv") -> bringing.Sheet:
    return bringing.read_sheet(content, name)


def refusal(content: bytes, name: str = "invented.csv") -> str:
    with pytest.raises(RefusedError) as refused:
        read(content, name)
    return str(refused.value)


def cells(content: bytes, name: str = "invented.csv") -> list[tuple[str, ...]]:
    return [row for _, row in read(content, name).rows]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_words_come_through_in_any_letters_and_with_any_separator(encoding, separator) -> None:
    content = csv_file(["Comment", "Day"], [WORDS, "x"], encoding=encoding, separator=separator)
    sheet = read(content)
    assert sheet.headings == ("Comment", "Day")
    assert sheet.rows == ((2, (WORDS, "x")),)


@pytest.mark.parametrize("words", ["café", "The school’s SENCO", "Zoë’s nursery – €5, naïve"])
def test_an_old_spreadsheet_in_windows_letters_is_read_as_it_was_typed(words) -> None:
    assert cells(csv_file(["Comment"], [words], encoding="cp1252")) == [(words,)]


def test_excels_own_first_line_is_no_heading_and_rows_keep_their_numbers() -> None:
    sheet = read(b"sep=;\r\nComment;Day\r\nWe waited;x\r\n")
    assert sheet.headings == ("Comment", "Day")
    assert sheet.rows == ((3, ("We waited", "x")),)


def test_blank_rows_are_left_out_and_the_others_keep_their_numbers() -> None:
    content = csv_file(["Comment", "Day"], ["One", ""], [], ["", ""], ["Two", ""])
    assert [number for number, _ in read(content).rows] == [2, 5]


def test_repeated_and_empty_headings_get_names_of_their_own() -> None:
    content = csv_file(["Comment", "", "comment", ""], ["a", "b", "c", ""])
    assert read(content).headings == ("Comment", "Column 2", "comment (2)")
    assert read(content).place("COMMENT (2) ") == 2


def test_a_missing_column_lists_the_ones_there_are() -> None:
    with pytest.raises(RefusedError, match=re.escape("It has: “Comment”, “Day”.")):
        read(csv_file(["Comment", "Day"], ["a", "b"])).place("Words")


def test_short_rows_are_filled_and_long_ones_keep_every_cell() -> None:
    assert cells(b"Comment,Day\nOne\nTwo,x,and more\n") == [("One", ""), ("Two", "x", "and more")]


def test_a_workbook_gives_days_without_times_and_whole_numbers_without_points() -> None:
    content = workbook(
        ["Comment", "Day", "Time", "Number"],
        ["=SUM(1)", date(2026, 11, 3), A_TIME, 3.0],
        ["Two 🐤", None, None, None],
        sheets=("Empty", "Answers"),
    )
    sheet = read(content, "invented.xlsx")
    # A formula that no spreadsheet has worked out holds nothing to read.
    assert sheet.rows[0] == (2, ("", "2026-11-03", "2026-11-03", "3"))
    assert sheet.rows[1] == (3, ("Two 🐤", "", "", ""))


def test_a_formula_in_a_text_file_is_only_words() -> None:
    assert cells(csv_file(["Comment"], ["=cmd|' /C calc'!A0"])) == [("=cmd|' /C calc'!A0",)]


def test_what_a_file_is_called_does_not_matter() -> None:
    assert cells(workbook(["Comment"], ["One"]), "answers.csv") == [("One",)]
    assert cells(csv_file(["Comment"], ["One"]), "answers.xlsx") == [("One",)]


@pytest.mark.parametrize(
    "content",
    [
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 an old workbook",
        b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR",
        b"%PDF-1.7 words, and more words\nand more\n",
        b"Comment\nWe\0 waited\n",
    ],
    ids=["xls", "png", "pdf", "nothing letters"],
)
def test_what_is_no_list_is_refused_with_what_to_do(content) -> None:
    assert "save it as .csv or .xlsx" in refusal(content)


@pytest.mark.parametrize("content", [b"", b"\n\n", b"Comment,Day\n", b"\xef\xbb\xbf", b",,\n,,\n"])
def test_a_file_without_comments_is_refused(content) -> None:
    assert "has no comments in it" in refusal(content)


def test_a_workbook_without_comments_is_refused() -> None:
    assert "has no comments in it" in refusal(workbook(["Comment"]), "invented.xlsx")


def test_a_file_over_five_megabytes_is_refused_and_one_at_the_limit_is_read() -> None:
    start = b"Comment\n"
    fits = start + b"a" * (bringing.LARGEST - len(start))
    assert len(read(fits).rows) == 1
    assert "larger than 5 MB" in refusal(fits + b"a")


def test_a_file_with_too_many_rows_or_columns_is_refused() -> None:
    assert "more than 20,000 rows" in refusal(b"Comment\n" + b"a\n" * 20_001)
    assert "200 columns" in refusal(csv_file(["c"] * 201, ["a"] * 201))
    assert "200 columns" in refusal(workbook(["c"] * 201, ["a"] * 201))
    assert "more than 20,000 rows" in refusal(workbook(["c"], *[["a"]] * 20_001))
    assert len(read(b"Comment\n" + b"a\n" * 20_000).rows) == 20_000


def test_a_quotation_mark_that_never_closes_is_refused_with_its_row() -> None:
    assert "row 3 is never closed" in refusal(b'Comment\nOne\n"Two\nThree\nFour\n')


def test_a_quotation_mark_inside_a_comment_is_only_a_mark() -> None:
    assert cells(b'Comment\nA 5" pipe\nTwo\n') == [('A 5" pipe',), ("Two",)]


def test_a_small_workbook_that_unpacks_to_a_huge_one_is_refused() -> None:
    bomb = io.BytesIO()
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as book:
        book.writestr("xl/worksheets/sheet1.xml", b"0" * 61 * 1024 * 1024)
    assert len(bomb.getvalue()) < 100_000
    assert "holds more than this site can read" in refusal(bomb.getvalue(), "bomb.xlsx")


def with_part(content: bytes, name: str, body: bytes) -> bytes:
    """A workbook with one of its parts exchanged."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as book, zipfile.ZipFile(out, "w") as copy:
        for part in book.namelist():
            copy.writestr(part, body if part == name else book.read(part))
    return out.getvalue()


ENTITIES = b"".join(
    b'<!ENTITY a%d "%s">' % (each, b"&a%d;" % (each - 1) * 10) for each in range(1, 12)
)
LAUGHS = b'<?xml version="1.0"?><!DOCTYPE s [<!ENTITY a0 "ha">' + ENTITIES + b"]><s>&a11;</s>"


@pytest.mark.parametrize(
    ("part", "body"),
    [
        ("xl/worksheets/sheet1.xml", b"<worksheet><sheetData><row r='x'><c r='!!'/>"),
        ("xl/worksheets/sheet1.xml", LAUGHS),
        ("xl/workbook.xml", b"not xml"),
        ("xl/workbook.xml", b""),
        ("[Content_Types].xml", b"<Types/>"),
        ("xl/styles.xml", b"<styleSheet><cellXfs count='1'><xf numFmtId='x'/></cellXfs>"),
    ],
)
def test_a_damaged_workbook_is_refused_with_what_to_do(part, body) -> None:
    content = with_part(workbook(["Comment"], ["One"]), part, body)
    assert "Save it again as .xlsx or .csv" in refusal(content, "invented.xlsx")


def test_a_workbook_that_is_cut_short_is_refused() -> None:
    content = workbook(["Comment"], ["One"])
    assert "Save it again" in refusal(content[: len(content) // 2], "invented.xlsx")


def test_a_workbook_that_lies_about_its_size_is_read_no_further_than_we_look() -> None:
    far = (
        b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
        b'<dimension ref="A1:XFD1048576"/><sheetData>'
        b'<row r="1"><c r="A1" t="inlineStr"><is><t>Comment</t></is></c></row>'
        b'<row r="1048576"><c r="XFD1048576" t="inlineStr"><is><t>far</t></is></c></row>'
        b"</sheetData></worksheet>"
    )
    content = with_part(workbook(["Comment"], ["One"]), "xl/worksheets/sheet1.xml", far)
    assert "has no comments in it" in refusal(content, "invented.xlsx")


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("../../etc/passwd", "passwd"),
        ("C:\\Survey\\autumn.csv", "autumn.csv"),
        ("gpj.\u202excod.csv", "gpj.xcod.csv"),
        ("a\x00b\nc.csv", "abc.csv"),
        ("", "The file"),
        ("x" * 500 + ".csv", "x" * 96 + ".csv"),
        ("<script>.csv", "<script>.csv"),
    ],
)
def test_a_hostile_file_name_becomes_a_plain_one(given, kept) -> None:
    assert bringing.tidy_name(given) == kept
