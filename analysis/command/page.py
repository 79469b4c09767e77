"""Results as one page to read and print: no scripts, nothing fetched, every word escaped."""

from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from analysis.command.results import Results, count, mentions, sizes, speakers
from analysis.types import FITS_NOTHING

_HERE = Path(__file__).parent
_MOST_SHOWN = 200  # comments that fit nothing: all are in the data


def as_page(results: Results) -> str:
    """Draw results as a self-contained HTML page."""
    unplaced = [
        text
        for text, theme in zip(
            results.comments.texts, results.found.comment_themes.tolist(), strict=True
        )
        if theme == FITS_NOTHING
    ]
    return draw(
        "themes.html",
        comments=results.comments,
        counts=count(results.found),
        themes=_cards(results),
        unplaced=unplaced[:_MOST_SHOWN],
        n_more_unplaced=max(0, len(unplaced) - _MOST_SHOWN),
        method=results.found.method,
        seed=results.seed,
        too_few=results.found.too_few,
    )


def draw(template: str, **words: object) -> str:
    """Fill a page in: what is left out is an error, and every word is escaped."""
    environment = Environment(
        loader=FileSystemLoader(_HERE),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["visible"] = visible
    environment.filters["number"] = lambda number: f"{number:,}"
    return environment.get_template(template).render(**words)


def visible(text: str) -> str:
    r"""Drop the control characters that a page may not hold.

    Examples
    --------
    >>> visible("late\x07 again\nand again")
    'late again\nand again'
    """
    return "".join(letter for letter in text if letter in "\n\t" or _may_show(ord(letter)))


def _may_show(code: int) -> bool:
    control = code < 0x20 or 0x7F <= code < 0xA0
    nobody = 0xD800 <= code < 0xE000 or 0xFDD0 <= code <= 0xFDEF or code & 0xFFFE == 0xFFFE
    return not (control or nobody)


def _cards(results: Results) -> list[dict[str, Any]]:
    in_theme, mentioned = sizes(results.found), mentions(results.found)
    widest = max(in_theme, default=1)
    total = count(results.found).in_themes
    return [
        {
            "name": theme.name,
            "anchor": f"theme-{theme.index + 1}",
            "comments": in_theme[theme.index],
            "mentions": mentioned[theme.index],
            "share": round(100 * in_theme[theme.index] / total),
            "bar": round(100 * in_theme[theme.index] / widest, 1),
            "words": [word for word, _ in theme.words],
            "quotes": [_quote(i, results) for i in theme.quotes],
            "inside": [
                {
                    "words": small.words,
                    "comments": speakers(results.found, small.excerpts),
                    "quote": _quote(small.quote, results),
                }
                for small in theme.inside
            ],
        }
        for theme in results.found.themes
    ]


def _quote(i: int, results: Results) -> dict[str, Any]:
    excerpt = results.found.excerpts[i]
    return {"text": excerpt.text, "row": results.comments.rows[excerpt.comment]}
