"""`evaluate`: score what the engine makes of comments that people labelled."""

import json
from argparse import Namespace
from dataclasses import asdict, dataclass

import numpy as np

from analysis.command.asking import Commands, Outcome, add_command, add_file, add_out, add_seed
from analysis.command.choosing import add_vectors, read_chosen
from analysis.command.labels import split_labels
from analysis.command.progress import steps
from analysis.command.reading import Comments, comments_of, read_sheet
from analysis.command.results import Counts, count
from analysis.command.writing import check_can_write, write
from analysis.measures import (
    Agreement,
    BCubed,
    CodingScores,
    Stability,
    bcubed,
    code_by_folds,
    compare_groupings,
)
from analysis.types import ThemeSet

_ABOUT = """\
Score the engine on comments that people labelled: how far the themes it finds agree with the
labels, whether it finds the same themes again in parts of the comments, and how well it codes
comments when it is taught by the others."""
_EXAMPLES = """\
examples:
  python -m analysis evaluate labelled.csv --text comment --label theme
  python -m analysis evaluate labelled.xlsx --text 2 --label 3 --seed 4 --out scores.json

A cell may hold several labels, with “|” or “;” between them. What the figures mean is in
docs/code-and-evaluate.md."""


@dataclass(frozen=True, slots=True, eq=False)
class _Scores:
    counts: Counts
    method: str
    n_labelled: int
    n_labels: int
    one_label: Agreement
    several: BCubed
    stability: Stability
    coding: CodingScores


def add(commands: Commands) -> None:
    """Add the command to those there are."""
    parser = add_command(
        commands,
        "evaluate",
        run,
        summary="score the engine on comments that people labelled",
        about=_ABOUT,
        examples=_EXAMPLES,
    )
    add_file(parser)
    parser.add_argument(
        "--label", required=True, metavar="COLUMN", help="the column that holds people's labels"
    )
    add_out(parser, ".json", required=False)
    add_seed(parser)
    add_vectors(parser)


def run(asked: Namespace) -> Outcome:
    """Score, and print a table."""
    if asked.out is not None:
        check_can_write(asked.out, asked.file, kinds=(".json",))
    chosen = read_chosen(asked.vectors)
    names = "Reading comments", "Finding themes", "Finding them again", "Coding by folds", "Writing"
    with steps(*names) as next_step:
        sheet = read_sheet(asked.file, asked.text)
        comments = comments_of(sheet, asked.text)
        labels, between = split_labels(sheet.labels(asked.label))
        next_step()
        found = chosen.find_themes(comments.texts, seed=asked.seed)
        next_step()
        stability = chosen.how_sure(comments.texts, seed=asked.seed)
        next_step()
        labelled = [i for i, own in enumerate(labels) if own and comments.texts[i].strip()]
        coding = code_by_folds(
            [comments.texts[i] for i in labelled], [labels[i] for i in labelled], seed=asked.seed
        )
        next_step()
        scores = _score(found, labels, stability, coding)
        if asked.out is not None:
            write(_as_record(comments, scores, asked), asked.out)
    how = f"Comments are from “{comments.column}”, labels from “{asked.label}”"
    parted = f", with “{between}” between several" if between else ""
    lines = [f"{sheet.how_read()} {how}{parted}.", "", *_table(scores)]
    if asked.out is not None:
        lines += ["", f"Written to {asked.out}."]
    return Outcome("\n".join(lines), comments.notes)


def _score(
    found: ThemeSet, labels: list[frozenset[str]], stability: Stability, coding: CodingScores
) -> _Scores:
    themes = found.comment_themes.tolist()
    one = [i for i, own in enumerate(labels) if len(own) == 1]
    spoken: list[set[int]] = [set() for _ in themes]
    for excerpt, theme in zip(found.excerpts, found.excerpt_themes.tolist(), strict=True):
        spoken[excerpt.comment] |= {theme} if theme >= 0 else set()
    return _Scores(
        counts=count(found),
        method=found.method,
        n_labelled=sum(1 for own in labels if own),
        n_labels=len(frozenset().union(*labels)),
        one_label=compare_groupings([next(iter(labels[i])) for i in one], [themes[i] for i in one]),
        several=bcubed(
            [groups for groups, own in zip(spoken, labels, strict=True) if own],
            [own for own in labels if own],
        ),
        stability=stability,
        coding=coding,
    )


def _table(scores: _Scores) -> list[str]:
    counts, coding = scores.counts, scores.coding
    one, several = scores.one_label, scores.several
    sure = [figure for figure in scores.stability.themes.tolist() if np.isfinite(figure)]
    rows = [
        ("comments", f"{counts.comments:,}"),
        ("  with a label", f"{scores.n_labelled:,}"),
        ("  in a theme", f"{counts.in_themes:,} ({counts.in_themes / counts.comments:.0%})"),
        ("labels, themes", f"{scores.n_labels}, {counts.themes}"),
        ("  themes found by", scores.method),
        (f"agreement, {one.n_units:,} comments of one label: AMI", _figure(one.ami)),
        ("  adjusted Rand index", _figure(one.ari)),
        ("agreement of ideas, all labels: BCubed F1", _figure(several.f1)),
        ("  precision", _figure(several.precision)),
        ("  recall", _figure(several.recall)),
        ("stability: adjusted Rand index", _figure(scores.stability.agreement)),
        ("  themes found again, at .6 or more", f"{sum(s >= 0.6 for s in sure)} of {len(sure)}"),
        (f"coder, {coding.n_texts:,} comments in 5 folds: micro-F1", _figure(coding.micro_f1)),
        (f"  macro-F1 of {coding.n_labels} labels", _figure(coding.macro_f1)),
        ("  all labels right", _figure(coding.exact)),
    ]
    widest = max(len(name) for name, _ in rows)
    return [f"{name:{widest}}  {value}" for name, value in rows]


def _figure(value: float) -> str:
    return f"{value:.3f}" if np.isfinite(value) else "cannot be told"


def _as_record(comments: Comments, scores: _Scores, asked: Namespace) -> str:
    record = {
        "format": "evaluation/1",
        "source": comments.source,
        "column": comments.column,
        "label_column": asked.label,
        "encoding": comments.encoding,
        "seed": asked.seed,
        "method": scores.method,
        "counts": {
            **asdict(scores.counts),
            "labelled": scores.n_labelled,
            "labels": scores.n_labels,
        },
        "one_label": asdict(scores.one_label),
        "several_labels": asdict(scores.several),
        "stability": {
            "agreement": scores.stability.agreement,
            "themes": scores.stability.themes.tolist(),
        },
        "coder": asdict(scores.coding),
    }
    return json.dumps(_without_nan(record), ensure_ascii=False, indent=1) + "\n"


def _without_nan(value: object) -> object:
    """Put null where there is no figure: NaN is no JSON."""
    if isinstance(value, dict):
        return {name: _without_nan(one) for name, one in value.items()}
    if isinstance(value, list):
        return [_without_nan(one) for one in value]
    return None if isinstance(value, float) and not np.isfinite(value) else value
