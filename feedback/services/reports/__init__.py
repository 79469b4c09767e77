"""A month's report: drafted from its numbers, read by the forum, frozen when it is published."""

from feedback.services.reports.correcting import correct
from feedback.services.reports.later import Later, foreseen
from feedback.services.reports.lifecycle import (
    READERS,
    back_to_draft,
    comment,
    newest,
    publish,
    readable,
    share_with_forum,
    share_with_partners,
    start,
    write,
)
from feedback.services.reports.reading import (
    PREVIEWS,
    audience_for,
    find,
    is_example,
    note_download,
    published,
    read,
)
from feedback.services.reports.snapshot import fingerprint, take
from feedback.services.reports.viewing import view

__all__ = [
    "PREVIEWS",
    "READERS",
    "Later",
    "audience_for",
    "back_to_draft",
    "comment",
    "correct",
    "find",
    "fingerprint",
    "foreseen",
    "is_example",
    "newest",
    "note_download",
    "publish",
    "published",
    "read",
    "readable",
    "share_with_forum",
    "share_with_partners",
    "start",
    "take",
    "view",
    "write",
]
