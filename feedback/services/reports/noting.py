"""What a report says about itself: what its numbers can and cannot carry."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from feedback.services import months
from feedback.services.reports.drafting import name_of
from feedback.services.reports.hiding import plain

if TYPE_CHECKING:
    from feedback.areas import Area
    from feedback.documents.view import Audience, GlossaryEntry

PUBLIC_QUOTES_FROM = 5
_WHOSE_VIEWS = (
    "These are the views of the people who chose to tell us something in {month}. They are not a "
    "survey sample, so they do not speak for all families."
)
HIDDEN = {
    "facilitator": "Numbers are shown as they are. Keep this copy within the team.",
    "forum": "Counts under 5 are hidden, with others where needed, so that nobody can be known.",
    "partnership": (
        "Counts under 5 are hidden, with others where needed, so that nobody can be known."
    ),
    "public": "Counts of 1 to 7 are shown as *, the rest to the nearest 5, to protect people.",
}


def caveats(snapshot: dict[str, Any], area: Area, audience: Audience) -> list[str]:
    """Return what a reader must know before using a number."""
    month = name_of(snapshot["month"])
    return [
        _WHOSE_VIEWS.format(month=month),
        "One comment can carry several themes, so the numbers do not add up to the total.",
        HIDDEN[audience],
        f"We compare ages with {area.benchmark.who}. {area.benchmark.caveat}",
    ]


def notes(snapshot: dict[str, Any]) -> list[str]:
    """Return how the month was made."""
    made = (
        "A computer suggested the themes, and people named and agreed each one. "
        "Every quote was read by a person and is used with permission."
    )
    unit = (
        "We count what was sent in. We cannot tell people apart, so one person may have sent "
        "more than one."
    )
    corrected = [f"What changed in this version: {snapshot['what_changed']}"]
    return [made, unit, *(corrected if snapshot["what_changed"] else [])]


def change_in_number(snapshot: dict[str, Any], audience: Audience) -> str:
    """Return how many more or fewer told us than the month before, where both may be shown."""
    now, before = snapshot["submissions"], snapshot["submissions_before"]
    if audience == "public" or not before or not (plain(now, audience) and plain(before, audience)):
        return ""
    month = f"{months.first_day(months.before(snapshot['month'])):%B}"
    if now == before:
        return f"the same as {month}"
    difference = abs(now - before)
    return f"{difference} {'more' if now > before else 'fewer'} than {month}"


def glossary() -> list[GlossaryEntry]:
    """Return the words of a report that not everybody uses."""
    words = {
        "EHC plan": "An education, health and care plan. It says in law what help a child gets.",
        "SEND": "Special educational needs and disabilities.",
        "Submission": "What one person, or one group, sent us at one time.",
        "Theme": "Something that came up in what we were sent, named and agreed by people.",
        "Cleared": "Read by a person, with names and other private details taken out.",
    }
    return [{"word": word, "meaning": meaning} for word, meaning in words.items()]
