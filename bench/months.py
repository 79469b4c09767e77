"""The same themes next month: ours beside finding themes anew, and beside the nearest centre.

Run `python -m bench.months`. The comments are not in this repository: where they are absent the
bench says so and stops. docs/decisions/0013-carrying.md says what each line means.
"""

import csv
import sys
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random

import numpy as np

from analysis import Agreed, AgreedTheme, ThemeSet, carry_themes, find_themes, remember
from analysis.carrying import agreed_from, comment_chances
from analysis.text import clean
from analysis.types import Integers
from analysis.vectors import load_static_words, represent, unit

_FILE = Path(__file__).resolve().parents[2] / "shared" / "data" / "nhs_v6_one.csv"
_COMMENTS = 300  # a month
_SEEDS = range(10)  # settings were chosen on 100 to 105
_HELD_OUT = (
    "Staff manner & personal attributes",
    "Timeliness of care",
    "Staff listening, understanding & involving patients",
    "Transport to/ from services",
    "Contacting services",
)

Scores = dict[str, list[float]]


@dataclass(frozen=True, slots=True, eq=False)
class Month:
    """Comments of a month, and the label people gave each."""

    texts: list[str]
    labels: list[str]

    def of(self, places: Sequence[int]) -> "Month":
        """Take some of the comments."""
        return Month([self.texts[i] for i in places], [self.labels[i] for i in places])


def main() -> int:
    """Print what carrying keeps and finds, or say that there is nothing to measure on."""
    if not _FILE.is_file():
        sys.stdout.write(f"Not measured: the labelled comments ({_FILE.name}) are absent.\n")
        return 0
    with _FILE.open(newline="", encoding="utf-8") as lines:
        rows = [(row["text"], row["label"]) for row in csv.DictReader(lines)]
    scores: Scores = defaultdict(list)
    for seed in _SEEDS:
        drawn = Random(seed).sample(rows, 3 * _COMMENTS)  # noqa: S311
        year = Month([text for text, _ in drawn], [label for _, label in drawn])
        months = [year.of(range(i * _COMMENTS, (i + 1) * _COMMENTS)) for i in range(3)]
        for measure in (_agreement_with_people, _same_id, _as_if_heard, _from_labels, _new_themes):
            measure(scores, months, seed)
    for line, values in scores.items():
        if "certainty" not in line:
            sys.stdout.write(
                f"{line}: {np.mean(values):.3f} ({min(values):.3f} to {max(values):.3f})\n"
            )
    for truth in ("found", "people"):
        _say_calibration(truth, scores)
    return 0


def _agreement_with_people(scores: Scores, months: list[Month], seed: int) -> None:
    from sklearn.metrics import adjusted_mutual_info_score

    last, month, _ = months
    known = find_themes(last.texts, seed=seed)
    for method, groups in {
        "found anew": find_themes(month.texts, seed=seed).comment_themes,
        "nearest centre": _nearest_centre(last.texts, known.comment_themes, month.texts),
        "carried": carry_themes(known, month.texts, seed=seed).comment_themes,
    }.items():
        scores[f"AMI, {method}"].append(adjusted_mutual_info_score(month.labels, groups))


def _same_id(scores: Scores, months: list[Month], seed: int) -> None:
    """See whether a comment has one theme whoever wrote beside it and whatever taught it."""
    last, month, other = months
    known = find_themes(last.texts, seed=seed)
    half = _COMMENTS // 2
    shared = month.texts[:half]
    company = [shared + beside.texts[half:] for beside in (month, other)]
    anew = [find_themes(texts, seed=seed + i).comment_themes for i, texts in enumerate(company)]
    matched = _matched(anew[0][:half], anew[1][:half])
    scores["same id in other company, found anew"].append(float((anew[0][:half] == matched).mean()))
    ours = [carry_themes(known, texts, seed=seed + i) for i, texts in enumerate(company)]
    scores["same id in other company, carried"].append(_alike(ours[0], ours[1], half))
    again = carry_themes(known, last.texts, seed=seed)
    scores["same id when sent again, carried"].append(_alike(again, known))
    parts = [_some(agreed_from(known), seed + i) for i in range(2)]
    ours = [carry_themes(part, month.texts, seed=seed) for part in parts]
    scores["same id with other 80% of examples, carried"].append(_alike(ours[0], ours[1]))
    between = remember(known, carry_themes(known, other.texts, seed=seed))
    ours = [carry_themes(since, month.texts, seed=seed) for since in (known, between)]
    scores["same id with a month between, carried"].append(_alike(ours[0], ours[1]))


def _alike(one: ThemeSet, other: ThemeSet, first: int = _COMMENTS) -> float:
    return float((one.comment_themes[:first] == other.comment_themes[:first]).mean())


def _as_if_heard(scores: Scores, months: list[Month], seed: int) -> None:
    """Compare with the theme a comment has where themes are found in both months at once."""
    last, month, _ = months
    both = find_themes([*last.texts, *month.texts], seed=seed).comment_themes
    before, truth = both[:_COMMENTS], both[_COMMENTS:]
    agreed = _as_agreed(last.texts, before)
    carried = carry_themes(agreed, month.texts, seed=seed)
    heard = truth >= 0
    for method, groups in {
        "found anew": _matched(truth, find_themes(month.texts, seed=seed).comment_themes),
        "nearest centre": _nearest_centre(last.texts, before, month.texts),
        "carried": carried.comment_themes,
    }.items():
        right = (groups == truth)[heard]
        scores[f"theme it would have had, {method}"].append(float(right.mean()))
    shown = heard & (carried.comment_themes >= 0)
    scores["certainty found"] += comment_chances(carried)[shown].tolist()
    scores["certainty right found"] += (carried.comment_themes == truth)[shown].tolist()


