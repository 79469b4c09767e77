"""The record: every table, one noun a file."""

from feedback.models.account import Account, AuditEvent, Invitation, SignInLink
from feedback.models.base import Base
from feedback.models.concern import Concern
from feedback.models.contact import Contact, Reply
from feedback.models.conversation import Conversation, Question
from feedback.models.draft import Draft, DraftRecording
from feedback.models.imports import ImportBatch
from feedback.models.installation import Area, Installation
from feedback.models.language import LanguageCheck
from feedback.models.recording import Recording
from feedback.models.report import Report, ReportQuote
from feedback.models.submission import (
    Answer,
    Comment,
    OriginalWords,
    Redaction,
    Submission,
    SubmissionService,
)
from feedback.models.suggestion import SuggestedAssignment, SuggestedTheme, ThemeRun
from feedback.models.theme import Assignment, Excerpt, Quote, Theme, ThemeChange

__all__ = [
    "Account",
    "Answer",
    "Area",
    "Assignment",
    "AuditEvent",
    "Base",
    "Comment",
    "Concern",
    "Contact",
    "Conversation",
    "Draft",
    "DraftRecording",
    "Excerpt",
    "ImportBatch",
    "Installation",
    "Invitation",
    "LanguageCheck",
    "OriginalWords",
    "Question",
    "Quote",
    "Recording",
    "Redaction",
    "Reply",
    "Report",
    "ReportQuote",
    "SignInLink",
    "Submission",
    "SubmissionService",
    "SuggestedAssignment",
    "SuggestedTheme",
    "Theme",
    "ThemeChange",
    "ThemeRun",
]
