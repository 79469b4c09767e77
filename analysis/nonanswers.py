"""Tell an answer from a non-answer, so that “n/a” never becomes a theme of its own."""

import re

from analysis.text import clean, words_of
from analysis.wordlists import listed

# Words around a non-answer that change nothing: “Sorry, nothing to add at the moment, thanks”.
_BEFORE = listed("""
    sorry | ok | okay | um | well | honestly | really | personally | currently | at the moment
    i'm | im | i am | i've | ive | i have | i | we've | we have | we | have | had | got
    there is | there's | theres | there was | there are
""")
_AFTER = listed("""
    that i can think of | i can think of | that we can think of | i could think of | i can say
    that i know of | i know of | that comes to mind | comes to mind | springs to mind | to mind
    for me | for us | from me | here | really | at all | sorry | thanks | thank you | so far
    as yet | yet | to date | at the moment | at the minute | at present | at this time
    at this moment | this time | right now | currently | today | just now | to be honest | tbh
    i think | in particular | particularly | specific | specifically | whatsoever | as such
    to add | to say | to report | to comment | to comment on | to make | to give | to offer
    to suggest
""")
_DECLINES = frozenset(
    listed("""
    n a | na | nil | null | none | no | nope | nah | nothing | nowt | not applicable | not relevant
    blank | empty | test | testing | pass | skip | unknown
    ditto | same | same again | same as above | same as before | as above | see above | as before
    as stated above | see previous | see previous answer | already said | already answered
    no thanks | no thank you | no idea | no clue | no more | no other | no further | not that
    nothing else | nothing more | nothing further | nothing new | nothing extra | nothing much
    nothing other | nothing obvious | nothing particular | nothing comes | nothing springs
    not much | none other | none else | don't know | dont know | don t know | do not know
    don't really know | dunno | idk | unsure | not sure | not really sure | not too sure
    not certain | not really | can't say | cant say | cannot say | couldn't say
    unable to say | unable to answer | unable to comment | can't comment | cant comment
    cannot comment | can't think | cant think | can't think of any | cannot think of any
    can't think of one | can't think of anything | cant think of anything
    cannot think of anything | can not think of anything | couldn't think of anything
    can't think of anything else | cannot think of anything else
    can't really think of anything
    don't have any | dont have any | do not have any | haven't any | haven't got any
    don't have anything | dont have anything | do not have anything | haven't got anything
    prefer not to say | prefer not to answer | rather not say | i'd rather not say
    would rather not say | don't want to say | don't wish to say
    leave blank | left blank | no answer given | did not answer | no reply
    """)
)
_NOTHING_OF_THE_KIND = listed("no | no further | no more | no other | no specific | no particular")
_KINDS = listed("""
    answer | comment | feedback | idea | opinion | remark | response | suggestion | thought | view
""")
_STOP = re.compile(r"[.!?…,;\n]+")
_NO_COMMENTS = frozenset(
    f"{none} {kind}{ending}"
    for none in _NOTHING_OF_THE_KIND
    for kind in _KINDS
    for ending in ("", "s")
)

_WORDS = frozenset(
    word
    for phrases in (_BEFORE, _AFTER, _DECLINES, _NO_COMMENTS)
    for phrase in phrases
    for word in phrase.split()
)


def is_non_answer(text: str) -> bool:
    """Tell whether a box was in effect left empty: “n/a”, “Nothing to add.”, “…”.

    Parameters
    ----------
    text : str
        One whole comment.

    Returns
    -------
    answerless : bool
        True where no letters were written, or only words that decline to answer.

    Examples
    --------
    >>> [is_non_answer(text) for text in ("N/A", "No comment!", " . ", "5", "Nothing helps him")]
    [True, True, True, True, False]
    """
    cleaned = clean(text)
    if not any(letter.isalpha() for letter in cleaned):
        return True
    if not all(word in _WORDS or set(word) == {"x"} for word in words_of(cleaned)):
        return False  # a word that no non-answer holds: most comments end here, quickly
    parts = [" ".join(words_of(part)) for part in _STOP.split(cleaned)]
    return _declines(" ".join(words_of(cleaned))) or all(_declines(part) for part in parts if part)


def _declines(words: str) -> bool:
    return any(
        form in _DECLINES or form in _NO_COMMENTS or set(form) == {"x"}
        for form in (words, _without_fillers(words))
    )


def _without_fillers(words: str) -> str:
    before = ""
    while before != words:
        before = words
        for filler in _BEFORE:
            words = words.removeprefix(f"{filler} ")
        for filler in _AFTER:
            words = words.removesuffix(f" {filler}")
    return words
