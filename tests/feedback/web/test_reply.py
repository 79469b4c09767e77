"""The pages where staff see who asked for a reply, open a contact, and write down what they did."""

from __future__ import annotations

import csv
import io
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from pypdf import PdfReader

from feedback.models import AuditEvent, Contact, Reply, Submission
from feedback.models.account import ROLES
from feedback.services import codes, contacts
from feedback.services.contacts import Reaching
from tests import factories
from tests.journeys.actors import Family, ReportWriter
from tests.support.pages import Page, Pages

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from feedback.web.application import FeedbackApp

CODE = "acorn violin garden pebble diary wagon cheese"
REACHING = Reaching(
    "email",
    "wren.canary@example.org",
    wish="right_person",
    name="Wren Canary",
    suits="Canary: by email",
)
DONE = {
    "way": "email",
    "replied_on": ["17", "11", "2026"],
    "note": "Told the canary whom to ask.",
}


def asking(app: FeedbackApp, session: Session, **given: Any) -> Submission:
    """Somebody who asked for a reply on 12 November, and whose page CODE opens."""
    known = {"code_mac": codes.stored_form(app.keys, CODE)} | given
    sent = factories.submission(session, **known)
    asked_on = date(2026, 11, 12)
    contacts.keep(session, submission=sent, reaching=REACHING, keys=app.keys, today=asked_on)
    session.commit()
    return sent


@pytest.fixture
def sent(app: FeedbackApp, session: Session) -> Submission:
    """Somebody who waits for a reply."""
    return asking(app, session)


def staff(app: FeedbackApp, session: Session, role: str = "facilitator", **given: Any) -> Pages:
    """Somebody of staff, in a browser of their own."""
    account = factories.account(session, role, **given)
    session.commit()
    return Pages(app).signs_in(account)


def opens(pages: Pages, sent: Submission, reason: str = "reply", status: int = 200) -> Page:
    """Give a reason, and press the button."""
    return pages.post(f"/replies/{sent.id}/open", {"reason": reason}, status=status)


def test_a_facilitator_sees_who_waits_and_how_long(
    app: FeedbackApp, session: Session, sent: Submission
) -> None:
    pages = staff(app, session)
    assert pages.get("/desk").link("Asked for a reply 1") == "/replies"
    page = pages.get("/replies")
    assert "1 person waits to hear from us" in page.words
    assert page.link("Waiting 5 days, sent 3 November 2026") == f"/replies/{sent.id}"
    assert page.response.headers["Cache-Control"] == "no-store"


def test_a_contact_opens_with_a_reason_which_the_audit_keeps(
    app: FeedbackApp, session: Session, sent: Submission
) -> None:
    pages = staff(app, session, "safeguarding")
    closed = pages.get(f"/replies/{sent.id}")
    assert "It is locked." in closed.words
    assert "Choose why you open it" in pages.post(f"/replies/{sent.id}/open", status=200).words
    page = opens(pages, sent, "keep_safe")
    for shown in ("wren.canary@example.org", "Wren Canary", "help to find the right person"):
        assert shown in page.words
    assert "changed this" not in page.words
    event = session.query(AuditEvent).one()
    assert (event.what, event.subject, event.subject_id) == (
        "opened a contact to keep a child safe",
        "contact",
        sent.id,
    )
    administrator = staff(app, session, "administrator")
    assert "opened a contact to keep a child safe" in administrator.get("/desk/record").words


@pytest.mark.parametrize("role", ROLES)
def test_only_facilitators_and_safeguarding_leads_ever_open_one(
    app: FeedbackApp, session: Session, sent: Submission, role: str
) -> None:
    pages = staff(app, session, role)
    allowed = role in {"facilitator", "safeguarding"}
    for address in ("/replies", f"/replies/{sent.id}"):
        pages.get(address, status=200 if allowed else 403)
    page = opens(pages, sent, status=200 if allowed else 403)
    assert ("wren.canary" in page.html) == allowed
    pages.post(f"/replies/{sent.id}/done", DONE, status=302 if allowed else 403)
    assert session.query(Reply).count() == allowed


