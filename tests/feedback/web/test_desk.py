"""Where each role's work begins, and an administrator's pages."""

from __future__ import annotations

import pytest
from sqlalchemy import event, select
from sqlalchemy.orm import Session

from feedback.models import Account, AuditEvent, Report
from feedback.services import accounts
from feedback.web.application import FeedbackApp
from tests import factories
from tests.support.pages import Page, Pages

WORDS = "Words of a family that only checking may show."


def comes_in(session: Session, pages: Pages, role: str) -> Account:
    person = factories.account(session, role, name=f"Example {role}")
    session.commit()
    pages.signs_in(person)
    return person


def report(session: Session, month: str, state: str) -> None:
    published = state == "published"
    session.add(
        Report(
            area_id="hertfordshire",
            month=month,
            state=state,
            title=f"Heard in {month}",
            made_at=factories.NOW,
            published_at=factories.NOW if published else None,
            snapshot={} if published else None,
            fingerprint="0" * 64 if published else None,
        )
    )
    session.commit()


@pytest.mark.parametrize(
    ("role", "heading"),
    [
        ("facilitator", "November 2026"),
        ("safeguarding", "November 2026"),
        ("forum", "Reports"),
        ("partnership", "Reports"),
        ("administrator", "Accounts"),
    ],
)
def test_each_role_begins_at_its_own_work(
    session: Session, pages: Pages, role: str, heading: str
) -> None:
    factories.submission(session, WORDS)
    comes_in(session, pages, role)
    page = pages.get("/desk")
    assert page.h1 == heading
    assert WORDS not in page.html


def test_strangers_are_asked_to_sign_in(pages: Pages) -> None:
    for address in ("/desk", "/desk/accounts/invite", "/desk/record", "/desk/accounts/1"):
        assert pages.get(address, status=302).response.location.startswith("/sign-in?next=")


def test_month_with_nothing_in_it_is_kind_about_it(session: Session, pages: Pages) -> None:
    comes_in(session, pages, "facilitator")
    assert "No comments yet" in pages.get("/desk").words


def test_month_shows_how_far_along_it_is(session: Session, pages: Pages) -> None:
    for state in ("waiting", "cleared", "cleared", "held", "withdrawn"):
        factories.submission(session, state=state)
    comes_in(session, pages, "facilitator")
    page = pages.get("/desk")
    for figure in ("4 came in", "3 read", "2 cleared to use", "1 held", "0 about one case"):
        assert figure in page.words
    assert "1 more comment came in and was taken back" in page.words
    assert "4 comments, 2 cleared" in page.words


def test_picked_month_stays_picked(session: Session, pages: Pages) -> None:
    factories.submission(session, month="2026-08")
    factories.submission(session)
    comes_in(session, pages, "facilitator")
    assert pages.get("/desk?month=2026-08").h1 == "August 2026"
    assert pages.get("/desk").h1 == "August 2026"
    assert pages.get("/desk?month=nonsense").h1 == "August 2026"
    assert pages.get("/desk?month=2026-11").h1 == "November 2026"


def task_words(page: Page) -> list[str]:
    nav = page.document.find(".//nav[@class='desk__nav']")
    return (
        [] if nav is None else [" ".join("".join(one.itertext()).split()) for one in nav.iter("a")]
    )


def test_tasks_are_only_those_this_installation_has_pages_for(
    app: FeedbackApp, session: Session, pages: Pages
) -> None:
    comes_in(session, pages, "facilitator")
    shown = task_words(pages.get("/desk"))
    pages_there = {
        "Concerns": "check.queue",
        "Read and clear": "check.queue",
        "Agree themes": "theme.month",
        "Report": "report.month",
        "Bring in comments": "bring.start",
    }
    there = [words for words, page in pages_there.items() if page in app.view_functions]
    assert shown == there


def test_readers_and_administrators_have_no_tasks(session: Session, pages: Pages) -> None:
    for role in ("forum", "partnership", "administrator"):
        comes_in(session, pages, role)
        assert task_words(pages.get("/desk")) == []


def test_families_pages_never_count_anything(
    app: FeedbackApp, session: Session, pages: Pages
) -> None:
    comes_in(session, pages, "facilitator")
    asked: list[str] = []

    def note(_c: object, _cursor: object, statement: str, *_rest: object) -> None:
        asked.append(statement)

    event.listen(app.database.reader, "before_cursor_execute", note)
    pages.get("/display")
    event.remove(app.database.reader, "before_cursor_execute", note)
    assert not [one for one in asked if "comment" in one]


def test_forum_sees_a_report_before_the_partnership(
    app: FeedbackApp, session: Session, pages: Pages
) -> None:
    report(session, "2026-09", "published")
    report(session, "2026-10", "with_forum")
    report(session, "2026-11", "draft")
    comes_in(session, pages, "forum")
    seen = pages.get("/desk").words
    assert "October 2026" in seen
    assert "September 2026" in seen
    assert "November" not in seen.replace("17 November 2026", "")
    partner = Pages(app)
    comes_in(session, partner, "partnership")
    assert "October 2026" not in partner.get("/desk").words


