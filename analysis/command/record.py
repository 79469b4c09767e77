"""Results as JSON, as docs/themes-command.md describes it."""

import json
from dataclasses import asdict
from typing import Any

from analysis.command.results import Results, count, mentions, sizes, speakers
from analysis.types import FITS_NOTHING, NON_ANSWER, ThemeSet

_WHY_NONE = {NON_ANSWER: "non-answer", FITS_NOTHING: "fits nothing"}


def as_record(results: Results) -> str:
    """Write results as JSON: what was read, the counts, the themes, and every comment's place."""
    found, comments = results.found, results.comments
    in_theme, mentioned = sizes(found), mentions(found)
    ideas: list[list[int]] = [[] for _ in comments.texts]
    for i, excerpt in enumerate(found.excerpts):
        ideas[excerpt.comment].append(i)
    record = {
        "format": "themes/1",
        "source": comments.source,
        "column": comments.column,
        "encoding": comments.encoding,
        "seed": results.seed,
        "method": found.method,
        "too_few": found.too_few,
        "counts": asdict(count(found)),
        "themes": [
            {
                "index": theme.index,
                "name": theme.name,
                "comments": in_theme[theme.index],
                "mentions": mentioned[theme.index],
                "words": [{"word": word, "weight": weight} for word, weight in theme.words],
                "quotes": [_quote(i, results) for i in theme.quotes],
                "inside": [
                    {
                        "words": list(small.words),
                        "comments": speakers(found, small.excerpts),
                        "quote": _quote(small.quote, results),
                    }
                    for small in theme.inside
                ],
            }
            for theme in found.themes
        ],
        "comments": [
            {
                "row": row,
                "text": text,
                "theme": _theme(theme),
                "why_none": _WHY_NONE.get(theme),
                "excerpts": [_idea(found, i) for i in ideas[comment]],
            }
            for comment, (row, text, theme) in enumerate(
                zip(comments.rows, comments.texts, found.comment_themes.tolist(), strict=True)
            )
        ],
    }
    return json.dumps(record, ensure_ascii=False, indent=1) + "\n"


def _quote(i: int, results: Results) -> dict[str, Any]:
    row = results.comments.rows[results.found.excerpts[i].comment]
    return {"row": row, **_idea(results.found, i)}


def _idea(found: ThemeSet, i: int) -> dict[str, Any]:
    excerpt = found.excerpts[i]
    return {
        "start": excerpt.start,
        "end": excerpt.end,
        "text": excerpt.text,
        "theme": _theme(int(found.excerpt_themes[i])),
        "certainty": round(float(found.certainty[i]), 3),
    }


def _theme(number: int) -> int | None:
    return number if number >= 0 else None
