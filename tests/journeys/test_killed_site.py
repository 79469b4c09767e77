"""A killed site loses nothing it thanked a family for."""

from __future__ import annotations

from pathlib import Path

from tests.support import crash


def test_nothing_acknowledged_is_lost_when_the_site_is_killed(tmp_path: Path) -> None:
    outcome = crash.run(tmp_path, submissions=48, clients=8, kills=2, seed=1)
    assert outcome.kills == 2
    assert (outcome.thanked, outcome.stored) == (48, 48)
    assert (outcome.lost, outcome.doubled, outcome.integrity) == (0, 0, "ok")
