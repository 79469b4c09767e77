"""Tell the journey of somebody's words as a few steps."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from feedback.services import months
from feedback.web import languages
from feedback.web.application import current
from feedback.web.filters import in_words, listed, month, month_alone, weekday
from feedback.web.speech import gettext, ngettext

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
    got = Step(gettext("We got them"), weekday(journey.received_on), done=True)
    middle = [heard(journey)] if journey.recorded else []
    middle += [read(journey), themes(journey)] if journey.has_words else []
    # Nothing is promised through this service yet, so the last step is always still to come.
    will_say = gettext("When a service tells us what it will do, we say so here.")
    last = Step(gettext("What changed"), will_say, done=False)
    return [got, *middle, report(journey), last]


def coming(journey: Journey) -> str:
    """Say what happens next, and when where that is known."""
    if journey.has_words and not journey.is_read:
        return " ".join([gettext("Next, a person reads them."), when_we_read()])
    if not journey.report_is_out:
        out_in, named = month(months.after(journey.month)), month(journey.month)
        return gettext(
            "Next is the report for %(month)s. It comes out in %(out_in)s.",
            month=named,
            out_in=out_in,
        )
    # Nobody has promised a day, so none is named.
    return gettext("Next, services can say what they will do. No day is set for that yet.")


def when_we_read() -> str:
    """Say on which days people read."""
    promise = languages.spoken_area().reading_promise
    return gettext("We read %(reading_promise)s.", reading_promise=promise)


def heard(journey: Journey) -> Step:
    """Say whether somebody has written down what was said or drawn, and deleted the file."""
    if None in journey.recorded:
        title = gettext("A person listens or looks")
        said = gettext("They write down your words. Then we delete what you recorded or drew.")
        return Step(title, said, done=False)
    if "written_down" not in journey.recorded:
        title = gettext("We tried to listen or look")
        said = gettext("We could not make it out. We are sorry. We have deleted it.")
        again = gettext("You can tell us again.")
        return Step(title, f"{said} {again}", done=True)
    said = gettext("We have deleted what you recorded or drew.")
    if "not_understood" in journey.recorded:
        first = gettext("We could not make out all of it.")
        said = f"{first} {said}"
    return Step(gettext("We wrote down your words"), said, done=True)


def read(journey: Journey) -> Step:
    """Say that a person read the words, and on which day."""
    if not journey.is_read:
        return Step(gettext("A person reads them"), when_we_read(), done=False)
    day = weekday(journey.read_on) if journey.read_on else ""
    return Step(gettext("A person read them"), day, done=True)


def themes(journey: Journey) -> Step:
    """Name the themes that people put the words in."""
    names = journey.themes
    if names:
        title = ngettext(
            "They are part of %(number)s theme",
            "They are part of %(number)s themes",
            len(names),
            number=in_words(len(names)),
        )
        return Step(title, f"{listed(f'“{name}”' for name in names)}.", done=True)
    if journey.report_is_out:
        said = gettext("Not all words join a theme. People still read them.")
        return Step(gettext("Themes"), said, done=False)
    return Step(
        gettext("They join a theme"),
        gettext("We put words together that say the same kind of thing. Then more people listen."),
        done=False,
    )


def report(journey: Journey) -> Step:
    """Say whether a report that counts their words has come out, and who reads it."""
    named = month(journey.month)
    if journey.is_counted:
        said = gettext("Read by %(readers)s.", readers=readers())
        out = gettext("The report for %(month)s is out", month=named)
        return Step(out, with_what_it_shows(said, journey), done=True)
    title = gettext("The report for %(month)s", month=named)
    if journey.report_is_out:
        said = gettext("Not all words are in a report. People still read them.")
    elif journey.missed:
        said = too_late(journey, journey.missed)
    else:
        comes = gettext("It comes out in %(month)s.", month=month(months.after(journey.month)))
        who = readers()
        read = gettext("%(readers)s read it.", readers=who[0].upper() + who[1:])
        said = with_what_it_shows(f"{comes} {read}", journey)
    return Step(title, said, done=False)


def with_what_it_shows(said: str, journey: Journey) -> str:
    """Add, for who only wants to be counted, that a report does not show their words."""
    if journey.has_words and not journey.may_be_shown:
        counts = gettext("It counts your words. It does not show them.")
        return f"{said} {counts}"
    return said


def readers() -> str:
    """Name who reads a report."""
    area = current().area
    boards = (gettext("the %(board)s", board=board.name) for board in area.boards)
    return listed([area.forum.name, *boards])


def too_late(journey: Journey, missed: str) -> str:
    """Say in which month words count that were not ready when the report of theirs came out."""
    came, counts = month_alone(missed), month_alone(journey.month)
    if journey.unread_in_time:
        late = gettext("The report for %(month)s came out before we read your words.", month=came)
    else:
        late = gettext("Your words were not in time for the report for %(month)s.", month=came)
    return " ".join([late, gettext("They count in %(month)s.", month=counts)])
