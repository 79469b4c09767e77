"""Find schools that nothing calls one: “goes to Oakmere”, “St Luke’s”, “Tern Valley said no”."""

import re
from collections.abc import Iterator
from itertools import chain

from analysis.redact import school_words as cues
from analysis.redact.english import famous, is_english, is_slip
from analysis.redact.schools import GENERIC
from analysis.redact.span import Span
from analysis.redact.strangers import COUNTY
from analysis.redact.vocabulary import familiar_names, fold, given_names, is_ordinary, listed

NEXT_WORDS = re.compile(r"[’']?s? +([A-Za-z]+)(?: +([A-Za-z]+))?")
# “goes to” this, that and the other; more is a hostile comment.
LONGEST_LIST = 6
# Folded as `fold` does, so only this apostrophe is left.
EDGES = ".’'"


def find_schools_by_cue(text: str) -> Iterator[Span]:
    """Find schools by the words before and after a name, where nothing says that it is a school.

    Parameters
    ----------
    text : str
        A comment.

    Yields
    ------
    Span
        In no order; spans may overlap. Towns, hospitals and people are left to the other rules.

    Examples
    --------
    >>> text = "He goes to Oakmere. CAMHS said no, so did St Wulfric’s, and we moved to Watford."
    >>> sorted(text[span.start : span.end] for span in find_schools_by_cue(text))
    ['Oakmere', 'St Wulfric’s']
    """
    for match in cues.CUED.finditer(text):
        yield from named_schools(text, match)
    for pattern in (cues.CUED_SMALL, cues.SUBJECT_SMALL):
        for match in pattern.finditer(text):
            yield from small_school(text, match)
    yield from church_schools(text)
    for pattern in (cues.GROUP, cues.PARTLY_SMALL):
        for match in pattern.finditer(text):
            skip = everyday_start(match["run"])
            run = match["run"][skip:]
            if any_names(run) and not (owned(run) or opens_as_english(text, match.start(), run)):
                yield Span(match.start() + skip, match.end(), "school")
    for match in cues.SUBJECT.finditer(text):
        if does_what_schools_do(text, match):
            yield Span(*match.span("run"), "school")


def named_schools(text: str, match: re.Match[str]) -> Iterator[Span]:
    """Yield a name after “goes to”, and the others in “goes to Oakmere or Tern Valley”."""
    sure = match["sure"] is not None
    more: re.Match[str] | None = match
    for _ in range(LONGEST_LIST):
        if more is None:
            return
        named = before_everyday(more["run"])
        end = more.start("run") + len(named)
        if names_a_school(named, sure=sure) and not public_follows(text, end):
            yield Span(more.start("run"), end, "school")
        sure, more = False, cues.AND_MORE.match(text, more.end())


def names_a_school(run: str, *, sure: bool) -> bool:
    """Whether capitals after a cue can name a school, and not a person, town or product."""
    words = folded_words(run)
    if not words or is_person(words[0]) or all(w in cues.MUCH or is_a_place(w) for w in words):
        return False
    if any(map(is_product, words)) or words[-1] == "hall":
        return False
    placed = len(words) > 1 and words[-1] in cues.ENDS_A_NAME and not is_a_place(words[0])
    return sure or placed or any(map(is_strange_word, words))


def small_school(text: str, match: re.Match[str]) -> Iterator[Span]:
    """Yield an unknown word in small letters after “goes to” or the like."""
    start = end = match.start("run")
    for word in match["run"].split():
        folded = fold(word).removesuffix("’s")
        ends = end > start and folded in cues.ENDS_A_NAME
        if word[0].isupper() or not (ends or is_unknown(folded)):
            break
        end += len(word) + (end > start)
    if end > start and not public_follows(text, end):
        yield Span(start, end, "school")


