"""Reading, hiding and deciding on the pages. Every comment here is invented."""

from __future__ import annotations

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload

from feedback.models import Account, AuditEvent, Comment
from feedback.services import checking
from tests import factories
from tests.factories import NOW
from tests.support.pages import Page, Pages

WORDS = '😀 Our son Theo likes Larkfield Primary.\nTheo rides <b>a</b> "bike" -- it\'s fun!'


@pytest.fixture
def reader(session: Session, pages: Pages) -> Pages:
    """A facilitator at their desk."""
    account = factories.account(session, "facilitator", name="Example Reader")
    session.commit()
    return pages.signs_in(account)


def waiting(session: Session, words: str = WORDS, **given: object) -> Comment:
    comment = factories.submission(session, words, **given).comments[0]
    session.commit()
    return comment


def now(session: Session, comment: Comment) -> Comment:
    """Return a comment as it is stored, and let go of the database at once."""
    session.expire_all()
    together = [selectinload(Comment.redactions), selectinload(Comment.concerns)]
    found = session.get_one(Comment, comment.id, options=together, populate_existing=True)
    session.commit()
    return found


def shared(page: Page) -> str:
    return pane(page, "data-shared")


def pane(page: Page, name: str) -> str:
    found = [one for one in page.document.iter("div") if one.get(name) is not None]
    return "".join(found[0].itertext())


def pressed(page: Page, what: str, **changed: str) -> dict[str, str]:
    return without(page.fields(), "csrf_token") | {"do": what} | changed


def without(answers: dict[str, str], name: str) -> dict[str, str]:
    return {key: value for key, value in answers.items() if key != name}


@pytest.mark.parametrize("role", ["forum", "partnership", "administrator"])
def test_only_people_who_check_see_words(session: Session, pages: Pages, role: str) -> None:
    account = factories.account(session, role)
    comment = waiting(session)
    pages.signs_in(account)
    for address in ("/check", "/check/concerns", f"/check/{comment.id}"):
        assert "Theo" not in pages.get(address, status=403).words
    for act in ("put-back", "original", "hold", "concern"):
        pages.post(f"/check/{comment.id}/{act}", status=403)


def test_a_stranger_is_asked_to_sign_in(session: Session, pages: Pages) -> None:
    comment = waiting(session)
    assert "Theo" not in pages.get(f"/check/{comment.id}", status=302).html


def test_both_panes_show_the_words_and_escape_them(session: Session, reader: Pages) -> None:
    comment = waiting(session)
    page = reader.get(f"/check/{comment.id}")
    assert pane(page, "data-original") == WORDS
    assert "Theo" not in shared(page)
    assert 'rides <b>a</b> "bike" -- it\'s fun!' in shared(page)
    assert "<b>a</b>" not in page.html
    assert [mark.text for mark in page.document.iter("mark")] == [
        "Theo",
        "Larkfield Primary",
        "Theo",
    ]
    assert "Three things to hide" in page.words


def test_clearing_hides_what_was_ticked_and_goes_on(session: Session, reader: Pages) -> None:
    comment, following = waiting(session), waiting(session, "Next please.")
    page = reader.get(f"/check/{comment.id}")
    answers = without(pressed(page, "clear"), "stretches-1-on")
    answers["stretches-0-replacement"] = "Zed"
    sent = reader.post(f"/check/{comment.id}", answers)
    assert sent.response.location == f"/check/{following.id}"
    cleared = now(session, comment)
    assert cleared.shared_words is not None
    assert cleared.shared_words.startswith("😀 Our son [Zed] likes Larkfield Primary.\n")
    assert [r.start for r in cleared.redactions] == [10, WORDS.rindex("Theo")]
    notice = reader.get(f"/check/{following.id}")
    assert "Cleared. Others will see it as you left it." in notice.words
    assert "Cleared. Others" not in reader.get(f"/check/{following.id}").words


def test_the_last_comment_leads_back_to_an_empty_queue(session: Session, reader: Pages) -> None:
    comment = waiting(session)
    page = reader.get(f"/check/{comment.id}")
    sent = reader.post(f"/check/{comment.id}", pressed(page, "clear"))
    assert sent.response.location == "/check"
    assert "Nothing waiting" in reader.get("/check").words


