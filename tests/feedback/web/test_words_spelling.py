"""The box for seven words keeps what was written, and answers a word spelt wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from feedback.services import codes
from feedback.web.words.forms import suggestion

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.support.pages import Pages


def test_the_box_holds_what_was_written_and_the_phone_keeps_none_of_it(pages: Pages) -> None:
    page = pages.post("/your-words", {"code": "acorn violin"}, status=200)
    box = page.document.find(".//main//textarea[@name='code']")
    assert box.text.strip() == "acorn violin"
    kept = {name: box.get(name) for name in ("autocomplete", "spellcheck", "autocapitalize")}
    assert kept == {"autocomplete": "off", "spellcheck": "false", "autocapitalize": "none"}


def slips(word: str) -> Iterator[str]:
    """Write a word as thumbs do: a letter left out or twice, two that change places, a vowel."""
    for place, letter in enumerate(word):
        before, after = word[:place], word[place + 1 :]
        yield before + after
        yield before + letter + letter + after
        yield before + after[:1] + letter + after[1:]
        yield from (before + vowel + after for vowel in "aeiou" if letter in "aeiou")


def test_nearly_every_word_with_a_slip_is_offered_again() -> None:
    tried = {(slip, word) for word in codes.word_list()[::10] for slip in slips(word)}
    tried = {(slip, word) for slip, word in tried if slip != word}
    offered = [f"“{word}”" in suggestion(slip) for slip, word in sorted(tried)]
    assert len(tried) > 900
    assert sum(offered) / len(tried) > 0.96


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        *(("gardin", "garden"), ("hunny", "honey"), ("yelo", "yellow"), ("appel", "apple")),
        *(("wisard", "wizard"), ("iland", "island"), ("magik", "magic"), ("pensil", "pencil")),
        *(("sircle", "circle"), ("snale", "snail"), ("cirkus", "circus"), ("tode", "toad")),
        *(("gitar", "guitar"), ("flouer", "flower"), ("windo", "window"), ("color", "colour")),
        *(("potatoe", "potato"), ("son", "sun"), ("cloke", "cloak"), ("purpel", "purple")),
    ],
)
def test_a_word_written_as_it_sounds_is_known(written: str, meant: str) -> None:
    assert f"“{meant}”" in suggestion(written)


def test_words_that_are_as_likely_are_all_offered() -> None:
    assert suggestion("kix") in {" Is it “kit” or “mix”?", " Is it “mix” or “kit”?"}