def church_schools(text: str) -> Iterator[Span]:
    """Yield “St Luke’s”, “Holy Rood” and “the Valley”, but no town, hospital or street."""
    for match in cues.SAINT.finditer(text):
        town = folded_words(match[0])[-1] in cues.SAINTLY_TOWNS
        high_street = text[: match.start()].lower().endswith("high ")
        if not (town or high_street or public_follows(text, match.end())):
            yield Span(*match.span(), "school")
    for match in chain(cues.HOLY.finditer(text), cues.THE_VALLEY.finditer(text)):
        if not public_follows(text, match.end()):
            yield Span(match.start(match.lastgroup or 0), match.end(), "school")


def does_what_schools_do(text: str, match: re.Match[str]) -> bool:
    """Whether this is “Tern Valley said no”: a place or an unknown word does as schools do."""
    words = folded_words(match["run"])
    if before_everyday(match["run"]) != match["run"] or is_person(words[0]):
        return False
    if any(map(is_product, words)) or all(map(is_a_place, words)):
        return False
    placed = len(words) > 1 and words[-1] in cues.ENDS_A_NAME
    threw_out = cues.THROWS_OUT.match(text, match.end("run"))
    return placed or bool(threw_out) or any(map(is_strange_word, words))


def folded_words(run: str) -> list[str]:
    """Words of a run as the lists have them."""
    return [fold(word.strip(EDGES)).removesuffix("’s") for word in run.split()]


def before_everyday(run: str) -> str:
    """Leave off the first everyday word of a run, and whatever comes after it."""
    kept: list[str] = []
    for word, folded in zip(run.split(), folded_words(run), strict=True):
        ends = bool(kept) and folded in cues.ENDS_A_NAME
        if folded not in cues.MUCH and is_ordinary(folded) and not ends:
            break
        kept.append(word)
    while kept and fold(kept[-1]) in cues.MUCH:
        kept.pop()
    return " ".join(kept)


def everyday_start(run: str) -> int:
    """How many characters of everyday words a run begins with."""
    skipped = 0
    for word, folded in zip(run.split(), folded_words(run), strict=True):
        if not (
            is_ordinary(folded) or is_a_place(folded) or is_product(folded) or folded in GENERIC
        ):
            break
        skipped += len(word) + 1
    return skipped


def any_names(run: str) -> bool:
    """Whether a word of a run is more than an everyday word, a town or a product."""
    return any(
        not (is_ordinary(word) or is_a_place(word) or is_product(word) or word in cues.MUCH)
        for word in folded_words(run)
    )


def opens_as_english(text: str, start: int, run: str) -> bool:
    """Whether this is “Train” in “Train school staff”: a word of English opens the sentence."""
    opens = not text[:start].strip() or text[:start].rstrip()[-1] in ".!?"
    what = cues.ANY_SCHOOL.match(text, start + len(run))
    return opens and bool(what) and " " not in run and is_english(fold(run))


def owned(run: str) -> bool:
    """Whether this is “Theo’s” before “school”: somebody's own, and not its name."""
    last = fold(run).rsplit(maxsplit=1)[-1]
    return last.endswith("’s") and is_person(last.removesuffix("’s"))


def is_strange_word(word: str) -> bool:
    """Whether a folded word is neither English, nor a place, nor a product."""
    return not (is_english(word) or is_a_place(word) or word in famous() or COUNTY.search(word))


def is_unknown(word: str) -> bool:
    """Whether a folded word is strange even in small letters: no slip of the finger, no name."""
    return is_strange_word(word) and not is_slip(word) and word not in familiar_names()


def is_person(word: str) -> bool:
    """Whether a folded word is a given name or a title, which the rules for names look after."""
    return word in cues.TITLES or word in given_names() or word in listed("word_names")


def is_a_place(word: str) -> bool:
    """Whether a folded word is a town or the like, which stays."""
    return word in listed("places")


def is_product(word: str) -> bool:
    """Whether a folded word is a product, a charity or a service."""
    return word in listed("products")


def public_follows(text: str, end: int) -> bool:
    """Whether “Hospital”, “Eye Clinic”, “library” or the like comes next."""
    follows = NEXT_WORDS.match(text, end)
    if not follows:
        return False
    near = [follows[1], follows[2] if follows[1][0].isupper() else None]
    return any(word and word.lower() in cues.NOT_A_SCHOOL for word in near)
