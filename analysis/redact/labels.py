"""Find names a form or a letter puts in its own place: “Parent: …”, “signed …”, “J.M. is”."""

import re
from collections.abc import Iterator

from analysis.redact.cues import words
from analysis.redact.english import is_english
from analysis.redact.span import Span
from analysis.redact.vocabulary import fold, is_ordinary, listed

CAP = r"[A-Z][\w’'-]+"
INITIAL = r"[A-Z]\."
FULL = (
    rf"(?:(?:{INITIAL} ?){{0,2}}{CAP}(?: (?:de |da |van |el |al |bin )?{CAP}){{0,2}}"
    r"(?: [A-Z]\b\.?)?)"
)
LABEL = re.compile(
    r"\b(?i:parents?|carers?|mum|dad|mother|father|guardian|name|names|child|pupil|student|contact"
    r"|nickname|full name|signed|signature|from|by|sent by|written by|completed by|re|regarding"
    rf"|about|son|daughter|senco|teacher|ta|worker) ?[:=] ?(?P<name>{FULL})"
)
ENDING = re.compile(
    r"\b(?i:regards|wishes|yours|sincerely|faithfully|signed|cheers|love from|thanks|thank you"
    r"|thankyou|xx?|nickname(?: is)?)[,.! \n-]{1,3}"
    rf"(?P<name>{FULL})(?= *(?:[.!x(,]|and\b|&|$|\n))"
)
# “J.M. is in year 9”, but not “e.g.”, “U.K.” or “R.E.”
DOES = (
    r"(?:is|was|has|had|goes|went|needs|cannot|can[’']?t|does|doesn[’']?t|won[’']?t|loves|hates"
    r"|likes|who|attends|got|gets|started|said|cries|cried|waited|still|and (?:his|her|their))"
)
DOTTED = re.compile(
    r"(?<![\w.])(?P<name>[A-Z]\. ?[A-Z]\.?)"
    rf"(?= {DOES}\b|[’']s|,? \(|, \w+ (?:mum|dad|carer))"
)
NOT_INITIALS = words(
    """uk us eu am pm ie eg re pe rc ce id tv ok it gp ot ed ad bc dr hq st no la ep"""
)
ALONE = re.compile(
    r"(?:^|[.!?\n] |\b(?:my|our|his|her) (?:\w+ )?(?:son|daughter|child|boy|girl|brother|sister"
    r"|eldest|youngest|nephew|niece|grandson|granddaughter|friend),? )"
    rf"(?P<name>[B-HJ-Z]\.?)(?=,? (?:{DOES}|\(|\d)|[’']s)"
)
# “AJ”, “TJ” and “JP” are what friends say; “PE” and “OT” end otherwise.
SHORT = re.compile(
    rf"\b(?P<name>[A-Z]J(?= {DOES}\b|[’']s|$|[.,!?])|(?:J[BDPT]|[a-z]j|j[bdpt])(?= {DOES}\b))"
)
INITIALS_ARE = re.compile(
    r"\binitials (?:are |is )?"
    r"(?P<name>[A-Z][. ]?[A-Z]\b\.?(?:[A-Z]\b)?|[a-z]\.? ?[a-z]\b\.?)"
)
FAMILY = re.compile(
    rf"\b[Tt]he (?P<name>{CAP}) "
    r"(?:family|household|twins|boys|girls|children|kids|brothers|sisters)\b"
)
OFFICE = re.compile(
    r"\b(?:PC|PCSO|DC|Sgt|Sergeant|Constable|Judge|Cllr|Councillor|Reverend|Rev|Vicar|Pastor|Imam"
    r"|Rabbi|Father|Baby|Little|Granny|Grandma|Grandad|Nanny|Nana|Nan|Aunty|Cousin|Lord|Lady|Dame"
    rf"|MP) (?P<name>{CAP}(?: {CAP})?)"
)
# Books, films, hospitals and benefits that hold somebody's name.
NOBODY = re.compile(
    r"\b(?:Bishop[’']?s Stortford|Harry Potter|Thomas (?:the )?Tank(?: Engine)?"
    r"|Great Ormond Street|Peter (?:Rabbit|Pan)"
    r"|(?:Winnie[- ])?the[- ]Pooh|Paw Patrol|Bob the Builder|Fireman Sam|Postman Pat|Peppa Pig"
    r"|Horrid Henry|Mr\.? (?:Bean|Men|Tumble)|Little Miss|D(?:octo)?r Who|Father Christmas"
    r"|Santa(?: Claus)?|James Bond|Star Wars|Taylor Swift|Rosa Parks|Anne Frank|Carers? Allowance"
    r"|Duke of Edinburgh|Prince(?:ss)? of Wales|Red Cross|Marie Curie|Queen Elizabeth(?: II)?"
    r"|Mary Seacole|John Lewis|Marks (?:and|&) Spencers?|Jack and the Beanstalk|George Pig"
    r"|Hey Duggee|Makka Pakka|Luton (?:and|&) Dunstable|Royal (?:Free|Victoria|London)"
    r"|St\.? John Ambulance|Young Minds|Jack Petchey|Alexander Technique"
    r"|(?:Down|Rett|William)(?:[’']?s)? [Ss]yndrome)\b"
)


def find_labelled_names(text: str) -> Iterator[Span]:
    """Find names by a label before them, initials with full stops, and names that end a letter.

    Parameters
    ----------
    text : str
        A comment.

    Yields
    ------
    Span
        In no order; spans may overlap.

    Examples
    --------
    >>> text = "J.M. is in year 9. Regards, P. Tansy-Orde"
    >>> [text[span.start : span.end] for span in find_labelled_names(text)]
    ['P. Tansy-Orde', 'J.M.']
    """
    for pattern in (LABEL, ENDING, FAMILY, OFFICE):
        for match in pattern.finditer(text):
            end = match.start("name") + len(without_everyday_end(match["name"]))
            # “Parent: Wren Bright”: an everyday word that ends a label is the family name.
            if end > match.start("name") and not text[match.end() :].lstrip(" ")[:1].isalpha():
                end = match.end("name")
            if end > match.start("name"):
                yield Span(match.start("name"), end, "name")
    for match in DOTTED.finditer(text):
        if re.sub(r"\W", "", match["name"]).lower() not in NOT_INITIALS:
            yield Span(*match.span("name"), "name")
    for pattern in (ALONE, INITIALS_ARE, SHORT):
        yield from (Span(*match.span(1), "name") for match in pattern.finditer(text))


def without_everyday_end(name: str) -> str:
    """Leave off the first everyday word, town or product and what follows; all of it if first."""
    kept: list[str] = []
    for word in name.split(" "):
        folded = fold(word.strip(".").removesuffix("’s").removesuffix("'s"))
        plain = folded in listed("products") or folded in listed("places") or word.isupper()
        plain = plain or is_english(folded)
        likely = len(folded) == 1 or folded in listed("word_names") or not plain
        if is_ordinary(folded) or not (likely or kept):
            break
        kept.append(word)
    whole = " ".join(kept)
    return whole.removesuffix("’s").removesuffix("'s")


def somebody_else(text: str) -> list[Span]:
    """Find books, shops and hospitals with a name in them, which say nothing about the family."""
    return [Span(*match.span(), "name") for match in NOBODY.finditer(text)]
