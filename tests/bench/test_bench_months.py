"""How months are measured. All comments are invented."""

import numpy as np

from bench import months


def test_groups_are_numbered_as_they_best_match():
    groups = np.array([0, 0, 0, 1, 1, 2])
    others = np.array([2, 2, 0, 0, 0, -2])
    assert months._matched(groups, others).tolist() == [0, 0, 1, 1, 1, -2]


def test_what_matches_nothing_keeps_no_number():
    assert months._matched(np.array([0, 0, 0]), np.array([0, 0, 1])).tolist() == [0, 0, -9]


def test_comments_in_no_group_are_remembered_as_such():
    agreed = months._as_agreed(["a", "b", "c"], np.array([1, -2, 0]))
    assert [theme.examples for theme in agreed.themes] == [("c",), ("a",)]
    assert agreed.others == ("b",)


def test_without_the_comments_nothing_is_measured(monkeypatch, tmp_path, capsys):
    monkeypatch.setattr(months, "_FILE", tmp_path / "absent.csv")
    assert months.main() == 0
    assert "Not measured" in capsys.readouterr().out
