"""The shape of a month as one audience may see it: what every file is rendered from."""

from typing import Literal, TypedDict

Audience = Literal["facilitator", "forum", "partnership", "public"]
Feeling = Literal["good", "change", "mixed"]
Direction = Literal["new", "more", "fewer", "about the same", ""]


class Count(TypedDict):
    """A number after small numbers were hidden; `value` is None where it is hidden."""

    value: int | None
    shown: str


class NamedCount(TypedDict):
    """How many, for one group."""

    name: str
    count: Count


class AgeBand(NamedCount):
    """How many we heard of one age, and that age's share of education, health and care plans."""

    plans: str


class Quote(TypedDict):
    """Someone's words, cleared and with permission, and the one thing said about them."""

    words: str
    who: str


class AreaView(TypedDict):
    """The local area and the partners whose report this is."""

    id: str
    name: str
    product_name: str
    forum: str
    partnership: str


class Heard(TypedDict):
    """How many told us something, and how that compares with the month before."""

    submissions: Count
    comments: Count
    change: str
    by_role: list[NamedCount]


class ThemeView(TypedDict):
    """One theme that people agreed."""

    id: int
    name: str
    sentence: str
    feeling: Feeling
    submissions: Count
    comments: Count
    districts: int | None
    direction: Direction
    owner: str
    services: list[str]
    words: list[str]
    quotes: list[Quote]


class Actions(TypedDict):
    """How many promises are at each step."""

    new: int
    open: int
    overdue: int
    done: int
    confirmed: int


class GlossaryEntry(TypedDict):
    """A word this report uses, and what it means."""

    word: str
    meaning: str


class ReportView(TypedDict):
    """A frozen month for one audience: numbers already hidden, words already cleared."""

    schema: Literal[1]
    area: AreaView
    month: str
    month_name: str
    period: str
    version: int
    published_on: str | None
    audience: Audience
    audience_name: str
    example: bool
    title: str
    summary: str
    heard: Heard
    themes: list[ThemeView]
    working: list[int]
    change: list[int]
    opening_quotes: list[Quote]
    actions: Actions
    families: str
    forum_words: str
    caveats: list[str]
    ratings: list[NamedCount]
    districts: list[NamedCount]
    age_bands: list[AgeBand]
    services: list[NamedCount]
    benchmark_note: str
    set_aside: list[NamedCount]
    notes: list[str]
    glossary: list[GlossaryEntry]
    fingerprint: str
