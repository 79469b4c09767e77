"""Write docs/benchmarks.md from what was measured."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from bench import rounds

PAGE = Path(__file__).resolve().parent.parent / "docs" / "benchmarks.md"
PRINTED = Path(__file__).resolve().parent.parent / ".bench" / "printed"

Results = dict[str, Any]
Rows = Sequence[dict[str, Any]]

_METHODS = (
    rounds.OURS,
    rounds.OURS_ON_THEIRS,
    rounds.BERTOPIC,
    rounds.BERTOPIC_OUTLIERS,
    rounds.BERTOPIC_ON_OURS,
    rounds.UMAP_KMEANS,
    rounds.NMF,
    rounds.LDA,
    rounds.CEILING,
)
_RIVALS = (rounds.BERTOPIC, rounds.BERTOPIC_ON_OURS, rounds.UMAP_KMEANS, rounds.NMF)

_ABOUT = """\
Written by `make bench` on {date}, the engine as of commit {commit}. Samples and seeds {first} to
{last}, the same for every method. People’s labels are never told to ours.
What the figures mean, what was tried and what they cannot say:
[decision 15](decisions/0015-measures-and-peers.md)."""
_AMI = """\
Adjusted mutual information (AMI), mean over seeds: 1 is full agreement, 0 chance. The peers are
handed the plain mean of the same static word vectors. What ours knows of care was learnt from
none of these NHS comments, but from others of the same two Trusts under the same labels; on the
peers’ vectors it knows nothing of the kind."""
_PAIRED = """\
In how many paired samples ours agreed more, and the mean of ours divided by the mean of theirs."""
_SEVERAL = """\
300 NHS comments that people gave one label or more; extended BCubed. All are handed the same plain
vectors, because what ours knows of care was learnt from some of these labels."""
_INTRUSION = """\
A theme’s five first words and one of another theme: how often the intruder is picked (chance .167)
by an encoder that none of the methods groups by. It knows words by the company they keep in
comments that were in no sample.

