"""What became of each theme from one month to the next."""

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from analysis.carrying.agreed import comment_texts
from analysis.carrying.shapes import Merge, Split, find_merges, find_splits, look
from analysis.keywords import find_keywords
from analysis.text import clean
from analysis.types import Floats, Integers, ThemeSet, Vectors
from analysis.vectors import StaticWords, load_static_words, represent

KINDS = ("steady", "grew", "shrank", "new", "quiet")
_RARE = 0.01  # a change that chance alone would make this seldom is called one
_FEWEST_TO_DRIFT = 8  # comments in each month
_SHUFFLES = 300


@dataclass(frozen=True, slots=True)
class ThemeChange:
    """One theme in two months.

    Attributes
    ----------
    theme, name
        Its number in this month's ThemeSet, and its name there.
    kind : str
        “steady”, “grew”, “shrank”, “new” or “quiet”: grew or shrank only where its share changed
        by more than chance would change it once in a hundred times.
    before, after : int
        Comments in it, each comment once.
    share_before, share_after : float
        From 0 to 1, of that month's comments in themes.
    drifted : bool
        True where what is said in it changed by more than chance would once in a hundred times.
    said_more, said_less : tuple of str
        Where it drifted, words that mark this month's comments in it, and last month's.
    """

    theme: int
    name: str
    kind: str
    before: int
    after: int
    share_before: float
    share_after: float
    drifted: bool = False
    said_more: tuple[str, ...] = ()
    said_less: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Changes:
    """What a report can say of two months: every theme of both, and what came apart or together."""

    themes: tuple[ThemeChange, ...]
    splits: tuple[Split, ...]
    merges: tuple[Merge, ...]


def compare_months(
    before: ThemeSet, after: ThemeSet, *, seed: int = 0, vectors: Vectors | None = None
) -> Changes:
    """Say what became of each theme.

    Parameters
    ----------
    before : ThemeSet
        Last month's themes.
    after : ThemeSet
        This month's: what `carry_themes` gave, so that theme i of both is one theme.
    seed : int, default=0
        Fixes the shuffles.
    vectors : callable, optional
        As for `carry_themes`: what is said in a theme is compared by them too.

    Returns
    -------
    changes : Changes
        `themes[i]` is about `after.themes[i]`. Splits and merges are hints for a person to look
        at: a fresh look at this month shows them, and a fresh look at last month does not.

    Raises
    ------
    ValueError
        If `after` has fewer themes than `before`: it was not carried from it. If `vectors` does not
        give one row of finite numbers for each text.

    References
    ----------
    .. [1] docs/decisions/0013-carrying.md: how often each is said where nothing changed.

    Examples
    --------
    >>> from analysis import carry_themes
    >>> known = {"Waiting": ["we waited two years"], "Kindness": ["so kind to us"]}
    >>> march = carry_themes(known, ["We waited two years", "So kind to us"])
    >>> april = carry_themes(march, ["We waited two years"])
    >>> [(change.name, change.kind) for change in compare_months(march, april).themes]
    [('Waiting', 'steady'), ('Kindness', 'quiet')]
    """
    return compare_months_with(load_static_words(), before, after, seed=seed, vectors=vectors)


def compare_months_with(
    static: StaticWords | None,
    before: ThemeSet,
    after: ThemeSet,
    *,
    seed: int = 0,
    vectors: Vectors | None = None,
) -> Changes:
    """Do as `compare_months` does, with static vectors that are already read, or with none."""
    if len(after.themes) < len(before.themes):
        raise ValueError(
            f"the later month has {len(after.themes)} themes and the earlier {len(before.themes)}: "
            "carry the earlier month's themes with carry_themes first"
        )
    n_themes = len(after.themes)
    (old, old_themes), (new, new_themes) = _in_themes(before), _in_themes(after)
    spoken = [*old, *new]
    points = np.zeros((0, 1))
    if spoken:
        points = represent(spoken, len(spoken), vectors=vectors, static=static)
    old_points, new_points = points[: len(old)], points[len(old) :]
    sizes = [np.bincount(t, minlength=n_themes) for t in (old_themes, new_themes)]
    changes = []
    for theme in after.themes:
        i = theme.index
        was, now = int(sizes[0][i]), int(sizes[1][i])
        change = ThemeChange(
            theme=i,
            name=theme.name,
            kind="new" if i >= len(before.themes) else _kind(was, len(old), now, len(new)),
            before=was,
            after=now,
            share_before=was / max(1, len(old)),
            share_after=now / max(1, len(new)),
        )
        here, there = new_themes == i, old_themes == i
        if min(was, now) >= _FEWEST_TO_DRIFT and _drifted(
            old_points[there], new_points[here], seed
        ):
            change = _with_words(change, _at(old, there), _at(new, here))
        changes.append(change)
    looks, old_looks = look(new_points), look(old_points)
    return Changes(
        tuple(changes),
        find_splits(new, new_themes, looks, old_themes, old_looks),
        find_merges(new_themes, looks, old_themes, old_looks),
    )


def _in_themes(found: ThemeSet) -> tuple[list[str], Integers]:
    """List the cleaned comments that are in themes, in an order of their own, and their themes."""
    placed = sorted(
        (clean(text), int(found.comment_themes[comment]))
        for comment, text in comment_texts(found).items()
        if found.comment_themes[comment] >= 0
    )
    return [text for text, _ in placed], np.array([theme for _, theme in placed], dtype=np.int64)


def _kind(was: int, n_before: int, now: int, n_after: int) -> str:
    from scipy.stats import fisher_exact

    if not now:
        return "quiet"
    chance = fisher_exact([[was, n_before - was], [now, n_after - now]]).pvalue
    if chance > _RARE:
        return "steady"
    return "grew" if now * n_before > was * n_after else "shrank"


def _drifted(old: Floats, new: Floats, seed: int) -> bool:
    """Tell whether the middles of two months are further apart than shuffled months' are."""
    random = np.random.default_rng(seed)
    both = np.vstack([old, new])
    is_new = np.arange(len(both)) >= len(old)

    def apart(new: NDArray[np.bool_]) -> float:
        step = both[new].mean(axis=0) - both[~new].mean(axis=0)
        return round(float(step @ step), 9)

    seen = apart(is_new)
    usual = [apart(random.permutation(is_new)) for _ in range(_SHUFFLES)]
    return (1 + sum(distance >= seen for distance in usual)) / (1 + _SHUFFLES) <= _RARE


def _with_words(change: ThemeChange, old: list[str], new: list[str]) -> ThemeChange:
    less, more = find_keywords([*old, *new], np.repeat([0, 1], [len(old), len(new)]), n_words=5)
    return replace(
        change,
        drifted=True,
        said_more=tuple(word for word, _ in more if word not in dict(less)),
        said_less=tuple(word for word, _ in less if word not in dict(more)),
    )


def _at(texts: list[str], places: Integers) -> list[str]:
    return [text for text, held in zip(texts, places.tolist(), strict=True) if held]
