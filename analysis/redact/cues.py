"""Words that stand beside a name."""


def words(line: str) -> frozenset[str]:
    """Words written in one line, so that the lists below stay easy to read."""
    return frozenset(line.split())


RELATIONS = words(
    """son sons daughter daughters child boy boys girl girls lad lass baby toddler teenager twins
    twin triplets kid kids brother brothers sister sisters sibling nephew niece grandson
    granddaughter grandchild cousin stepson stepdaughter stepdad stepmum husband wife partner hubby
    fiance ex mum mother dad father nan grandma grandad auntie aunt uncle eldest oldest youngest
    friend friends bestie mate mates neighbour client pupil student"""
)
OWNERS = words("my our his her their your the a an two three four other")
ROLES = words(
    """teacher tutor head headteacher headmaster headmistress deputy senco sendco inco ta lsa hlta
    keyworker assistant coordinator co-ordinator caseworker worker officer therapist ot slt salt
    physio physiotherapist nurse visitor paediatrician doctor consultant psychologist ep
    psychiatrist counsellor mentor driver escort chaperone receptionist lady manager lead carer
    childminder advisor adviser solicitor advocate interpreter coach portage elsa"""
)
# After these, whatever is left that is not an everyday word is a name, even without a capital.
NAMING = (
    ("name", "is"),
    ("name", "was"),
    ("names",),
    ("named",),
    ("called",),
    ("call", "him"),
    ("call", "her"),
    ("call", "them"),
)
TEASING = words("get gets getting got")
# “is called kaiden”, not “gets called stupid” or “I called ambulance”.
BEFORE_CALLED = words("is isn’t he’s hes she’s shes i’m im someone somebody lady woman man person")
MEETING = (
    ("spoke", "to"),
    ("spoken", "to"),
    ("speak", "to"),
    ("speaking", "to"),
    ("ask", "for"),
    ("met",),
    ("saw",),
    ("rang",),
    ("told",),
    ("emailed",),
    ("seen", "by"),
    ("assessed", "by"),
    ("helped", "by"),
    ("call", "from"),
    ("email", "from"),
    ("letter", "from"),
    ("without",),
    ("signed",),
)
INTRODUCING = (("i", "am"), ("im",), ("i’m",), ("this", "is"), ("its",), ("it’s",))
THANKS = words("thanks thank thankyou thanku thx cheers grateful kudos shoutout")
THANKS_FILLER = words("to you so much very a all big huge u ever lovely wonderful amazing")
TITLES = words("mr mrs ms miss mx dr doctor prof professor sir rev nurse sister auntie uncle coach")
# “nurse” and the like are everyday words, so they need a capital after them.
LOOSE_TITLES = words("doctor nurse sister auntie uncle sir miss coach")
# “jayden m”; left out are letters that stand for a word (“i”, “u”, “r”, “n”, “w”) and the kiss.
INITIALS = words("b d e f g h j l m p q t z")
PERSON_VERBS = words(
    """is isn’t isnt was wasn’t wasnt has hasn’t hasnt had hadn’t hadnt does doesn’t doesnt did
    didn’t didnt can’t cant cannot couldn’t couldnt loves hates likes said says told asked needs
    gets got goes went who waited started struggles struggled feels attends turned turns cries
    cried lost loved helps helped eats plays sits sleeps wants wanted runs ran hides wears takes
    walks walked talks speaks screams screamed hits sings draws reads writes bites thinks knows
    wakes stays comes came sat played ate won’t wont wouldn’t wouldnt shouldn’t used hated liked
    left joined enjoys enjoyed finds found misses missed throws refuses struggling waits lives uses
    drives drove rings rang fixed laughed pushed stood brings brought makes made keeps kept"""
)
# They stand between a person and what the person does: “only eats”.
BETWEEN = words("only just always never still also really now often sometimes usually")
# Ordinary words too, but at the start of a sentence with a capital nearly always somebody.
MOSTLY_PEOPLE = words(
    """jack jude max ruby rob bob nick pat carol sue robin rowan jasper basil ivy heather holly
    hazel poppy jasmine jade frank bill dean drew olive iris daisy penny dale gene jay jean ray
    rusty teddy tulip vic wade amber pearl violet rose ed don ginny kit kitty marina misty myrtle
    rory rocky sandy sonny miles mae"""
)
HUMAN_VERBS = words("loves hates cries cried likes feels thinks eats sleeps says said wants")
# Only people do these.
HATES = words("loves hates cries cried sleeps eats")
FEELING_VERBS = words(
    "said says told loves hates likes feels cries cried hasn’t hasnt doesn’t doesnt"
)
MODALS = words("will may can mark drew hope")
BELONGINGS = words(
    """teacher teachers ta mum mums dad dads mother father nan plan ehcp class classroom school
    needs assessment report sister brother friend family parents review social coordinator taxi
    transport room name story case file behaviour autism speech house bag"""
)
ABOUT_A_PERSON = words("mum dad mother father parent carer aged age who year yr")
MONTHS = words("april may june august summer autumn")
MONTH_CUES = words(
    """st nd rd th in by since of until till last next this early late mid before after from to
    every during through each end start over"""
)
SEASON_THINGS = words(
    "holiday holidays term club clubs school break born half scheme camp playscheme"
)
