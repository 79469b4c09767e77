"""The measuring of ours beside its peers: what can be checked without them or real comments."""

import re
import subprocess
import sys

import numpy as np
import pytest

from bench import page, rounds
from bench.environment import PEERS, CannotInstallError, python_of_peers
from bench.intrusion import Stranger, ask, ask_alike, class_tfidf
from bench.jobs import Jobs
from tests.support.corpora import planted

COMMENTS = planted(45, seed=1)[0]


@pytest.fixture(scope="module")
def stranger():
    return Stranger(COMMENTS)


def test_a_stranger_picks_the_word_that_keeps_other_company(stranger):
    assert stranger.odd_one_out(["taxi", "school", "morning", "speech", "bus"]) == 3
    assert stranger.odd_one_out(["plan", "section", "diagnosis", "council", "wording"]) == 2
    assert not stranger.knows("zebra")


def test_clear_themes_give_their_intruders_away_and_mixed_ones_do_not(stranger):
    clear = [
        ["taxi", "late", "morning", "route", "bus", "minibus"],
        ["plan", "council", "wording", "meeting", "section", "draft"],
        ["waited", "diagnosis", "appointment", "years", "queued", "months"],
    ]
    mixed = [[words[i] for words in clear for i in (part, part + 3)] for part in range(3)]
    right, asked = ask(stranger, clear, seed=1)
    assert asked == 60
    assert right / asked > 0.9
    lost, asked = ask(stranger, mixed, seed=1)
    assert lost / asked < 0.6
    assert ask(stranger, clear, seed=1) == (right, 60)


def test_two_choices_of_words_meet_the_same_intruders(stranger):
    clear = [
        ["taxi", "late", "morning", "route", "bus"],
        ["plan", "council", "wording", "meeting", "section"],
        ["waited", "diagnosis", "appointment", "years", "queued"],
    ]
    mixed = [[words[i] for words in clear for i in (part, part + 2)][:5] for part in range(3)]
    assert (
        ask_alike(stranger, clear, clear, seed=1)[0] == ask_alike(stranger, clear, clear, seed=1)[1]
    )
    better, worse, asked = ask_alike(stranger, clear[:2], mixed[:2], seed=1)
    assert asked == 40
    assert better > worse


def test_a_theme_of_too_few_known_words_is_not_asked_about(stranger):
    assert ask(stranger, [["taxi", "late", "zebra"], ["plan", "draft"]]) == (0, 0)
    assert ask(stranger, []) == (0, 0)


def test_words_chosen_as_bertopic_does_mark_their_group():
    texts = ["the taxi was late", "a late taxi", "kind staff", "the staff were kind"]
    first, second = class_tfidf(texts, np.array([0, 0, 1, 1]))
    assert set(first[:2]) == {"taxi", "late"}
    assert set(second[:2]) == {"kind", "staff"}


def test_every_peer_is_pinned_and_none_brings_what_downloads():
    lines = [line for line in PEERS.read_text("utf-8").splitlines() if line and line[0] != "#"]
    assert all(re.fullmatch(r"[A-Za-z0-9._-]+==[\w.]+", line) for line in lines)
    names = {line.split("==")[0].casefold() for line in lines}
    assert {"bertopic", "hdbscan", "umap-learn"} <= names
    assert not names & {"torch", "sentence-transformers", "transformers", "huggingface_hub"}


def test_peers_that_cannot_be_installed_are_said_to_be_absent_in_a_line(tmp_path):
    wanted = tmp_path / "peers.txt"
    wanted.write_text("nobody-has-written-this==1.0\n")
    with pytest.raises(CannotInstallError) as trouble:
        python_of_peers(tmp_path / "venv", wanted, options=["--no-index"])
    assert "nobody-has-written-this" in str(trouble.value)
    assert "\n" not in str(trouble.value)


def test_an_environment_is_made_once(tmp_path):
    wanted = tmp_path / "peers.txt"
    wanted.write_text("# nobody\n")
    python = python_of_peers(tmp_path / "venv", wanted, options=["--no-index"])
    assert subprocess.run([python, "-c", "print(1)"], check=True, capture_output=True).stdout
    made = python.parent.parent.stat().st_mtime_ns
    assert python_of_peers(tmp_path / "venv", wanted) == python
    assert python.parent.parent.stat().st_mtime_ns == made


