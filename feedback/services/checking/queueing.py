"""What waits to be read: concerns first, then the oldest, and last what somebody was unsure of."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, TypeVarTuple

from sqlalchemy import and_, case, func, or_, select, tuple_

from feedback.models import Answer, Comment, OriginalWords, Question, Submission

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from sqlalchemy import ColumnElement, Select
    from sqlalchemy.orm import Session

Columns = TypeVarTuple("Columns")

PAGE_SIZE = 25
GLIMPSE = 140

# Concerns come first, and what somebody was not sure of last; within each, the oldest day, then
# the order in which they came.
NOT_SURE = "Not sure yet"
IS_UNSURE = and_(Comment.state == "waiting", func.coalesce(Comment.reason, "").startswith(NOT_SURE))
# Nobody has looked for danger in words of another language, so they come before the others.
RANK = case((Comment.concern_is_open, 0), (IS_UNSURE, 3), (Comment.to_translate, 1), else_=2)
ORDER = (RANK, Submission.received_on, Comment.id)
TO_READ = or_(Comment.state == "waiting", Comment.concern_is_open, Comment.to_write_down)
CONCERNS, TO_WRITE_DOWN = "concerns", "to_write_down"
OTHER_LANGUAGE = "to_translate"


@dataclass(frozen=True)
class Choice:
    """Which comments somebody wants to see; an empty state means those that wait to be read."""

    month: str = ""
    route: str = ""
    state: str = ""

    def conditions(self) -> list[ColumnElement[bool]]:
        """Return what the database is asked for."""
        wanted: list[ColumnElement[bool]] = [self._state()]
        if self.month:
            wanted.append(Submission.month == self.month)
        if self.route:
            wanted.append(Submission.route == self.route)
        return wanted

    def _state(self) -> ColumnElement[bool]:
        if self.state == CONCERNS:
            return Comment.concern_is_open.is_(True)
        if self.state == TO_WRITE_DOWN:
            return Comment.to_write_down.is_(True)
        if self.state == OTHER_LANGUAGE:
            return and_(Comment.to_translate, TO_READ)
        return Comment.state == self.state if self.state else TO_READ


@dataclass(frozen=True)
class Row:
    """One comment in a list: enough to choose it by."""

    id: int
    state: str
    concern: bool
    received_on: date
    month: str
    route: str
    role: str | None
    whose_words: str | None
    not_sure: bool
    to_write_down: bool
    question: str
    glimpse: str
    language: str
    to_translate: bool
    words_deleted_on: date | None


@dataclass(frozen=True)
class Queue:
    """One page of a list of comments."""

    rows: Sequence[Row]
    page: int
    pages: int
    total: int


@dataclass(frozen=True)
class Counts:
    """How many comments wait, how many concerns are open, and what there is to choose from."""

    waiting: int
    concerns: int
    decided: int
    months: Sequence[str]


def queue(session: Session, *, area_id: str, choice: Choice | None = None, page: int = 1) -> Queue:
    """Return one page of comments, open concerns first, then the oldest, in two questions."""
    wanted = [Comment.area_id == area_id, *(choice or Choice()).conditions()]
    total = session.scalar(_joined(select(func.count(Comment.id))).where(*wanted)) or 0
    pages = max(1, -(-total // PAGE_SIZE))
    page = min(max(page, 1), pages)
    # Words that were decided about are opened one at a time, with a line in the audit.
    glimpse = case(
        (Comment.state == "waiting", func.substr(OriginalWords.words, 1, GLIMPSE + 1)),
        else_=func.coalesce(func.substr(Comment.shared_words, 1, GLIMPSE + 1), ""),
    )
    asked = _joined(
        select(
            Comment.id,
            Comment.state,
            Comment.concern_is_open,
            Submission.received_on,
            Submission.month,
            Submission.route,
            Submission.role,
            Submission.whose_words,
            IS_UNSURE,
            Comment.to_write_down,
            Question.key,
            func.coalesce(glimpse, ""),
            Submission.language,
            Comment.to_translate,
            Comment.words_deleted_on,
        )
    )
    found = asked.outerjoin(Comment.original).join(Answer.question).where(*wanted)
    rows = session.execute(found.order_by(*ORDER).limit(PAGE_SIZE).offset((page - 1) * PAGE_SIZE))
    listed = [Row(*row) for row in map(tuple, rows)]
    listed = [replace(row, glimpse=cut(row.glimpse)) for row in listed]
    return Queue(listed, page, pages, total)


def cut(words: str, most: int = GLIMPSE) -> str:
    """Cut words that are too long for a list at the end of a word, and show that they go on.

    >>> cut("We waited two years.", 12), cut("We waited.", 12)
    ('We waited…', 'We waited.')
    """
    if len(words) <= most:
        return words
    whole = words[:most] if words[most].isspace() else words[:most].rpartition(" ")[0]
    return (whole.rstrip(" ,;:.\n") or words[:most]) + "…"


def counts(session: Session, *, area_id: str) -> Counts:
    """Count what waits in every month together: a concern cannot wait for its month."""
    rows = session.execute(
        _joined(
            select(
                Submission.month,
                func.count().filter(Comment.state == "waiting", ~Comment.concern_is_open),
                func.count().filter(Comment.concern_is_open),
                func.count().filter(Comment.state != "waiting"),
            )
        )
        .where(Comment.area_id == area_id)
        .group_by(Submission.month)
        .order_by(Submission.month.desc())
    ).all()
    return Counts(
        waiting=sum(row[1] for row in rows),
        concerns=sum(row[2] for row in rows),
        decided=sum(row[3] for row in rows),
        months=[row[0] for row in rows],
    )


def neighbours(
    session: Session, *, comment: Comment, choice: Choice | None = None
) -> tuple[int | None, int | None]:
    """Return the waiting comments before and after this one; after the last comes the first."""
    choice = choice or Choice()
    waiting = Choice(month=choice.month, route=choice.route, state="waiting")
    wanted = [Comment.area_id == comment.area_id, Comment.id != comment.id, *waiting.conditions()]
    here = (rank_of(comment), comment.answer.submission.received_on, comment.id)
    place: Any = tuple_(*ORDER)
    forward = _joined(select(Comment.id)).where(*wanted).order_by(*ORDER).limit(1)
    back = [column.desc() for column in ORDER]
    backward = _joined(select(Comment.id)).where(*wanted).order_by(*back).limit(1)
    following = session.scalar(forward.where(place > here)) or session.scalar(forward)
    return session.scalar(backward.where(place < here)), following


def rank_of(comment: Comment) -> int:
    """Return where in the queue a comment belongs: the same rank as the database gives."""
    if comment.concern_is_open:
        return 0
    if is_not_sure(comment):
        return 3
    return 1 if comment.to_translate else 2


def is_not_sure(comment: Comment) -> bool:
    """Say whether somebody read a comment, and left it waiting because they were not sure."""
    return comment.state == "waiting" and (comment.reason or "").startswith(NOT_SURE)


def next_concern(session: Session, *, comment: Comment) -> int | None:
    """Return the open concern after this one, held or not; after the last comes the first."""
    open_ones = (
        _joined(select(Comment.id))
        .where(
            Comment.area_id == comment.area_id,
            Comment.id != comment.id,
            Comment.concern_is_open,
        )
        .order_by(Submission.received_on, Comment.id)
        .limit(1)
    )
    here: Any = (comment.answer.submission.received_on, comment.id)
    later = open_ones.where(tuple_(Submission.received_on, Comment.id) > here)
    return session.scalar(later) or session.scalar(open_ones)


def _joined(asked: Select[*Columns]) -> Select[*Columns]:
    return asked.select_from(Comment).join(Comment.answer).join(Answer.submission)
