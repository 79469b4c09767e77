"""What print adds to a view: bar lengths, the day, and the shorter words of page one."""

import calendar
import json
from collections.abc import Sequence
from datetime import date

from feedback.documents import charts
from feedback.documents.view import NamedCount, Quote, ReportView

OPENING_QUOTE = 220
OPENING_SENTENCE = 150
SHORT_TITLE = 45
# A theme with more characters than this may run over a page's end; a shorter one is kept whole.
KEPT_TOGETHER = 2500


def laid_out(view: ReportView) -> dict[str, object]:
    """Return the view with everything the template would otherwise have to work out."""
    day = _day(view)
    return {
        **view,
        "themes": _themes(view),
        "roles": _with_bars(view["heard"]["by_role"]),
        "tables": {
            "ratings": _with_bars(view["ratings"]),
            "districts": _with_bars(view["districts"]),
            "age_bands": _with_bars(view["age_bands"]),
            "services": _with_bars(view["services"]),
            "set_aside": _with_bars(view["set_aside"]),
        },
        "notices": _notices(view),
        "unheard": _unheard(view),
        "short_title": shortened(view["title"], SHORT_TITLE),
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


def _notices(view: ReportView) -> list[dict[str, str]]:
    """Say what no reader may miss: in short on every page, in full on page one."""
    notices = [
        (
            view["example"],
            "Example: every comment is invented",
            "This is an example. Every comment and number in it is invented.",
        ),
        (
            view["audience"] == "facilitator",
            "For facilitators only",
            "For facilitators only: small numbers are not hidden.",
        ),
        (
            view["published_on"] is None,
            "Draft",
            "This is a draft. It may change before it is published.",
        ),
    ]
    return [{"short": short, "full": full} for applies, short, full in notices if applies]


def shortened(words: str, limit: int) -> str:
    """Cut words at a space to fit page one; the whole stands on a later page."""
    if len(words) <= limit:
        return words
    return words[:limit].rsplit(" ", 1)[0].rstrip(" ,.;:") + "…"


def _themes(view: ReportView) -> list[dict[str, object]]:
    bars = charts.lengths(theme["submissions"] for theme in view["themes"])
    return [
        {**theme, "bar": bar, "long": len(json.dumps(theme)) > KEPT_TOGETHER}
        for theme, bar in zip(view["themes"], bars, strict=True)
    ]


def _with_bars(rows: Sequence[NamedCount]) -> list[dict[str, object]]:
    bars = charts.lengths(row["count"] for row in rows)
    return [{**row, "bar": bar} for row, bar in zip(rows, bars, strict=True)]


def _opening(quote: Quote) -> Quote:
    words = shortened(quote["words"], OPENING_QUOTE)
    who = quote["who"] if words == quote["words"] else f"{quote['who']}, shortened here"
    return {"words": words, "who": who}


def _unheard(view: ReportView) -> list[str]:
    """Name the places and ages no one told us about, where the number zero is shown."""
    groups: list[tuple[str, Sequence[NamedCount]]] = [
        ("We heard from no one in", view["districts"]),
        ("We heard about no one aged", view["age_bands"]),
    ]
    sentences = []
    for start, rows in groups:
        names = [row["name"] for row in rows if row["count"]["value"] == 0]
        if names:
            sentences.append(f"{start} {', '.join(names)}.")
    return sentences


def _day(view: ReportView) -> date:
    """Return the day the report carries, so that the same view gives the same bytes."""
    if view["published_on"] is not None:
        return date.fromisoformat(view["published_on"])
    year, month = (int(part) for part in view["month"].split("-"))
    return date(year, month, calendar.monthrange(year, month)[1])
