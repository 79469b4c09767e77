"""The month as a PDF: tagged, in the same bytes each time, one side of A4 first."""

import calendar
import json
import unicodedata
from collections.abc import Callable
from datetime import date
from functools import cache, lru_cache
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from feedback.documents import charts, printable
from feedback.documents.view import NamedCount, Quote, ReportView

if TYPE_CHECKING:
    import typst

TEMPLATE = Path(__file__).with_name("report.typ")
STANDARDS: Final[list["typst.PDFStandard"]] = ["ua-1", "a-2a"]
PROBE = (
    b'#set document(title: "Probe")\n#set text(font: "Atkinson Hyperlegible")\n#sys.inputs.letter'
)
OPENING_QUOTE = 220
OPENING_SENTENCE = 150
SHORT_TITLE = 70
# A theme with more characters than this may run over a page's end; a shorter one is kept whole.
KEPT_TOGETHER = 2500


def report_pdf(view: ReportView) -> bytes:
    """Return the report as a PDF that meets PDF/UA-1 and PDF/A-2a."""
    import typst

    inputs = {"view": json.dumps(_in_print(_laid_out(view), _can_show), ensure_ascii=False)}
    document = typst.compile(
        TEMPLATE, format="pdf", pdf_standards=STANDARDS, font_paths=_fonts(), sys_inputs=inputs
    )
    return bytes(document)


def _laid_out(view: ReportView) -> dict[str, Any]:
    """Add what print needs: bar lengths, the day, and page one's shorter words."""
    themes = [
        {**theme, "bar": bar, "long": len(json.dumps(theme)) > KEPT_TOGETHER}
        for theme, bar in zip(
            view["themes"],
            charts.lengths(theme["submissions"] for theme in view["themes"]),
            strict=True,
        )
    ]
    tables = ("ratings", "districts", "age_bands", "services", "set_aside")
    day = _day(view)
    return {
        **view,
        "themes": themes,
        "tables": {name: _with_bars(view[name]) for name in tables},
        "roles": _with_bars(view["heard"]["by_role"]),
        "short_title": shortened(view["title"], SHORT_TITLE),
        "unheard": _unheard(view),
        "page_one": {
            "sentences": {
                str(theme["id"]): shortened(theme["sentence"], OPENING_SENTENCE)
                for theme in view["themes"]
            },
            "quotes": [_opening(quote) for quote in view["opening_quotes"]],
        },
        "date": [day.year, day.month, day.day],
        "published": "" if view["published_on"] is None else f"{day.day} {day:%B %Y}",
    }


def _unheard(view: ReportView) -> list[str]:
    """Name the places and ages no one told us about, where the number zero is shown."""
    groups: dict[str, list[NamedCount]] = {
        "We heard from no one in": view["districts"],
        "We heard about no one aged": [*view["age_bands"]],
    }
    sentences = []
    for start, rows in groups.items():
        names = [row["name"] for row in rows if row["count"]["value"] == 0]
        if names:
            sentences.append(f"{start} {', '.join(names)}.")
    return sentences


def _with_bars(rows: list[Any]) -> list[dict[str, Any]]:
    bars = charts.lengths(row["count"] for row in rows)
    return [{**row, "bar": bar} for row, bar in zip(rows, bars, strict=True)]


def shortened(words: str, limit: int) -> str:
    """Cut words at a space to fit page one; the whole stands on a later page."""
    if len(words) <= limit:
        return words
    return words[:limit].rsplit(" ", 1)[0].rstrip(" ,.;:") + "…"


def _opening(quote: Quote) -> Quote:
    words = shortened(quote["words"], OPENING_QUOTE)
    who = quote["who"] if words == quote["words"] else f"{quote['who']}, shortened here"
    return {"words": words, "who": who}


def _day(view: ReportView) -> date:
    """Return the day the report carries, so that the same view gives the same bytes."""
    if view["published_on"] is not None:
        return date.fromisoformat(view["published_on"])
    year, month = (int(part) for part in view["month"].split("-"))
    return date(year, month, calendar.monthrange(year, month)[1])


def _in_print(layout: dict[str, Any], can_show: Callable[[str], bool]) -> dict[str, Any]:
    """Clean every string, and say whether any characters had to be described."""
    cleaned = _each_string(layout, printable.clean)
    printed = _each_string(cleaned, lambda words: printable.described(words, can_show))
    wrapped: dict[str, Any] = _each_string(printed, printable.breakable)
    return {**wrapped, "described": printed != cleaned}


def _each_string(node: Any, change: Callable[[str], str]) -> Any:
    if isinstance(node, str):
        return change(node)
    if isinstance(node, dict):
        return {key: _each_string(value, change) for key, value in node.items()}
    if isinstance(node, list):
        return [_each_string(value, change) for value in node]
    return node


@cache
def _fonts() -> "typst.Fonts":
    """Load the report's typeface and typst's own; never the machine's, which differ."""
    import typst

    folder = files("fontpkg_atkinson_hyperlegible") / "files"
    return typst.Fonts(include_system_fonts=False, font_paths=[Path(str(folder))])


@lru_cache(maxsize=4096)
def _can_show(character: str) -> bool:
    """Say whether a typeface has this character; the PDF standard refuses one that has not."""
    import typst

    letter = f"o{character}" if unicodedata.category(character).startswith("M") else character
    try:
        typst.compile(
            PROBE,
            format="pdf",
            pdf_standards=STANDARDS,
            font_paths=_fonts(),
            sys_inputs={"letter": letter},
        )
    except typst.TypstError:
        return False
    return True
