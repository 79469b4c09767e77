"""What people fill in about a month's report."""

from flask_wtf import FlaskForm

from feedback.web.fields import TextField, WordsField
from feedback.web.validators import NotTooLong, Required

LONGEST_WORDS = 2000


class WriteForm(FlaskForm):
    """The three sentences that open a report; what is left empty is drafted from the numbers."""

    title = TextField(
        "Strong first sentence",
        description="What a board member remembers. No full stop.",
        validators=[NotTooLong(120, "the first sentence")],
    )
    summary = WordsField(
        "Summary",
        description=(
            "Two or three sentences. Every reader sees the same words, so write no number under 10."
        ),
        validators=[NotTooLong(600, "the summary")],
    )
    families = WordsField(
        "What this means for families",
        description="What happens now, as you would say it to a family.",
        validators=[NotTooLong(600, "what this means for families")],
    )


class CommentForm(FlaskForm):
    """What the forum says about a report, in its own words."""

    words = WordsField(
        "Your comment",
        description="It is printed in the report as you write it. You can leave it empty.",
        validators=[NotTooLong(LONGEST_WORDS, "your comment")],
    )


class CorrectForm(FlaskForm):
    """Why a published report needs a new version."""

    what_changed = WordsField(
        "What changes in the new version?",
        description="Readers see this in the report. Say what was wrong and what is right.",
        validators=[
            Required("what changes in the new version"),
            NotTooLong(600, "what changes"),
        ],
    )


class PressForm(FlaskForm):
    """A button, and nothing to fill in."""
