"""Who wrote a comment and what else they said, in the words of the area."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from babel import Locale

from feedback.translations import ENGLISH

if TYPE_CHECKING:
    from feedback.areas import Area
    from feedback.models import Answer, Comment, Submission

ANOTHER = "another language"
PERMISSION = {
    "count_only": "Count only, never quoted",
    "quote": "May be quoted",
    "quote_with_area": "May be quoted with the district",
}
WAYS = {
    "parent_carer": "Parent or carer",
    "young_person": "Young person",
    "child": "Child",
    "easy_read": "Easy Read",
    "group": "A group",
    "helper": "With someone’s help",
    "import": "From paper or a file",
}
ROLES = {
    "parent_carer": "Parent or carer",
    "child_under_11": "Child under 11",
    "young_person_11_15": "Young person, 11 to 15",
    "young_person_16_17": "Young person, 16 or 17",
    "young_person_18_25": "Young person, 18 to 25",
    "other_family": "Someone else in the family",
    "professional": "Works with families",
    "facilitator_group": "A facilitator, for a group",
    "helper": "Someone helping",
}
WHOSE = {
    "my_childs": "Their child’s own words",
    "written_down_for": "Written down for someone",
    "what_i_have_seen": "What somebody has seen",
}
HELPED = {
    "nobody": "Answered on their own",
    "family": "Helped by family",
    "school": "Helped by someone at school or college",
    "worker": "Helped by a support worker",
    "someone_else": "Helped by someone",
}
# The ways in that the role already tells.
SAID_BY_ROLE = ("parent_carer", "young_person", "child")
OTHER_STATES = {
    "held": "These words are held.",
    "individual_case": "These words were set aside as an individual case.",
    "withdrawn": "The family took these words back.",
    "not_understood": "Nobody could make out what was said or drawn here.",
    "waiting": "What was said or drawn here waits to be written down.",
    "unread": "Nobody had read these words when their months were over, so they were deleted.",
}
GONE = "These words were deleted after their months."


@dataclass(frozen=True)
class Beside:
    """Another answer of the same submission, to read with the comment."""

    question: str
    words: str
    said: bool


def chips(area: Area, submission: Submission) -> list[str]:
    """Say in a few words who wrote, where, and what may be done with the words."""
    facts = [
        *who(submission.route, submission.role, submission.whose_words),
        HELPED.get(submission.helped or "", ""),
        wrote_in(submission.language),
        named(area, "district", submission.district),
        age(area, submission.age_band),
        rating(area, submission),
        *[tile(area, one.service) for one in submission.services],
        PERMISSION[submission.permission],
    ]
    return list(dict.fromkeys(fact for fact in facts if fact))


def who(route: str, role: str | None, whose_words: str | None) -> list[str]:
    """Say who wrote and whose words they are, the same in a list as on a page.

    >>> who("parent_carer", "parent_carer", "my_childs")
    ['Parent or carer', 'Their child’s own words']
    """
    said = ROLES.get(role or "", "")
    told_by_role = said and route in SAID_BY_ROLE
    facts = ["" if told_by_role else WAYS[route], said, WHOSE.get(whose_words or "", "")]
    return list(dict.fromkeys(fact for fact in facts if fact))


def wrote_in(language: str) -> str:
    """Say which language somebody wrote in, where it is not English.

    >>> wrote_in("pl"), wrote_in("other"), wrote_in("en")
    ('Wrote in Polish', 'Wrote in another language', '')
    """
    return f"Wrote in {language_name(language)}" if language != ENGLISH else ""


def language_name(language: str) -> str:
    """Name a language in English."""
    return Locale.parse(language).english_name or language if len(language) == 2 else ANOTHER


def named(area: Area, question: str, choice: str | None, route: str = "") -> str:
    """Return the area's words for a choice; nothing where none was made or none is known now."""
    try:
        return area.choice_words(question, choice, route) if choice else ""
    except KeyError:
        # An older conversation may hold a choice that the pack has since lost.
        return ""


def age(area: Area, band: str | None) -> str:
    """Return an age band as a fact of its own, such as “Age 5 to 10”."""
    said = named(area, "age_band", band)
    return f"Age {said}" if said[:1].isdigit() else said


def rating(area: Area, submission: Submission) -> str:
    """Return how it has been, in the words of the face somebody pressed."""
    for answer in submission.answers:
        if answer.question.key == "rating":
            return f"Rated “{named(area, 'rating', answer.choice, submission.route)}”"
    return ""


def tile(area: Area, tile_id: str) -> str:
    """Return a service as families saw it; nothing where the pack has since lost it."""
    return next((known.name for known in area.tiles if known.id == tile_id), "")


def asked(area: Area, comment: Comment) -> str:
    """Return the question a comment answers, as its family read it."""
    return question_of(area, comment.answer)


def question_of(area: Area, answer: Answer) -> str:
    """Return the heading of an answer’s question in the words of its route."""
    words = question_words(area, answer.question.key, answer.submission.route)
    return words or answer.question.meaning


def question_words(area: Area, key: str, route: str) -> str:
    """Return the heading of a question in the words of a route; nothing where the pack lost it."""
    known = {question.id: question for question in area.questions}
    return known[key].wording(route).heading if key in known else ""


def beside(area: Area, comment: Comment) -> list[Beside]:
    """Return what else the same person said, for the sense of it; each has a page of its own."""
    return [
        Beside(question_of(area, answer), *_other_words(answer.comment))
        for answer in comment.answer.submission.answers
        if answer.comment and answer.comment is not comment
    ]


def _other_words(comment: Comment) -> tuple[str, bool]:
    if comment.state == "waiting" and comment.original:
        return comment.original.english or comment.original.words, True
    if comment.state == "cleared" and comment.shared_words:
        return comment.shared_words, True
    gone = GONE if comment.words_deleted_on else ""
    return OTHER_STATES.get(comment.state, gone), False
