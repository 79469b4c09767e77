"""First sentences for a report, for a person to better. No number is ever written in them.

Until the report is published answers still come and go, and a small number may be hidden from a
reader: the figures beside the sentences know both.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from feedback.services import months

if TYPE_CHECKING:
    from feedback.areas import Area


def draft(snapshot: dict[str, Any], area: Area) -> dict[str, str]:
    """Return a title, a summary and what it means for families."""
    change = [theme for theme in snapshot["themes"] if theme["feeling"] != "good"]
    good = [theme for theme in snapshot["themes"] if theme["feeling"] == "good"]
    return {
        "title": _title(snapshot, change, good),
        "summary": _summary(snapshot, good),
        "families": _families(area),
    }


def _title(
    snapshot: dict[str, Any], change: list[dict[str, Any]], good: list[dict[str, Any]]
) -> str:
    for theme in [*change, *good]:
        # A theme may be agreed by its name alone.
        if sentence := str(theme["sentence"]).rstrip("."):
            return sentence
    return f"What families told us in {name_of(snapshot['month'])}"


def _summary(snapshot: dict[str, Any], good: list[dict[str, Any]]) -> str:
    sentences = []
    # Some suggestions may be undecided, so this speaks of themes, and of those that work too.
    if snapshot["themes"]:
        sentences.append(f"The themes that came up most: {_listed(snapshot['themes'])}.")
    if good:
        sentences.append(f"What works: {_listed(good)}.")
    return " ".join(sentences)


def _families(area: Area) -> str:
    # Nobody has answered yet when this is drafted, so it promises no day and no deed.
    return (
        f"{area.forum.short} and the services read these themes. "
        "When they answer, we publish what they say with the themes."
    )


def _listed(themes: list[dict[str, Any]]) -> str:
    names = [_lower_first(theme["name"]) for theme in themes[:3]]
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"


def _lower_first(name: str) -> str:
    """Return a name for the middle of a sentence, leaving abbreviations as they are."""
    return name if name[:2].isupper() else name[:1].lower() + name[1:]


def name_of(month: str) -> str:
    """Return a month as families say it.

    >>> name_of("2026-11")
    'November 2026'
    """
    return f"{months.first_day(month):%B %Y}"