def test_work_goes_to_the_peers_and_comes_back_by_number(tmp_path):
    runner = tmp_path / "runner.py"
    runner.write_text(
        "import json, sys\n"
        "import numpy as np\n"
        "jobs, vectors = json.load(open(sys.argv[1])), np.load(sys.argv[2])\n"
        "done = [{'topics': [len(t) for t in j['texts']], 'words': [[j['method']]], 'seconds':\n"
        "    float(vectors[j['vectors']].sum()), 'megabytes': j['seed']} for j in jobs]\n"
        "out = {'done': done, 'versions': {'peer': '1'}, 'cold_seconds': 2.0}\n"
        "json.dump(out, open(sys.argv[3], 'w'))\n"
    )
    jobs = Jobs(runner)
    first = jobs.add("bertopic", ["a", "bcd"], np.ones((2, 3)), 5)
    second = jobs.add("umap_kmeans", ["ab"], np.zeros((1, 3)), 6, 4)
    jobs.run(sys.executable)
    assert jobs.groups(first).tolist() == [1, 3]
    assert jobs.groups(second).tolist() == [2]
    assert jobs.words(second) == [["umap_kmeans"]]
    assert (jobs.figure(first, "seconds"), jobs.figure(second, "megabytes")) == (6.0, 6.0)
    assert (jobs.versions, jobs.cold_seconds) == ({"peer": "1"}, 2.0)


def results(*, with_peers):
    methods = {rounds.OURS: 0.4, rounds.NMF: 0.2}
    if with_peers:
        methods |= {rounds.BERTOPIC: 0.3, rounds.UMAP_KMEANS: 0.5}
    scores = [
        {
            "comments": "Invented",
            "size": 200,
            "seed": seed,
            "method": method,
            "ami": ami + seed / 100,
            "groups": 5,
            "placed": 0.75,
            "seconds": 0.5,
        }
        for method, ami in methods.items()
        for seed in (1, 2)
    ]
    peer = {"size": 500, "seconds": 5.0, "megabytes": 900.0, "themes": 40}
    ours = [
        {"size": size, "seconds": size / 1000, "megabytes": 100.0, "themes": 9}
        for size in (500, 5000, 50_000)
    ]
    return {
        "date": "2026-11-22",
        "commit": "abc1234",
        "seeds": [1, 2],
        "missing": "" if with_peers else "The peers cannot be installed here.",
        "scores": scores,
        "steady": [{"comments": "Invented", "seed": 1, "method": rounds.OURS, "ari": 0.61}],
        "several": [
            {"seed": 1, "method": "ours, by idea", "precision": 0.5, "recall": 1.0, "f1": 0.667}
        ],
        "intrusion": [{"comments": "Invented", "method": "ours", "right": 3, "asked": 4}],
        "speed": ours,
        "peer_speed": [peer] if with_peers else [],
        "cold_seconds": 40.0,
        "versions": {"Python": "3.11.7"},
    }


def test_the_page_compares_sample_by_sample_and_says_when(tmp_path, monkeypatch):
    monkeypatch.setattr(page, "PRINTED", tmp_path / "none")
    page.write(results(with_peers=True), tmp_path / "benchmarks.md")
    said = (tmp_path / "benchmarks.md").read_text("utf-8")
    assert "on 2026-11-22, the engine as of commit abc1234" in said
    assert f"| {rounds.OURS} | **.415** |" in said
    assert f"| {rounds.OURS} | {rounds.BERTOPIC} | 2 of 2, 1.32 times | **100%** of 2 |" in said
    assert f"| {rounds.OURS} | {rounds.UMAP_KMEANS} | 0 of 2, 0.81 times | **0%** of 2 |" in said
    assert "| 500 | 0.5 | 100 | 9 | 5.0 | 900 | 40 | 10.0 |" in said
    assert "n^1.00" in said
    assert "| ours | .750 of 4 |" in said


def test_the_page_says_plainly_that_the_peers_are_absent(tmp_path, monkeypatch):
    monkeypatch.setattr(page, "PRINTED", tmp_path)
    (tmp_path / "bench.themes.txt").write_text("2026-11-21\nAMI .3\n")
    page.write(results(with_peers=False), tmp_path / "benchmarks.md")
    said = (tmp_path / "benchmarks.md").read_text("utf-8")
    assert "The peers cannot be installed here." in said
    assert rounds.BERTOPIC not in said
    assert "| 500 | 0.5 | 100 | 9 | not run |" in said
    assert "### `python -m bench.themes`, 2026-11-21\n\n```\nAMI .3\n```" in said


def test_a_peak_of_memory_is_the_programs_own_and_not_its_parents():
    large = np.ones(60_000_000)  # 480 MB
    done = subprocess.run(
        [sys.executable, "-c", "from bench.speed import peak_megabytes as p; print(p())"],
        cwd=PEERS.parent.parent,
        capture_output=True,
        text=True,
        check=True,
    )
    assert 10 < float(done.stdout) < large.nbytes / 2**20 / 2
