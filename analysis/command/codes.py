"""Comments with the labels suggested for them, as a spreadsheet or as JSON."""

import csv
import io
import json
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from analysis.coding import Coder
from analysis.command.reading import Comments

_BETWEEN = "|"
_FORMULA = ("=", "+", "-", "@", "\t", "\r")  # what a spreadsheet would run rather than show


@dataclass(frozen=True, slots=True)
class CodedRow:
    """A comment, its labels with how likely each is, and who gave them."""

    row: int
    text: str
    labels: tuple[tuple[str, float], ...]
    """The likeliest first; what a person gave is certain."""
    by: str
    """“person”, “suggested” or “empty”."""


@dataclass(frozen=True, slots=True)
class Coded:
    """Every comment of a file, coded."""

    comments: Comments
    labels: tuple[str, ...]
    n_learnt: int
    seed: int
    rows: tuple[CodedRow, ...]


def code_comments(
    coder: Coder,
    comments: Comments,
    by_people: Sequence[frozenset[str]],
    *,
    n_learnt: int,
    seed: int,
) -> Coded:
    """Suggest labels for the comments that people gave none."""
    others = [i for i, own in enumerate(by_people) if not own and comments.texts[i].strip()]
    texts = [comments.texts[i] for i in others]
    chosen, certainty = coder.predict(texts), coder.predict_certainty(texts)
    place = {label: i for i, label in enumerate(coder.labels_)}
    suggested = {
        i: [(label, float(likely[place[label]])) for label in own]
        for i, own, likely in zip(others, chosen, certainty, strict=True)
    }
    rows = []
    for i, (row, text) in enumerate(zip(comments.rows, comments.texts, strict=True)):
        if by_people[i]:
            given = [(label, 1.0) for label in by_people[i]]
            rows.append(CodedRow(row, text, _likeliest(given), "person"))
        elif i in suggested:
            rows.append(CodedRow(row, text, _likeliest(suggested[i]), "suggested"))
        else:
            rows.append(CodedRow(row, text, (), "empty"))
    return Coded(comments, coder.labels_, n_learnt, seed, tuple(rows))


def as_sheet(coded: Coded) -> str:
    """Write one row a comment, in the order of the file, for a spreadsheet to open."""
    lines = io.StringIO(newline="")
    sheet = csv.writer(lines, lineterminator="\n")
    sheet.writerow(["row", coded.comments.column, "labels", "certainty", "by"])
    for one in coded.rows:
        labels = _BETWEEN.join(label for label, _ in one.labels)
        certainty = _BETWEEN.join(f"{likely:.2f}" for _, likely in one.labels)
        sheet.writerow([one.row, as_words(one.text), as_words(labels), certainty, one.by])
    # The mark at the start tells a spreadsheet that the letters are UTF-8.
    return "\N{ZERO WIDTH NO-BREAK SPACE}" + lines.getvalue()


def as_codes(coded: Coded) -> str:
    """Write JSON, as docs/code-and-evaluate.md describes it."""
    record = {
        "format": "codes/1",
        "source": coded.comments.source,
        "column": coded.comments.column,
        "encoding": coded.comments.encoding,
        "seed": coded.seed,
        "labels": list(coded.labels),
        "learnt": coded.n_learnt,
        "comments": [
            {
                "row": one.row,
                "text": one.text,
                "labels": [
                    {"label": label, "certainty": round(likely, 3)} for label, likely in one.labels
                ],
                "by": one.by,
            }
            for one in coded.rows
        ],
    }
    return json.dumps(record, ensure_ascii=False, indent=1) + "\n"


def _likeliest(labels: Sequence[tuple[str, float]]) -> tuple[tuple[str, float], ...]:
    return tuple(sorted(labels, key=lambda one: (-np.round(one[1], 6), one[0])))


def as_words(cell: str) -> str:
    """Write a cell so that a spreadsheet shows it and runs nothing."""
    return f"'{cell}" if cell.startswith(_FORMULA) else cell
