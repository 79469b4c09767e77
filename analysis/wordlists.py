"""Lists of English words that the functions of this package go by."""


def listed(lines: str) -> tuple[str, ...]:
    r"""Read a list of words or phrases, parted by bars or ends of lines.

    Examples
    --------
    >>> listed("none | no idea\n nil")
    ('none', 'no idea', 'nil')
    """
    return tuple(phrase.strip() for phrase in lines.replace("\n", "|").split("|") if phrase.strip())


def words(lines: str) -> frozenset[str]:
    """Read a set of single words, parted by spaces.

    Examples
    --------
    >>> sorted(words("no not never"))
    ['never', 'no', 'not']
    """
    return frozenset(lines.split())


# Words that turn what follows round. Apostrophes are left out: “don’t” is “dont”.
DENIALS = words("""
    no not never nobody none nothing nowhere without hardly barely lack lacking lacks cannot cant
    dont didnt doesnt isnt wasnt arent werent wont wouldnt couldnt shouldnt havent hasnt hadnt
    neither nor unable refused
""")
# Words that say whether something was good or bad: a heading with one says more.
VALUES = words("""
    good great excellent brilliant amazing lovely kind caring friendly helpful polite fair
    supportive understanding welcoming professional efficient quick fast prompt clear calm safe
    happy pleased grateful thankful reassuring respectful better best improved easy affordable
    bad poor awful terrible rude unhelpful unkind slow late long longer delayed delays waiting
    waited wait difficult hard confusing unclear ignored dismissed cancelled broken missing lost
    worse worst stressful exhausting anxious worried frightened alone isolated failed failing
    rushed dirty cold noisy expensive unsafe unfair struggling fight fighting battle more less
    fewer earlier sooner quicker too enough need needs needed should listened heard understood
    included excluded told helped supported left
""")
# Words a heading may neither begin nor end on.
WEAK = words("""
    need needs needed want wants wanted like make makes made get gets got getting really very say
    says said going think feel felt used able come came went know let lets keep use using put
    left gave give given seen started thank thanks sure
    think thought thinks pls please thing things look looks looked looking saying round told tell
""")
# Words that a heading may hold, but that say nothing by themselves: “good thing”, “not stop”.
THIN = words("""
    day days today week weeks time times way lot bit people person stop stops stopped good better
    best great bad worse worst nice fine done need needs needed want wants wanted think work works
    worked happen happens happened start starts
""")
# Phrases that are whole, and still say nothing of what it was about.
NO_HEADINGS = frozenset(
    listed("""
        not alone | never alone | no longer | not enough | too much
        member of staff | members of staff | start to finish
    """)
)
# Letters that stand for words. Two of them are words too: capitals say which is meant.
ABBREVIATIONS = words("send camhs ehcp ehcps ehc adhd senco sencos asd ta tas salt gp nhs")
ALSO_WORDS = words("send ta salt")
# Small words that belong to the word before: “listened to”, “left out”.
PARTICLES = words("to out up off down back away on")
# Words the library of stop words leaves out, and this work cannot: “no phone call”, “the system”.
MEANINGFUL = words("""
    alone bill call computer cry detail empty fire found full interest move serious system together
""")
# A full stop after one of these ends no sentence.
TITLES = words("mr mrs ms miss mx dr prof rev st cllr")
SHORTENED = words("""
    e.g i.e eg ie etc vs approx dept appt appts ref tel ext no nos a.m p.m am pm hr hrs min mins
    yr yrs wk wks mth mths ed inc incl max jan feb mar apr jun jul aug sept sep oct nov dec
""")
EXAMPLES = words("e.g i.e eg ie")

# Words that carry no meaning alone: scikit-learn's list (BSD 3-Clause), kept here because reading
# that package takes longer than finding themes.
STOP_WORDS = words("""
    a about above across after afterwards again against all almost alone along already also
    although always am among amongst amoungst amount an and another any anyhow anyone anything
    anyway anywhere are around as at back be became because become becomes becoming been before
    beforehand behind being below beside besides between beyond bill both bottom but by call can
    cannot cant co con could couldnt cry de describe detail do done down due during each eg
    eight either eleven else elsewhere empty enough etc even ever every everyone everything
    everywhere except few fifteen fifty fill find fire first five for former formerly forty
    found four from front full further get give go had has hasnt have he hence her here
    hereafter hereby herein hereupon hers herself him himself his how however hundred i ie if in
    inc indeed interest into is it its itself keep last latter latterly least less ltd made many
    may me meanwhile might mill mine more moreover most mostly move much must my myself name
    namely neither never nevertheless next nine no nobody none noone nor not nothing now nowhere
    of off often on once one only onto or other others otherwise our ours ourselves out over own
    part per perhaps please put rather re same see seem seemed seeming seems serious several she
    should show side since sincere six sixty so some somehow someone something sometime
    sometimes somewhere still such system take ten than that the their them themselves then
    thence there thereafter thereby therefore therein thereupon these they thick thin third this
    those though three through throughout thru thus to together too top toward towards twelve
    twenty two un under until up upon us very via was we well were what whatever when whence
    whenever where whereafter whereas whereby wherein whereupon wherever whether which while
    whither who whoever whole whom whose why will with within without would yet you your yours
    yourself yourselves
""")
