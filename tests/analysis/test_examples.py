"""Every example in a docstring is run and is true."""

import doctest
import importlib

import pytest

MODULES = (
    "carrying.agreed carrying.carry carrying.changes carrying.describing carrying.known "
    "carrying.novel carrying.proposing carrying.shapes carrying.weighing "
    "care cluster consensus counting hearing keywords naming nonanswers pieces pipeline placing "
    "quotes text vectors wordlists command.page teaching.decision teaching.grouping "
    "teaching.learning teaching.listening teaching.obeying teaching.rules teaching.taught"
)


@pytest.mark.parametrize("name", [f"analysis.{name}" for name in MODULES.split()])
def test_examples_are_true(name):
    done = doctest.testmod(importlib.import_module(name))
    assert done.attempted > 0
    assert done.failed == 0
