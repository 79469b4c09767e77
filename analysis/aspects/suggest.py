"""Suggest codes for texts, before anybody has tagged one."""

from collections.abc import Mapping, Sequence

from analysis.aspects.codes import Codes, Feeling, Suggested
from analysis.aspects.feelings import NEITHER, Asked, feel
from analysis.aspects.learnt import COMPLAINT, Learnt, load_learnt
from analysis.aspects.mentions import Mentions
from analysis.nonanswers import is_non_answer
from analysis.types import Floats
from analysis.vectors import StaticWords, load_static_words

_NOTHING = Codes((), (), NEITHER)
_QUESTIONS = {"good", "better", None}
_GOOD = "good"  # the aspect that is a praise


def suggest_codes(
    texts: Sequence[str],
    *,
    areas: Mapping[str, Sequence[str]],
    aspects: Mapping[str, Sequence[str]] | None = None,
    asked: Sequence[Asked] | None = None,
    package: str = "wordllama",
) -> tuple[Codes, ...]:
    """Suggest service areas, aspects of the experience and a feeling for each text.

    Areas are found by the words given for them. Twelve aspects and the feeling were learnt from
    comments that NHS patients wrote and people labelled: `wait`, `informed`, `listened`,
    `attitude`, `knowledge`, `joined_up`, `info_find`, `continuity`, `quality`, `access_place`,
    `impact` and `good`. Every suggestion is for a person to decide.

    Parameters
    ----------
    texts : sequence of str, length n_texts
        Whole comments or excerpts, as they were written. Each is judged by itself.
    areas : mapping of str to sequence of str
        The id of each service area, and the words people use for it.
    aspects : mapping of str to sequence of str, optional
        Words for aspects, such as those that were not learnt; they are found as areas are.
    asked : sequence of {"good", "better", None}, length n_texts, optional
        Which question each text answers, where people were asked both what is good and what
        could be better. It turns the feeling, unless the words clearly say otherwise.
    package : str, default="wordllama"
        The installed package whose static vectors are read. Where it is absent, aspects are
        found by words alone and no feeling is told.

    Returns
    -------
    codes : tuple of Codes, length n_texts
        A non-answer has no area, no aspect and neither feeling.

    Raises
    ------
    ValueError
        If `asked` does not hold “good”, “better” or None for each text.

    References
    ----------
    .. [1] docs/decisions/0017-aspects.md: what was measured.

    Examples
    --------
    >>> areas = {"transport": ["taxi", "driver"], "slt": ["speech therapy"]}
    >>> (codes,) = suggest_codes(["The taxi driver was always kind and helpful."], areas=areas)
    >>> codes.areas[0].id, codes.aspects[0].id, codes.feeling.kind
    ('transport', 'attitude', 'praise')
    """
    if asked is not None and (len(asked) != len(texts) or not set(asked) <= _QUESTIONS):
        raise ValueError(f"asked must hold “good”, “better” or None for each of {len(texts)} texts")
    answers = [i for i, text in enumerate(texts) if not is_non_answer(text)]
    said = [texts[i] for i in answers]
    about, sides = Mentions(areas), Mentions(aspects or {})
    static = load_static_words(package)
    felt = feel(said, static, None if asked is None else [asked[i] for i in answers])
    learnt = _learnt_aspects(said, static)
    codes = [_NOTHING] * len(texts)
    for i, text, own, feeling in zip(answers, said, learnt, felt, strict=True):
        told = _together(own, sides.of(text))
        codes[i] = Codes(about.of(text), _agreeing(told, feeling), feeling)
    return tuple(codes)


def _learnt_aspects(
    texts: Sequence[str], static: StaticWords | None
) -> list[tuple[Suggested, ...]]:
    if static is None:
        return [()] * len(texts)
    learnt = load_learnt()
    return [_enough(row, learnt) for row in learnt.probabilities(texts, static)]


def _enough(likely: Floats, learnt: Learnt) -> tuple[Suggested, ...]:
    triples = zip(learnt.names, likely.tolist(), learnt.thresholds.tolist(), strict=True)
    return tuple(
        Suggested(name, chance)
        for name, chance, enough in triples
        if name != COMPLAINT and chance >= enough
    )


def _together(
    learnt: tuple[Suggested, ...], by_words: tuple[Suggested, ...]
) -> tuple[Suggested, ...]:
    """Join what was learnt with what words say: the surer of the two counts."""
    sure = {one.id: one for one in learnt}
    for one in by_words:
        own = sure.get(one.id, one)
        sure[one.id] = Suggested(one.id, max(one.certainty, own.certainty), one.words)
    return tuple(sorted(sure.values(), key=lambda one: (-one.certainty, one.id)))


def _agreeing(aspects: tuple[Suggested, ...], feeling: Feeling) -> tuple[Suggested, ...]:
    """Thanks are not suggested for what surely complains."""
    complains = feeling.kind == "complaint"
    return tuple(one for one in aspects if not (complains and one.id == _GOOD))
