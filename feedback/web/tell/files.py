"""The form that takes a sound and a picture, and says kindly what it cannot use."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

from flask import request
from flask_wtf import FlaskForm
from wtforms import HiddenField

from feedback.media import UnreadableError, make_anew
from feedback.web.application import current
from feedback.web.fields import FileField
from feedback.web.speech import gettext, lazy_gettext

if TYPE_CHECKING:
    from werkzeug.datastructures import FileStorage

    from feedback.media import Clean

LARGEST = 30 * 1000 * 1000
# Room for the rest of the form, and for files a little too large: this page says so kindly.
ROOM = LARGEST + 10 * 1000 * 1000
# Each takes seconds of work. Whole schools share an address, so this is far above one family.
SENDS = "60 per 5 minutes"
# With less than this left on the disk, words still fit for months.
LEAST_FREE = 500 * 1000 * 1000
WHY = {
    "sound": {
        "empty": lazy_gettext("Choose a sound file again. This one is empty"),
        "too_large": lazy_gettext("Choose a shorter sound. This file is too big to send"),
        "too_long": lazy_gettext(
            "Choose a sound of 5 minutes or less. You can send the rest later"
        ),
        "no_sound": lazy_gettext("Record it again. We could not hear a sound in this file"),
        "not_a_sound": lazy_gettext("Choose a sound file. We could not play this one"),
    },
    "picture": {
        "empty": lazy_gettext("Choose a picture again. This file is empty"),
        "too_large": lazy_gettext("Choose a smaller picture. This file is too big to send"),
        "too_many_pixels": lazy_gettext("Choose a smaller picture. This one is too big for us"),
        "not_a_picture": lazy_gettext("Choose a photo or a picture. We could not open this file"),
        "heic": lazy_gettext(
            "We cannot open this kind of photo (HEIC). "
            "Take a new photo from this page, or make a screenshot of it and choose that"
        ),
    },
}
OTHERWISE = {
    "sound": lazy_gettext("We could not play this file. Please record it again"),
    "picture": lazy_gettext("We could not open this picture. Please take it again"),
}
BUSY = lazy_gettext("Many people are sending files right now. Please try again in a minute")
NO_ROOM = lazy_gettext(
    "We have no room for files right now. Please write it instead, or come back another day"
)


class RecordingForm(FlaskForm):
    """A sound and a picture: one of each for a question."""

    form_key = HiddenField()
    remove = HiddenField()
    sound = FileField(lazy_gettext("Choose a sound file"))
    picture = FileField(lazy_gettext("Take a photo or choose a picture"))

    def made_anew(self) -> list[Clean]:
        """Return each file made anew; beside a file that cannot be used stands what to do."""
        if not self.is_submitted():
            return []
        self.validate()
        # Two pages in two tabs may both send: what a button of the page never said is ignored.
        self.remove.data = self.remove.data if self.remove.data in WHY else ""
        sent = [field for field in (self.sound, self.picture) if has_file(field.data)]
        if self.errors:
            return []
        if not sent and not self.remove.data:
            self.sound.errors = [gettext("Record something or choose a file first")]
        return [made for field in sent if (made := make(field))]


def has_file(file: FileStorage | None) -> bool:
    """Say whether a file was chosen; a browser sends an empty part where none was."""
    return file is not None and bool(file.filename)


def make(field: FileField) -> Clean | None:
    """Make one file anew, or say beside it what to do."""
    kind = field.name
    try:
        return make_anew(kind, content_of(field.data))
    except UnreadableError as error:
        words = {**WHY[kind], "busy": BUSY, "no_room": NO_ROOM}
        field.errors = [str(words.get(error.why, OTHERWISE[kind]))]
        return None


def content_of(file: FileStorage) -> bytes:
    """Read a file that is not too large, while there is room for it."""
    if shutil.disk_usage(current().settings.instance).free < LEAST_FREE:
        raise UnreadableError("no_room")
    content: bytes = file.stream.read(LARGEST + 1)
    if len(content) > LARGEST:
        raise UnreadableError("too_large")
    return content


def make_room() -> None:
    """Let a family send a file on the one page that takes one, before anything reads the form."""
    if request.endpoint == "tell.say_or_draw":
        request.max_content_length = ROOM
