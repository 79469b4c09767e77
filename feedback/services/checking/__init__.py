"""Read what families wrote, hide what shows who they are, and decide; concerns come first."""

from feedback.services.checking.concerns import hold, noticed, settle_concerns
from feedback.services.checking.deciding import (
    clear,
    put_back,
    set_individual_case,
    set_not_sure,
    told_by,
)
from feedback.services.checking.finding import Missing, find_typed, joined
from feedback.services.checking.hiding import Stretch, as_shared, marked, suggest, usual_words
from feedback.services.checking.queueing import (
    PAGE_SIZE,
    Choice,
    Queue,
    Row,
    counts,
    is_not_sure,
    neighbours,
    next_concern,
    queue,
)
from feedback.services.checking.reading import find, fingerprint, original, said_when
from feedback.services.checking.writing_down import (
    find_recording,
    listen,
    set_not_understood,
    to_write_down,
    unwritten,
    write_down,
)

__all__ = [
    "PAGE_SIZE",
    "Choice",
    "Missing",
    "Queue",
    "Row",
    "Stretch",
    "as_shared",
    "clear",
    "counts",
    "find",
    "find_recording",
    "find_typed",
    "fingerprint",
    "hold",
    "is_not_sure",
    "joined",
    "listen",
    "marked",
    "neighbours",
    "next_concern",
    "noticed",
    "original",
    "put_back",
    "queue",
    "said_when",
    "set_individual_case",
    "set_not_sure",
    "set_not_understood",
    "settle_concerns",
    "suggest",
    "to_write_down",
    "told_by",
    "unwritten",
    "usual_words",
    "write_down",
]
