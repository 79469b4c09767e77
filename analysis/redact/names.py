"""Find the names of people, by lists of given names and by where a word stands."""

from collections.abc import Iterator, Sequence

from analysis.redact import cues
from analysis.redact.english import is_english, is_slip
from analysis.redact.places_of_names import (
    after_meeting,
    after_naming,
    after_relation,
    after_role,
    after_thanks,
    after_title,
    before_person_words,
    does_what_people_do,
    looks_like_month,
    words_before,
)
from analysis.redact.span import Span
from analysis.redact.strangers import after_public_word, is_strange, is_stranger
from analysis.redact.tokens import Token, tokenise
from analysis.redact.vocabulary import familiar_names, is_ordinary, listed, surnames

SAINTS = (("st",), ("saint",))
THE = (("the",), ("a",), ("an",))
# Names in these are seldom anything else before “teacher” or “plan”.
DOUBLES_WITH_S = frozenset(
    {"jack", "will", "max", "rose", "summer", "grace", "mark", "faith", "joy"}
)
# Shorter words in small letters are as often slips.
LONGEST_CHANCE = 3
AT_PLACE = (("in",), ("at",), ("near",), ("around",), ("across",), ("outside",))


def find_names(text: str) -> Iterator[Span]:
    """Find the names of people, with the title in front where there is one.

    Parameters
    ----------
    text : str
        A comment.

    Yields
    ------
    Span
        One a name, without the ’s; a family name that follows a given name is in the same span.

    Examples
    --------
    >>> text = "thanks to Mrs Alder, my son arlo has a plan. Will Stevenage get one?"
    >>> [text[span.start : span.end] for span in find_names(text)]
    ['Mrs Alder', 'arlo']
    """
    tokens = tokenise(text)
    named = [is_name(tokens, here) for here in range(len(tokens))]
    spread_over_lists(tokens, named)
    spread_over_repeats(tokens, named)
    spread_to_surnames(tokens, named)
    yield from join(tokens, named)


def is_name(tokens: Sequence[Token], here: int) -> bool:
    """Whether the word at `here` is a name, from itself and its neighbours."""
    token = tokens[here]
    if after_title(tokens, here):
        return True
    if token.acronym or len(token.word) < 2 or words_before(tokens, here, 1) in SAINTS:
        return False
    if token.word in listed("places"):
        follows = tokens[here + 1].word if here + 1 < len(tokens) else ""
        human = token.capital and follows in cues.HATES | {"cannot"}
        return human or after_naming(tokens, here) or after_relation(tokens, here)
    if token.double:
        return double_is_name(tokens, here)
    listed_name = token.familiar or (token.given and (token.capital or is_surely_given(token)))
    return (
        listed_name
        or short_of_apostrophe(tokens, here)
        or stands_like_a_name(tokens, here)
        or is_stranger(tokens, here)
        or opens_small(tokens, here)
    )


def opens_small(tokens: Sequence[Token], here: int) -> bool:
    """Whether an unknown word in small letters opens a sentence and does what people do."""
    token = tokens[here]
    if not token.opens or token.capital or not is_strange(token) or is_slip(token.word):
        return False
    return does_what_people_do(tokens, here)


def is_surely_given(token: Token) -> bool:
    """Whether a given name from abroad is no English word, so that small letters do not matter."""
    return len(token.word) > LONGEST_CHANCE and not (is_english(token.word) or is_slip(token.word))


def double_is_name(tokens: Sequence[Token], here: int) -> bool:
    """Whether Will, Joy or May is a person here."""
    token = tokens[here]
    follows = tokens[here + 1].word if here + 1 < len(tokens) else ""
    if after_naming(tokens, here) or (token.owns and (token.capital or follows in cues.BELONGINGS)):
        return True
    if after_relation(tokens, here) or after_role(tokens, here):
        plain = token.word not in cues.MODALS and follows.endswith("s")
        return token.capital or follows in cues.PERSON_VERBS or plain
    if looks_like_month(tokens, here) or words_before(tokens, here, 1) in THE:
        return False
    if not token.opens:
        return token.capital and not after_public_word(tokens, here)
    return opens_as_somebody(tokens, here, follows)


def opens_as_somebody(tokens: Sequence[Token], here: int, follows: str) -> bool:
    """Whether Grace, the first word of a sentence, is a person and not a virtue."""
    token = tokens[here]
    if token.word in cues.MOSTLY_PEOPLE and follows in {"and", "my", "our"}:
        return token.capital or (follows != "and" and does_what_people_do(tokens, here))
    if not token.capital:
        return follows in cues.HATES
    month = token.word in cues.MONTHS
    verbs = cues.FEELING_VERBS | cues.HUMAN_VERBS if month else cues.PERSON_VERBS
    at_work = follows in {"at", "from", "in"} and token.word not in {*cues.MONTHS, "will", "hope"}
    return follows in verbs or at_work or (not month and does_what_people_do(tokens, here))