Fewer and broader themes are easier, so the last rows choose words in two ways for the same themes,
and show the same intruder."""


def write(results: Results, page: Path = PAGE) -> None:
    """Write the page; what other measures printed last is added as it was printed."""
    first, last = results["seeds"]
    parts = [
        "# Benchmarks: ours and its peers",
        _ABOUT.format(date=results["date"], commit=results["commit"], first=first, last=last),
        results["missing"],
        "## How far themes agree with people’s labels",
        _AMI,
        _agreement(results["scores"]),
        "## Ours against each peer, sample by sample",
        _PAIRED,
        _paired(results["scores"]),
        "## Seconds and groups",
        "Processor seconds on one thread; groups found; share of comments placed.",
        _seconds(results["scores"]),
        "## The same themes from other parts of 200 comments",
        "Adjusted Rand index of two parts of 80%, on the comments in both.",
        _means(results["steady"], "ari", by="comments"),
        "## Several labels a comment",
        _SEVERAL,
        _several(results["several"]),
        "## Word intrusion",
        _INTRUSION,
        _intrusion(results["intrusion"]),
        "## Speed",
        _speed(results),
        "## Versions",
        ", ".join(f"{name} {version}" for name, version in results["versions"].items()) + ".",
        *_printed(),
    ]
    page.write_text("\n\n".join(part for part in parts if part) + "\n", encoding="utf-8")


def table(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Write a table."""
    lines = [heads, ["---"] * len(heads), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def figure(value: float) -> str:
    """Write a share without its nought: .305; “none” where there is none."""
    return "none" if np.isnan(value) else f"{value:.3f}".replace("0.", ".", 1)


def _columns(scores: Rows) -> list[tuple[str, int]]:
    return list(dict.fromkeys((row["comments"], row["size"]) for row in scores))


def _of(scores: Rows, method: str, column: tuple[str, int], name: str) -> list[float]:
    return [
        row[name]
        for row in scores
        if row["method"] == method and (row["comments"], row["size"]) == column
    ]


def _by_method(scores: Rows, tell: Callable[[str, tuple[str, int]], str]) -> str:
    columns = _columns(scores)
    known = {row["method"] for row in scores}
    heads = ["", *(f"{comments}: {size}" for comments, size in columns)]
    rows = [
        [method, *(tell(method, column) for column in columns)]
        for method in _METHODS
        if method in known
    ]
    return table(heads, rows)


def _agreement(scores: Rows) -> str:
    def tell(method: str, column: tuple[str, int]) -> str:
        mean = figure(float(np.mean(_of(scores, method, column, "ami"))))
        return f"**{mean}**" if method == rounds.OURS else mean

    return _by_method(scores, tell)


def _seconds(scores: Rows) -> str:
    def tell(method: str, column: tuple[str, int]) -> str:
        told = [np.mean(_of(scores, method, column, n)) for n in ("seconds", "groups", "placed")]
        return f"{told[0]:.2f} s, {told[1]:.0f}, {told[2]:.0%}"

    return _by_method(scores, tell)


def _paired(scores: Rows) -> str:
    columns = _columns(scores)
    known = {row["method"] for row in scores}
    rows = []
    for ours, rival in ((ours, rival) for ours in _METHODS[:2] for rival in _RIVALS):
        if not known.issuperset({ours, rival}):
            continue
        cells, wins = [], []
        for column in columns:
            mine = np.array(_of(scores, ours, column, "ami"))
            theirs = np.array(_of(scores, rival, column, "ami"))
            wins += (mine > theirs).tolist()
            won = f"{(mine > theirs).sum()} of {len(mine)}"
            cells.append(f"{won}, {mine.mean() / theirs.mean():.2f} times")
        rows.append([ours, rival, *cells, f"**{np.mean(wins):.0%}** of {len(wins)}"])
    heads = ["", "against", *(f"{comments}: {size}" for comments, size in columns), "all"]
    return table(heads, rows)


def _means(rows: Rows, name: str, *, by: str) -> str:
    columns = list(dict.fromkeys(row[by] for row in rows))
    methods = list(dict.fromkeys(row["method"] for row in rows))
    cells = [
        [
            method,
            *(
                figure(
                    float(
                        np.mean([r[name] for r in rows if (r["method"], r[by]) == (method, column)])
                    )
                )
                for column in columns
            ),
        ]
        for method in methods
    ]
    return table(["", *columns], cells)


def _several(rows: Rows) -> str:
    methods = list(dict.fromkeys(row["method"] for row in rows))
    names = ("precision", "recall", "f1")
    cells = []
    for method in methods:
        own = [row for row in rows if row["method"] == method]
        means = [figure(float(np.mean([row[name] for row in own]))) for name in names]
        cells.append([method, *means])
    return table(["", "precision", "recall", "F1"], cells)


def _intrusion(rows: Rows) -> str:
    columns = list(dict.fromkeys(row["comments"] for row in rows))
    shares = {
        (r["method"], r["comments"]): f"{figure(r['right'] / r['asked'])} of {r['asked']:,}"
        for r in rows
        if r["asked"]
    }
    methods = list(dict.fromkeys(row["method"] for row in rows))
    cells = [[m, *(shares.get((m, column), "none") for column in columns)] for m in methods]
    return table(["", *columns], cells)


def _speed(results: Results) -> str:
    ours, theirs = results["speed"], {row["size"]: row for row in results["peer_speed"]}
    rows = []
    for row in ours:
        peer = theirs.get(row["size"])
        told = [f"{row['size']:,}", f"{row['seconds']:.1f}", f"{row['megabytes']:.0f}"]
        told.append(f"{row['themes']}")
        if peer:
            told += [f"{peer['seconds']:.1f}", f"{peer['megabytes']:.0f}", f"{peer['themes']}"]
            told.append(f"{peer['seconds'] / row['seconds']:.1f}")
        else:
            told += ["not run"] * 3 + [""]
        rows.append(told)
    heads = ["comments", "ours: s", "peak MB", "themes"]
    heads += ["BERTopic: s", "peak MB", "topics", "theirs : ours"]
    small, large = ours[1], ours[-1]
    growth = np.log(large["seconds"] / small["seconds"]) / np.log(large["size"] / small["size"])
    about = (
        "Processor seconds on one thread from text to named themes, each size in a new process, "
        "with reading the vectors and loading libraries. BERTopic is handed its vectors, and its "
        f"first call in a process, {results['cold_seconds']:.0f} s of loading and compiling, is "
        "left out. Above 12,000 comments, halves of real ones are put together."
    )
    grown = f"From {small['size']:,} to {large['size']:,} comments time grows with n^{growth:.2f}."
    return "\n\n".join([about, table(heads, rows), grown])


def _printed() -> list[str]:
    files = sorted(PRINTED.glob("*.txt")) if PRINTED.is_dir() else []
    parts = ["## What the other measures printed"] if files else []
    for file in files:
        day, _, said = file.read_text(encoding="utf-8").partition("\n")
        parts.append(f"### `python -m {file.stem}`, {day}\n\n```\n{said.strip()}\n```")
    return parts
