"""Hiding, clearing, holding and putting back. Every name and comment here is invented."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select
from sqlalchemy.orm import Session

from feedback.errors import DecisionError, NotFoundError
from feedback.models import (
    Account,
    Assignment,
    AuditEvent,
    Comment,
    Concern,
    Excerpt,
    Report,
    Theme,
)
from feedback.services import checking
from feedback.services.checking import Stretch
from tests import factories
from tests.factories import NOW

WORDS = "My son Theo 😀 likes Larkfield Primary."


@pytest.fixture
def facilitator(session: Session) -> Account:
    return factories.account(session, "facilitator", name="Example Reader")


def waiting(session: Session, words: str = WORDS, **given_: object) -> Comment:
    return factories.submission(session, words, **given_).comments[0]


def worrying(session: Session, words: str = "he hits me", **given_: object) -> Comment:
    comment = waiting(session, words, **given_)
    comment.concern_is_open = True
    comment.concerns = [Concern(area_id="hertfordshire", kind="harm_by_other", noticed_at=NOW)]
    session.flush()
    return comment


def done(session: Session) -> list[str]:
    return list(session.scalars(select(AuditEvent.what).order_by(AuditEvent.id)))


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


def test_a_second_decision_is_told_who_made_the_first_and_when(
    session: Session, facilitator: Account
) -> None:
    comment = waiting(session)
    checking.clear(session, comment=comment, account=facilitator, redactions=[], now=NOW)
    other = factories.account(session)
    with pytest.raises(DecisionError, match="Example Reader cleared this comment at 10:30 on 17"):
        checking.clear(session, comment=comment, account=other, redactions=[], now=NOW)
    with pytest.raises(DecisionError, match="Example Reader"):
        checking.set_individual_case(session, comment=comment, account=other, now=NOW)


def test_a_comment_with_an_open_concern_cannot_be_cleared(
    session: Session, facilitator: Account
) -> None:
    comment = worrying(session)
    with pytest.raises(DecisionError, match="at risk"):
        checking.clear(session, comment=comment, account=facilitator, redactions=[], now=NOW)


def test_holding_opens_a_concern_found_by_a_person_once(
    session: Session, facilitator: Account
) -> None:
    comment = waiting(session)
    checking.hold(session, comment=comment, account=facilitator, now=NOW, note="The last line.")
    checking.hold(session, comment=comment, account=facilitator, now=NOW, note="And the first.")
    assert (comment.state, comment.concern_is_open) == ("held", True)
    assert [(c.found_by, c.note) for c in comment.concerns] == [
        ("person", "The last line.\nAnd the first.")
    ]


def test_holding_what_rules_noticed_opens_no_second_concern(
    session: Session, facilitator: Account
) -> None:
    comment = worrying(session)
    checking.hold(session, comment=comment, account=facilitator, now=NOW)
    assert [c.found_by for c in comment.concerns] == ["rules"]


def test_even_a_cleared_comment_can_be_held_and_leaves_its_theme(
    session: Session, facilitator: Account
) -> None:
    comment = themed(session, facilitator)
    checking.hold(session, comment=comment, account=facilitator, now=NOW)
    assert (comment.state, comment.shared_words, comment.redactions) == ("held", None, [])
    assert session.scalars(select(Assignment)).all() == []


def test_settling_as_no_concern_lets_the_comment_wait_and_be_cleared(
    session: Session, facilitator: Account
) -> None:
    comment = worrying(session)
    checking.hold(session, comment=comment, account=facilitator, now=NOW)
    settle(session, comment, facilitator, "not_a_concern")
    assert (comment.state, comment.concern_is_open) == ("waiting", False)
    checking.clear(session, comment=comment, account=facilitator, redactions=[], now=NOW)
    assert comment.state == "cleared"


def test_handing_over_keeps_the_comment_held_for_good(
    session: Session, facilitator: Account
) -> None:
    comment = worrying(session)
    settle(session, comment, facilitator, "handed_over")
    assert (comment.state, comment.concern_is_open) == ("held", False)
    assert comment.concerns[0].note == "Told the duty desk."
    assert comment.concerns[0].decided_by_id == facilitator.id
    with pytest.raises(DecisionError, match="stays held"):
        checking.put_back(session, comment=comment, account=facilitator, now=NOW)


def test_what_was_handed_over_once_stays_held_whatever_comes_later(
    session: Session, facilitator: Account
) -> None:
    comment = worrying(session)
    settle(session, comment, facilitator, "handed_over")
    checking.hold(session, comment=comment, account=facilitator, now=NOW)
    settle(session, comment, facilitator, "not_a_concern")
    assert (comment.state, comment.concern_is_open) == ("held", False)


def test_settling_where_nothing_is_open_does_nothing(
    session: Session, facilitator: Account
) -> None:
    comment = waiting(session)
    settle(session, comment, facilitator, "not_a_concern")
    assert done(session) == []


def test_putting_back_takes_the_words_and_their_excerpts_away(
    session: Session, facilitator: Account
) -> None:
    comment = themed(session, facilitator)
    checking.put_back(session, comment=comment, account=facilitator, now=NOW)
    assert (comment.state, comment.shared_words) == ("waiting", None)
    assert session.scalars(select(Excerpt)).all() == []
    checking.put_back(session, comment=comment, account=facilitator, now=NOW)
    checking.clear(session, comment=comment, account=facilitator, redactions=[], now=NOW)
    assert done(session) == ["cleared a comment", "put a comment back", "cleared a comment"]


def test_putting_back_ones_own_mistaken_hold_takes_its_concern_away(
    session: Session, facilitator: Account
) -> None:
    comment = waiting(session)
    checking.hold(session, comment=comment, account=facilitator, now=NOW)
    assert checking.counts(session, area_id="hertfordshire").concerns == 1
    checking.put_back(session, comment=comment, account=facilitator, now=NOW)
    session.expire_all()
    assert (comment.state, comment.concern_is_open, comment.concerns) == ("waiting", False, [])
    assert checking.counts(session, area_id="hertfordshire").concerns == 0
    assert done(session) == ["held a comment", "took back a concern", "put a comment back"]


def test_putting_back_leaves_what_rules_noticed_open(
    session: Session, facilitator: Account
) -> None:
    comment = worrying(session)
    checking.hold(session, comment=comment, account=facilitator, now=NOW)
    checking.put_back(session, comment=comment, account=facilitator, now=NOW)
    assert (comment.state, comment.concern_is_open) == ("waiting", True)
    assert [c.found_by for c in comment.concerns] == ["rules"]


def test_nobody_takes_back_the_concern_of_somebody_else(
    session: Session, facilitator: Account
) -> None:
    comment = waiting(session)
    checking.hold(session, comment=comment, account=factories.account(session), now=NOW)
    checking.put_back(session, comment=comment, account=facilitator, now=NOW)
    assert (comment.state, comment.concern_is_open) == ("waiting", True)
    assert [c.found_by for c in comment.concerns] == ["person"]


def test_what_somebody_is_not_sure_of_waits_last_with_a_note_until_it_is_decided(
    session: Session, facilitator: Account
) -> None:
    unsure, sure = waiting(session), waiting(session)
    note = "Is Mill a name?"
    checking.set_not_sure(session, comment=unsure, account=facilitator, now=NOW, note=note)
    rows = checking.queue(session, area_id="hertfordshire").rows
    assert [(row.id, row.not_sure) for row in rows] == [(sure.id, False), (unsure.id, True)]
    assert checking.neighbours(session, comment=sure) == (None, unsure.id)
    assert checking.neighbours(session, comment=unsure) == (sure.id, sure.id)
    assert (unsure.state, unsure.reason) == ("waiting", "Not sure yet: Is Mill a name?")
    assert (unsure.concern_is_open, unsure.concerns) == (False, [])
    checking.clear(session, comment=unsure, account=facilitator, redactions=[], now=NOW)
    assert unsure.reason is None


def test_why_imported_words_were_cleared_is_kept_and_is_not_doubt(
    session: Session, facilitator: Account
) -> None:
    comment = waiting(session)
    comment.reason = "Cleared by a team: names were taken out."
    checking.clear(session, comment=comment, account=facilitator, redactions=[], now=NOW)
    checking.put_back(session, comment=comment, account=facilitator, now=NOW)
    assert comment.reason == "Cleared by a team: names were taken out."
    assert not checking.queue(session, area_id="hertfordshire").rows[0].not_sure


def test_the_next_concern_is_the_next_open_one_held_or_not(
    session: Session, facilitator: Account
) -> None:
    first, second = worrying(session), worrying(session)
    waiting(session)
    checking.hold(session, comment=second, account=facilitator, now=NOW)
    assert checking.next_concern(session, comment=first) == second.id
    assert checking.next_concern(session, comment=second) == first.id
    settle(session, first, facilitator, "handed_over")
    assert checking.next_concern(session, comment=second) is None


def test_nothing_is_put_back_once_its_month_is_published(
    session: Session, facilitator: Account
) -> None:
    october = waiting(session, month="2026-10")
    november = waiting(session)
    for comment in (october, november):
        checking.clear(session, comment=comment, account=facilitator, redactions=[], now=NOW)
    session.add(published("2026-10"))
    session.flush()
    with pytest.raises(DecisionError, match="published"):
        checking.put_back(session, comment=october, account=facilitator, now=NOW)
    checking.put_back(session, comment=november, account=facilitator, now=NOW)


def test_words_a_family_took_back_stay_taken_back(session: Session, facilitator: Account) -> None:
    comment = waiting(session, state="withdrawn")
    for act in (checking.put_back, checking.hold, checking.set_individual_case):
        with pytest.raises(DecisionError, match="took these words back"):
            act(session, comment=comment, account=facilitator, now=NOW)


def test_opening_the_original_is_written_down_only_after_a_decision(
    session: Session, facilitator: Account
) -> None:
    comment = waiting(session)
    read = {"comment": comment, "account": facilitator, "now": NOW}
    assert checking.original(session, **read) == WORDS
    assert done(session) == []
    checking.set_individual_case(session, **read)
    checking.original(session, **read)
    assert done(session) == [
        "set aside an individual case",
        "opened the words as they were written",
    ]


def test_concerns_come_first_then_the_oldest(session: Session) -> None:
    new = waiting(session, received_on=(NOW - timedelta(days=1)).date())
    old = waiting(session, received_on=(NOW - timedelta(days=9)).date())
    concern = worrying(session, received_on=NOW.date())
    waiting(session, state="individual_case")
    found = checking.queue(session, area_id="hertfordshire")
    assert [row.id for row in found.rows] == [concern.id, old.id, new.id]
    assert found.total == 3
    assert checking.queue(session, area_id="elsewhere").rows == []


def test_a_list_can_be_narrowed_to_a_month_a_way_in_and_a_state(session: Session) -> None:
    wanted = waiting(session, route="child", month="2026-10")
    waiting(session, route="child")
    waiting(session, month="2026-10")
    held = waiting(session, route="child", month="2026-10", state="held")
    choice = checking.Choice(month="2026-10", route="child")
    assert ids(session, choice) == [wanted.id]
    assert ids(session, checking.Choice("2026-10", "child", "held")) == [held.id]
    assert ids(session, checking.Choice(state="concerns")) == []


def test_decided_words_show_only_what_others_may_see(
    session: Session, facilitator: Account
) -> None:
    comment = waiting(session)
    hide = checking.suggest(WORDS)
    checking.clear(session, comment=comment, account=facilitator, redactions=hide, now=NOW)
    waiting(session, "Secret words.", state="held")
    listed = [
        row.glimpse
        for state in ("cleared", "held")
        for row in checking.queue(
            session, area_id="hertfordshire", choice=checking.Choice(state=state)
        ).rows
    ]
    assert listed == [comment.shared_words, ""]


def test_pages_of_the_queue_hold_every_comment_once(session: Session) -> None:
    made = {waiting(session).id for _ in range(checking.PAGE_SIZE + 3)}
    first = checking.queue(session, area_id="hertfordshire", page=-4)
    last = checking.queue(session, area_id="hertfordshire", page=99)
    assert (first.page, last.page, last.pages) == (1, 2, 2)
    assert {row.id for row in [*first.rows, *last.rows]} == made


def test_next_follows_the_queue_and_goes_round(session: Session) -> None:
    first, second, third = (waiting(session) for _ in range(3))
    assert checking.neighbours(session, comment=first) == (None, second.id)
    assert checking.neighbours(session, comment=third) == (second.id, first.id)
    only = checking.Choice(month="2026-10")
    assert checking.neighbours(session, comment=first, choice=only) == (None, None)


def test_a_comment_of_another_area_is_not_found(session: Session) -> None:
    comment = waiting(session)
    with pytest.raises(NotFoundError):
        checking.find(session, area_id="elsewhere", comment_id=comment.id)


def themed(session: Session, facilitator: Account) -> Comment:
    comment = waiting(session)
    checking.clear(
        session, comment=comment, account=facilitator, redactions=[Stretch(7, 11, "name")], now=NOW
    )
    theme = Theme(
        area_id="hertfordshire",
        name="School",
        sentence="School helps.",
        feeling="good",
        first_month="2026-11",
        agreed_at=NOW,
    )
    excerpt = Excerpt(comment_id=comment.id, start=0, end=6)
    session.add_all([theme, excerpt])
    session.flush()
    session.add(
        Assignment(
            theme_id=theme.id, excerpt_id=excerpt.id, month="2026-11", account_id=facilitator.id
        )
    )
    session.flush()
    return comment


def settle(session: Session, comment: Comment, account: Account, state: str) -> None:
    note = "Told the duty desk."
    checking.settle_concerns(
        session, comment=comment, account=account, state=state, note=note, now=NOW
    )


def published(month: str) -> Report:
    return Report(
        area_id="hertfordshire",
        month=month,
        state="published",
        snapshot={},
        fingerprint="0",
        made_at=NOW,
        published_at=NOW,
    )


def ids(session: Session, choice: checking.Choice) -> list[int]:
    return [row.id for row in checking.queue(session, area_id="hertfordshire", choice=choice).rows]