def test_show_me_keeps_every_choice_and_hides_typed_words(session: Session, reader: Pages) -> None:
    comment = waiting(session)
    page = reader.get(f"/check/{comment.id}")
    answers = without(pressed(page, "show"), "stretches-1-on") | {"other": "BIKE\nour son theo"}
    answers["stretches-2-replacement"] = "Zed"
    shown = reader.post(f"/check/{comment.id}", answers, status=200)
    assert shared(shown) == (
        '😀 [hidden] likes Larkfield Primary.\n[Zed] rides <b>a</b> "[hidden]" -- it\'s fun!'
    )
    assert now(session, comment).state == "waiting"
    sent = reader.post(f"/check/{comment.id}", pressed(shown, "clear"))
    assert sent.status == 302
    assert now(session, comment).shared_words == shared(shown)


def test_typed_words_that_are_not_there_are_named_and_nothing_is_lost(
    session: Session, reader: Pages
) -> None:
    comment = waiting(session)
    page = reader.get(f"/check/{comment.id}")
    answers = pressed(page, "clear", other="bike\nzebra") | {"stretches-0-replacement": "Zed"}
    again = reader.post(f"/check/{comment.id}", answers, status=200)
    assert "“zebra” is not in this comment" in again.words
    assert again.value("other") == "bike\nzebra"
    assert "Zed" in shared(again)
    assert now(session, comment).state == "waiting"


def test_words_that_changed_meanwhile_are_read_again(session: Session, reader: Pages) -> None:
    comment = waiting(session)
    page = reader.get(f"/check/{comment.id}")
    assert comment.original is not None
    comment.original.words = "Ask Mrs Alder."
    session.commit()
    again = reader.post(f"/check/{comment.id}", pressed(page, "clear", other="ask"), status=200)
    assert "These words have changed" in again.words
    assert [mark.text for mark in again.document.iter("mark")] == ["Mrs Alder"]
    assert again.value("other") == "ask"
    assert reader.post(f"/check/{comment.id}", pressed(again, "clear")).status == 302
    assert now(session, comment).shared_words == "[hidden] [a member of staff]."


@pytest.mark.parametrize(
    "at",
    ["", "x-y-name", "5-2-name", "0-999-name", "-1-4-name", "²-4-name", "9" * 5000 + "-4-name"],
)
def test_a_tampered_place_never_breaks_the_page(session: Session, reader: Pages, at: str) -> None:
    comment = waiting(session, "No names.")
    page = reader.get(f"/check/{comment.id}")
    answers = pressed(page, "clear") | {"stretches-0-at": at, "stretches-0-on": "y"}
    status = reader.client.post(
        f"/check/{comment.id}", data={"csrf_token": reader.token(), **answers}
    ).status_code
    assert status in (302, 409)
    shown = now(session, comment).shared_words
    assert shown in (None, "No names.")


def test_holding_keeps_the_note_and_can_be_put_back(session: Session, reader: Pages) -> None:
    comment = waiting(session)
    page = reader.get(f"/check/{comment.id}")
    reader.post(f"/check/{comment.id}", pressed(page, "hold", note="The last line."))
    held = now(session, comment)
    assert (held.state, held.concerns[0].note) == ("held", "The last line.")
    assert "Held. It waits at the top" in reader.get("/check").words
    assert "The last line." in reader.get(f"/check/{comment.id}").words
    back = reader.post(f"/check/{comment.id}/put-back")
    assert back.response.location == f"/check/{comment.id}"
    assert now(session, comment).state == "waiting"


def test_an_individual_case_is_set_aside(session: Session, reader: Pages) -> None:
    comment = waiting(session)
    page = reader.get(f"/check/{comment.id}")
    reader.post(f"/check/{comment.id}", pressed(page, "individual_case"))
    assert now(session, comment).state == "individual_case"


def test_the_second_of_two_people_is_told_kindly_who_was_first(
    session: Session, reader: Pages, app: object
) -> None:
    comment, following = waiting(session), waiting(session, "Next please.")
    page = reader.get(f"/check/{comment.id}")
    reader.post(f"/check/{comment.id}", pressed(page, "clear"))
    second = Pages(app).signs_in(signed_up(session))  # type: ignore[arg-type]
    told = second.post(f"/check/{comment.id}", pressed(page, "hold"), status=409)
    assert told.h1 == "Somebody was here before you"
    assert "Example Reader cleared this comment at 10:30 on 17 November 2026." in told.words
    assert told.link("Next comment") == f"/check/{following.id}"
    assert now(session, comment).state == "cleared"


