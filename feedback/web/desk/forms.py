"""What an administrator fills in."""

from flask_wtf import FlaskForm

from feedback.models.account import ROLES
from feedback.web.fields import ChoiceField, TextField, option
from feedback.web.validators import Chosen, NotTooLong, Required

ROLE_WORDS = {
    "facilitator": ("Facilitator", "Reads and clears comments, agrees themes, writes the report"),
    "safeguarding": ("Safeguarding lead", "Reads concerns first, and what a facilitator can see"),
    "forum": ("Parent carer forum", "Reads each report before anyone else outside the team"),
    "partnership": ("Partnership", "Reads reports once the forum has had its turn"),
    "administrator": ("Administrator", "Looks after accounts; never sees what families write"),
}


class InviteForm(FlaskForm):
    """Somebody new, and what they may see."""

    name = TextField("Name", validators=[Required("their name"), NotTooLong(100, "the name")])
    email = TextField(
        "Email address",
        validators=[Required("their email address"), NotTooLong(200, "the email address")],
    )
    role = ChoiceField(
        "What they do",
        choices=[option(role, ROLE_WORDS[role][0], hint=ROLE_WORDS[role][1]) for role in ROLES],
        validators=[Chosen("what they do")],
    )
