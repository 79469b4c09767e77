"""A killed site loses nothing it thanked a family for."""

from __future__ import annotations

from pathlib import Path

from tests.support import crash


def test_nothing_acknowledged_is_lost_when_the_site_is_killed(tmp_path: Path) -> None:
    outcome = crash.run(tmp_path, submissions=40, clients=8, kills=1, seed=1)
    assert outcome.kills == 1
    assert (outcome.thanked, outcome.stored) == (40, 40)
    assert (outcome.lost, outcome.doubled, outcome.integrity) == (0, 0, "ok")
