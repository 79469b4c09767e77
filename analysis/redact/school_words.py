"""Words that stand beside a school that nothing calls a school, and patterns made of them."""

import re

from analysis.redact.cues import words
from analysis.redact.strangers import PUBLIC_AFTER

# Lengths are limited so that a hostile comment cannot make the search slow.
CAP = r"[A-Z][a-zà-ÿ][\w’'-]{0,30}"
RUN = rf"{CAP}(?: (?:of |the |and |& )?{CAP}){{0,3}}"
WHOM = r"(?:him|her|them|us|me|my \w+|our \w+)"
YEARS = r"\d+|one|two|three|four|five|six|seven|eight|nine|ten"
# Only a place of learning comes after these, so a word of English with a capital names one.
SURE = (
    r"attends?|attended|attending"
    r"|(?:pupil|student|place|unit|base|provision|teachers?|tutor|senco|sendco|ta|tas|staff|class"
    r"|head|headteacher|nursery|reception|pupils|children|governor) (?:at|from)|head(?:teacher)? of"
    r"|(?:unit|base|provision|class|place|nursery|spaces?) (?:in|of)"
    rf"|(?:year|yr) (?:{YEARS}) (?:at|in)"
    r"|(?:i|who|they|we|both|boys|girls|kids|twins|to|will|can|now) go to|goes to"
    r"|(?:start(?:s|ed|ing)?|enrolled|settled|thriving|happy|doing (?:well|great|brilliantly)"
    r"|stayed|full[- ]time|part[- ]time|taught|educated|bullied|excluded) (?:at|from)"
    r"|transition(?:ed|ing|s)? (?:to|into|from)|(?:excluded|expelled|suspended) (?:from|by)"
    r"|(?:accepted|refused|rejected|turned down|turned away|let down|offered a place|failed)"
    r" (?:by|at)|applied (?:to|for)|transferred (?:to|from)"
    r"|schools?(?: is| was| are| called| named| is called|:| -|,)"
    r"|(?:nursery|college|primary|secondary|preschool)"
    r"(?: is| was| is called| called| named|:| -)|(?:first|second|only|next) choice(?: is| was|:)"
    r"|(?:got|get|getting) (?:(?:him|her|them) )?into"
)
# Other things come after these too, so the name must be no word of English.
LOOSE = (
    rf"at|left|leaving|out of|mov(?:ed|ing) (?:{WHOM} )?(?:to|from|into)"
    r"|went to|going to|been to|got into|get into|look(?:ed|ing) (?:round|around|at)|toured"
    r"|visit(?:ed|ing)|named|chose|choose|chosen|offered|picked|join(?:ed|ing)?|prefer(?:red)?"
    r"|(?:fought|appealed|waiting) for|put|tried|between|from|into|after"
)
CUED = re.compile(rf"\b(?:(?P<sure>(?i:{SURE}))|(?i:{LOOSE})) (?:the )?(?P<run>{RUN})")
AND_MORE = re.compile(
    rf"(?:,? (?:and|or|then|to)|,| &)(?: then)? (?:to |at )?(?:the )?(?P<run>{RUN})"
)
CUED_SMALL = re.compile(
    rf"\b(?:{SURE}|(?:he|she|they|i|we|son|daughter)(?:[’']?s| is| was| were|m| am|re)? (?:now )?at"
    rf"|mov(?:ed|ing) (?:{WHOM} )?(?:to|from)|goes|(?:kicked |thrown |been )out of"
    r"|(?:he|she|they|will|to) (?:go|left)|left)"
    r" (?:the )?(?P<run>[a-z][a-z’'-]{4,}(?: [a-z][a-z’'-]{3,})?)",
    re.IGNORECASE,
)
SAINT = re.compile(
    rf"\b(?:St|Saint|SS)\.? {CAP}(?:(?: and| &) (?:St\.? )?{CAP})?(?:[’']s|(?<=s)[’']?)(?!\w)"
    r"|\bst\.? [a-z]{3,}(?:[’']s|s|s[’'])(?!\w)"
)
# What church schools and old grammar schools are called.
HOLY = re.compile(
    rf"\b(?:[Oo]ur [Ll]ady(?:[’']s)?(?: of {CAP}(?: {CAP})?)?|All (?:Saints|Hallows|Souls)[’']?"
    rf"|Holy {CAP}|(?:Sacred|Immaculate) {CAP}|Christ (?:Church|the King)|Corpus Christi"
    rf"|Blessed {CAP}(?: {CAP})?"
    r"|(?:Sir|Lady|Lord|King|Queen|Bishop|Archbishop|Cardinal|Dame|Prince|Princess|Father) "
    rf"(?:{CAP} ){{0,2}}{CAP}[’']s"
    r"|(?:king|queen|sir|lady|bishop) [a-z]{3,}[’']s)(?![\w’'])"
)
# “at the Valley”: what houses and schools are called, with a capital.
THE_VALLEY = re.compile(
    r"\b(?:at|left|leaving|to|from|out of|chose) the (?P<run>Valley|Grange|Hollies|Elms|Oaks|Limes"
    r"|Willows|Priory|Meadows|Grove|Manor|Abbey|Cedars|Beeches|Laurels|Firs|Pines|Orchards?"
    r"|Spinney|Brambles|Dell|Mount|Ridge|Poplars|Acorns|Chase|Heath|Copse|Knoll)\b"
)
GROUP = re.compile(
    rf"\b(?P<run>{RUN}) (?:(?:Multi )?Academy Trust|Federation|Learning Trust|MAT)\b"
)
# “Saplings pre-school”, “Bumble Tots nursery”: a name with capitals, and what it is without.
PARTLY_SMALL = re.compile(
    rf"\b(?P<run>{CAP}(?: {CAP}){{0,2}}) (?:(?:primary|junior|infants?|high|special|secondary"
    r"|grammar|prep|day|upper|lower|middle|first|RC|JMI|CofE|C of E|church of england|catholic) )"
    r"{0,2}(?:[Ss]chool|[Aa]cademy|[Cc]ollege|[Nn]ursery|[Pp]re-?[Ss]chool|[Pp]laygroup|[Pp]rimary"
    r"|[Ii]nfants|[Jj]uniors|[Ss]econdary|[Ss]ixth [Ff]orm|JMI|RC|SEN [Uu]nit|[Cc]hildminders?)\b"
)
# “Train school staff” says nothing of a school called Train.
ANY_SCHOOL = re.compile(r" (?:school|college|primary|secondary)", re.IGNORECASE)
SCHOOL_VERBS = (
    r"(?:kicked|excluded|refused|offered|suspended|rejected|expelled|(?:both |all )?said"
    rf" (?:no|yes|they|he|she|maybe|full)|(?:turned|took|let|failed|wanted) {WHOM}"
    r"|are|were|have (?:no|not|never|been|a|so|said|got)|haven[’']?t|aren[’']?t|weren[’']?t"
    r"|won[’']?t|don[’']?t|say|says no|has no (?:senco|ta|unit|ramp|space|room|places))"
)
# Only a school does these to somebody.
THROWS_OUT = re.compile(rf" (?:kicked|excluded|refused|suspended|rejected|expelled) {WHOM}\b")
SUBJECT_SMALL = re.compile(
    r"(?:^|[.!?\n] ?)(?P<run>[a-z][a-z’'-]{4,}(?: [a-z]{3,})?) (?:kicked|excluded|refused"
    r"|offered|suspended|rejected|expelled|are|have|were|said) "
)
SUBJECT = re.compile(
    r"(?:^|[.!?,;] ?|\band |\bbut |\bbecause |\bthen |\bso |\bwhen )(?:The )?"
    rf"(?P<run>{RUN}) {SCHOOL_VERBS}\b"
)
# An everyday word may end a name (“Amberley Mount”, “Peartree Wood”) but not begin one.
ENDS_A_NAME = words(
    """lane hill rise mount park wood woods bank field fields green manor house lodge cross valley
    grove road meadow meadows grange hall farm bridge brook dell street way heath vale oak oaks
    ridge mead mill court gate"""
)
MUCH = words("the and of & saint st")
TITLES = words("mr mrs ms miss dr sir lady professor prof nurse auntie uncle")
SAINTLY_TOWNS = words("albans ives neots helens andrews austell asaph davids pancras leonards")
NOT_A_SCHOOL = PUBLIC_AFTER | words(
    """centre center church hall hub group club clubs social house close road street lane drive way
    avenue worker workers doctors practice gp gps police station high swimming pool garden gardens
    family families syndrome act plan"""
)