def test_opening_decided_words_is_asked_for_and_written_down(
    session: Session, reader: Pages
) -> None:
    comment = waiting(session)
    reader.post(f"/check/{comment.id}", pressed(reader.get(f"/check/{comment.id}"), "clear"))
    assert "Larkfield" not in reader.get(f"/check/{comment.id}").words
    assert "Larkfield" in reader.post(f"/check/{comment.id}/original", status=200).words
    lines = session.execute(select(AuditEvent.what, AuditEvent.subject_id)).all()
    assert tuple(lines[-1]) == ("opened the words as they were written", comment.id)


def test_other_answers_of_the_same_person_stand_beside(session: Session, reader: Pages) -> None:
    submission = factories.submission(session, WORDS, rating="very_bad", district="stevenage")
    other = factories.submission(session, "Somebody else.", rating="good", district="watford")
    session.commit()
    page = reader.get(f"/check/{submission.comments[0].id}")
    assert "Very bad" in page.words
    assert "Stevenage" in page.words
    assert "Watford" not in page.words
    assert other.comments[0].id != submission.comments[0].id


def test_a_comment_that_is_not_there_is_not_found(reader: Pages) -> None:
    reader.get("/check/999", status=404)


def test_a_withdrawn_comment_offers_nothing_to_open(session: Session, reader: Pages) -> None:
    comment = waiting(session, state="withdrawn")
    page = reader.get(f"/check/{comment.id}")
    assert "The family took these words back." in page.words
    assert "Put it back" not in page.words


def test_the_walk_stays_in_the_month_somebody_chose(session: Session, reader: Pages) -> None:
    october = [waiting(session, f"October {n}.", month="2026-10") for n in range(2)]
    waiting(session, "November.", month="2026-11")
    address = f"/check/{october[0].id}?month=2026-10"
    page = reader.get(address)
    assert page.link("Next") == f"/check/{october[1].id}?month=2026-10"
    sent = reader.post(address, pressed(page, "clear"))
    assert sent.response.location == f"/check/{october[1].id}?month=2026-10"


def signed_up(session: Session) -> Account:
    account = factories.account(session)
    session.commit()
    return account


def test_a_cleared_comment_can_still_be_held(session: Session, reader: Pages) -> None:
    comment = waiting(session)
    checking.clear(
        session,
        comment=comment,
        account=signed_up(session),
        redactions=[],
        now=NOW,
    )
    session.commit()
    sent = reader.post(f"/check/{comment.id}/hold")
    assert sent.response.location == f"/check/{comment.id}"
    assert reader.get(f"/check/{comment.id}").h1 == "A child may be at risk"


def test_not_sure_yet_waits_marked_with_its_note_and_opens_no_concern(
    session: Session, reader: Pages
) -> None:
    comment, following = waiting(session), waiting(session, "Next please.")
    page = reader.get(f"/check/{comment.id}")
    sent = reader.post(f"/check/{comment.id}", pressed(page, "not_sure", note="Is it a name?"))
    assert sent.response.location == f"/check/{following.id}"
    assert "Not sure yet. It waits at the end of the list." in reader.get("/check").words
    assert "Parent or carer, waiting 14 days, not sure yet" in reader.get("/check").words
    assert "Not sure yet: Is it a name?" in reader.get(f"/check/{comment.id}").words
    kept = now(session, comment)
    assert (kept.state, kept.concern_is_open, kept.concerns) == ("waiting", False, [])


def test_a_hold_by_mistake_is_undone_whole(session: Session, reader: Pages) -> None:
    comment = waiting(session)
    reader.post(f"/check/{comment.id}", pressed(reader.get(f"/check/{comment.id}"), "hold"))
    reader.post(f"/check/{comment.id}/put-back")
    assert reader.get(f"/check/{comment.id}").h1 == "Read and clear"
    assert "1 concern" not in reader.get("/check").words
    assert now(session, comment).concerns == []
