"""Tell a word no list of English knows, which is seldom anything but a name."""

import re
from collections.abc import Sequence

from analysis.redact.cues import words
from analysis.redact.english import famous, is_english, is_slip
from analysis.redact.tokens import Token
from analysis.redact.vocabulary import listed

SHORTEST = 3
COUNTY = re.compile(r"(?:shire|land|borough|ham|upon|ology|ics)$")
# “in Southwell” is a town and “near Trent” a river; “at Oakmere” may be a school.
IN_A_PLACE = words("in near around across outside within between toward towards via")
# “Millbrook Hospital” is public, and so is “Bassetlaw Council”.
JOINING = words("and general eye of")
PUBLIC_BEFORE = words(
    """national special royal british great united international community local early young family
    european north south east west northern southern upper lower inner outer greater central project
    operation team club café cafe camp radio channel charity app"""
)
PUBLIC_AFTER = words(
    """hospital hospitals infirmary surgery clinic ward council county court library museum park
    parks leisure station airport railway river road health nhs hospice theatre cathedral market
    services service team trust course syndrome disease disorder association society foundation
    charity method programme program scheme app website therapy test scale toys group groups club
    card pass course courses plus games festival zoo world cards blanket blankets device software
    voucher vouchers fund funding grant tribunal bill act law report review inquiry method clinic
    clinics pathway forum network partnership academy’s line helpline tablets medication"""
)


def is_strange(token: Token) -> bool:
    """Whether a word is in no list of English words, products or places."""
    word = token.word
    if token.acronym or len(word) < SHORTEST or COUNTY.search(word) or word in listed("places"):
        return False
    return not (is_english(word) or word in famous() or word.startswith("i’"))


def is_stranger(tokens: Sequence[Token], here: int) -> bool:
    """Whether an unknown word with a capital is likely a person, from where it stands."""
    token = tokens[here]
    if not token.capital or token.inner_capital or not is_strange(token):
        return False
    if is_public(tokens, here) or after_public_word(tokens, here):
        return False
    if token.opens:
        return opens_as_one(tokens, here)
    return tokens[here - 1].word not in IN_A_PLACE


def opens_as_one(tokens: Sequence[Token], here: int) -> bool:
    """Whether the first word of a sentence is a name, and not English with a slip in it."""
    token = tokens[here]
    if here + 1 >= len(tokens):
        return False
    follows = tokens[here + 1]
    return not is_slip(token.word) and (token.owns or (follows.gap == " " and not follows.opens))


def after_public_word(tokens: Sequence[Token], here: int) -> bool:
    """Whether this is “National Star” or “Special Olympics”, an organisation or event."""
    before = tokens[here - 1] if here else None
    close = before is not None and tokens[here].gap == " " and before.tall
    return bool(close and before and before.word in PUBLIC_BEFORE)


def is_public(tokens: Sequence[Token], here: int) -> bool:
    """Whether “Hospital”, “Surgery” or the like comes soon after."""
    for after in tokens[here + 1 : here + 4]:
        if after.word in PUBLIC_AFTER:
            return True
        if after.opens or not (after.tall or after.acronym or after.word in JOINING):
            return False
    return False
