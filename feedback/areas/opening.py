"""What must be true before a conversation opens to the public (rule 12 of the design)."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from feedback.areas.area import Area
    from feedback.areas.support import HelpLine

# A number that nobody has checked for a season may send a family to a dead line.
HELP_NUMBER_DAYS = 90
HOW_TO_CHECK = (
    "Check each number on the service’s own website. "
    "Do not ring it to test it. If it is right, write confirmed = true and checked_on = {today} "
    "for it in help.toml. If not, mend it or take it out:"
)
NEEDED_HELP = {
    "danger": "when someone is in danger now",
    "child": "when a child may be at risk",
    "crisis": "in a mental health crisis",
}


def live_problems(area: Area, today: date) -> list[str]:
    """Give a plain sentence for each thing that stops the area from opening."""
    return [*_unnamed(area), *_unanswered(area), *_unchecked(area, today)]


def _unnamed(area: Area) -> Iterator[str]:
    named = {
        "controller": (area.controller, "There is no controller, who answers for what is sent"),
        "privacy_contact": (area.privacy_contact, "There is nobody to ask about privacy"),
        "safeguarding_lead": (
            area.safeguarding_lead,
            "There is no safeguarding lead, who acts when a child may be at risk",
        ),
    }
    for key, (contact, problem) in named.items():
        if not contact.is_named:
            yield f"{problem}. Fill in name under [{key}] in area.toml."
    if area.privacy_contact.is_named and not area.privacy_contact.can_be_reached:
        yield (
            "The privacy contact cannot be reached. "
            "Fill in email, phone or post under [privacy_contact] in area.toml."
        )


def _unanswered(area: Area) -> Iterator[str]:
    for group, meaning in NEEDED_HELP.items():
        if not area.help_lines(group):
            yield f'There is no number to call {meaning}. Add one of group "{group}" to help.toml.'


def _unchecked(area: Area, today: date) -> Iterator[str]:
    """Say once what to do, then list the numbers: nobody rings 999 to ask whether it is right."""
    doubtful = [
        f"  - {line.name}, {line.number}: {reason}. In help.toml it is {line.id}."
        for line in area.help
        if (reason := _reason_not_to_trust(line, today))
    ]
    if doubtful:
        yield "\n".join((HOW_TO_CHECK.format(today=today.isoformat()), *doubtful))


def _reason_not_to_trust(line: HelpLine, today: date) -> str:
    if not line.confirmed:
        return "nobody has confirmed this number"
    if line.checked_on is None:
        return "nobody wrote the day this number was checked"
    days = (today - line.checked_on).days
    if days < 0:
        return "the day it was checked is still to come"
    return f"last checked {days} days ago" if days > HELP_NUMBER_DAYS else ""
