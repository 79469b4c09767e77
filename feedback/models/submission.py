"""What one person told us once: their answers, their words, and what may be done with them."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from feedback.models.base import AreaId, Base, Code, Hash, Id, Month, is_month, one_of
from feedback.models.concern import Concern
from feedback.models.conversation import Question
from feedback.models.recording import Recording

ROUTES = ("parent_carer", "young_person", "child", "easy_read", "group", "helper", "import")
PERMISSIONS = ("count_only", "quote", "quote_with_area")
COMMENT_STATES = (
    *("waiting", "cleared", "held", "individual_case", "withdrawn", "not_understood"),
    # Nobody had read it when its months were over.
    "unread",
)


class Submission(Base):
    """What one person told us once. A day, never a time; no name, no address, no device."""

    __tablename__ = "submission"
    __table_args__ = (
        one_of("route", ROUTES),
        one_of("permission", PERMISSIONS),
        is_month(),
        CheckConstraint("people >= 1", name="people_is_at_least_one"),
        CheckConstraint("invented_in = 'example'", name="invented_words_only_in_an_example"),
        # No time of day: a day is ten letters, 2026-11-03.
        CheckConstraint(
            "length(CAST(received_on AS VARCHAR(40))) = 10", name="received_on_is_a_day"
        ),
        Index("ix_submission_area_month", "area_id", "month"),
    )

    id: Mapped[Id]
    area_id: Mapped[AreaId]
    conversation_id: Mapped[int] = mapped_column(ForeignKey("conversation.id"))
    form_key_hash: Mapped[Hash] = mapped_column(String(64), unique=True)
    answers_hash: Mapped[Hash]
    code_mac: Mapped[Hash] = mapped_column(String(64), unique=True)
    route: Mapped[Code]
    role: Mapped[Code | None]
    whose_words: Mapped[Code | None]
    helped: Mapped[Code | None]
    people: Mapped[int] = mapped_column(default=1)
    age_band: Mapped[Code | None]
    district: Mapped[Code | None]
    plan_status: Mapped[Code | None]
    # The language of their words, as they said it: two letters, or “other”.
    language: Mapped[Code] = mapped_column(default="en")
    permission: Mapped[Code] = mapped_column(default="count_only")
    received_on: Mapped[date]
    month: Mapped[Month]
    invented_in: Mapped[str | None] = mapped_column(String(40), ForeignKey("installation.kind"))
    import_batch_id: Mapped[int | None] = mapped_column(ForeignKey("import_batch.id"))
    withdrawn_on: Mapped[date | None]
    answers: Mapped[list[Answer]] = relationship(
        back_populates="submission", cascade="all, delete-orphan", order_by="Answer.id"
    )
    services: Mapped[list[SubmissionService]] = relationship(
        cascade="all, delete-orphan", order_by="SubmissionService.id"
    )

    @property
    def comments(self) -> list[Comment]:
        """Return the answers that came in words."""
        return [answer.comment for answer in self.answers if answer.comment]

    @property
    def words_deleted_on(self) -> date | None:
        """Return the day the words went after their months; all that came together goes at once."""
        days = [comment.words_deleted_on for comment in self.comments]
        return max((day for day in days if day), default=None)


class SubmissionService(Base):
    """A service, by its tile in the area pack, that a submission is about."""

    __tablename__ = "submission_service"
    __table_args__ = (UniqueConstraint("submission_id", "service"),)

    id: Mapped[Id]
    submission_id: Mapped[int] = mapped_column(
        ForeignKey("submission.id", ondelete="CASCADE"), index=True
    )
    service: Mapped[Code]


class Answer(Base):
    """The answer to one question: a choice, or a comment."""

    __tablename__ = "answer"
    __table_args__ = (UniqueConstraint("submission_id", "question_id"),)

    id: Mapped[Id]
    submission_id: Mapped[int] = mapped_column(ForeignKey("submission.id", ondelete="CASCADE"))
    question_id: Mapped[int] = mapped_column(ForeignKey("question.id"), index=True)
    choice: Mapped[Code | None]
    submission: Mapped[Submission] = relationship(back_populates="answers")
    question: Mapped[Question] = relationship()
    comment: Mapped[Comment | None] = relationship(
        back_populates="answer", cascade="all, delete-orphan"
    )


class Comment(Base):
    """Words somebody gave as an answer: what others may see of them, and where they are."""

    __tablename__ = "comment"
    __table_args__ = (
        one_of("state", COMMENT_STATES),
        CheckConstraint(
            "state <> 'cleared' OR shared_words IS NOT NULL OR words_deleted_on IS NOT NULL",
            name="cleared_words_can_be_shared",
        ),
        # Once its months are over a comment is counted where it was, without any words.
        CheckConstraint(
            "words_deleted_on IS NULL OR (shared_words IS NULL AND reason IS NULL)",
            name="deleted_words_are_gone",
        ),
        CheckConstraint(
            "words_deleted_on IS NULL OR NOT concern_is_open", name="open_concern_keeps_words"
        ),
        CheckConstraint(
            "words_deleted_on IS NULL OR state <> 'waiting'", name="deleted_words_never_wait"
        ),
        CheckConstraint(
            "state <> 'unread' OR words_deleted_on IS NOT NULL", name="unread_words_are_deleted"
        ),
        CheckConstraint(
            "state <> 'cleared' OR NOT concern_is_open", name="open_concern_is_never_cleared"
        ),
        CheckConstraint(
            "state = 'cleared' OR shared_words IS NULL", name="only_cleared_words_are_shared"
        ),
        CheckConstraint(
            "state <> 'cleared' OR NOT to_write_down", name="unwritten_recording_is_never_cleared"
        ),
        CheckConstraint(
            "state <> 'cleared' OR NOT to_translate", name="untranslated_words_are_never_cleared"
        ),
        Index("ix_comment_area_state", "area_id", "state"),
    )

    id: Mapped[Id]
    area_id: Mapped[AreaId]
    answer_id: Mapped[int] = mapped_column(ForeignKey("answer.id", ondelete="CASCADE"), unique=True)
    state: Mapped[Code] = mapped_column(default="waiting")
    concern_is_open: Mapped[bool] = mapped_column(default=False)
    # A voice note or a picture of it still waits for a person to write down its words.
    to_write_down: Mapped[bool] = mapped_column(default=False)
    # Words in another language wait for a person to put them into English.
    to_translate: Mapped[bool] = mapped_column(default=False)
    shared_words: Mapped[str | None]
    decided_by_id: Mapped[int | None] = mapped_column(ForeignKey("account.id"))
    decided_at: Mapped[datetime | None]
    reason: Mapped[str | None]
    # The day the words went because they had been kept as long as the privacy page says.
    words_deleted_on: Mapped[date | None]
    answer: Mapped[Answer] = relationship(back_populates="comment")
    original: Mapped[OriginalWords | None] = relationship(
        back_populates="comment", cascade="all, delete-orphan"
    )
    redactions: Mapped[list[Redaction]] = relationship(
        cascade="all, delete-orphan", order_by="Redaction.start"
    )
    concerns: Mapped[list[Concern]] = relationship(
        back_populates="comment", cascade="all, delete-orphan", order_by="Concern.id"
    )
    recordings: Mapped[list[Recording]] = relationship(
        cascade="all, delete-orphan", order_by="Recording.kind.desc()"
    )


class OriginalWords(Base):
    """The words as they were sent, in a table of their own that only checking opens."""

    __tablename__ = "original_words"

    comment_id: Mapped[int] = mapped_column(
        ForeignKey("comment.id", ondelete="CASCADE"), primary_key=True
    )
    words: Mapped[str]
    # What a person made of words in another language; themes and reports work on this.
    english: Mapped[str | None]
    comment: Mapped[Comment] = relationship(back_populates="original")


class Redaction(Base):
    """A stretch of the original that a person chose to hide, and what stands in its place."""

    __tablename__ = "redaction"
    __table_args__ = (
        CheckConstraint('start >= 0 AND "end" > start', name="stretch_has_a_length"),
        UniqueConstraint("comment_id", "start"),
    )

    id: Mapped[Id]
    comment_id: Mapped[int] = mapped_column(ForeignKey("comment.id", ondelete="CASCADE"))
    start: Mapped[int]
    end: Mapped[int]
    kind: Mapped[Code]
    replacement: Mapped[str]