def short_of_apostrophe(tokens: Sequence[Token], here: int) -> bool:
    """Whether this is “charlies” for “Charlie’s”."""
    token = tokens[here]
    if not token.word.endswith("s") or token.familiar or token.word in listed("not_names"):
        return False
    bare = token.word[:-1]
    if here + 1 < len(tokens) and tokens[here + 1].word in cues.BELONGINGS:
        return bare in familiar_names() | DOUBLES_WITH_S
    # With a capital it may be a family name, a shop or a saint.
    short = len(bare) > LONGEST_CHANCE and bare in familiar_names()
    return short and not token.capital and not is_english(token.word)


def stands_like_a_name(tokens: Sequence[Token], here: int) -> bool:
    """Whether a word no list knows is where only a name would be."""
    token = tokens[here]
    if token.ordinary or words_before(tokens, here, 1) in AT_PLACE:
        return False
    if after_naming(tokens, here):
        return True
    related = after_relation(tokens, here)
    follows = tokens[here + 1] if here + 1 < len(tokens) else None
    likely = token.capital or token.given or not is_english(token.word)
    if related and likely and follows and follows.word in cues.PERSON_VERBS:
        return not follows.gap.strip()
    if not (token.unknown or token.given):
        return False
    met = token.unknown and (after_thanks(tokens, here) or after_meeting(tokens, here))
    return (
        related
        or after_role(tokens, here)
        or met
        or (token.unknown and not is_english(token.word) and before_person_words(tokens, here))
        or (token.unknown and follows is not None and follows.word in cues.HATES)
    )


def spread_over_lists(tokens: Sequence[Token], named: list[bool]) -> None:
    """Name the others in “O’Shea, Finn and Wren” once one is known."""
    for here in [*range(1, len(tokens)), *range(len(tokens) - 1, 0, -1)]:
        for known, other in ((here - 1, here), (here, here - 1)):
            if named[known] and not named[other] and tokens[other].unknown:
                named[other] = tokens[here].gap.strip() in {",", "&", "+", "/"}
        if here >= 2 and tokens[here - 1].word in {"and", "&", "or"}:
            for known, other in ((here - 2, here), (here, here - 2)):
                likely = tokens[other].unknown or (tokens[other].double and tokens[other].capital)
                named[other] = named[other] or (named[known] and likely)


def spread_over_repeats(tokens: Sequence[Token], named: list[bool]) -> None:
    """Name a word wherever it comes again in the same comment."""
    found = {token.word for token, is_one in zip(tokens, named, strict=True) if is_one}
    for here, token in enumerate(tokens):
        everyday = token.double or token.ordinary
        if token.word in found and not token.acronym and (token.capital or not everyday):
            named[here] = named[here] or not looks_like_month(tokens, here)


def spread_to_surnames(tokens: Sequence[Token], named: list[bool]) -> None:
    """Take in a family name that follows a given name."""
    for here in range(1, len(tokens)):
        token, before = tokens[here], tokens[here - 1]
        close = named[here - 1] and not before.owns and token.gap == " "
        if close and before.word not in cues.TITLES:
            family = not is_ordinary(token.word) or token.word in surnames()
            known = token.tall and not token.inner_capital and family
            named[here] = named[here] or known or token.unknown or token.word in cues.INITIALS


def join(tokens: Sequence[Token], named: Sequence[bool]) -> Iterator[Span]:
    """Make one span of the words of one name."""
    start: int | None = None
    for here in range(len(tokens)):
        if not named[here]:
            continue
        if start is None:
            start = first_of_title(tokens, here)
        if here + 1 == len(tokens) or not named[here + 1] or not continues(tokens, here):
            yield Span(start, name_end(tokens, here), "name")
            start = None


def first_of_title(tokens: Sequence[Token], here: int) -> int:
    """Where the title before a name starts, or the name if it has none."""
    for back in (1, 2):
        before = here - back
        if before >= 0 and is_title(tokens[before]) and after_title(tokens, here):
            return tokens[before].start
    return tokens[here].start


def is_title(token: Token) -> bool:
    """Whether this word belongs to the name: “Mrs”, but not “his sister”."""
    loose = token.word in cues.LOOSE_TITLES and token.word != "miss"
    return token.word in cues.TITLES and (token.capital or not loose)


def continues(tokens: Sequence[Token], here: int) -> bool:
    """Whether the next word is part of the same name."""
    return tokens[here + 1].gap in {" ", "-"} and not tokens[here].owns


def name_end(tokens: Sequence[Token], here: int) -> int:
    """Where a name ends, leaving the s of “charlies” outside."""
    return tokens[here].end - short_of_apostrophe(tokens, here)
