"""All questions on one page, for phones with no signal, and what such a phone may keep."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select

from feedback.models import Conversation, Submission

if TYPE_CHECKING:
    from sqlalchemy.orm import Session
    from werkzeug.test import TestResponse

    from feedback.web.application import FeedbackApp
    from tests.support.pages import Pages

WAYS = ("parent_carer", "young_person", "child", "easy_read")
PAGE = "/no-signal/parent_carer"
WORDS = "The lift is broken."
KEY = "5" * 64


def arrived(session: Session) -> list[Submission]:
    session.rollback()
    return list(session.scalars(select(Submission).order_by(Submission.id)))


def sends(app: FeedbackApp, words: str = WORDS, key: str = KEY, **more: str) -> TestResponse:
    """Send what waited on a phone, as its script does."""
    phone = app.test_client()
    token = json.loads(phone.get("/no-signal/token.json").data)["token"]
    data = {"better": words, "form_key": key, "csrf_token": token, **more}
    return phone.post(PAGE, data=data, headers={"Accept": "application/json"})


@pytest.mark.parametrize("way", WAYS)
def test_what_everybody_is_asked_in_a_way_in_is_on_one_page(
    app: FeedbackApp, pages: Pages, way: str
) -> None:
    page = pages.get(f"/no-signal/{way}")
    for question in app.area.questions_in(way):
        is_usual = not question.is_extra_in(way)
        assert (f'name="{question.id}"' in page.html) is is_usual, question.id


def test_the_page_of_parents_says_who_they_are(pages: Pages, session: Session) -> None:
    pages.post(PAGE, pages.get(PAGE).fields() | {"better": WORDS})
    assert [one.role for one in arrived(session)] == ["parent_carer"]


def test_without_scripts_the_page_sends_like_any_other(pages: Pages, session: Session) -> None:
    drawn = pages.get(PAGE).fields() | {"better": WORDS, "rating": "not_good"}
    thanked = pages.post(PAGE, drawn, follow=True)
    assert "Keep these seven words" in thanked.words
    assert [one.comments[0].original.words for one in arrived(session)] == [WORDS]


def test_what_was_begun_elsewhere_on_this_phone_stays(pages: Pages) -> None:
    pages.post("/tell/good", {"answer": "Half a thought."})
    pages.post(PAGE, {"better": WORDS, "form_key": KEY})
    assert "Half a thought." in pages.get("/tell/check").words


def test_answers_that_waited_come_once_however_often_they_are_sent(
    app: FeedbackApp, session: Session
) -> None:
    codes = {json.loads(sends(app).data)["code"] for _ in range(3)}
    assert len(codes) == 1
    assert len(codes.pop().split()) == 7
    assert len(arrived(session)) == 1


def test_the_same_form_in_other_words_still_gets_its_seven_words(app: FeedbackApp) -> None:
    first = json.loads(sends(app).data)
    assert json.loads(sends(app, "Other words.").data) == first


def test_changed_answers_take_the_place_of_those_before(app: FeedbackApp, session: Session) -> None:
    sends(app)
    sends(app, "It works again.", "6" * 64, instead=KEY)
    sends(app, "It works again.", "6" * 64, instead=KEY)
    first, second = arrived(session)
    assert first.withdrawn_on is not None
    assert first.comments[0].original is None
    assert second.withdrawn_on is None


@pytest.mark.parametrize(
    ("more", "reason"),
    [
        ({"words": " "}, "Answer one question at least"),
        ({"words": "x" * 20_001}, "shorter by 1 letter"),
        ({"key": "short"}, "32"),
    ],
)
def test_what_cannot_be_taken_is_answered_with_a_reason(
    app: FeedbackApp, session: Session, more: dict[str, str], reason: str
) -> None:
    answer = sends(app, **more)
    assert answer.status_code == 422
    assert reason in json.loads(answer.data)["message"]
    assert arrived(session) == []


def test_nothing_to_send_is_said_on_the_page_too(pages: Pages) -> None:
    page = pages.post(PAGE, {"better": " ", "form_key": KEY}, status=200)
    assert "Answer one question at least" in page.words


def test_when_nobody_can_answer_a_phone_keeps_its_answers(
    app: FeedbackApp, session: Session
) -> None:
    session.scalars(select(Conversation)).one().state = "closed"
    session.commit()
    assert sends(app).status_code == 422
    assert app.test_client().get(f"{PAGE}?kept=yes").status_code == 200


def test_the_copy_that_a_phone_keeps_holds_no_key_and_no_token(app: FeedbackApp) -> None:
    for way in WAYS:
        html = app.test_client().get(f"/no-signal/{way}?kept=yes").get_data(as_text=True)
        assert "form_key" not in html
        assert "csrf_token" not in html


def listing(app: FeedbackApp, language: str = "en") -> dict[str, list[str]]:
    """Read from the worker's script what a phone may keep."""
    client = app.test_client()
    client.get(f"/?language={language}")
    answer = client.get("/service-worker.js")
    assert answer.headers["Cache-Control"] == "no-cache"
    assert answer.mimetype == "text/javascript"
    found = re.match(r"const KEPT = (.*);\n", answer.get_data(as_text=True))
    assert found
    listed: dict[str, list[str]] = json.loads(found[1])
    return listed


