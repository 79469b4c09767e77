"""What `code --aspects` does: suggest aspects and feelings, taught by nobody here."""

import csv
import io
import json
from argparse import Namespace
from collections import Counter
from collections.abc import Sequence

from analysis.aspects import Codes, suggest_codes
from analysis.command.asking import Outcome
from analysis.command.codes import as_words
from analysis.command.progress import steps
from analysis.command.reading import Comments, comments_of, read_sheet
from analysis.command.writing import check_can_write, write

_BETWEEN = "|"


def run_aspects(asked: Namespace) -> Outcome:
    """Suggest aspects and a feeling for every comment of a file, and write them."""
    check_can_write(asked.out, asked.file, kinds=tuple(_KINDS))
    with steps("Reading comments", "Coding", "Writing") as next_step:
        sheet = read_sheet(asked.file, asked.text)
        comments = comments_of(sheet, asked.text)
        next_step()
        codes = suggest_codes(comments.texts, areas={})
        next_step()
        write(_KINDS[asked.out.suffix.casefold()](comments, codes), asked.out)
    answer = f"{sheet.how_read()}\n{_sentence(codes)} Written to {asked.out}."
    return Outcome(answer, comments.notes)


def _sentence(codes: Sequence[Codes]) -> str:
    feelings = Counter(one.feeling.kind for one in codes)
    told = sum(bool(one.aspects) for one in codes)
    counted = ", ".join(f"{count:,} {kind}" for kind, count in feelings.most_common())
    return f"{told:,} of {len(codes):,} comments have an aspect; feeling: {counted}."


def _as_sheet(comments: Comments, codes: Sequence[Codes]) -> str:
    lines = io.StringIO(newline="")
    sheet = csv.writer(lines, lineterminator="\n")
    headings = ["aspects", "certainty", "feeling", "feeling_certainty"]
    sheet.writerow(["row", as_words(comments.column), *headings])
    for row, text, own in zip(comments.rows, comments.texts, codes, strict=True):
        aspects = _BETWEEN.join(one.id for one in own.aspects)
        certainty = _BETWEEN.join(f"{one.certainty:.2f}" for one in own.aspects)
        feeling = [own.feeling.kind, f"{own.feeling.certainty:.2f}"]
        sheet.writerow([row, as_words(text), aspects, certainty, *feeling])
    # The mark at the start tells a spreadsheet that the letters are UTF-8.
    return "\N{ZERO WIDTH NO-BREAK SPACE}" + lines.getvalue()


def _as_record(comments: Comments, codes: Sequence[Codes]) -> str:
    record = {
        "format": "aspects/1",
        "source": comments.source,
        "column": comments.column,
        "encoding": comments.encoding,
        "comments": [
            {
                "row": row,
                "text": text,
                "aspects": [
                    {"aspect": one.id, "certainty": round(one.certainty, 3)} for one in own.aspects
                ],
                "feeling": {
                    "kind": own.feeling.kind,
                    "certainty": round(own.feeling.certainty, 3),
                },
            }
            for row, text, own in zip(comments.rows, comments.texts, codes, strict=True)
        ],
    }
    return json.dumps(record, ensure_ascii=False, indent=1) + "\n"


_KINDS = {".csv": _as_sheet, ".json": _as_record}
