"""What is learnt about care, learnt again. All comments are invented."""

import numpy as np
import pytest

from analysis.care import load_care, usual_shares
from analysis.pieces import mean_vectors
from analysis.vectors import load_static_words, unit
from bench import care

THINGS = ["kind nurse", "long wait", "late bus"]


def test_the_directions_tell_labels_apart():
    texts = [f"{thing} number {i}" for i in range(12) for thing in THINGS]
    learnt = care.learn(load_static_words(), texts, [{text[:4]} for text in texts])
    assert learnt.shape == (256, 1 + len(THINGS))
    points = unit(mean_vectors(THINGS, load_static_words(), usual_shares(32_000)))
    near = np.corrcoef(points @ learnt[:, 1:])
    assert near[~np.eye(3, dtype=bool)].max() < 0.5


@pytest.mark.skipif(not care.are_here(), reason="the labelled comments are absent")
def test_the_file_is_what_its_command_learns():
    learnt = care.learn(load_static_words(), *care.examples())
    kept = load_care()
    assert np.allclose(learnt[:, 0], kept.middle, atol=1e-4)
    # Directions may turn round; what they say of how alike two texts are stays.
    assert np.allclose(
        learnt[:, 1:] @ learnt[:, 1:].T, kept.directions @ kept.directions.T, atol=0.01
    )
