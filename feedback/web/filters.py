"""Write days, months, counts and lists as people say them, for templates."""

from collections.abc import Callable, Iterable
from datetime import date
from typing import Literal

from babel import Locale, dates, lists
from flask_babel import get_locale
from markupsafe import Markup, escape

from feedback.translations import ENGLISH

MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
SMALL = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")


def another_language() -> Locale | None:
    """Give the language this page is in, where it is not English, whose forms are our own."""
    locale: Locale | None = get_locale()
    return locale if locale and locale.language != ENGLISH else None


def day(when: date) -> str:
    """Write a day in full.

    >>> day(date(2026, 11, 3))
    '3 November 2026'
    """
    if locale := another_language():
        return dates.format_skeleton("yMMMMd", when, locale=locale)
    return f"{when.day} {MONTHS[when.month - 1]} {when.year}"


def weekday(when: date) -> str:
    """Write a day with its name, without the year.

    >>> weekday(date(2026, 11, 3))
    'Tuesday 3 November'
    """
    if locale := another_language():
        return dates.format_skeleton("MMMMEEEEd", when, locale=locale)
    return f"{DAYS[when.weekday()]} {when.day} {MONTHS[when.month - 1]}"


def month(text: str) -> str:
    """Write a month, kept as YYYY-MM, in words.

    >>> month("2026-11")
    'November 2026'
    """
    year, number = text.split("-")
    if locale := another_language():
        return dates.format_skeleton("yMMMM", date(int(year), int(number), 1), locale=locale)
    return f"{MONTHS[int(number) - 1]} {year}"


def month_alone(text: str) -> str:
    """Write a month, kept as YYYY-MM, without its year.

    >>> month_alone("2026-11")
    'November'
    """
    number = int(text.split("-")[1])
    if locale := another_language():
        return str(locale.months["stand-alone"]["wide"][number])
    return MONTHS[number - 1]


def count_of(number: int, one: str, many: str = "") -> str:
    """Write a number with its thing, in the singular or the plural.

    >>> count_of(1, "comment"), count_of(2, "comment"), count_of(1204, "reply", "replies")
    ('1 comment', '2 comments', '1,204 replies')
    """
    return f"{number:,} {one if number == 1 else many or f'{one}s'}"


def in_words(number: int) -> str:
    """Write a small number as a word, and a larger one in figures.

    >>> in_words(3), in_words(41)
    ('three', '41')
    """
    if another_language():
        return str(number)
    return SMALL[number] if 0 < number < len(SMALL) else f"{number:,}"


def listed(things: Iterable[str], joiner: str = "and") -> str:
    """Join words as a sentence does.

    >>> listed(["school", "travel", "hearing"])
    'school, travel and hearing'
    """
    if locale := another_language():
        style: Literal["or", "standard"] = "or" if joiner == "or" else "standard"
        return lists.format_list(list(things), style=style, locale=locale)
    *first, last = list(things) or [""]
    return f"{', '.join(first)} {joiner} {last}" if first else last


def words(text: str) -> Markup:
    """Show somebody's own words: kept apart from ours in direction, with their line breaks."""
    lines = Markup("<br>").join(escape(text).split("\n"))
    return Markup('<bdi class="words" data-words>{}</bdi>').format(lines)


FILTERS: dict[str, Callable[..., str]] = {
    "count_of": count_of,
    "day": day,
    "in_words": in_words,
    "listed": listed,
    "month": month,
    "weekday": weekday,
    "words": words,
}