def _from_labels(scores: Scores, months: list[Month], seed: int) -> None:
    """Themes agreed as people labelled last month."""
    from sklearn.metrics import adjusted_mutual_info_score

    last, month, _ = months
    names, numbers = np.unique([*last.labels, *month.labels], return_inverse=True)
    before, truth = numbers[:_COMMENTS], numbers[_COMMENTS:]
    agreed = _as_agreed(last.texts, before, [str(name) for name in names])
    carried = carry_themes(agreed, month.texts, seed=seed)
    centre = _nearest_centre(last.texts, before, month.texts)
    placed = carried.comment_themes >= 0
    scores["labelled: AMI, nearest centre"].append(adjusted_mutual_info_score(truth, centre))
    ours = adjusted_mutual_info_score(truth, carried.comment_themes)
    scores["labelled: AMI, carried"].append(ours)
    right = carried.comment_themes == truth
    scores["labelled: placed, carried"].append(float(placed.mean()))
    scores["labelled: right of those placed, carried"].append(float(right[placed].mean()))
    scores["certainty people"] += comment_chances(carried)[placed].tolist()
    scores["certainty right people"] += right[placed].tolist()


def _new_themes(scores: Scores, months: list[Month], seed: int) -> None:
    """Hold a label out of last month, and see whether its comments are proposed as a theme."""
    last, month, _ = months
    for label in (None, *_HELD_OUT):
        kept = last.of([i for i, own in enumerate(last.labels) if own != label])
        known = find_themes(kept.texts, seed=seed)
        carried = carry_themes(known, month.texts, seed=seed)
        if label is None:
            scores["new themes proposed where none is"].append(
                len(carried.themes) - len(known.themes)
            )
            continue
        held = np.array(month.labels) == label
        mostly = 0.0
        for theme in range(len(known.themes), len(carried.themes)):
            inside = carried.comment_themes == theme
            if held[inside].mean() > 0.5:
                mostly = max(mostly, float(inside[held].mean()))
        name = f"held out “{label}”"
        scores[f"{name}: its comments in the month"].append(float(held.sum()))
        scores[f"{name}: proposed as a theme"].append(float(mostly > 0))
        scores[f"{name}: share of its comments in it"].append(mostly)
        proposed = carried.comment_themes >= len(known.themes)
        if proposed.any():
            scores[f"{name}: share of proposed that are its own"].append(held[proposed].mean())


def _as_agreed(
    texts: Sequence[str], groups: Integers, names: Sequence[str] | None = None
) -> Agreed:
    held = [
        tuple(text for text, own in zip(texts, groups.tolist(), strict=True) if own == group)
        for group in range(int(groups.max()) + 1)
    ]
    called = names or [f"Theme {group + 1}" for group in range(len(held))]
    others = tuple(text for text, own in zip(texts, groups.tolist(), strict=True) if own < 0)
    return Agreed(tuple(map(AgreedTheme, called, held)), others)


def _some(agreed: Agreed, seed: int) -> Agreed:
    random = Random(seed)  # noqa: S311
    return Agreed(
        tuple(
            AgreedTheme(t.name, tuple(random.sample(t.examples, round(0.8 * len(t.examples)))))
            for t in agreed.themes
        ),
        agreed.others,
    )


def _nearest_centre(last: Sequence[str], groups: Integers, texts: Sequence[str]) -> Integers:
    both = [clean(text) for text in (*last, *texts)]
    points = represent(both, len(last), static=load_static_words())
    used = np.unique(groups[groups >= 0])
    centres = unit(np.vstack([points[: len(last)][groups == g].mean(axis=0) for g in used]))
    return np.asarray(used[(points[len(last) :] @ centres.T).argmax(axis=1)], dtype=np.int64)


def _matched(groups: Integers, others: Integers) -> Integers:
    """Give the groups of others the numbers that match best (the Hungarian method)."""
    from scipy.optimize import linear_sum_assignment

    both = np.zeros((groups.max() + 1, others.max() + 1))
    held = (groups >= 0) & (others >= 0)
    np.add.at(both, (groups[held], others[held]), 1)
    numbers = np.full(others.max() + 1, -9)
    rows, columns = linear_sum_assignment(-both)
    numbers[columns] = rows
    return np.where(others >= 0, numbers[others], others)


def _say_calibration(truth: str, scores: Scores) -> None:
    sure = np.array(scores[f"certainty {truth}"])
    right = np.array(scores[f"certainty right {truth}"], dtype=float)
    tenth = np.clip((10 * sure).astype(int), 0, 9)
    gaps = []
    for i in np.unique(tenth):
        here = tenth == i
        gaps.append(abs(sure[here].mean() - right[here].mean()) * here.mean())
        sys.stdout.write(
            f"{truth}: certainty {sure[here].mean():.2f}: right {right[here].mean():.2f} "
            f"({here.sum()} comments)\n"
        )
    sys.stdout.write(f"{truth}: expected calibration error {sum(gaps):.3f}\n")


if __name__ == "__main__":
    sys.exit(main())
