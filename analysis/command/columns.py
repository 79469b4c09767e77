"""Find a column by its heading, its number, or by what is in it."""

from collections.abc import Sequence

from analysis.command.errors import CommandError

_NAMED = 30  # headings: more would not be read


def find_column(
    headings: Sequence[str], asked: str, name: str, *, option: str = "--text"
) -> tuple[int, tuple[str, ...]]:
    """Find the place of a column, and what a reader should know of how it was found.

    Raises
    ------
    CommandError
        If there is no such column in the file of that name.

    Examples
    --------
    >>> find_column(["id", "What  went WELL?"], "what went well?", "a.csv")
    (1, ())
    """
    wanted = _plain(asked)
    found = [i for i, heading in enumerate(headings) if heading.strip() == asked.strip()]
    found = found or [i for i, heading in enumerate(headings) if _plain(heading) == wanted]
    if len(found) > 1:
        numbers = " and ".join(str(i + 1) for i in found)
        note = f"Columns {numbers} are all “{asked}”: column {found[0] + 1} was read."
        return found[0], (f"{note} To read another, give its number to {option}.",)
    if found:
        return found[0], ()
    if wanted.isdecimal() and 0 < int(wanted) <= len(headings):
        return int(wanted) - 1, ()
    raise CommandError(f"{name} has no column “{asked}”. It has: {listed(headings)}.")


def guess_column(headings: Sequence[str], answers: Sequence[Sequence[str]]) -> tuple[int, str]:
    """Take the column with the most words, and say so.

    Examples
    --------
    >>> guess_column(["id", "said"], [["1", "We waited two years"], ["2", "Kind"]])
    (1, 'No --text was given: “said” was read, the column with the most words.')
    """
    words = [0] * len(headings)
    for row in answers:
        for place, cell in enumerate(row[: len(headings)]):
            words[place] += len(cell.split())
    place = max(range(len(headings)), key=lambda i: words[i])
    named = (
        f"“{_plain_line(headings[place])}”" if headings[place].strip() else f"column {place + 1}"
    )
    return place, f"No --text was given: {named} was read, the column with the most words."


def listed(headings: Sequence[str]) -> str:
    """List headings for a person to choose from."""
    names = [
        f"“{_plain_line(h)}”" if h.strip() else f"column {i}" for i, h in enumerate(headings, 1)
    ]
    more = f" and {len(names) - _NAMED} more" if len(names) > _NAMED else ""
    return ", ".join(names[:_NAMED]) + more


def _plain(heading: str) -> str:
    return " ".join(heading.casefold().split())


def _plain_line(heading: str) -> str:
    """Keep a heading to one line of the terminal, with nothing that could steer it."""
    line = " ".join(heading.split())
    return "".join(letter for letter in line if letter.isprintable())[:60]
