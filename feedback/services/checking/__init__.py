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
from feedback.services.checking.reading import (
    find,
    fingerprint,
    original,
    said_when,
    words_to_check,
)
from feedback.services.checking.translating import put_into_english, set_in_english
from feedback.services.checking.writing_down import (
    ToWriteDown,
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
    "ToWriteDown",
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
    "put_into_english",
    "queue",
    "said_when",
    "set_in_english",
    "set_individual_case",
    "set_not_sure",
    "set_not_understood",
    "settle_concerns",
    "suggest",
    "to_write_down",
    "told_by",
    "unwritten",
    "usual_words",
    "words_to_check",
    "write_down",
]
