"""Tell the journey of somebody's words as a few steps."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from feedback.services import months
from feedback.web.application import current
from feedback.web.filters import in_words, listed, month, weekday

if TYPE_CHECKING:
    from feedback.services.journeys import Journey


@dataclass(frozen=True)
class Step:
    """One step, and whether it has been taken."""

    title: str
    words: str
    done: bool


def steps(journey: Journey) -> list[Step]:
    """List the steps from the day the words came to what changed because of them."""
    got = Step("We got them", weekday(journey.received_on), done=True)
    middle = [read(journey), themes(journey)] if journey.has_words else []
    # Nothing is promised through this service yet, so the last step is always still to come.
    last = Step("What changed", "When a service tells us what it will do, we say so here.", False)
    return [got, *middle, report(journey), last]


def coming(journey: Journey) -> str:
    """Say what happens next, and when where that is known."""
    if journey.has_words and not journey.is_read:
        return f"Next, a person reads them. We read {current().area.reading_promise}."
    if not journey.report_is_out:
        out_in = month(months.after(journey.month))
        return f"Next is the report for {month(journey.month)}. It comes out in {out_in}."
    # Nobody has promised a day, so none is named.
    return "Next, services can say what they will do. No day is set for that yet."


def read(journey: Journey) -> Step:
    """Say that a person read the words, and on which day."""
    if not journey.is_read:
        return Step("A person reads them", f"We read {current().area.reading_promise}.", done=False)
    day = weekday(journey.read_on) if journey.read_on else ""
    return Step("A person read them", day, done=True)


def themes(journey: Journey) -> Step:
    """Name the themes that people put the words in."""
    names = journey.themes
    if names:
        kind = "theme" if len(names) == 1 else "themes"
        said = listed(f"“{name}”" for name in names)
        return Step(f"They are part of {in_words(len(names))} {kind}", f"{said}.", done=True)
    if journey.report_is_out:
        return Step("Themes", "Not all words join a theme. People still read them.", done=False)
    return Step(
        "They join a theme",
        "We put words together that say the same kind of thing. Then more people listen.",
        done=False,
    )


def report(journey: Journey) -> Step:
    """Say whether a report that counts their words has come out, and who reads it."""
    area = current().area
    readers = listed([area.forum.name, *(f"the {board.name}" for board in area.boards)])
    if journey.is_counted:
        return Step(f"The report for {month(journey.month)} is out", f"Read by {readers}.", True)
    if journey.report_is_out:
        said = "Not all words are in a report. People still read them."
        return Step(f"The report for {month(journey.month)}", said, done=False)
    if journey.missed:
        return Step(
            f"The report for {month(journey.month)}", too_late(journey, journey.missed), done=False
        )
    out_in = month(months.after(journey.month))
    return Step(
        f"The report for {month(journey.month)}",
        f"It comes out in {out_in}. {readers[0].upper()}{readers[1:]} read it.",
        done=False,
    )


def too_late(journey: Journey, missed: str) -> str:
    """Say in which month words count that were not ready when the report of theirs came out."""
    came, counts = (month(each).split()[0] for each in (missed, journey.month))
    if journey.unread_in_time:
        late = f"The report for {came} came out before we read your words."
    else:
        late = f"Your words were not in time for the report for {came}."
    return f"{late} They count in {counts}."
