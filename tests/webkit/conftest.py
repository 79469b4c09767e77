"""WebKit on a screen of its own: collected by `make webkit` alone, which installs it."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest

from feedback.web.application import FeedbackApp
from tests.browser.conftest import Site, serving
from tests.webkit.phone import Phone

collect_ignore_glob = [] if os.environ.get("WEBKIT") else ["test_*.py"]


@pytest.fixture
def here(app: FeedbackApp) -> Iterator[Site]:
    """A conversation that anybody can join, being served."""
    yield from serving(app)


@pytest.fixture
def iphone() -> Iterator[Phone]:
    """A phone that nobody has used before."""
    phone = Phone()
    yield phone
    phone.close()
