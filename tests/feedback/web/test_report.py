"""The pages of a month's report: who may open them, what they offer, what they refuse."""

from __future__ import annotations

import pytest
from sqlalchemy import func, select

from feedback.models import AuditEvent, Report
from feedback.services import journeys
from tests import factories
from tests.feedback.documents.reading import pages as pdf_pages
from tests.support import months
from tests.support.pages import Pages

HERE = "/reports/2026-11"
READERS = ("facilitator", "safeguarding", "forum", "partnership")


@pytest.fixture
def account(session):
    return factories.account(session)


@pytest.fixture
def themed(session, account):
    """A month with a theme, saved."""
    made = months.theme(session, account, "Waiting without news", quotes=2)
    session.commit()
    return made


@pytest.fixture
def facilitator(app, account, themed):
    assert themed
    return Pages(app).signs_in(account)


@pytest.fixture
def someone(app, session):
    def signs_in(role):
        made = factories.account(session, role)
        session.commit()
        return Pages(app).signs_in(made)

    return signs_in


@pytest.fixture
def at(session, account, themed):
    """A month's report taken as far as a state."""

    def taken(state):
        assert themed
        report = months.report(session, account, state=state)
        session.commit()
        return report

    return taken


def state(session):
    session.rollback()
    reached = session.scalars(select(Report.state).order_by(Report.version.desc())).first()
    # A session that writes keeps everybody else waiting, so it lets go at once.
    session.rollback()
    return reached


@pytest.mark.parametrize(
    "address", ["/reports", HERE, f"{HERE}/read", f"{HERE}/report.pdf", f"{HERE}/report.csv"]
)
def test_a_stranger_is_asked_to_sign_in_and_an_administrator_is_refused(
    pages, someone, at, address
):
    at("published")
    assert "/sign-in" in pages.get(address, status=302).response.location
    someone("administrator").get(address, status=403)


@pytest.mark.parametrize("reached", ["draft", "with_forum", "with_partners", "published"])
def test_each_role_reads_a_report_from_its_turn_on(at, someone, reached):
    at(reached)
    for role in READERS:
        first = {"forum": 1, "partnership": 2}.get(role, 0)
        turn = ["draft", "with_forum", "with_partners", "published"].index(reached) >= first
        visitor = someone(role)
        for kind in ("read", "report.pdf", "report.csv"):
            visitor.get(f"{HERE}/{kind}", status=200 if turn else 404)
        assert (HERE in visitor.get("/reports").html) is turn, role


@pytest.mark.parametrize("role", ["safeguarding", "forum", "partnership"])
def test_only_a_facilitator_moves_a_report(at, session, someone, role):
    at("with_forum")
    visitor = someone(role)
    for step in ("start", "", "partners", "draft", "publish", "correct"):
        visitor.post(f"{HERE}/{step}".rstrip("/"), status=403)
        assert state(session) == "with_forum"


def test_only_the_forum_writes_the_forums_comment(at, someone):
    at("with_forum")
    for role in ("facilitator", "safeguarding", "partnership"):
        someone(role).get(f"{HERE}/comment", status=403)


def test_no_report_yet_is_said_kindly(someone, facilitator):
    for role in ("forum", "partnership"):
        assert "No report to read yet" in someone(role).get("/reports").words
    page = facilitator.get("/reports")
    assert "Nobody has started this report" in page.words


def test_what_is_still_open_is_said_plainly(session, facilitator):
    for word in ("waiting", "waiting", "held"):
        factories.submission(session, state=word)
    worried = factories.submission(session, "I am scared.")
    worried.comments[0].concern_is_open = True
    session.commit()
    page = facilitator.get(HERE)
    assert "2 comments wait to be read" in page.words
    assert "1 concern is open" in page.words
    assert "ends on Monday 30 November" in page.words


def test_words_nobody_read_are_said_to_count_later_before_anything_is_pressed(
    at, session, facilitator
):
    at("draft")
    waits = factories.submission(session)
    worried = factories.submission(session, state="held")
    worried.comments[0].concern_is_open = True
    session.commit()
    page = facilitator.get(HERE)
    assert "1 unread comment will count in December instead." in page.words
    assert "1 comment with an open concern will count in December instead." in page.words
    facilitator.post(HERE, page.fields() | {"do": "forum"}, follow=True)
    session.expire_all()
    assert (waits.month, worried.month) == ("2026-12", "2026-12")


