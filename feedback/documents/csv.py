"""The month as one tidy CSV file: a fact a row, safe to open in a spreadsheet."""

import csv
import io
from collections.abc import Iterable, Iterator

from feedback.documents import printable
from feedback.documents.view import Count, NamedCount, ReportView, ThemeView

COLUMNS = ("month", "version", "table", "group", "measure", "value", "note")
HIDDEN = "hidden to protect people"
# A cell that begins with one of these, plain or full width, is a formula to some spreadsheet.
FORMULA_STARTS = ("=", "+", "-", "@", "\uff1d", "\uff0b", "\uff0d", "\uff20")
BYTE_ORDER_MARK = "\ufeff"

Fact = tuple[str, str, str, str, str]


def report_csv(view: ReportView) -> bytes:
    """Return the report as UTF-8 CSV, with the mark that makes spreadsheets read accents right."""
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(COLUMNS)
    for fact in _facts(view):
        writer.writerow([as_text(cell) for cell in (view["month"], str(view["version"]), *fact)])
    return (BYTE_ORDER_MARK + text.getvalue()).encode()


def as_text(cell: str) -> str:
    """Put an apostrophe before words that a spreadsheet would run as a formula."""
    # A tab, a return or a space at the start may be trimmed by the spreadsheet, so look past it.
    cleaned = printable.clean(cell)
    starts_blank = cell[:1] in {"\t", "\r", "\n"}
    if starts_blank or cleaned.lstrip().startswith(FORMULA_STARTS):
        return f"'{cleaned}"
    return cleaned


def _facts(view: ReportView) -> Iterator[Fact]:
    yield from _about(view)
    yield _number("heard", "everyone", "submissions", view["heard"]["submissions"])
    yield _number("heard", "everyone", "comments", view["heard"]["comments"])
    yield ("heard", "everyone", "change since last month", view["heard"]["change"], "")
    yield from _table("roles", view["heard"]["by_role"])
    for theme in view["themes"]:
        yield from _theme(view, theme)
    for key, number in view["actions"].items():
        yield ("promises", "everyone", key, str(number), "")
    yield from _table("ratings", view["ratings"])
    yield from _table("districts", view["districts"])
    yield from _table("ages", view["age_bands"])
    for band in view["age_bands"]:
        yield ("ages", band["name"], "share of plans", band["plans"], view["benchmark_note"])
    yield from _table("services", view["services"])
    for row in view["set_aside"]:
        yield _number("set aside", row["name"], "comments", row["count"])
    for number, quote in enumerate(view["opening_quotes"], start=1):
        yield ("opening quotes", str(number), "words", quote["words"], quote["who"])


def _about(view: ReportView) -> Iterator[Fact]:
    """Say what the file is before its first number, so that it is understood when passed on."""
    area, about = view["area"], "about"
    if view["example"]:
        yield (about, "report", "example", "Every comment and number here is invented.", "")
    yield (about, "report", "numbers", _rule(view), "")
    yield (about, "report", "product", area["product_name"], area["name"])
    yield (about, "report", "title", view["title"], view["summary"])
    yield (about, "report", "period", view["period"], "")
    yield (about, "report", "audience", view["audience_name"], view["audience"])
    yield (about, "report", "published on", view["published_on"] or "not yet published", "")
    yield (about, "report", "what this means for families", view["families"], "")
    if view["forum_words"]:
        yield (about, "report", "what the forum says", view["forum_words"], area["forum"])
    for number, sentence in enumerate([*view["caveats"], *view["notes"]], start=1):
        yield (about, "note", str(number), sentence, "")
    yield (about, "report", "fingerprint", view["fingerprint"], "")


def _rule(view: ReportView) -> str:
    if view["audience"] == "facilitator":
        return "Numbers are not suppressed: this file is for facilitators and goes no further."
    return f"Small numbers are suppressed (hidden or rounded) for {view['audience_name']}."


def _theme(view: ReportView, theme: ThemeView) -> Iterator[Fact]:
    table, name = "themes", theme["name"]
    districts = theme["districts"]
    yield _number(table, name, "submissions", theme["submissions"])
    yield _number(table, name, "comments", theme["comments"])
    if districts is not None:
        yield (table, name, "districts", str(districts), "")
    yield (table, name, "theme number", str(theme["id"]), "the same number every month")
    yield (table, name, "sentence", theme["sentence"], "")
    yield (table, name, "feeling", theme["feeling"], "")
    yield (table, name, "direction", theme["direction"] or "not compared", "")
    yield (table, name, "owner", theme["owner"], "")
    yield (table, name, "services", "; ".join(theme["services"]), "")
    yield (table, name, "words", "; ".join(theme["words"]), "")
    for place, ids in (("what works", view["working"]), ("needs to change", view["change"])):
        if theme["id"] in ids:
            yield (table, name, "on page one", place, "")
    for quote in theme["quotes"]:
        yield (table, name, "quote", quote["words"], quote["who"])


def _table(table: str, rows: Iterable[NamedCount]) -> Iterator[Fact]:
    for row in rows:
        yield _number(table, row["name"], "submissions", row["count"])


def _number(table: str, group: str, measure: str, count: Count) -> Fact:
    return (table, group, measure, count["shown"], HIDDEN if count["value"] is None else "")
