"""The learning of aspects, on comments that are invented, and the mapping it rests on."""

import csv
import tomllib
from pathlib import Path

import numpy as np
import pytest

from analysis.aspects.learnt import COMPLAINT, LEARNT_FILE, load_learnt
from analysis.vectors import load_static_words
from bench import aspects, aspects_learning
from bench.coding import COMMENTS

ROOT = Path(__file__).resolve().parents[2]
KIND = ["the nurse was kind", "kind and friendly", "so kind to us", "a kind man"]
SLOW = ["we waited a year", "a long wait", "the wait goes on", "waited too long"]


def test_every_label_that_teaches_has_a_reason_and_one_place():
    with (ROOT / "bench" / "aspect_labels.csv").open(newline="", encoding="utf-8") as lines:
        rows = list(csv.DictReader(lines))
    assert all(row["reason"] and row["teaches"] in {"yes", "no"} for row in rows)
    pairs = [(row["label"], row["aspect"]) for row in rows]
    assert len(pairs) == len(set(pairs))
    teaching = [row["label"] for row in rows if row["teaches"] == "yes"]
    assert len(teaching) == len(set(teaching))


def test_invented_phrases_speak_of_known_aspects_and_say_how_they_feel():
    names = tuple(load_learnt().names)
    texts, said, known = aspects_learning.phrases(names)
    assert len(texts) == len(set(texts)) == 96
    assert known[:, names.index(COMPLAINT)].all()
    assert not (said & ~known).any()
    assert said[:, :-1].sum(axis=1).max() == 1
    assert (said.sum(axis=0) >= 4).all()
    assert "96 invented" in LEARNT_FILE.read_text(encoding="utf-8")


def test_aspects_are_those_of_the_area_pack_and_the_file_holds_each():
    pack = ROOT / "feedback" / "areas" / "hertfordshire" / "aspects.toml"
    known = {one["id"] for one in tomllib.loads(pack.read_text("utf-8"))["aspects"]}
    taught = tuple(dict.fromkeys(aspect for _, aspect, _ in aspects_learning.mapping()))
    assert known - set(taught) == {"fair"}
    assert load_learnt().names == (*taught, COMPLAINT)


def test_what_was_learnt_is_told_of_other_comments():
    slow = np.array([False] * 4 + [True] * 4)[:, None]
    examples = aspects_learning.Examples(
        (*KIND, *SLOW),
        ("a",) * 8,
        ("wait", COMPLAINT),
        np.hstack([slow, slow]),
        np.ones((8, 2), bool),
    )
    learnt = aspects_learning.learn(examples, load_static_words())
    kind, late = learnt.probabilities(["kind people", "the wait was long"], load_static_words())
    assert kind.max() < 0.5 < late.min()
    assert aspects_learning.written(learnt).splitlines()[-1].count(",") == 1


def test_absent_comments_are_said_plainly(monkeypatch, capsys, tmp_path):
    monkeypatch.setattr(aspects_learning, "COMMENTS", tmp_path / "none.csv")
    assert aspects.main(["--write"]) == 0
    assert "Not learnt: the labelled comments" in capsys.readouterr().out


@pytest.mark.skipif(not COMMENTS.is_file(), reason="the labelled comments are absent")
def test_comments_of_which_a_label_only_may_speak_teach_neither():
    examples = aspects_learning.read()
    assert len(examples.texts) == len(set(examples.texts))
    assert examples.said.shape == examples.known.shape == (len(examples.texts), 13)
    wait = examples.names.index("wait")
    assert (~examples.known[:, wait]).sum() > 100
    assert not (examples.said & ~examples.known)[:, wait].any()