def test_what_a_phone_fetches_to_keep_never_sets_a_cookie(app: FeedbackApp) -> None:
    kept = [f"{page}?kept=yes" for page in listing(app)["pages"]]
    for address in ("/service-worker.js", *kept):
        assert "Set-Cookie" not in app.test_client().get(address, buffered=True).headers, address
    assert "Set-Cookie" in app.test_client().get(PAGE).headers


def test_a_phone_may_keep_these_pages_and_files_alone(app: FeedbackApp) -> None:
    listed = listing(app)
    assert listed["pages"] == ["/no-signal", *(f"/no-signal/{way}" for way in WAYS)]
    client = app.test_client()
    for address in [*listed["files"], *(f"{page}?kept=yes" for page in listed["pages"])]:
        assert client.get(address, buffered=True).status_code == 200
    drawn = client.get("/no-signal/easy_read?kept=yes").get_data(as_text=True)
    assert set(re.findall(r'<use href="([^"#]+)', drawn)) <= set(listed["files"])


@pytest.mark.parametrize("language", ["en", "pl", "ro", "ur"])
def test_a_phone_keeps_every_file_that_those_pages_ask_for(app: FeedbackApp, language: str) -> None:
    kept = set(listing(app, language)["files"])
    client = app.test_client()
    client.get(f"/?language={language}")
    for page in ("/no-signal", "/no-signal/parent_carer"):
        html = client.get(f"{page}?kept=yes").get_data(as_text=True)
        asked = set(re.findall(r'(?:href|src)="(/static/vendor/[^"#]+)', html))
        assert len(asked) > 5
        assert asked <= kept
    assert any("next-letters-700" in name for name in kept) is (language in {"pl", "ro"})


def test_a_phone_keeps_no_page_of_staff(app: FeedbackApp) -> None:
    listed = listing(app)
    assert not {"desk", "check", "theme", "reports", "sign-in"} & set(listed["families"])


def test_what_is_kept_has_another_name_when_the_pages_say_something_else(
    app: FeedbackApp,
) -> None:
    assert listing(app)["version"] == listing(app)["version"]
    assert listing(app)["version"] != listing(app, "ur")["version"]


def test_only_a_way_in_has_such_a_page(pages: Pages) -> None:
    pages.get("/no-signal/nobody", status=404)


def test_a_waiting_answer_needs_the_token_of_this_phone(app: FeedbackApp, session: Session) -> None:
    assert sends(app, csrf_token="").status_code == 400
    assert arrived(session) == []
