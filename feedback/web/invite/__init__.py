"""Bring families in: posters, leaflets and paper forms, and typing in what comes back."""

from feedback.web.invite import pieces, typing_in
from feedback.web.invite.blueprint import blueprint

__all__ = ["blueprint", "pieces", "typing_in"]
