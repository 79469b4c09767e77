"""Store what somebody told us, once, and give it back to nobody but the people who check."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass, field
from typing import TYPE_CHECKING

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from analysis import find_concerns
from feedback.errors import ConversationClosedError, DifferentAnswersError, RefusedError
from feedback.models import (
    Answer,
    Comment,
    Concern,
    Conversation,
    OriginalWords,
    Submission,
    SubmissionService,
)
from feedback.services import codes, months, recordings
from feedback.services.cleaning import clean

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date, datetime

    from sqlalchemy.orm import Session

    from feedback.clock import Clock
    from feedback.keys import Keys
    from feedback.services.recordings import Recorded

ENGLISH = "en"
SHORTEST_FORM_KEY = 32  # hexadecimal digits: 128 bits


@dataclass(frozen=True)
class Told:
    """What one person told us: plain values, whatever page they came from."""

    route: str
    words: dict[str, str] = field(default_factory=dict)  # question key → what was written
    choices: dict[str, str] = field(default_factory=dict)  # question key → choice
    services: tuple[str, ...] = ()  # tiles of the area pack
    role: str | None = None
    whose_words: str | None = None
    helped: str | None = None
    people: int = 1
    age_band: str | None = None
    district: str | None = None
    plan_status: str | None = None
    language: str = ENGLISH  # of the words: two letters, or “other”
    permission: str = "count_only"
    recordings: tuple[Recorded, ...] = ()  # what was said or drawn; the files come beside

    def fingerprint(self) -> str:
        """Return a hash that is the same for the same answers."""
        words = {key: cleaned for key, value in self.words.items() if (cleaned := clean(value))}
        plain = asdict(self) | {"words": words, "services": sorted(self.services)}
        if not self.recordings:
            # Forms from before there were any must still be known when they come again.
            del plain["recordings"]
        if self.language == ENGLISH:
            del plain["language"]
        return hashlib.sha256(json.dumps(plain, sort_keys=True).encode()).hexdigest()


@dataclass(frozen=True)
class Received:
    """A stored submission, its seven words, and whether it was here before."""

    submission: Submission
    code: str
    again: bool


def open_conversation(session: Session, *, area_id: str) -> Conversation:
    """Return the conversation families can answer now."""
    conversation = _newest_open(session, area_id)
    if conversation is None:
        raise ConversationClosedError("Nobody can answer at the moment.")
    return conversation


def is_open(session: Session, *, area_id: str) -> bool:
    """Say whether families can answer now."""
    return _newest_open(session, area_id) is not None


def newest_conversation(session: Session, *, area_id: str) -> Conversation:
    """Return the newest conversation, open or not: facilitators bring in comments to it."""
    query = select(Conversation).where(Conversation.area_id == area_id)
    conversation = session.scalars(query.order_by(Conversation.id.desc())).first()
    if conversation is None:
        raise ConversationClosedError("There is no conversation here yet.")
    return conversation


def receive(
    session: Session,
    *,
    conversation: Conversation,
    told: Told,
    form_key: str,
    keys: Keys,
    clock: Clock,
    day: date | None = None,
    invented: bool = False,
    files: Mapping[str, bytes] | None = None,
) -> Received:
    """Store what somebody told us today, or on a day; the same form sent fifty times, once."""
    if len(form_key) < SHORTEST_FORM_KEY:
        raise RefusedError("This form is damaged. Go back to the start and send it again.")
    code = codes.code_for(keys, form_key)
    earlier = find_by_form(session, form_key=form_key)
    if earlier is not None:
        return _same_again(earlier, told, code)
    if not conversation.is_open and told.route != "import":
        raise ConversationClosedError("This conversation has ended.")
    if any(is_a_code(session, keys=keys, words=words, own=code) for words in told.words.values()):
        raise RefusedError("Those are your seven words. Keep them safe, and write something else.")
    submission = _build(session, conversation, told, clock, day=day, invented=invented)
    for answer in submission.answers:
        told_here = [r for r in told.recordings if r.question == answer.question.key]
        if answer.comment is not None:
            recordings.attach(answer.comment, told_here, files=files or {}, keys=keys)
    submission.form_key_hash = hash_of(form_key)
    submission.code_mac = codes.stored_form(keys, code)
    try:
        with session.begin_nested():
            session.add(submission)
    except IntegrityError:
        # Two copies of a form raced on a database that lets both in: the other one won.
        winner = find_by_form(session, form_key=form_key)
        if winner is None:
            raise
        return _same_again(winner, told, code)
    return Received(submission, code, again=False)


def find_by_code(session: Session, *, keys: Keys, code: str) -> Submission | None:
    """Return the submission that seven words open, if they open one."""
    return find_by_stored_code(session, stored=codes.stored_form(keys, code))


def find_by_stored_code(session: Session, *, stored: str) -> Submission | None:
    """Return the submission of a code, from what the database keeps of it."""
    return session.scalar(select(Submission).where(Submission.code_mac == stored))


def find_by_form(session: Session, *, form_key: str) -> Submission | None:
    """Return what a form stored, to the phone that holds the form's key."""
    return session.scalar(select(Submission).where(Submission.form_key_hash == hash_of(form_key)))