def test_the_forum_is_told_what_to_do_in_its_turn_alone(at, facilitator, someone):
    at("with_forum")
    asked = "Please read this first. You can add a comment."
    forum = someone("forum")
    assert asked in forum.get("/reports").words
    assert asked not in someone("safeguarding").get("/reports").words
    facilitator.post(f"{HERE}/partners")
    assert asked not in forum.get("/reports").words


def test_what_is_still_open_is_said_again_before_publishing(at, session, facilitator):
    at("with_partners")
    assert "wait to be read" not in facilitator.get(f"{HERE}/publish").words
    factories.submission(session)
    session.commit()
    page = facilitator.get(f"{HERE}/publish")
    assert "1 comment waits to be read" in page.words
    assert "1 unread comment will count in December instead." in page.words


def test_a_box_that_would_refuse_the_forums_words_is_not_shown(at, someone):
    at("with_partners")
    gone = someone("forum").get(f"{HERE}/comment", status=302)
    assert gone.response.location == f"{HERE}/read"


def test_starting_a_report_fills_in_first_sentences(session, facilitator):
    started = facilitator.post(f"{HERE}/start", follow=True)
    assert started.value("title") == "Families spoke of waiting without news"
    assert facilitator.post(f"{HERE}/start").status == 302
    assert session.scalar(select(func.count(Report.id))) == 1


def test_words_are_saved_and_come_back(at, facilitator):
    at("draft")
    filled = facilitator.get(HERE).fields() | {"title": "Nobody rings back", "do": "save"}
    page = facilitator.post(HERE, filled, follow=True)
    assert "Saved." in page.words
    assert page.value("title") == "Nobody rings back"
    assert facilitator.get(f"{HERE}/read").h1 == "Nobody rings back"


def test_words_that_are_too_long_stay_on_the_page(at, facilitator):
    at("draft")
    page = facilitator.post(HERE, {"title": "x" * 130, "summary": "S", "families": "F"}, status=200)
    assert "Make the first sentence shorter by 10 letters" in page.words
    assert page.value("title") == "x" * 130


def test_sending_saves_first_so_that_nothing_typed_is_lost(at, session, facilitator, someone):
    at("draft")
    filled = facilitator.get(HERE).fields() | {"title": "Typed just now", "do": "forum"}
    facilitator.post(HERE, filled, follow=True)
    assert state(session) == "with_forum"
    assert someone("forum").get(f"{HERE}/read").h1 == "Typed just now"


def test_the_forum_reads_first_and_its_words_are_printed(at, session, someone, facilitator):
    at("with_forum")
    forum = someone("forum")
    page = forum.get(f"{HERE}/read")
    assert "You read this first" in page.words
    box = forum.get(f"{HERE}/comment").fields() | {"words": "We heard the same.\nNow act."}
    read = forum.post(f"{HERE}/comment", box, follow=True)
    assert "We heard the same." in read.words
    facilitator.post(f"{HERE}/partners")
    assert state(session) == "with_partners"
    assert "We heard the same." in someone("partnership").get(f"{HERE}/read").words
    pdf = " ".join(pdf_pages(forum.get(f"{HERE}/report.pdf").response.data))
    assert "We heard the same." in pdf
    assert "We heard the same." in forum.get(f"{HERE}/report.csv").html
    assert forum.post(f"{HERE}/comment", {"words": "Too late"}, status=409)


def test_publishing_asks_once_more_and_says_it_is_for_good(at, session, facilitator):
    at("with_partners")
    page = facilitator.get(f"{HERE}/publish")
    assert "Only one thing can change: a family can take their quote out." in page.words
    assert state(session) == "with_partners"
    facilitator.post(f"{HERE}/publish", page.fields())
    assert state(session) == "published"
    assert facilitator.get(f"{HERE}/publish", status=302).response.location == HERE


def test_a_report_can_be_taken_back_until_it_is_out(at, session, facilitator):
    at("with_partners")
    facilitator.post(f"{HERE}/draft", follow=True)
    assert state(session) == "draft"
    at("published")
    facilitator.post(f"{HERE}/draft", status=409)


