"""Themes that people agreed: what they are called, and the words that show what they are."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from analysis.types import FITS_NOTHING, ThemeSet


@dataclass(frozen=True, slots=True)
class AgreedTheme:
    """A theme as people know it.

    Attributes
    ----------
    name : str
        Its heading, which is read too: “Waiting times” says what belongs there.
    examples : tuple of str
        Comments or excerpts that are in it; the more, the better it is carried.
    id : str or int, optional
        Whatever the caller knows it by; nothing is read into it.
    """

    name: str
    examples: tuple[str, ...] = ()
    id: str | int | None = None


@dataclass(frozen=True, slots=True)
class Agreed:
    """All themes people agreed, and what was heard that is in none of them.

    Attributes
    ----------
    themes : tuple of AgreedTheme
        Their order is their number in everything that is carried.
    others : tuple of str
        Comments that were heard and put in no theme: not new when they are heard again.
    """

    themes: tuple[AgreedTheme, ...]
    others: tuple[str, ...] = ()


Agreeable = Agreed | ThemeSet | Sequence[AgreedTheme] | Mapping[str, Sequence[str]]
"""What `carry_themes` takes for agreed themes; `as_agreed` says how each is read."""


def as_agreed(agreed: Agreeable) -> Agreed:
    """Read agreed themes from whatever holds them.

    Parameters
    ----------
    agreed : Agreed, ThemeSet, sequence of AgreedTheme, or mapping
        A ThemeSet holds the words of its comments, so it is all that is needed: theme i stays
        theme i. A mapping goes from a theme's name (or id) to examples, in its own order.

    Returns
    -------
    agreed : Agreed
        In the same order.

    Raises
    ------
    TypeError
        If it is none of these, or a theme's examples are one string.

    Examples
    --------
    >>> as_agreed({"Waiting": ["We waited two years"]}).themes
    (AgreedTheme(name='Waiting', examples=('We waited two years',), id='Waiting'),)
    """
    if isinstance(agreed, Agreed):
        return _checked(agreed)
    if isinstance(agreed, ThemeSet):
        return agreed_from(agreed)
    if isinstance(agreed, Mapping):
        if any(isinstance(examples, str) for examples in agreed.values()):
            raise TypeError("each theme's examples must be a list of strings, not one string")
        return _checked(
            Agreed(tuple(AgreedTheme(str(key), tuple(own), key) for key, own in agreed.items()))
        )
    themes = tuple(agreed)
    if all(isinstance(theme, AgreedTheme) for theme in themes):
        return _checked(Agreed(themes))
    raise TypeError(
        "agreed must be a ThemeSet, an Agreed, a sequence of AgreedTheme, or a mapping from a "
        "theme's name to its examples"
    )


def agreed_from(found: ThemeSet, *, names: Mapping[int, str] | None = None) -> Agreed:
    """Take themes of a month as agreed, with every comment in them as an example.

    Parameters
    ----------
    found : ThemeSet
        A month's themes.
    names : mapping of int to str, optional
        Better names that people gave, by the theme's number.

    Returns
    -------
    agreed : Agreed
        `themes[i]` is `found.themes[i]`, with `id` i.

    Examples
    --------
    >>> from analysis import find_themes
    >>> agreed_from(find_themes(["We waited two years."])).others
    ('We waited two years.',)
    """
    given = names or {}
    texts = comment_texts(found)
    held: dict[int, list[str]] = defaultdict(list)
    for comment, text in texts.items():
        held[int(found.comment_themes[comment])].append(text)
    themes = tuple(
        AgreedTheme(given.get(theme.index, theme.name), tuple(held[theme.index]), theme.index)
        for theme in found.themes
    )
    return Agreed(themes, tuple(held[FITS_NOTHING]))


def remember(agreed: Agreeable, carried: ThemeSet) -> Agreed:
    """Add what a month carried to what was agreed before, for the month after it.

    Parameters
    ----------
    agreed : Agreed, ThemeSet, sequence of AgreedTheme, or mapping
        What the month was carried from.
    carried : ThemeSet
        What `carry_themes` gave.

    Returns
    -------
    agreed : Agreed
        The themes of both, so that a theme that was quiet this month is not forgotten.

    Examples
    --------
    >>> from analysis.carrying import carry_themes
    >>> known = {"Kind": ["so kind"]}
    >>> remember(known, carry_themes(known, ["So kind!"])).themes[0].examples
    ('so kind', 'So kind!')
    """
    before, after = as_agreed(agreed), agreed_from(carried)
    known = len(before.themes)
    both = [
        AgreedTheme(old.name, (*old.examples, *now.examples), old.id)
        for old, now in zip(before.themes, after.themes, strict=False)
    ]
    return Agreed((*both, *after.themes[known:]), (*before.others, *after.others))


def comment_texts(found: ThemeSet) -> dict[int, str]:
    """Put each comment together again from its excerpts, with spaces where spaces were.

    Examples
    --------
    >>> from analysis import find_themes
    >>> comment_texts(find_themes(["n/a", "They were kind.  But we waited two years."]))
    {1: 'They were kind.  But we waited two years.'}
    """
    texts: dict[int, str] = {}
    ends: dict[int, int] = {}
    for excerpt in found.excerpts:
        gap = " " * (excerpt.start - ends.get(excerpt.comment, excerpt.start))
        texts[excerpt.comment] = texts.get(excerpt.comment, "") + gap + excerpt.text
        ends[excerpt.comment] = excerpt.end
    return texts


def _checked(agreed: Agreed) -> Agreed:
    for theme in agreed.themes:
        examples: object = theme.examples
        if isinstance(examples, str) or not all(isinstance(text, str) for text in theme.examples):
            raise TypeError(f"the examples of theme {theme.name!r} must be strings")
    return agreed
