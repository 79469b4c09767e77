"""What the tests of agreeing themes share."""

from __future__ import annotations


def stored(session, asked):
    """Return what is in the database now."""
    session.rollback()
    found = session.scalars(asked).all()
    # A session that writes keeps everybody else waiting, so it lets go at once.
    session.expunge_all()
    session.rollback()
    return found


def filled(page, **given):
    """Return the form of a suggestion with a name, a sentence and a feeling."""
    words = {"name": "Waiting without news", "sentence": "Families wait.", "feeling": "change"}
    return page.fields() | words | given
