"""The shape of an invitation: what posters, leaflets and paper forms are made from."""

from typing import TypedDict


class PointView(TypedDict):
    """One idea in Easy Read; the picture is a drawing, or nothing."""

    words: str
    picture: str


class ChoiceView(TypedDict):
    """One answer to tick on paper."""

    words: str
    hint: str
    picture: str


class QuestionView(TypedDict):
    """One question on paper: answers to tick, or a box to write in."""

    id: str
    title: str
    hint: str
    picture: str
    many: bool
    choices: list[ChoiceView]


class FormView(TypedDict):
    """A paper form: its questions, and where it goes when it is filled in."""

    name: str
    told: list[QuestionView]
    about: list[QuestionView]
    give_back: str


class Invitation(TypedDict):
    """What one conversation says to families who have not heard of it."""

    product: str
    question: str
    lead: str
    meaning: str
    points: list[PointView]
    address: str
    shown: str
    danger: str
    reading_promise: str
    example: bool
    day: str
    forms: dict[str, FormView]