def test_a_reply_is_written_down_and_the_family_sees_the_day(
    app: FeedbackApp, session: Session, sent: Submission
) -> None:
    pages = staff(app, session, name="Robin Example")
    opens(pages, sent)
    said = pages.post(f"/replies/{sent.id}/done", DONE, follow=True)
    assert "Written down." in said.words
    assert "Nobody waits for a reply" in said.words
    family = Family(Pages(app)).follows(CODE)
    assert "Somebody replied to you on 17 November 2026, by email." in family.words
    assert "canary" not in family.html
    assert family.link("Ask again") == "/your-words/contact"
    again = opens(pages, sent, "their_rights")
    assert "What was written down: Told the canary whom to ask." in again.words


def test_a_number_is_shown_as_it_is_dialled(app: FeedbackApp, session: Session) -> None:
    sent = asking(app, session)
    number = Reaching("text", "+447700900123")
    contacts.keep(
        session, submission=sent, reaching=number, keys=app.keys, today=date(2026, 11, 12)
    )
    session.commit()
    page = opens(staff(app, session), sent)
    assert "07700 900123" in page.words
    assert "Somebody with the seven words changed this after they first asked." in page.words
    # The day is filled in already, also on the page that a press shows.
    assert page.value("replied_on") == "17"


def test_a_family_that_could_not_be_reached_may_give_another_way(
    app: FeedbackApp, session: Session, sent: Submission
) -> None:
    staff(app, session).post(f"/replies/{sent.id}/done", DONE | {"way": "not_reached"})
    family = Family(Pages(app))
    page = family.follows(CODE)
    assert "We tried to reply on 17 November 2026, but could not reach you." in page.words
    assert page.link("Give us another way") == "/your-words/contact"
    given = {"way": "phone", "place": "01632 960123"}
    page = family.pages.post("/your-words/contact", given, follow=True)
    assert "We will call a number that starts with “01”." in page.words
    assert "1 person waits" in staff(app, session).get("/replies").words


@pytest.mark.parametrize(
    ("given", "advice"),
    [
        ({"way": ""}, "Choose how you replied"),
        ({"note": " "}, "Enter what you said or did"),
        ({"replied_on": ["", "", ""]}, "Enter the day you replied"),
        ({"replied_on": ["31", "2", "2026"]}, "Enter a real day"),
        ({"replied_on": ["18", "11", "2026"]}, "Enter a day that is not in the future"),
        ({"replied_on": ["11", "11", "2026"]}, "Enter a day on or after the day they asked"),
        ({"note": "n" * 2001}, "Make your note shorter by 1 letter"),
    ],
)
def test_what_is_missing_is_asked_for_and_nothing_is_lost(
    app: FeedbackApp, session: Session, given: dict[str, Any], advice: str
) -> None:
    sent = asking(app, session)
    page = staff(app, session).post(f"/replies/{sent.id}/done", DONE | given, status=200)
    assert advice in page.words
    assert "wren" not in page.html
    assert session.query(Reply).count() == 0


def test_two_facilitators_do_not_both_reply(
    app: FeedbackApp, session: Session, sent: Submission
) -> None:
    first = staff(app, session, name="Robin Example")
    second = staff(app, session)
    opens(first, sent)
    assert "Robin Example opened this to reply" in second.get(f"/replies/{sent.id}").words
    assert "Robin Example opened it to reply" in second.get("/replies").words
    refused = opens(second, sent, status=409)
    assert "Robin Example opened this to reply less than a day ago." in refused.words
    assert "wren" not in refused.html
    first.post(f"/replies/{sent.id}/done", DONE)
    late = second.post(f"/replies/{sent.id}/done", DONE, status=409)
    assert "Robin Example was here before you" in late.words
    assert "Choose from the answers" in opens(second, sent).words
    assert session.query(Reply).count() == 1


