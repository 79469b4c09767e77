"""Tell from its neighbours whether a word stands where a name goes."""

import re
from collections.abc import Sequence

from analysis.redact import cues
from analysis.redact.english import is_english, is_slip
from analysis.redact.tokens import SENTENCE_END, Token
from analysis.redact.vocabulary import is_ordinary, surnames

TITLE_GAP = re.compile(r"\.?\s+$|\.$")
APART = re.compile(r"\s*[,(–:-]?\s*")
STAFF_BEFORE_MISS = (("teacher",), ("ta",), ("head",), ("called",), ("is",), ("with",), ("and",))
NUMBER = re.compile(r"\d")


def words_before(tokens: Sequence[Token], here: int, count: int) -> tuple[str, ...]:
    """Up to `count` words before `here` in the same sentence, in the order they were written."""
    before: list[str] = []
    for back in range(here, max(here - count, 0), -1):
        if SENTENCE_END.search(tokens[back].gap):
            break
        before.insert(0, tokens[back - 1].word)
    return tuple(before)


def ends_with(before: tuple[str, ...], endings: Sequence[tuple[str, ...]]) -> bool:
    """Whether the words before end with one of some phrases."""
    return any(before[-len(ending) :] == ending for ending in endings)


def after_title(tokens: Sequence[Token], here: int) -> bool:
    """Whether this is Alder in “Mrs Alder” or “mrs J alder”."""
    title = here - 1
    if title > 0 and len(tokens[title].word) == 1 and tokens[title].capital:
        title -= 1
    if title < 0 or tokens[title].word not in cues.TITLES or tokens[title].owns:
        return False
    token = tokens[here]
    if not TITLE_GAP.match(tokens[title + 1].gap):
        return False
    full_stop = "." in tokens[title + 1].gap
    if tokens[title].word in cues.LOOSE_TITLES:
        return not full_stop and loose_title_names(tokens, here, tokens[title])
    if full_stop and not tokens[title].capital:
        return not is_ordinary(token.word)
    return (token.capital and not token.acronym) or not is_ordinary(token.word)


def loose_title_names(tokens: Sequence[Token], here: int, title: Token) -> bool:
    """Whether a word after “miss” or “nurse” is a name, since those are also everyday words."""
    token = tokens[here]
    if title.capital:
        return token.capital and not token.acronym and not (title.opens and token.ordinary)
    if token.capital:
        return not token.ordinary or token.double
    unknown = not (token.ordinary or is_english(token.word))
    # “i miss” goes before anything; “the teacher miss” only before a name.
    staff = words_before(tokens, here, 2)[:-1] in STAFF_BEFORE_MISS
    unknown = unknown and (staff or not is_slip(token.word))
    return title.word == "miss" and (token.word in surnames() or unknown)


def after_naming(tokens: Sequence[Token], here: int) -> bool:
    """Whether words such as “is called” come before, and this is not everyday English."""
    before = words_before(tokens, here, 3)
    if len(before) < 2 or not ends_with(before, cues.NAMING):
        return False
    if before[-2] in cues.TEASING:
        return False
    token = tokens[here]
    if before[-1] == "called" and not token.capital and not token.given:
        return not token.ordinary and before[-2] in cues.BEFORE_CALLED | cues.RELATIONS
    if before[-1] in {"names", "named"} and not token.capital:
        return token.given or not is_english(token.word)
    return token.double or not is_ordinary(token.word)


def after_relation(tokens: Sequence[Token], here: int) -> bool:
    """Whether “my son” comes just before, perhaps with a comma or bracket."""
    before = words_before(tokens, here, 4)
    beside = APART.fullmatch(tokens[here].gap) and before and not tokens[here - 1].owns
    return bool(beside and before[-1] in cues.RELATIONS and set(before[:-1]) & cues.OWNERS)


def after_role(tokens: Sequence[Token], here: int) -> bool:
    """Whether “the SENCO”, “my best friend is” or “our” comes just before."""
    before = words_before(tokens, here, 2)
    if not before or not APART.fullmatch(tokens[here].gap):
        return False
    if before[-1] == "is":
        return before[0] in cues.ROLES | {"friend", "mate"}
    return before[-1] in cues.ROLES | {"our"}


def after_thanks(tokens: Sequence[Token], here: int) -> bool:
    """Whether “thank you so much to” comes before."""
    for word in reversed(words_before(tokens, here, 6)):
        if word in cues.THANKS:
            return True
        if word not in cues.THANKS_FILLER:
            return False
    return False


def after_meeting(tokens: Sequence[Token], here: int) -> bool:
    """Whether words such as “spoke to” or “I am” come before."""
    before = words_before(tokens, here, 3)
    if ends_with(before, cues.INTRODUCING):
        return before_person_words(tokens, here)
    return ends_with(before, cues.MEETING) or before == ("from",)


def before_person_words(tokens: Sequence[Token], here: int) -> bool:
    """Whether what follows says this is a person: “waited”, “’s teacher”, “, mum of”, “aged 6”."""
    if here + 1 >= len(tokens):
        return False
    follows = tokens[here + 1]
    gap = follows.gap.strip()
    if tokens[here].owns:
        return follows.word in cues.BELONGINGS
    if gap == "":
        return does_what_people_do(tokens, here) or follows.word in {"aged", "age"}
    if gap == ",":
        return follows.word in cues.ABOUT_A_PERSON
    return gap.startswith("(") and bool(NUMBER.search(gap))


def looks_like_month(tokens: Sequence[Token], here: int) -> bool:
    """Whether May is a month here, or Summer a season."""
    if tokens[here].word not in cues.MONTHS:
        return False
    before = words_before(tokens, here, 1)
    follows = tokens[here + 1] if here + 1 < len(tokens) else None
    dated = bool(NUMBER.search(tokens[here].gap)) or bool(
        follows and NUMBER.match(follows.gap.strip())
    )
    of_year = bool(before) and before[0] in cues.MONTH_CUES
    return dated or of_year or bool(follows and follows.word in cues.SEASON_THINGS)


def does_what_people_do(tokens: Sequence[Token], here: int) -> bool:
    """Whether “cries”, “only eats” or “my nan” follows at once."""
    following = [token.word for token in tokens[here + 1 : here + 3] if not token.gap.strip()]
    if not following:
        return False
    if len(following) > 1 and following[0] in {"my", "our"}:
        return following[1] in cues.RELATIONS
    verb = following[-1] if following[0] in cues.BETWEEN else following[0]
    return verb in cues.PERSON_VERBS