def is_a_code(session: Session, *, keys: Keys, words: str, own: str = "") -> bool:
    """Say whether some words are somebody's code, which nobody but them should ever read."""
    tidy = codes.tidy(words)
    if len(tidy.split()) != codes.WORDS:
        return False
    return tidy == own or find_by_code(session, keys=keys, code=tidy) is not None


def hash_of(form_key: str) -> str:
    """Return the only form in which a form key is stored."""
    return hashlib.sha256(form_key.encode()).hexdigest()


def _newest_open(session: Session, area_id: str) -> Conversation | None:
    return session.scalar(
        select(Conversation)
        .where(Conversation.area_id == area_id, Conversation.state == "open")
        .order_by(Conversation.id.desc())
        .limit(1)
    )


def _same_again(earlier: Submission, told: Told, code: str) -> Received:
    if earlier.answers_hash != told.fingerprint():
        raise DifferentAnswersError("You have sent this form before, with other answers.")
    return Received(earlier, code, again=True)


def _build(
    session: Session,
    conversation: Conversation,
    told: Told,
    clock: Clock,
    *,
    day: date | None,
    invented: bool,
) -> Submission:
    arrived = day or clock.today()
    submission = Submission(
        area_id=conversation.area_id,
        conversation_id=conversation.id,
        answers_hash=told.fingerprint(),
        route=told.route,
        role=told.role,
        whose_words=told.whose_words,
        helped=told.helped,
        people=told.people,
        age_band=told.age_band,
        district=told.district,
        plan_status=told.plan_status,
        language=told.language,
        permission=told.permission,
        received_on=arrived,
        month=months.for_arrival(session, area_id=conversation.area_id, day=arrived),
        invented_in="example" if invented else None,
    )
    submission.services = [SubmissionService(service=service) for service in told.services]
    submission.answers = _answers(conversation, told, clock.now())
    return submission


def _answers(conversation: Conversation, told: Told, now: datetime) -> list[Answer]:
    answers = []
    recorded = {each.question for each in told.recordings}
    for question in conversation.questions:
        words = clean(told.words.get(question.key, ""))
        choice = told.choices.get(question.key)
        if not words and not choice and question.key not in recorded:
            continue
        answer = Answer(question=question, choice=choice)
        if words or question.key in recorded:
            answer.comment = new_comment(conversation.area_id, words, now)
            answer.comment.to_translate = told.language != ENGLISH
        answers.append(answer)
    return answers


def new_comment(area_id: str, words: str, now: datetime) -> Comment:
    """Return a waiting comment, with a concern for each kind of risk its words may show."""
    comment = Comment(area_id=area_id, state="waiting")
    comment.original = OriginalWords(words=words) if words else None
    kinds = sorted({found.kind for found in find_concerns(words)})
    comment.concern_is_open = bool(kinds)
    comment.concerns = [Concern(area_id=area_id, kind=kind, noticed_at=now) for kind in kinds]
    return comment