def test_two_who_press_at_the_same_moment_write_down_one_reply(
    app: FeedbackApp, session: Session, sent: Submission
) -> None:
    browsers = [staff(app, session) for _ in range(4)]

    def press(pages: Pages) -> int:
        address = f"/replies/{sent.id}/done"
        filled = DONE | {"csrf_token": pages.token()}
        return pages.client.post(address, data=filled).status_code

    with ThreadPoolExecutor(4) as together:
        answers = sorted(together.map(press, browsers))
    assert answers == [302, 409, 409, 409]
    assert session.query(Reply).count() == 1


def test_a_hostile_name_is_words_and_nothing_else(app: FeedbackApp, session: Session) -> None:
    sent = asking(app, session)
    family = Family(Pages(app))
    family.follows(CODE)
    name = "\u202e<script>alert(1)</script>{{ 7 * 7 }}\x00"
    given = {"way": "email", "place": "<b>@example.org", "name": name}
    assert "Check the email address" in (
        family.pages.post("/your-words/contact", given, status=200).words
    )
    family.pages.post("/your-words/contact", given | {"place": "w@example.org"})
    page = opens(staff(app, session), sent)
    assert "<script>alert" not in page.html
    assert "{{ 7 * 7 }}" in page.words


def test_one_who_changed_their_mind_is_not_found(
    app: FeedbackApp, session: Session, sent: Submission
) -> None:
    pages = staff(app, session)
    contacts.forget(session, submission=sent)
    session.commit()
    pages.get(f"/replies/{sent.id}", status=404)
    opens(pages, sent, status=404)


def test_pages_of_the_words_say_that_a_reply_was_asked_for(
    app: FeedbackApp, session: Session
) -> None:
    sent = asking(app, session, comment="He hurts me and I am scared to go home.")
    other = factories.submission(session)
    sent.comments[0].concern_is_open = True
    session.commit()
    pages = staff(app, session, "safeguarding")
    concern = pages.get(f"/check/{sent.comments[0].id}")
    assert concern.link("The sender asked for a reply") == f"/replies/{sent.id}"
    assert "The sender left a way to reach them." in concern.words
    calm = pages.get(f"/check/{other.comments[0].id}").document.find(".//main")
    assert calm is not None
    assert "asked for a reply" not in "".join(calm.itertext())


def test_a_contact_is_on_no_page_and_in_no_file_but_the_one_that_opens_it(
    app: FeedbackApp, session: Session
) -> None:
    sent = asking(app, session, state="cleared")
    pages = staff(app, session)
    comment = sent.comments[0].id
    writer = staff(app, session)
    account = factories.account(session)
    session.commit()
    report = ReportWriter(writer, account, "2026-11")
    report.starts()
    opens(pages, sent)
    pages.post(f"/replies/{sent.id}/done", DONE)
    met = [
        pages.get(address).html
        for address in (
            *("/desk", "/check", f"/check/{comment}", "/check?state=cleared", "/replies"),
            *(f"/replies/{sent.id}", "/themes/2026-11", "/reports", "/reports/2026-11"),
            *("/reports/2026-11/read", "/bring-families-in", "/bring-in"),
        )
    ]
    met.append(pages.post(f"/check/{comment}/original", status=200).html)
    met.append(staff(app, session, "administrator").get("/desk/record").html)
    table = pages.client.get("/reports/2026-11/report.csv").text
    assert len(list(csv.reader(io.StringIO(table)))) > 1
    pdf = PdfReader(io.BytesIO(pages.client.get("/reports/2026-11/report.pdf").data))
    text = "\n".join(page.extract_text() for page in pdf.pages)
    assert "November 2026" in text
    for everywhere in (*met, table, text):
        assert "anary" not in everywhere
    folder = Path(app.database.url.database or "").parent
    stored = b"".join(file.read_bytes() for file in folder.iterdir() if file.is_file())
    assert b"anary" not in stored
    assert session.query(Contact).count() == 1
