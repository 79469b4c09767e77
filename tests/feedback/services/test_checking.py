"""Hiding words and clearing a comment. Every name and comment here is invented."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy.orm import Session

from feedback.errors import DecisionError
from feedback.models import Account
from feedback.services import checking
from feedback.services.checking import Stretch
from tests import factories
from tests.factories import NOW
from tests.support.checking import WORDS, done, waiting


@pytest.fixture
def facilitator(session: Session) -> Account:
    return factories.account(session, "facilitator", name="Example Reader")


def test_a_name_and_a_school_are_suggested_with_words_that_fit() -> None:
    suggested = checking.suggest("Theo’s school. Our son Theo goes to Larkfield Primary.")
    shown = checking.as_shared("Theo’s school. Our son Theo goes to Larkfield Primary.", suggested)
    assert "Theo" not in shown
    assert "Larkfield" not in shown
    assert shown.startswith("[My child]’s school.")
    assert all(stretch.replacement for stretch in suggested)


def test_a_piece_without_words_of_its_own_gets_words_that_fit_the_sentence() -> None:
    words = "Theo waits. My son Theo is 6."
    pieces = [Stretch(0, 4, "name"), Stretch(19, 23, "name")]
    assert checking.as_shared(words, pieces) == "[My child] waits. My son [name] is 6."


@pytest.mark.parametrize("typed", ["kind helper", "[kind helper]", " [kind] helper "])
def test_what_a_person_types_instead_stands_in_brackets(
    session: Session, facilitator: Account, typed: str
) -> None:
    comment = waiting(session, "Ask Zed now.")
    hide = [Stretch(4, 7, "chosen", typed)]
    checking.clear(session, comment=comment, account=facilitator, redactions=hide, now=NOW)
    assert comment.shared_words == "Ask [kind helper] now."
    assert [one.replacement for one in comment.redactions] == ["[kind helper]"]


def test_brackets_with_nothing_in_them_mean_the_usual_words() -> None:
    assert checking.as_shared("Ask Zed.", [Stretch(4, 7, "chosen", " [] ")]) == "Ask [hidden]."


def test_what_a_person_hides_with_no_words_of_their_own_is_marked() -> None:
    assert checking.as_shared("Ask Zed.", [Stretch(4, 7, "chosen")]) == "Ask [hidden]."


@given(st.text(), st.data())
def test_nothing_outside_the_stretches_changes(words: str, data: st.DataObject) -> None:
    cuts = sorted(data.draw(st.sets(st.integers(0, len(words)), max_size=6)))
    stretches = [Stretch(a, b, "chosen", "□") for a, b in zip(cuts[::2], cuts[1::2], strict=False)]
    kept = "".join(
        letter
        for place, letter in enumerate(words)
        if not any(s.start <= place < s.end for s in stretches)
    )
    shown = checking.as_shared(words, stretches)
    assert len(shown) == len(kept) + len("[□]") * len(stretches)
    assert shown.replace("[□]", "") == kept.replace("[□]", "")


@given(st.lists(st.tuples(st.integers(0, 20), st.integers(1, 8)), max_size=8))
def test_joined_stretches_never_overlap_and_hide_all_they_hid(
    places: list[tuple[int, int]],
) -> None:
    given_ = [Stretch(start, start + length, "chosen") for start, length in places]
    joined = checking.joined(given_)
    covered = {place for s in given_ for place in range(s.start, s.end)}
    places_now = [place for s in joined for place in range(s.start, s.end)]
    assert len(places_now) == len(set(places_now))
    assert set(places_now) == covered


def test_typed_words_are_found_whatever_their_quotes_and_capitals() -> None:
    found, missing = checking.find_typed("😀 Theo’s bus. theo's cat. Theodora.", "THEO’S\n\nzebra")
    assert [(one.start, one.end) for one in found] == [(2, 8), (14, 20)]
    assert [one.words for one in missing] == ["zebra"]


def test_typed_words_are_whole_words_where_they_can_be() -> None:
    found, _ = checking.find_typed("An hour and an army. Ann.", "an")
    assert [one.start for one in found] == [0, 12]
    assert len(checking.find_typed("学校は遠い", "学校")[0]) == 1


def test_a_cleared_comment_keeps_who_when_and_what_was_hidden(
    session: Session, facilitator: Account
) -> None:
    comment = waiting(session)
    start = WORDS.index("Larkfield")
    hide = [Stretch(start, start + 17, "school"), Stretch(7, 11, "name", "my boy")]
    checking.clear(session, comment=comment, account=facilitator, redactions=hide, now=NOW)
    session.expire_all()
    assert comment.state == "cleared"
    assert comment.shared_words == "My son [my boy] 😀 likes [school]."
    assert (comment.decided_by_id, comment.decided_at) == (facilitator.id, NOW)
    assert [(r.start, r.end, r.kind) for r in comment.redactions] == [
        (7, 11, "name"),
        (start, start + 17, "school"),
    ]
    assert comment.original is not None
    assert comment.original.words == WORDS
    assert done(session) == ["cleared a comment"]


@pytest.mark.parametrize(
    "hide",
    [
        [Stretch(0, 4, "name"), Stretch(3, 6, "name")],
        [Stretch(0, len(WORDS) + 1, "name")],
        [Stretch(-3, 2, "name")],
        [Stretch(4, 4, "name")],
    ],
)
def test_stretches_that_overlap_or_leave_the_words_are_refused(
    session: Session, facilitator: Account, hide: list[Stretch]
) -> None:
    comment = waiting(session)
    with pytest.raises(DecisionError):
        checking.clear(session, comment=comment, account=facilitator, redactions=hide, now=NOW)
    assert comment.state == "waiting"