def test_a_correction_asks_why_and_leaves_what_is_out_alone(at, session, facilitator, someone):
    at("published")
    page = facilitator.post(f"{HERE}/correct", {"what_changed": ""}, status=200)
    assert "Enter what changes in the new version" in page.words
    facilitator.post(f"{HERE}/correct", {"what_changed": "The owner was wrong."}, follow=True)
    assert state(session) == "draft"
    partner = someone("partnership")
    assert "Version 1" in partner.get(f"{HERE}/read").words
    at("published")
    page = partner.get(f"{HERE}/read")
    assert "What changed in this version: The owner was wrong." in page.words
    assert "Version 1" in partner.get(f"{HERE}/read?version=1").words
    assert facilitator.get(f"{HERE}/correct").status == 200


def test_a_page_that_comes_too_early_leads_back(at, facilitator):
    at("draft")
    for page in ("publish", "correct"):
        assert facilitator.get(f"{HERE}/{page}", status=302).response.location == HERE


def test_steps_of_a_report_nobody_started_are_not_there(facilitator):
    for step in ("partners", "draft", "publish", "correct"):
        facilitator.post(f"{HERE}/{step}", {"what_changed": "A slip."}, status=404)
    for month in ("2026-13", "last", "1026-01"):
        facilitator.get(f"/reports/{month}", status=404)


@pytest.mark.parametrize(("role", "audience"), [("forum", "forum"), ("partnership", "partnership")])
def test_files_say_in_their_name_what_they_are(at, someone, role, audience):
    at("published")
    visitor = someone(role)
    for kind, mimetype in (("pdf", "application/pdf"), ("csv", "text/csv")):
        response = visitor.get(f"{HERE}/report.{kind}").response
        name = f"voices-of-hertfordshire-2026-11-{audience}.{kind}"
        assert response.headers["Content-Disposition"] == f'attachment; filename="{name}"'
        assert response.mimetype == mimetype


def test_only_downloads_of_unhidden_numbers_are_noted(at, session, facilitator, someone):
    at("published")
    noted = select(AuditEvent.what).where(AuditEvent.what.like("downloaded%"))
    someone("partnership").get(f"{HERE}/report.csv?as=facilitator")
    facilitator.get(f"{HERE}/report.pdf?as=partnership")
    facilitator.get(f"{HERE}/read")
    assert session.scalars(noted).all() == []
    session.rollback()
    facilitator.get(f"{HERE}/report.pdf")
    facilitator.get(f"{HERE}/report.csv")
    assert session.scalars(noted).all() == [
        "downloaded unhidden numbers as pdf",
        "downloaded unhidden numbers as csv",
    ]


def test_a_draft_says_so_on_the_page_and_in_its_files(at, facilitator):
    at("draft")
    assert "This is a draft." in facilitator.get(f"{HERE}/read").words
    assert "not yet published" in facilitator.get(f"{HERE}/report.csv").html
    first = pdf_pages(facilitator.get(f"{HERE}/report.pdf").response.data)[0]
    assert "This is a draft." in first


def test_words_a_family_took_back_are_gone_from_every_output(at, session, facilitator, themed):
    at("published")
    said = themed[1][0].comments[0].shared_words
    assert said in facilitator.get(f"{HERE}/read").words
    journeys.withdraw(session, submission=themed[1][0], today=factories.NOW.date())
    session.commit()
    page = facilitator.get(f"{HERE}/read")
    assert said not in page.words
    assert "One quote withdrawn." in page.words
    assert said not in facilitator.get(f"{HERE}/report.csv").html
    pdf = " ".join(pdf_pages(facilitator.get(f"{HERE}/report.pdf").response.data))
    assert said not in pdf
    assert "One quote withdrawn." in pdf


def test_hostile_words_are_shown_and_never_run(at, session, facilitator, account):
    bad = "<script>alert(1)</script>=cmd|calc"
    report = at("draft")
    report.title = bad
    months.theme(session, account, "=1+1 <b>loud</b>", told_by=5)
    session.commit()
    page = facilitator.get(f"{HERE}/read")
    assert page.h1 == bad
    assert "<script>alert" not in page.html
    assert "\n=1+1" not in facilitator.get(f"{HERE}/report.csv").html.replace(",", "\n")
    assert facilitator.get(f"{HERE}/report.pdf").status == 200
