"""A month's report: drafted from its numbers, read by the forum, frozen when it is published."""

from feedback.services.reports.lifecycle import (
    READERS,
    back_to_draft,
    newest,
    publish,
    readable,
    share_with_forum,
    share_with_partners,
    start,
    write,
)
from feedback.services.reports.snapshot import fingerprint, take
from feedback.services.reports.viewing import view

__all__ = [
    "READERS",
    "back_to_draft",
    "fingerprint",
    "newest",
    "publish",
    "readable",
    "share_with_forum",
    "share_with_partners",
    "start",
    "take",
    "view",
    "write",
]
