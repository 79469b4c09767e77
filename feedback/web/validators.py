"""Checks on answers: each takes the thing asked for, and says in a sentence what to do."""

from os import SEEK_END

from wtforms import Field, Form
from wtforms.validators import StopValidation, ValidationError

from feedback.web.filters import count_of
from feedback.web.speech import ngettext


class Required:
    """The person must write something: `Required(thing="your answer")` says “Enter your answer”."""

    verb = "Enter"

    def __init__(self, thing: str = "", *, says: str = "") -> None:
        self.thing = thing
        # The whole sentence, for families: other languages cannot put one together from parts.
        self.says = says

    def __call__(self, form: Form, field: Field) -> None:
        """Stop when nothing was given; spaces alone are nothing."""
        if field.errors:
            raise StopValidation  # What was given could not be read; that message stays.
        given = field.data.strip() if isinstance(field.data, str) else field.data
        if not given:
            raise StopValidation(str(self.says) or f"{self.verb} {self.thing}")


class Chosen(Required):
    """The person must choose: `Chosen(thing="how it has been")` says “Choose how it has been”."""

    verb = "Choose"


class NotTooLong:
    """The words must fit: at most `limit` letters, spaces and marks."""

    def __init__(self, limit: int, thing: str = "") -> None:
        self.limit = limit
        self.thing = thing

    def __call__(self, form: Form, field: Field) -> None:
        """Say how far over the words are, so nobody has to count."""
        over = len(field.data or "") - self.limit
        if over > 0:
            raise ValidationError(self.shorter_by(over))

    def shorter_by(self, over: int) -> str:
        """Say by how much; a thing of its own is only asked of staff."""
        if self.thing:
            return f"Make {self.thing} shorter by {count_of(over, 'letter')}"
        return ngettext(
            "Make your answer shorter by %(number)s letter",
            "Make your answer shorter by %(number)s letters",
            over,
            number=f"{over:,}",
        )


class NotTooBig:
    """A file must be at most `limit` bytes."""

    def __init__(self, limit: int, thing: str = "a file") -> None:
        self.limit = limit
        self.thing = thing

    def __call__(self, form: Form, field: Field) -> None:
        """Measure the file without reading it into memory."""
        if not field.data:
            return
        size = field.data.stream.seek(0, SEEK_END)
        field.data.stream.seek(0)
        if size > self.limit:
            raise ValidationError(f"Choose {self.thing} smaller than {in_bytes(self.limit)}")


def in_bytes(number: int) -> str:
    """Write the size of a file as phones show it.

    >>> in_bytes(5_000_000), in_bytes(300_000)
    ('5 MB', '300 kB')
    """
    return f"{number // 1_000_000} MB" if number >= 1_000_000 else f"{number // 1000} kB"
