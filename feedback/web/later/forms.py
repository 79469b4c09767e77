"""The one field that opens answers that were begun."""

from __future__ import annotations

from flask_wtf import FlaskForm

from feedback.web.words.forms import CodeForm


class LaterForm(FlaskForm):
    """A press of a button, with the token that shows it was this page's."""


class ComeBackForm(CodeForm):
    """Seven words, in one box, however they are spaced."""
