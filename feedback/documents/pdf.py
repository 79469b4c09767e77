"""The month as a PDF: tagged, in the same bytes each time, one side of A4 first."""

import json
from collections.abc import Callable

from feedback.documents import printable, typeset
from feedback.documents.layout import laid_out
from feedback.documents.view import ReportView


def report_pdf(view: ReportView) -> bytes:
    """Return the report as a PDF that meets PDF/UA-1 and PDF/A-2a."""
    layout = in_print(laid_out(view), typeset.can_show)
    document = typeset.pdf("report.typ", view=json.dumps(layout, ensure_ascii=False))
    typeset.forget()
    return document


def in_print(layout: dict[str, object], can_show: Callable[[str], bool]) -> dict[str, object]:
    """Make every string safe to print, and say whether any characters had to be described."""
    cleaned = _each_string(layout, printable.clean)
    printed = _each_string(cleaned, lambda words: printable.described(words, can_show))
    return {**_each_string(printed, printable.breakable), "described": printed != cleaned}


def _each_string(layout: dict[str, object], change: Callable[[str], str]) -> dict[str, object]:
    def changed(node: object) -> object:
        if isinstance(node, str):
            return change(node)
        if isinstance(node, dict):
            return {key: changed(value) for key, value in node.items()}
        if isinstance(node, list):
            return [changed(value) for value in node]
        return node

    return {key: changed(value) for key, value in layout.items()}
