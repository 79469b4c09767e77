import resource
from multiprocessing import get_context

from feedback.documents import typeset
from feedback.documents.pdf import report_pdf
from tests.feedback.documents import views


def growth() -> float:
    """Return how far the peak of memory grows from two reports to ten."""
    peaks = []
    for number in range(10):
        view = views.full_view()
        view["title"] = f"Month {number}"
        report_pdf(view)
        peaks.append(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
    return peaks[-1] / peaks[1]


def test_many_reports_need_no_more_memory_than_a_few():
    # A process of its own, because other tests may have raised the peak of this one.
    with get_context("spawn").Pool(1) as process:
        assert process.apply(growth) < 1.2


def test_the_typefaces_are_asked_for_each_character_once():
    assert typeset.can_show("ł")
    assert not typeset.can_show("你")
    hits = typeset.can_show.cache_info().hits
    assert typeset.can_show("ł")
    assert typeset.can_show.cache_info().hits == hits + 1


def test_an_accent_is_tried_on_a_letter():
    assert typeset.can_show("\u0301")
    assert not typeset.can_show("\u0a81")
