"""Find what could say who somebody is, and suggest what to show instead."""

from collections.abc import Collection

from analysis.redact.birth import find_births
from analysis.redact.contact import find_contacts
from analysis.redact.labels import find_labelled_names, somebody_else
from analysis.redact.names import find_names
from analysis.redact.school_cues import find_schools_by_cue
from analysis.redact.schools import find_schools
from analysis.redact.span import KINDS, Span, without_overlaps
from analysis.redact.streets import find_streets
from analysis.redact.vocabulary import fold
from analysis.redact.wording import hide, replacement, replacements

__all__ = ["KINDS", "Span", "find_personal", "hide", "replacement", "replacements"]

FINDERS = (
    find_contacts,
    find_births,
    find_schools,
    find_schools_by_cue,
    find_streets,
    find_names,
    find_labelled_names,
)


def find_personal(text: str, *, keep: Collection[str] = ()) -> list[Span]:
    """Find words that could say who somebody is, for a person to check.

    Parameters
    ----------
    text : str
        A comment as it was written. Never changed.
    keep : collection of str, default=()
        Words an area knows to be towns or services, in any case; a name or school made only of
        them is kept.

    Returns
    -------
    list of Span
        In the order of the text, without overlaps. Kinds: name, school, phone, email, postcode,
        nhs_number, reference_number, date_of_birth, web_address, address.

    Notes
    -----
    Rules and lists, so that a facilitator can see why a word was found and nothing leaves the
    machine. It misses some names and finds some that are not: a person reads every comment. What
    identifies a family goes further than this list, such as a rare condition with a town [1]_.

    References
    ----------
    .. [1] Information Commissioner's Office, guidance on anonymisation: identifiability is a
       spectrum, tested by a motivated intruder.

    Examples
    --------
    >>> text = "my son oliver goes to Larkfield Primary"
    >>> [(text[span.start : span.end], span.kind) for span in find_personal(text)]
    [('oliver', 'name'), ('Larkfield Primary', 'school')]
    >>> find_personal("We waited two years for CAMHS in May.")
    []
    """
    kept = {fold(word) for words in keep for word in words.split()}
    public = somebody_else(text)
    found = without_overlaps(
        span
        for finder in FINDERS
        for span in finder(text)
        if not any(one.start <= span.start and span.end <= one.end for one in public)
    )
    if not kept:
        return found
    return [
        span
        for span in found
        if span.kind not in {"name", "school"}
        or not all(word in kept for word in fold(text[span.start : span.end]).split())
    ]
