"""Who wrote a comment, in the words of the team. Every comment here is invented."""

from __future__ import annotations

from dataclasses import replace

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from feedback.areas import load_area
from feedback.models import Answer, Question, Submission
from feedback.web.check import facts
from tests import factories

AREA = load_area("hertfordshire")


def with_another(session: Session, words: str, state: str) -> Submission:
    """Add a second comment, in a state, to what somebody sent."""
    made = factories.submission(session, "We waited.")
    asked = session.scalars(select(Question).where(Question.key == "good")).first()
    made.answers.append(Answer(question=asked, comment=factories.words(words, state=state)))
    session.flush()
    return made


def test_chips_say_who_where_how_and_what_may_be_done(session: Session) -> None:
    made = factories.submission(
        session,
        route="helper",
        role="young_person_16_17",
        whose_words="written_down_for",
        district="st_albans",
        age_band="16_19",
        rating="not_good",
        services=("school", "no_longer_there"),
        permission="count_only",
    )
    assert facts.chips(AREA, made) == [
        "With someone’s help",
        "Young person, 16 or 17",
        "Written down for someone",
        "St Albans",
        "Age 16 to 19",
        "Rated “Not good”",
        AREA.tile("school").name,
        "Count only, never quoted",
    ]


def test_a_way_in_that_the_role_already_tells_is_not_said_twice(session: Session) -> None:
    assert facts.chips(AREA, factories.submission(session)) == ["Parent or carer", "May be quoted"]
    nobody = factories.submission(session, route="easy_read", role=None)
    assert facts.chips(AREA, nobody) == ["Easy Read", "May be quoted"]


def test_what_the_pack_has_lost_is_left_out(session: Session) -> None:
    made = factories.submission(session, district="atlantis", age_band="99")
    assert facts.chips(AREA, made) == ["Parent or carer", "May be quoted"]
    smaller = replace(AREA, questions=())
    assert facts.asked(smaller, made.comments[0]) == made.answers[0].question.meaning


@pytest.mark.parametrize(
    ("state", "shown", "said"),
    [
        ("waiting", "Her teacher listens.", True),
        ("cleared", "Her teacher listens.", True),
        ("held", "These words are held.", False),
        ("individual_case", "These words were set aside as an individual case.", False),
        ("withdrawn", "The family took these words back.", False),
    ],
)
def test_other_answers_show_only_what_this_page_may_open(
    session: Session, state: str, shown: str, said: bool
) -> None:
    made = with_another(session, "Her teacher listens.", state)
    (beside,) = facts.beside(AREA, made.comments[0])
    assert (beside.question, beside.words, beside.said) == ("What has gone well", shown, said)
