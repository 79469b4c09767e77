"""Where each role's work begins, and an administrator's pages."""

from __future__ import annotations

import pytest
from sqlalchemy import event, select
from sqlalchemy.orm import Session

from feedback.models import Account, Assignment, AuditEvent, Excerpt, Report, Theme
from feedback.services import accounts, installation
from feedback.web.application import FeedbackApp
from tests import factories
from tests.support.pages import Page, Pages

WORDS = "Words of a family that only checking may show."


def comes_in(session: Session, pages: Pages, role: str) -> Account:
    person = factories.account(session, role, name=f"Example {role}")
    session.commit()
    pages.signs_in(person)
    return person


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
    page = pages.get("/desk", follow=True)
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
    for figure in ("4 comments came in", "3 read", "2 cleared to use", "0 themes agreed"):
        assert figure in page.words
    assert "Also: 1 held, 1 taken back by the family." in page.words
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
        "Concerns": "check.concerns",
        "Read and clear": "check.queue",
        "Asked for a reply": "reply.waiting",
        "Agree themes": "theme.month",
        "Report": "report.month",
        "Bring in comments": "bring.start",
        "Bring families in": "invite.start",
    }
    there = [words for words, page in pages_there.items() if page in app.view_functions]
    assert shown == there


def test_nobody_is_sent_to_a_page_that_is_not_for_them(session: Session, pages: Pages) -> None:
    comes_in(session, pages, "safeguarding")
    there = ["Concerns", "Read and clear", "Asked for a reply", "Report"]
    assert task_words(pages.get("/desk")) == there


def test_readers_and_administrators_have_no_tasks(session: Session, pages: Pages) -> None:
    for role in ("forum", "partnership", "administrator"):
        comes_in(session, pages, role)
        assert task_words(pages.get("/desk", follow=True)) == []


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


def link_on(page: Page) -> str:
    """The invitation, in a box of one line to copy from."""
    (box,) = (one for one in page.document.iter("input") if one.get("id") == "link")
    assert "readonly" in box.attrib
    return str(box.get("value"))


def test_invitation_leads_to_the_address_the_operator_gave_whatever_was_asked_for(
    session: Session, pages: Pages
) -> None:
    installation.remember_address(session, "https://feedback.example.org")
    comes_in(session, pages, "administrator")
    given = {"name": "New reader", "email": "new@example.org", "role": "forum"}
    page = pages.post("/desk/accounts/invite", given, status=200)
    assert link_on(page).startswith("https://feedback.example.org/invitation/")


def test_invitation_is_shown_once_and_works(
    app: FeedbackApp, session: Session, pages: Pages
) -> None:
    administrator = comes_in(session, pages, "administrator")
    pages.get("/desk/accounts/invite")
    given = {"name": "New reader", "email": "New@example.org", "role": "forum"}
    page = pages.post("/desk/accounts/invite", given, status=200)
    assert "It works once, for 7 days." in page.words
    address = link_on(page).removeprefix("http://localhost")
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
    line = f"17 November 2026, 10:30 Example administrator closed an account (account {person.id})"
    assert line in page.words


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
    assert "did thing 0 " not in first.words
    assert "did thing 0 " in pages.get(first.link("Next page")).words


def next_step(session: Session, pages: Pages) -> str:
    """What the desk says to do next, after what happened."""
    session.commit()
    main = pages.get("/desk").document.find(".//main")
    assert main is not None
    return " ".join("".join(main.itertext()).split())


def test_desk_says_what_to_do_next_in_the_order_of_the_loop(session: Session, pages: Pages) -> None:
    comes_in(session, pages, "facilitator")
    comment = factories.submission(session, WORDS).comments[0]
    comment.concern_is_open = True
    said = next_step(session, pages)
    assert "Concerns come first 1 comment may mean that a child is at risk." in said
    comment.concern_is_open = False
    assert "Next: read and clear" in next_step(session, pages)
    comment.state, comment.shared_words = "cleared", WORDS
    assert "Next: agree themes" in next_step(session, pages)
    theme = Theme(
        area_id="hertfordshire",
        name="Waiting",
        sentence="Families wait.",
        feeling="change",
        first_month="2026-11",
        agreed_at=factories.NOW,
    )
    excerpt = Excerpt(comment_id=comment.id, start=0, end=5)
    session.add_all([theme, excerpt])
    session.flush()
    person = factories.account(session)
    session.add(
        Assignment(theme_id=theme.id, excerpt_id=excerpt.id, month="2026-11", account_id=person.id)
    )
    assert "Next: write the report" in next_step(session, pages)
    report = Report(
        area_id="hertfordshire", month="2026-11", state="with_forum", made_at=factories.NOW
    )
    session.add(report)
    assert "Next: hear from the forum" in next_step(session, pages)
    report.state = "with_partners"
    assert "Next: publish the report" in next_step(session, pages)
    report.snapshot, report.fingerprint = {}, "0" * 64
    report.state, report.published_at = "published", factories.NOW
    assert "Nothing is waiting" in next_step(session, pages)


def test_task_of_the_page_is_marked(session: Session, pages: Pages) -> None:
    comes_in(session, pages, "facilitator")
    for address, words in (("/check", "Read and clear"), ("/themes/2026-11", "Agree themes")):
        page = pages.get(address)
        marked = [one for one in page.document.iter("a") if one.get("aria-current")]
        assert [" ".join("".join(one.itertext()).split()) for one in marked] == [words]


def test_tasks_follow_the_month_of_the_page(session: Session, pages: Pages) -> None:
    factories.submission(session, month="2026-08")
    comes_in(session, pages, "facilitator")
    nav = pages.get("/themes/2026-08").document.find(".//nav[@class='desk__nav']")
    assert nav is not None
    assert "August 2026 1 comment, 0 cleared" in " ".join("".join(nav.itertext()).split())
