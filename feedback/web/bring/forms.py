"""What a facilitator says about a file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from flask_wtf import FlaskForm
from flask_wtf.file import FileRequired
from wtforms import HiddenField

from feedback.services import bringing
from feedback.web.fields import ChoiceField, FileField, SelectField, TextField, TickField, option
from feedback.web.filters import month as month_words
from feedback.web.validators import Chosen, NotTooBig, NotTooLong, Required

if TYPE_CHECKING:
    from collections.abc import Sequence

    from feedback.areas import Area

OPTIONAL = ("date", "permission", "role", "district", "age_band", "rating")
NO_COLUMN = "No column"


class FileForm(FlaskForm):
    """A file to bring in."""

    file = FileField(
        "Your file",
        description="A spreadsheet saved as .csv or .xlsx, no larger than 5 MB.",
        validators=[FileRequired("Choose a file"), NotTooBig(bringing.LARGEST)],
    )


class ColumnsForm(FlaskForm):
    """Which column holds what, which month it is for, and whether somebody read it before."""

    text = SelectField("Comments", validators=[Chosen("the column that holds the comments")])
    date = SelectField("Day it was said or sent")
    permission = SelectField("Permission to quote")
    role = SelectField("Who is speaking")
    district = SelectField("District")
    age_band = SelectField("Age of the child or young person")
    rating = SelectField("How it has been overall")
    month = SelectField("Month", validators=[Chosen("a month")])
    question = SelectField("Question they answer", validators=[Chosen("a question")])
    cleared = ChoiceField(
        "Has somebody read these comments and taken private details out?",
        choices=[
            option("no", "No", hint="They wait to be read here, like any other comment"),
            option("yes", "Yes", hint="They come in as cleared, and we keep who says so and why"),
        ],
        validators=[Chosen("whether somebody has read them")],
    )
    cleared_by = TextField("Who read them?", validators=[NotTooLong(200, "the name")])
    cleared_why = TextField(
        "Why may they be shared as they are?", validators=[NotTooLong(500, "the reason")]
    )

    def offer(self, sheet: bringing.Sheet, area: Area, months: Sequence[str]) -> None:
        """Offer the columns of the file, the months, and the questions answered in words."""
        columns = [(heading, heading) for heading in sheet.headings]
        self.text.choices = columns
        for name in OPTIONAL:
            self[name].choices = [("", NO_COLUMN), *columns]
        self.month.choices = [(month, month_words(month)) for month in months]
        self.question.choices = [
            (asked.id, asked.wording().heading) for asked in area.questions if asked.kind == "words"
        ]

    def fits_together(self) -> bool:
        """Refuse a column named twice, and words cleared by nobody."""
        used = {self.text.data}
        for name in OPTIONAL:
            if self[name].data and self[name].data in used:
                self[name].errors = [f"Choose another column: “{self[name].data}” is in use above"]
            used.add(self[name].data)
        if self.cleared.data == "yes":
            for field, thing in ((self.cleared_by, "who read them"), (self.cleared_why, "why")):
                if not field.data:
                    field.errors = [f"{Required.verb} {thing}"]
        return not self.errors

    def choices(self) -> dict[str, Any]:
        """Return what was said, as plain values."""
        return {field.name: field.data for field in self if field.name != "csrf_token"}


class CheckForm(FlaskForm):
    """A last look: which file this is about, and whether doubtful rows are read first."""

    seen = HiddenField()
    read_first = TickField("Let them wait, so that somebody reads them here first")
