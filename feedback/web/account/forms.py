"""What somebody types to come in."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from flask_wtf import FlaskForm
from wtforms import Field, ValidationError

from feedback.errors import RefusedError
from feedback.services import passwords
from feedback.web.fields import CodeField, PasswordField, TextField
from feedback.web.validators import Required


class SignInForm(FlaskForm):
    """The first step: who somebody is, and their password."""

    email = TextField("Email address", validators=[Required("your email address")])
    password = PasswordField("Password", validators=[Required("your password")])


class CodeForm(FlaskForm):
    """The second step: the code their app shows."""

    code = CodeField("One-time code", validators=[Required("the six numbers your app shows")])


class PasswordForm(FlaskForm):
    """A new password; long is enough, and nobody is asked for odd characters."""

    password = PasswordField("New password", validators=[Required("a password")])

    # What this person must not use: their email address, and names everybody here knows.
    personal: tuple[str, ...] = ()

    def validate_password(self, field: Field) -> None:
        """Refuse what is too short or too easy to guess, and say what to do."""
        problem = passwords.why_not(field.data, personal=self.personal)
        if problem:
            raise ValidationError(problem)


class PressForm(FlaskForm):
    """A button to press, and nothing to type."""


@contextmanager
def said_at(field: Field) -> Iterator[None]:
    """Show a refusal beside the field it is about."""
    try:
        yield
    except RefusedError as error:
        field.errors = [*field.errors, str(error)]
