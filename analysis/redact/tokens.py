"""Cut a comment into words that remember where they stood."""

import re
from dataclasses import dataclass

from analysis.redact.vocabulary import fold, is_familiar, is_given, is_ordinary, listed

WORD = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*")
POSSESSIVE = re.compile(r"[’']s?$")
SENTENCE_END = re.compile(r"[.!?\n]")
# Counties, and “I’ve” and the like.
# “ClassDojo”, “eHub” and “iPad” are products; “McArdle” and “DeSouza” are people.
PRODUCT = re.compile(r"^(?!(?:Ma?c|De|Di|Da|La|Le|Van|O[’'])[A-Z]).*[a-z][A-Z]")
# “EHCP”, and “EHCPs” too.
ACRONYM = re.compile(r"[A-Z]{2,}(?:[-’'][A-Z]+)*[a-z]{0,2}$")
NEVER_A_NAME = re.compile(r"(?:shire|land|borough)$|^i[’]")


@dataclass(frozen=True)
class Token:
    """One word: `word` is folded and has lost its ’s; `gap` is what stood before it.

    It is `tall` if it begins with a capital even where capitals mean nothing, as in an address.
    """

    start: int
    end: int
    word: str
    gap: str
    capital: bool
    acronym: bool
    opens: bool
    owns: bool
    inner_capital: bool = False
    tall: bool = False

    @property
    def familiar(self) -> bool:
        """A given name however it is typed."""
        return not self.acronym and is_familiar(self.word)

    @property
    def given(self) -> bool:
        """A given name from anywhere, so sure with a capital or after words like “my son”."""
        return not self.acronym and is_given(self.word)

    @property
    def double(self) -> bool:
        """A given name that is also an ordinary word, such as Will or Joy."""
        return self.word in listed("word_names")

    @property
    def ordinary(self) -> bool:
        """An everyday word, or a place, so not a name."""
        return is_ordinary(self.word) or self.word in listed("places")

    @property
    def unknown(self) -> bool:
        """A capitalised word that no list explains."""
        if not self.capital or self.acronym or self.inner_capital or len(self.word) < 2:
            return False
        explained = self.ordinary or self.word in listed("products")
        return not (explained or NEVER_A_NAME.search(self.word))


def tokenise(text: str) -> list[Token]:
    """Cut a comment into words.

    Parameters
    ----------
    text : str
        A comment.

    Returns
    -------
    list of Token
        In order. Where people shout or Write Every Word Like This, capitals mean nothing.

    Examples
    --------
    >>> [(token.word, token.owns) for token in tokenise("Arlo’s plan")]
    [('arlo', True), ('plan', False)]
    """
    words = list(WORD.finditer(text))
    meaningful = capitals_mean_something([match[0] for match in words])
    tokens: list[Token] = []
    before = 0
    for match in words:
        tokens.append(token_at(match, text[before : match.start()], meaningful=meaningful))
        before = match.end()
    return tokens


def token_at(match: re.Match[str], gap: str, *, meaningful: bool) -> Token:
    """Describe one word."""
    bare = POSSESSIVE.sub("", match[0])
    return Token(
        start=match.start(),
        end=match.start() + len(bare),
        word=fold(bare),
        gap=gap,
        capital=meaningful and bare[0].isupper(),
        acronym=meaningful and bool(ACRONYM.match(bare)),
        opens=(not gap.strip(" \t,") and match.start() == len(gap))
        or bool(SENTENCE_END.search(gap)),
        owns=bare != match[0],
        inner_capital=bool(PRODUCT.search(bare)),
        tall=bare[0].isupper() and not bare.isupper(),
    )


def capitals_mean_something(words: list[str]) -> bool:
    """Whether capitals are rare enough in a comment to tell a name from a word."""
    capitals = sum(word[0].isupper() for word in words)
    return capitals <= max(3, 0.6 * len(words))
