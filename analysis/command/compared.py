"""What became of each theme: as a page, as data, and as rows for a spreadsheet."""

import csv
import io
import json
from dataclasses import asdict, dataclass
from typing import Any

from analysis.carrying import Changes, ThemeChange
from analysis.command.page import draw
from analysis.command.reading import Comments
from analysis.command.results import count
from analysis.types import Theme, ThemeSet

_FORMULA = ("=", "+", "-", "@", "\t", "\r")  # what a spreadsheet would run rather than show
_SAID = {
    "steady": "about the same",
    "grew": "grew",
    "shrank": "shrank",
    "new": "new",
    "quiet": "quiet this month",
}


@dataclass(frozen=True, slots=True, eq=False)
class Compared:
    """Two months' comments and themes, and what changed."""

    old: Comments
    new: Comments
    before: ThemeSet
    after: ThemeSet
    changes: Changes
    seed: int


def sentence(compared: Compared) -> str:
    """Say in a line what became of the themes, so that they can be seen to add up."""
    kinds = [change.kind for change in compared.changes.themes]
    if not kinds:
        return "Too few different comments last month for themes: 12 or more are needed."
    parts = [f"{kinds.count(kind)} {_SAID[kind]}" for kind in _SAID if kind in kinds]
    many = f"{len(kinds)} theme" if len(kinds) == 1 else f"{len(kinds)} themes"
    return f"{many}: {', '.join(parts)}."


def as_rows(compared: Compared) -> str:
    """Write one row a theme, for a spreadsheet to open."""
    lines = io.StringIO(newline="")
    sheet = csv.writer(lines, lineterminator="\n")
    sheet.writerow(
        ["theme", "name", "change", "comments before", "comments now", "share before %",
         "share now %", "what is said changed", "said more", "said less"]
    )  # fmt: skip
    for change in compared.changes.themes:
        sheet.writerow(
            [
                change.theme + 1,
                f"'{change.name}" if change.name.startswith(_FORMULA) else change.name,
                change.kind,
                change.before,
                change.after,
                round(100 * change.share_before, 1),
                round(100 * change.share_after, 1),
                "yes" if change.drifted else "no",
                " ".join(change.said_more),
                " ".join(change.said_less),
            ]
        )
    # The mark at the start tells a spreadsheet that the letters are UTF-8.
    return "\N{ZERO WIDTH NO-BREAK SPACE}" + lines.getvalue()


def as_changes(compared: Compared) -> str:
    """Write JSON, as docs/compare-command.md describes it."""
    changes, after = compared.changes, compared.after
    record = {
        "format": "changes/1",
        "seed": compared.seed,
        "method": after.method,
        "months": [
            {"source": read.source, "column": read.column, **asdict(count(found))}
            for read, found in (
                (compared.old, compared.before),
                (compared.new, compared.after),
            )
        ],
        "themes": [
            {**asdict(change), "quotes": _quotes(after.themes[change.theme], compared)}
            for change in changes.themes
        ],
        "splits": [asdict(split) for split in changes.splits],
        "merges": [asdict(merge) for merge in changes.merges],
        "comments": [
            {"row": row, "text": text, "theme": theme if theme >= 0 else None}
            for row, text, theme in zip(
                compared.new.rows, compared.new.texts, after.comment_themes.tolist(), strict=True
            )
        ],
    }
    return json.dumps(record, ensure_ascii=False, indent=1) + "\n"


def as_changes_page(compared: Compared) -> str:
    """Draw what changed as one page to read and print."""
    themes = compared.after.themes
    largest = max((max(c.share_before, c.share_after) for c in compared.changes.themes), default=1)
    return draw(
        "compare.html",
        old=compared.old,
        new=compared.new,
        before=count(compared.before),
        counts=count(compared.after),
        sentence=sentence(compared),
        rows=[_row(change, largest or 1) for change in compared.changes.themes],
        cards=[
            {**_row(change, largest or 1), "quotes": _quotes(themes[change.theme], compared)}
            for change in compared.changes.themes
            if change.kind in {"new", "grew"} or change.drifted
        ],
        splits=[
            {
                "name": themes[split.theme].name,
                "parts": list(zip(split.words, split.sizes, strict=True)),
            }
            for split in compared.changes.splits
        ],
        merges=[[themes[i].name for i in merge.themes] for merge in compared.changes.merges],
        method=compared.after.method,
        seed=compared.seed,
    )


def _row(change: ThemeChange, largest: float) -> dict[str, Any]:
    return {
        "name": change.name,
        "anchor": f"theme-{change.theme + 1}",
        "kind": _SAID[change.kind],
        "before": change.before,
        "after": change.after,
        "share_before": round(100 * change.share_before),
        "share_after": round(100 * change.share_after),
        "bar_before": round(100 * change.share_before / largest, 1),
        "bar_after": round(100 * change.share_after / largest, 1),
        "drifted": change.drifted,
        "said_more": list(change.said_more),
        "said_less": list(change.said_less),
    }


def _quotes(theme: Theme, compared: Compared) -> list[dict[str, Any]]:
    quoted = [compared.after.excerpts[i] for i in theme.quotes]
    return [{"row": compared.new.rows[quote.comment], "text": quote.text} for quote in quoted]
