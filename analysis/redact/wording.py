"""Choose plain words to show in place of what was hidden."""

import re
from collections.abc import Iterable

from analysis.redact.span import Span, without_overlaps

PLAIN_WORDS = {
    "name": "[name]",
    "school": "school",
    "phone": "[phone number]",
    "email": "[email address]",
    "postcode": "[postcode]",
    "nhs_number": "[NHS number]",
    "reference_number": "[reference number]",
    "date_of_birth": "[date of birth]",
    "web_address": "[web page]",
    "address": "[address]",
}
PLACES_TO_LEARN = (
    (re.compile(r"nursery|pre-?school|playgroup|kindergarten", re.IGNORECASE), "nursery"),
    (re.compile(r"college|sixth form", re.IGNORECASE), "college"),
)
TITLES = (
    (re.compile(r"(?:dr|doctor|prof|professor)\b", re.IGNORECASE), "a doctor"),
    (re.compile(r"nurse\b", re.IGNORECASE), "a nurse"),
    (re.compile(r"(?:mr|mrs|ms|mx|miss|sir)\b", re.IGNORECASE), "a member of staff"),
)
CHILD = re.compile(
    r"\b(?:my|our)(?: [\w-]+)? (?:son|daughter|child|boy|girl|lad|twins?|eldest|oldest|youngest|"
    r"stepson|stepdaughter)(?:[’']?s name is|,| is called| called| named| \()?\s*$",
    re.IGNORECASE,
)
# The word before already says who it is, so the name can go: “my son Arlo has” → “my son has”.
SAYS_WHO = re.compile(
    r"\b(?:son|daughter|child|boy|girl|lad|brother|sister|nephew|niece|grandson|granddaughter|husband|"
    r"wife|partner|teacher|head|headteacher|senco|sendco|ta|therapist|nurse|paediatrician|"
    r"psychologist|worker|officer|coordinator|caseworker|visitor)$",
    re.IGNORECASE,
)


def replacement(kind: str, text: str) -> str:
    """Suggest what to show instead of one hidden piece of text.

    Parameters
    ----------
    kind : str
        Kind of the span, one of `KINDS`.
    text : str
        The hidden words themselves.

    Returns
    -------
    str
        Plain words, or words in square brackets where plain words could change the meaning.

    Raises
    ------
    KeyError
        If `kind` is not one of `KINDS`.

    Examples
    --------
    >>> replacement("name", "Dr Patel"), replacement("name", "Theo")
    ('a doctor', '[name]')
    >>> replacement("school", "Little Acorns Nursery")
    'nursery'
    """
    if kind == "school":
        return next((plain for word, plain in PLACES_TO_LEARN if word.search(text)), "school")
    if kind == "name":
        titled = (plain for title, plain in TITLES if title.match(text))
        return next(titled, PLAIN_WORDS["name"])
    return PLAIN_WORDS[kind]


def hide(text: str, spans: Iterable[Span]) -> str:
    """Suggest the whole comment as others will see it.

    Parameters
    ----------
    text : str
        A comment as it was written. Never changed.
    spans : iterable of Span
        What to hide, in any order.

    Returns
    -------
    str
        The comment with each span replaced. A child's name becomes “my child” where the comment
        says whose it is, and is left out where the words before already say who it is.

    Examples
    --------
    >>> hide("My son Theo is 6. Theo’s school helps.", [Span(7, 11, "name"), Span(18, 22, "name")])
    'My son is 6. My child’s school helps.'
    """
    chosen = without_overlaps(spans)
    shown, before = "", 0
    for span, words in zip(chosen, replacements(text, chosen), strict=True):
        shown += text[before : span.start]
        shown = (shown if words else shown.rstrip()) + words
        before = span.end
    return shown + text[before:]


def replacements(text: str, spans: Iterable[Span]) -> list[str]:
    """Suggest what to show instead of each hidden piece, as it fits the sentence it stands in.

    Parameters
    ----------
    text : str
        A comment as it was written. Never changed.
    spans : iterable of Span
        What to hide, in any order.

    Returns
    -------
    list of str
        One for each span, in the order of the text and without overlaps; empty where the words
        before already say who it is.

    Examples
    --------
    >>> replacements("Theo’s school. My son Theo.", [Span(0, 4, "name"), Span(22, 26, "name")])
    ['My child', '']
    """
    chosen = without_overlaps(spans)
    children = {
        text[span.start : span.end].casefold()
        for span in chosen
        if span.kind == "name" and CHILD.search(text[: span.start])
    }
    suggested: list[str] = []
    shown, before = "", 0
    for span in chosen:
        shown += text[before : span.start]
        hidden = text[span.start : span.end]
        words = replacement(span.kind, hidden)
        if span.kind == "name":
            words = words_for_name(shown, words, is_child=hidden.casefold() in children)
        shown = (shown if words else shown.rstrip()) + words
        suggested.append(words)
        before = span.end
    return suggested


def words_for_name(shown: str, words: str, *, is_child: bool) -> str:
    """Fit the words for a name to the sentence so far; empty where the name can simply go."""
    if SAYS_WHO.search(shown.rstrip()) and not shown.rstrip().endswith(","):
        return ""
    words = "my child" if is_child else words
    opens = not shown.strip() or shown.rstrip()[-1] in ".!?"
    return words[0].upper() + words[1:] if opens else words
