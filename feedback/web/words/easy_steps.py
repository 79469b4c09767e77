"""Tell the journey of somebody's words in Easy Read: the same facts, easy words and pictures."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from feedback.services import months
from feedback.web.filters import listed, month
from feedback.web.speech import gettext
from feedback.web.words.steps import (
    Step,
    heard,
    read,
    report,
    steps,
    when_we_read,
    with_what_it_shows,
)

if TYPE_CHECKING:
    from feedback.services.journeys import Journey


@dataclass(frozen=True)
class PicturedStep(Step):
    """One step, and the picture that says the same."""

    picture: str


def easy_steps(journey: Journey) -> list[PicturedStep]:
    """List the steps that `steps` lists, each with a picture."""
    got, *_middle, changed = steps(journey)
    will_say = gettext("A service can tell us what it will do. Then we say so here.")
    last = Step(changed.title, will_say, changed.done)
    told = [("envelope-with-arrow", got)]
    told += [("ear", easily_heard(journey))] if journey.recorded else []
    if journey.has_words:
        told += [("eyes", read(journey)), ("handshake", easy_themes(journey))]
    told += [("memo", easy_report(journey)), ("seedling", last)]
    return [PicturedStep(step.title, step.words, step.done, picture) for picture, step in told]


def easily_coming(journey: Journey) -> str:
    """Say what happens next, and when where that is known."""
    if journey.has_words and not journey.is_read:
        return " ".join([gettext("Next, a person reads them."), when_we_read()])
    if not journey.report_is_out:
        out_in = month(months.after(journey.month))
        return gettext("Next is a report. It comes out in %(out_in)s.", out_in=out_in)
    # Nobody has promised a day, so none is named.
    return gettext("Next, the people in charge can say what they will do. We do not know when.")


def easily_heard(journey: Journey) -> Step:
    """Say whether somebody has written down what was said or drawn, and deleted the file."""
    step = heard(journey)
    if None in journey.recorded or "not_understood" not in journey.recorded:
        return step
    deleted = gettext("We have deleted what you recorded or drew.")
    if "written_down" in journey.recorded:
        words = [gettext("We could not understand all of it."), deleted]
    else:
        sorry = gettext("We could not understand it. We are sorry.")
        words = [sorry, deleted, gettext("You can tell us again.")]
    return Step(step.title, " ".join(words), step.done)


def easy_themes(journey: Journey) -> Step:
    """Say which themes people put the words in, without the word theme."""
    if journey.themes:
        names = listed(f"“{name}”" for name in journey.themes)
        said = gettext("They are about %(themes)s.", themes=names)
        return Step(gettext("We put them with words like yours"), said, done=True)
    if journey.report_is_out:
        said = gettext("Not all words go with other words. People still read them.")
        return Step(gettext("Words like yours"), said, done=False)
    return Step(
        gettext("We look for words like yours"),
        gettext(
            "Some words say the same kind of thing. We put them together. Then more people listen."
        ),
        done=False,
    )


def easy_report(journey: Journey) -> Step:
    """Say whether a report that counts their words has come out, and who reads it."""
    step = report(journey)
    who = gettext("A group of parents reads it. The people in charge read it, too.")
    readers = with_what_it_shows(who, journey)
    if journey.is_counted:
        return Step(step.title, readers, done=True)
    if journey.report_is_out or journey.missed:
        return step
    comes = gettext("It comes out in %(month)s.", month=month(months.after(journey.month)))
    return Step(step.title, f"{comes} {readers}", done=False)
