"""Every example in a docstring does what it says."""

from __future__ import annotations

import doctest
from importlib import import_module

import pytest

from feedback.settings import ROOT

NOT_IMPORTED = ("feedback/migrations", "analysis/__main__")


def modules() -> list[str]:
    """Return the name of every module that can be imported by itself."""
    paths = [
        p.relative_to(ROOT) for top in ("feedback", "analysis") for p in (ROOT / top).rglob("*.py")
    ]
    named = [path for path in paths if not path.as_posix().startswith(NOT_IMPORTED)]
    return sorted(".".join(path.with_suffix("").parts).removesuffix(".__init__") for path in named)


@pytest.mark.parametrize("name", modules())
def test_examples_do_what_they_say(name: str) -> None:
    failed, _tried = doctest.testmod(import_module(name))
    assert failed == 0
