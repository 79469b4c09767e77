"""Read the words, find themes in them, and store what was found in one transaction."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from sqlalchemy import select

from analysis import FITS_NOTHING, NON_ANSWER, EncoderError, find_copies, find_themes_by
from feedback.models import (
    Answer,
    Comment,
    Excerpt,
    Redaction,
    Submission,
    SuggestedAssignment,
    SuggestedTheme,
    ThemeRun,
)
from feedback.services.theming.known import known_themes, seeming

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy.orm import Session

    from analysis import ThemeSet
    from feedback.clock import Clock
    from feedback.database import Database

log = logging.getLogger(__name__)

CANNOT_COMPARE = "The words could not be compared. Tell whoever runs this site: {}"


def perform(database: Database, run_id: int, clock: Clock, vectors: str) -> None:
    """Group the comments of a claimed run; trouble is written on the run, never lost."""
    with database.reading() as session:
        asked = session.get_one(ThemeRun, run_id)
        words = cleared_words(session, area_id=asked.area_id, month=asked.month)
        read = list(without_our_words(session, words).values())
        known = known_themes(session, area_id=asked.area_id, month=asked.month)
        seed, tries = asked.seed, asked.tries
    try:
        found = find_themes_by(vectors, read, seed=seed)
    except EncoderError as trouble:
        with database.writing() as session:
            if run := still_ours(session, run_id, tries):
                run.state, run.finished_at = "failed", clock.now()
                run.problem = CANNOT_COMPARE.format(trouble)
        return
    letters, seems = counts_of_letters(read), seeming(found, read, known, seed=seed)
    with database.writing() as session:
        if run := still_ours(session, run_id, tries):
            still = cleared_words(session, area_id=run.area_id, month=run.month)
            store(session, run, found, seems=seems, words=words, still=still)
            run.counts = counts(found) | letters
            run.state, run.finished_at, run.method = "done", clock.now(), found.method


def still_ours(session: Session, run_id: int, tries: int) -> ThemeRun | None:
    """Return a run we claimed; none where our lease ran out and another worker took it."""
    run = session.get_one(ThemeRun, run_id)
    if run.state == "running" and run.tries == tries:
        return run
    log.warning("run %s was taken over", run_id)
    return None


def cleared_words(session: Session, *, area_id: str, month: str) -> dict[int, str]:
    """Return the words of every comment that may be grouped, by comment."""
    rows = session.execute(
        select(Comment.id, Comment.shared_words)
        .join(Answer, Comment.answer_id == Answer.id)
        .join(Submission, Answer.submission_id == Submission.id)
        .where(
            Submission.area_id == area_id,
            Submission.month == month,
            Comment.state == "cleared",
            Comment.shared_words.is_not(None),
            Comment.concern_is_open.is_(False),
        )
        .order_by(Comment.id)
    )
    return {comment_id: words or "" for comment_id, words in rows}


def without_our_words(session: Session, words: dict[int, str]) -> dict[int, str]:
    """Return the words with blanks where we wrote “a teacher”, of the same length.

    Else what we put in place of names would become a theme of its own.
    """
    blank = dict(words)
    moved: dict[int, int] = {}
    for hidden in session.scalars(
        select(Redaction).order_by(Redaction.comment_id, Redaction.start)
    ):
        if hidden.comment_id in blank:
            start = hidden.start + moved.get(hidden.comment_id, 0)
            end = start + len(hidden.replacement)
            text = blank[hidden.comment_id]
            blank[hidden.comment_id] = text[:start] + " " * (end - start) + text[end:]
            longer = len(hidden.replacement) - (hidden.end - hidden.start)
            moved[hidden.comment_id] = moved.get(hidden.comment_id, 0) + longer
    return blank


def store(
    session: Session,
    run: ThemeRun,
    found: ThemeSet,
    *,
    seems: dict[int, int],
    words: dict[int, str],
    still: dict[int, str],
) -> None:
    """Store suggestions, leaving out any comment that changed or was withdrawn meanwhile."""
    comment_ids = list(words)
    excerpts = _excerpts(session, comment_ids)
    for theme in found.themes:
        suggested = SuggestedTheme(
            run=run,
            position=theme.index,
            name=theme.name,
            words=[list(w) for w in theme.words],
            seems_id=seems.get(theme.index),
        )
        session.add(suggested)
        ranks = {excerpt: rank for rank, excerpt in enumerate(theme.quotes, start=1)}
        for place in theme.excerpts:
            part = found.excerpts[place]
            comment_id = comment_ids[part.comment]
            if still.get(comment_id) != words[comment_id]:
                continue
            key = (comment_id, part.start, part.end)
            if key not in excerpts:
                excerpts[key] = Excerpt(comment_id=comment_id, start=part.start, end=part.end)
            suggested.assignments.append(
                SuggestedAssignment(
                    excerpt=excerpts[key],
                    certainty=float(found.certainty[place]),
                    quote_rank=ranks.get(place),
                )
            )


def counts(found: ThemeSet) -> dict[str, int]:
    """Say where every comment went: in = grouped + no_answer + fits_nothing."""
    themes = found.comment_themes
    return {
        "comments": len(themes),
        "grouped": int((themes >= 0).sum()),
        "no_answer": int((themes == NON_ANSWER).sum()),
        "fits_nothing": int((themes == FITS_NOTHING).sum()),
    }


def counts_of_letters(texts: Sequence[str]) -> dict[str, int]:
    """Count the letters that many people sent in nearly the same words, and all their copies."""
    letters = [one for one in find_copies(texts) if one.is_campaign]
    return {"letters": len(letters), "copies": sum(len(one.comments) for one in letters)}


def _excerpts(session: Session, comment_ids: list[int]) -> dict[tuple[int, int, int], Excerpt]:
    """Return the excerpts earlier runs made of these comments, so that they keep their ids."""
    known: dict[tuple[int, int, int], Excerpt] = {}
    for start in range(0, len(comment_ids), 500):
        part = comment_ids[start : start + 500]
        for excerpt in session.scalars(select(Excerpt).where(Excerpt.comment_id.in_(part))):
            known[excerpt.comment_id, excerpt.start, excerpt.end] = excerpt
    return known
