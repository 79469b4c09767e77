"""Count a month: who told us, about what, and where every comment is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import func, select

from feedback.models import Answer, Assignment, Comment, Excerpt, Question, Submission
from feedback.models import SubmissionService as Service

if TYPE_CHECKING:
    from sqlalchemy import Select
    from sqlalchemy.orm import Session

Counts = dict[str, int]


def in_month(query: Select[*tuple[Any, ...]], area_id: str, month: str) -> Select[*tuple[Any, ...]]:
    """Narrow a query over submissions to those of a month that were not withdrawn."""
    return query.where(
        Submission.area_id == area_id,
        Submission.month == month,
        Submission.withdrawn_on.is_(None),
    )


def submissions(session: Session, area_id: str, month: str) -> int:
    """Return how many submissions a month has."""
    query = in_month(select(func.count(Submission.id)), area_id, month)
    return int(session.scalar(query) or 0)


def submissions_by(session: Session, area_id: str, month: str, column: str) -> Counts:
    """Return how many submissions gave each answer to one thing, such as their district."""
    asked = getattr(Submission, column)
    query = in_month(select(asked, func.count()).group_by(asked), area_id, month)
    return _counts(session, query.where(asked.is_not(None)))


def roles_by_district(session: Session, area_id: str, month: str) -> dict[str, Counts]:
    """Return, for each district, how many submissions came from each role."""
    role = func.coalesce(Submission.role, "")
    query = select(Submission.district, role, func.count()).where(Submission.district.is_not(None))
    found: dict[str, Counts] = {}
    for district, name, number in session.execute(
        in_month(query, area_id, month).group_by(Submission.district, role)
    ):
        found.setdefault(str(district), {})[name] = number
    return found


def by_service(session: Session, area_id: str, month: str) -> Counts:
    """Return how many submissions are about each tile; one may be about several."""
    query = select(Service.service, func.count()).join(
        Submission, Service.submission_id == Submission.id
    )
    return _counts(session, in_month(query, area_id, month).group_by(Service.service))


def by_rating(session: Session, area_id: str, month: str) -> Counts:
    """Return how many submissions chose each face."""
    query = (
        select(Answer.choice, func.count())
        .join(Submission, Answer.submission_id == Submission.id)
        .join(Question, Answer.question_id == Question.id)
        .where(Question.kind == "rating", Answer.choice.is_not(None))
    )
    return _counts(session, in_month(query, area_id, month).group_by(Answer.choice))


def comments_by_state(session: Session, area_id: str, month: str) -> Counts:
    """Return where every comment of a month is, the withdrawn ones too: they add up."""
    query = (
        select(Comment.state, func.count())
        .join(Answer, Comment.answer_id == Answer.id)
        .join(Submission, Answer.submission_id == Submission.id)
        .where(Submission.area_id == area_id, Submission.month == month)
        .group_by(Comment.state)
    )
    return _counts(session, query)


def theme_submissions(session: Session, area_id: str, month: str) -> Counts:
    """Return how many submissions carry each agreed theme, by the theme's id as text."""
    query = _of_themes(select(Assignment.theme_id, func.count(Submission.id.distinct())))
    query = in_month(query, area_id, month).where(Assignment.month == month)
    rows = session.execute(query.group_by(Assignment.theme_id))
    return {str(theme_id): number for theme_id, number in rows}


def theme_comments(session: Session, area_id: str, month: str) -> Counts:
    """Return how many comments carry each agreed theme."""
    query = _of_themes(select(Assignment.theme_id, func.count(Comment.id.distinct())))
    query = in_month(query, area_id, month).where(Assignment.month == month)
    rows = session.execute(query.group_by(Assignment.theme_id))
    return {str(theme_id): number for theme_id, number in rows}


def theme_districts(session: Session, area_id: str, month: str) -> dict[str, Counts]:
    """Return, for each agreed theme, how many submissions came from each district."""
    query = _of_themes(
        select(Assignment.theme_id, Submission.district, func.count(Submission.id.distinct()))
    )
    query = in_month(query, area_id, month).where(
        Assignment.month == month, Submission.district.is_not(None)
    )
    found: dict[str, Counts] = {}
    for theme_id, district, number in session.execute(
        query.group_by(Assignment.theme_id, Submission.district)
    ):
        found.setdefault(str(theme_id), {})[district] = number
    return found


def _of_themes(query: Select[*tuple[Any, ...]]) -> Select[*tuple[Any, ...]]:
    return (
        query.select_from(Assignment)
        .join(Excerpt, Assignment.excerpt_id == Excerpt.id)
        .join(Comment, Excerpt.comment_id == Comment.id)
        .join(Answer, Comment.answer_id == Answer.id)
        .join(Submission, Answer.submission_id == Submission.id)
        .where(Comment.state == "cleared")
    )


def _counts(session: Session, query: Select[*tuple[Any, ...]]) -> Counts:
    return {str(name): int(number) for name, number in session.execute(query)}
