"""Expected trouble: the domain errors, and the one table from error to page and status."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy.exc import OperationalError

from feedback.database import DatabaseBusyError


class DomainError(Exception):
    """Trouble we expect; the message is a sentence that says what to do."""


class NotFoundError(DomainError):
    """There is no such record here."""


class NotAllowedError(DomainError):
    """The account may not do that."""


class SignInNeededError(DomainError):
    """The page is for people who have signed in."""


class ConversationClosedError(DomainError):
    """Nobody can answer this conversation now."""


class NotReadyToOpenError(DomainError):
    """A conversation cannot open until what is missing has been given."""


class DecisionError(DomainError):
    """What was asked cannot be done to this record in the state it is in."""


class RefusedError(DomainError):
    """What was given cannot be used; the message says what to give."""


class LinkOverError(DomainError):
    """An invitation or a sign-in link that was used, or never was one of ours."""


class DifferentAnswersError(DomainError):
    """The same form came again with other answers, so a person must say which to use."""


@dataclass(frozen=True)
class Page:
    """The status and template an error leads to."""

    status: int
    template: str


PAGES: dict[type[Exception], Page] = {
    NotFoundError: Page(404, "errors/not_found.html"),
    NotAllowedError: Page(403, "errors/not_allowed.html"),
    ConversationClosedError: Page(409, "errors/closed.html"),
    LinkOverError: Page(410, "errors/link_over.html"),
    NotReadyToOpenError: Page(409, "errors/decision.html"),
    DecisionError: Page(409, "errors/decision.html"),
    RefusedError: Page(400, "errors/decision.html"),
    DifferentAnswersError: Page(409, "errors/decision.html"),
    DatabaseBusyError: Page(503, "errors/try_again.html"),
    # A full disk, a locked file: nothing was stored, so the page keeps the words.
    OperationalError: Page(503, "errors/try_again.html"),
}
