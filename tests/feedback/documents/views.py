"""Report views to render. Every number, name and comment in this file is invented."""

from copy import deepcopy

from feedback.documents.view import (
    AgeBand,
    Count,
    Direction,
    Feeling,
    NamedCount,
    Quote,
    ReportView,
    ThemeView,
)


def count(number: int | None) -> Count:
    """Count as the partnership sees it: None is hidden."""
    return {"value": number, "shown": "fewer than 5" if number is None else f"{number:,}"}


def named(**numbers: int | None) -> list[NamedCount]:
    """Turn `Parent_carers=71` into a named count."""
    return [
        {"name": name.replace("_", " "), "count": count(number)} for name, number in numbers.items()
    ]


def theme(
    number: int,
    name: str,
    sentence: str,
    *,
    feeling: Feeling = "change",
    submissions: int | None = 12,
    direction: Direction = "about the same",
    owner: str = "SEND Improvement Board",
    quotes: tuple[tuple[str, str], ...] = (),
) -> ThemeView:
    """Build one theme with sensible defaults."""
    return {
        "id": number,
        "name": name,
        "sentence": sentence,
        "feeling": feeling,
        "submissions": count(submissions),
        "comments": count(None if submissions is None else submissions + 3),
        "districts": None if submissions is None else min(10, 2 + submissions // 6),
        "direction": direction,
        "owner": owner,
        "services": ["Education, health and care plans", "Mainstream schools"],
        "words": ["waiting", "list", "news", "told", "phone"],
        "quotes": [{"words": words, "who": who} for words, who in quotes],
    }


def age_bands() -> list[AgeBand]:
    """Ages we heard of, beside the shares published for plans in January 2025."""
    heard = {"0 to 4": 9, "5 to 10": 38, "11 to 15": 41, "16 to 19": 16, "20 to 25": 0}
    shares = ("3.8%", "33.9%", "38.0%", "19.2%", "5.1%")
    return [
        {"name": name, "count": count(number), "plans": share}
        for (name, number), share in zip(heard.items(), shares, strict=True)
    ]


THEMES = [
    theme(
        11,
        "Waiting without news",
        "Families wait a long time for an assessment and nobody tells them where they are.",
        submissions=41,
        direction="more",
        owner="Neurodevelopmental pathway",
        quotes=(
            (
                "Nobody tells us where we are on the list. I ring, and I am told to wait.",
                "Parent carer",
            ),
            ("It has been two years and we have had one letter.", "Parent carer"),
        ),
    ),
    theme(
        12,
        "Plans that say the right thing but are not followed",
        "The plan is good on paper, and the help in it does not happen in school.",
        submissions=27,
        owner="Statutory SEND team",
        quotes=(
            (
                "The plan says an hour a day. We have counted, and it is ten minutes.",
                "Parent carer",
            ),
        ),
    ),
    theme(
        13,
        "Who do I ring?",
        "When something goes wrong, families do not know who to speak to.",
        submissions=18,
        direction="fewer",
        owner="Local Offer team",
        quotes=(
            ("I have nine numbers on my fridge and none of them is the right one.", "Parent carer"),
        ),
    ),
    theme(
        14,
        "Kind people who know our child",
        "One person who knows the child makes the biggest difference.",
        feeling="good",
        submissions=16,
        direction="new",
        owner="Schools",
        quotes=(("I like my new teacher because she asks me first.", "Child, under 11"),),
    ),
    theme(
        15,
        "Drivers who wait",
        "Regular drivers who know the child make the journey calm.",
        feeling="good",
        submissions=8,
        owner="Home to school transport",
    ),
    theme(
        16,
        "Sent home early",
        "Some children are sent home before the school day ends.",
        submissions=9,
        direction="about the same",
        owner="Inclusion team",
        quotes=(("My mum has to come at lunch. I miss art.", "Young person, 11 to 15"),),
    ),
    theme(
        17,
        "Clubs after school",
        "Some clubs welcome every child, and others say they cannot take a child who needs help.",
        feeling="mixed",
        submissions=None,
        direction="",
        owner="Short breaks team",
    ),
]

QUOTES: list[Quote] = [
    {"words": "I like my new teacher because she asks me first.", "who": "Child, under 11"},
    {
        "words": "Nobody tells us where we are on the list. I ring, and I am told to wait.",
        "who": "Parent carer, quoted with permission",
    },
]

FULL: ReportView = {
    "schema": 1,
    "area": {
        "id": "hertfordshire",
        "name": "Hertfordshire",
        "product_name": "Voices of Hertfordshire",
        "forum": "Herts Parent Carer Involvement",
        "partnership": "Hertfordshire local area partnership",
    },
    "month": "2026-11",
    "month_name": "November 2026",
    "period": "1 to 30 November 2026",
    "version": 1,
    "published_on": "2026-12-04",
    "audience": "partnership",
    "audience_name": "the SEND Improvement Board",
    "example": True,
    "title": "Families are waiting without news",
    "summary": "104 families and young people told us what it is like. "
    "Four in ten spoke of waiting and not being told where they are.",
    "heard": {
        "submissions": count(104),
        "comments": count(163),
        "change": "8 more than October",
        "by_role": named(Parent_carers=71, Children_and_young_people=23, Others=10),
    },
    "themes": THEMES,
    "working": [14, 15],
    "change": [11, 12, 13],
    "opening_quotes": QUOTES,
    "actions": {"new": 3, "open": 7, "overdue": 2, "done": 4, "confirmed": 1},
    "families": "If you are waiting for an autism or ADHD assessment, you should get a text each "
    "month from January that says where you are. If it does not come, tell us.",
    "forum_words": "We are glad that families are heard. Two years is too long, whoever waits.",
    "caveats": [
        "These are the views of the 104 people who told us something in November, not a survey.",
        "Small numbers are hidden to protect people.",
        "Themes were grouped by computer and checked by people.",
    ],
    "ratings": named(Very_good=12, Good=21, OK=24, Not_good=29, Very_bad=18),
    "districts": named(
        Broxbourne=6,
        Dacorum=14,
        East_Herts=12,
        Hertsmere=None,
        North_Herts=9,
        St_Albans=22,
        Stevenage=15,
        Three_Rivers=None,
        Watford=11,
        Welwyn_Hatfield=0,
    ),
    "age_bands": age_bands(),
    "services": named(
        Education_health_and_care_plans=38,
        Autism_and_ADHD_assessment=33,
        Mainstream_schools=25,
        Speech_and_language=12,
        Travel_to_school=9,
        Short_breaks=None,
    ),
    "benchmark_note": "Shares of plans are from the Department for Education, January 2025, for "
    "12,920 plans in Hertfordshire. They cover plans only, not SEN support.",
    "set_aside": named(
        Received=104, Read_and_cleared=92, Still_to_read=5, Held_for_a_conversation=None
    ),
    "notes": [
        "One comment can carry several themes, so the numbers do not add up to the total.",
        "We cannot tell people apart: someone who told us twice is counted twice.",
        "Months are compared only when each has 20 submissions or more.",
    ],
    "glossary": [
        {"word": "Submission", "meaning": "What one person told us, once."},
        {"word": "Theme", "meaning": "An idea that several comments share, agreed by people."},
        {"word": "SEND", "meaning": "Special educational needs and disabilities."},
        {"word": "Promise", "meaning": "What a service says it will do, by when, and who owns it."},
    ],
    "fingerprint": "9f2c41d07b6e5a8813c0d4e6f7a9b2c35d1e8f60",
}


def full_view() -> ReportView:
    """Return a busy month for the partnership."""
    return deepcopy(FULL)


def empty_view() -> ReportView:
    """Return a month in which nobody told us anything."""
    view = full_view()
    view.update(
        {
            "title": "Nobody told us anything in November",
            "summary": "No one has told us anything this month. We are still listening.",
            "themes": [],
            "working": [],
            "change": [],
            "opening_quotes": [],
            "actions": {"new": 0, "open": 0, "overdue": 0, "done": 0, "confirmed": 0},
            "families": "You can still tell us what it is like, at any time.",
            "caveats": ["No one told us anything, which does not mean that nothing happened."],
            "ratings": [],
            "districts": [],
            "age_bands": [],
            "services": [],
            "benchmark_note": "",
            "set_aside": named(Received=0),
            "notes": [],
            "published_on": None,
        }
    )
    view["heard"] = {"submissions": count(0), "comments": count(0), "change": "", "by_role": []}
    return view


def one_theme_view() -> ReportView:
    """Return a quiet month with a single theme."""
    view = full_view()
    view.update(
        {"themes": view["themes"][:1], "working": [], "change": [11], "opening_quotes": QUOTES[1:]}
    )
    return view


def public_view() -> ReportView:
    """Return the month as anyone may read it: one to seven shown as a star."""
    view = full_view()
    view.update({"audience": "public", "audience_name": "everyone"})
    for theme_view in view["themes"]:
        if theme_view["submissions"]["value"] is None:
            theme_view["submissions"]["shown"] = theme_view["comments"]["shown"] = "*"
    for group in (view["districts"], view["services"], view["set_aside"]):
        for row in group:
            if row["count"]["value"] is None:
                row["count"]["shown"] = "*"
    return view


def long_view() -> ReportView:
    """Return the busiest month: forty themes and long words everywhere."""
    view = full_view()
    view["title"] = (
        "Families are waiting without news, plans are not followed in school, and nobody knows "
        "which of the many numbers is the right one to ring when it goes wrong"
    )
    view["summary"] = (
        "1,104 families and young people told us what it is like. Four in ten spoke of waiting and "
        "not being told where they are. Many were grateful to one person who knows their child. "
        "More families than ever before told us about travel, clubs and being sent home early."
    )
    view["heard"]["by_role"] = named(
        Parent_carers=710,
        Children_under_11=60,
        Young_people_11_to_15=81,
        Young_people_16_to_17=32,
        Young_people_18_to_25=23,
        Other_family=91,
        Professionals=None,
        Groups_with_a_facilitator=74,
        Helpers=19,
    )
    long_sentence = (
        "Families told us at length, and in many different ways, that the help that was agreed "
        "around the table does not arrive, arrives late, or stops without a word when one person "
        "leaves, and that they find this out from their child rather than from the school."
    )
    for number in range(33):
        kind = THEMES[number % len(THEMES)]
        view["themes"].append(
            {
                **deepcopy(kind),
                "id": 100 + number,
                "name": f"{kind['name']}, told another way ({number + 2})",
                "sentence": long_sentence if number % 3 == 0 else kind["sentence"],
            }
        )
    view["working"] = [14, 15, 103]
    view["change"] = [11, 12, 100]
    view["opening_quotes"][1]["words"] = "We wait, we ring, we are told to wait again. " * 12
    view["families"] = view["families"] + " " + view["families"]
    return view


def hidden_view() -> ReportView:
    """Return a month so quiet that every number is hidden, and a county with many services."""
    view = one_theme_view()
    view["title"] = "A quiet month"
    view["summary"] = "Very few people told us something this month."
    view["heard"] = {
        "submissions": count(None),
        "comments": count(None),
        "change": "",
        "by_role": named(Parent_carers=None, Children_and_young_people=None),
    }
    for numbers in view["themes"]:
        numbers["submissions"] = numbers["comments"] = count(None)
        numbers.update({"districts": None, "direction": ""})
    for table in (view["ratings"], view["districts"], view["age_bands"], view["set_aside"]):
        for row in table:
            row["count"] = count(None)
    view["services"] = [
        {"name": f"Service {number} of a very busy county", "count": count(None)}
        for number in range(1, 41)
    ]
    return view