def test_readers_with_nothing_to_read_are_told_when(session: Session, pages: Pages) -> None:
    comes_in(session, pages, "partnership")
    assert "once the forum has read it" in pages.get("/desk").words


def test_invitation_is_shown_once_and_works(
    app: FeedbackApp, session: Session, pages: Pages
) -> None:
    administrator = comes_in(session, pages, "administrator")
    pages.get("/desk/accounts/invite")
    given = {"name": "New reader", "email": "New@example.org", "role": "forum"}
    page = pages.post("/desk/accounts/invite", given, status=200)
    link = next("".join(one.itertext()) for one in page.document.iter("textarea")).strip()
    address = link.removeprefix("http://localhost")
    assert "New reader" in Pages(app).get(address).words
    assert address.rsplit("/", 1)[1] not in pages.get("/desk").html
    session.expire_all()
    line = session.scalars(select(AuditEvent).order_by(AuditEvent.id.desc())).first()
    assert line is not None
    assert (line.what, line.account_id) == ("invited an account", administrator.id)


def test_invitation_form_says_what_to_mend(session: Session, pages: Pages) -> None:
    comes_in(session, pages, "administrator")
    blank = pages.post("/desk/accounts/invite", {"name": "", "email": "", "role": ""}, status=200)
    for sentence in ("Enter their name", "Enter their email address", "Choose what they do"):
        assert sentence in blank.words
    given = {"name": "New", "email": "not an address", "role": "forum"}
    assert "Enter an email address" in pages.post("/desk/accounts/invite", given, status=200).words
    given = {"name": "New", "email": "new@example.org", "role": "owner"}
    page = pages.post("/desk/accounts/invite", given, status=200)
    assert "Choose from the answers on this page" in page.words


def test_somebody_already_in_the_list_is_not_invited_twice(session: Session, pages: Pages) -> None:
    administrator = comes_in(session, pages, "administrator")
    given = {"name": "Me", "email": administrator.email, "role": "administrator"}
    page = pages.post("/desk/accounts/invite", given, status=200)
    assert "is in the list" in page.words
    pages.get("/desk")


def test_closing_an_account_signs_it_out_at_once(
    app: FeedbackApp, session: Session, pages: Pages
) -> None:
    person = factories.account(session, "facilitator", name="Example leaver")
    comes_in(session, pages, "administrator")
    leaver = Pages(app).signs_in(person)
    leaver.get("/desk")
    assert "Example leaver" in pages.get(f"/desk/accounts/{person.id}").words
    page = pages.post(f"/desk/accounts/{person.id}/close", follow=True)
    assert "Closed" in page.words
    leaver.get("/desk", status=302)
    assert "Close this account" not in pages.get(f"/desk/accounts/{person.id}").words


def test_inviting_again_gives_a_new_link(app: FeedbackApp, session: Session, pages: Pages) -> None:
    person = factories.account(session, "forum", name="Example forgetful")
    comes_in(session, pages, "administrator")
    page = pages.post(f"/desk/accounts/{person.id}/invite-again", status=200)
    assert page.h1 == "An invitation for Example forgetful"
    Pages(app).signs_in(person).get("/desk", status=302)


def test_nobody_can_change_their_own_account(session: Session, pages: Pages) -> None:
    person = comes_in(session, pages, "administrator")
    assert "your own account" in pages.get(f"/desk/accounts/{person.id}").words
    page = pages.post(f"/desk/accounts/{person.id}/close", status=409)
    assert "Ask another administrator" in page.words
    pages.get("/desk")


@pytest.mark.parametrize("role", ["facilitator", "safeguarding", "forum", "partnership"])
def test_only_administrators_see_accounts_and_the_record(
    session: Session, pages: Pages, role: str
) -> None:
    person = comes_in(session, pages, role)
    for address in ("/desk/accounts/invite", "/desk/record", f"/desk/accounts/{person.id}"):
        pages.get(address, status=403)
    for action in ("close", "invite-again"):
        pages.post(f"/desk/accounts/{person.id}/{action}", status=403)
    pages.post("/desk/accounts/invite", status=403)


def test_record_says_who_did_what_and_when(session: Session, pages: Pages) -> None:
    administrator = comes_in(session, pages, "administrator")
    assert "Nothing to show" in pages.get("/desk/record").words
    person = factories.account(session)
    accounts.close(session, account_id=person.id, now=factories.NOW, by=administrator)
    session.commit()
    page = pages.get("/desk/record")
    assert (
        f"17 November 2026, 10:30 Example administrator Closed an account account {person.id}"
        in page.words
    )


def test_long_record_is_turned_page_by_page(session: Session, pages: Pages) -> None:
    administrator = comes_in(session, pages, "administrator")
    for number in range(51):
        session.add(
            AuditEvent(
                area_id="hertfordshire",
                at=factories.NOW,
                account_id=administrator.id,
                what=f"did thing {number}",
                subject="comment",
            )
        )
        session.flush()
    session.commit()
    first = pages.get("/desk/record")
    assert "Did thing 0 " not in first.words
    assert "Did thing 0 " in pages.get(first.link("Next page")).words
