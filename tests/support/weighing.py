"""A phone that weighs every page a family opens, as it comes over the air."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import brotli

from tests.support.pages import Page, Pages

if TYPE_CHECKING:
    from werkzeug.test import Client, TestResponse

    from feedback.areas import Question
    from feedback.web.application import FeedbackApp

ACCEPT = {"Accept-Encoding": "br, gzip"}
WORDS = "We have waited 22 months and nobody tells us where we are on the list."
DANGER = "My uncle hits me and I want to die."
# Pages that are the same whatever the way in; the last is what a phone keeps.
FOR_ANYBODY = (
    *("/help", "/privacy", "/accessibility", "/display", "/language", "/your-words"),
    *("/come-back", "/later/forgotten", "/tell/check", "/tell/forgotten"),
    *("/no-signal", "/no-signal?kept=yes"),
)


def fetched(client: Client, address: str) -> TestResponse:
    """Fetch something the way a phone does, compressed with brotli."""
    answer = client.get(address, headers=ACCEPT, buffered=True)
    assert answer.status_code == 200, address
    return answer


def weight(answer: TestResponse) -> int:
    """Count the bytes that go over the air."""
    return len(answer.get_data())


def read(answer: TestResponse) -> str:
    """Unpack what came, as a phone does."""
    body = answer.get_data()
    packed = answer.headers.get("Content-Encoding") == "br"
    return (brotli.decompress(body) if packed else body).decode()


class Phone:
    """Somebody who goes all the way in one language and by one way in; each page is weighed."""

    def __init__(self, app: FeedbackApp, language: str, way: str = "") -> None:
        self.area, self.way = app.area, way
        self.pages = Pages(app)
        self.weights: dict[str, int] = {}
        self.drawn: dict[str, str] = {}
        self.pages.client.get(f"/?language={language}")

    def opens(self, address: str, state: str = "") -> Page:
        """Open a page, and weigh it."""
        answer = fetched(self.pages.client, address)
        name = f"{address} {state}".strip()
        self.weights[name], self.drawn[name] = weight(answer), read(answer)
        return Page(self.pages.client.get(address), address)

    def opens_what_anybody_can(self) -> None:
        """Open the pages that need no answers, and all questions on one page."""
        for address in FOR_ANYBODY:
            self.opens(address)
        for route in self.area.routes:
            if route.on_start:
                self.opens(f"/no-signal/{route.id}")
                self.opens(f"/no-signal/{route.id}?kept=yes")

    def goes_all_the_way(self, words: str) -> None:
        """Answer every question with these words, look at each again, send, and follow."""
        questions = self.area.questions_in(self.way)
        self.opens_each(questions, "unanswered")
        for question in questions:
            self.answers(question, words)
        self.opens_each(questions, f"after “{words}”")
        self.opens("/tell/better/say-or-draw", words)
        self.stops_for_now(words)
        self.sends(words)

    def opens_each(self, questions: list[Question], state: str) -> None:
        """Open each question of the way in."""
        for question in questions:
            self.opens(f"/tell/{question.id}?who={self.way}", state)

    def answers(self, question: Question, words: str) -> None:
        """Answer a question as fully as it can be, and open the page after it."""
        address = f"/tell/{question.id}?who={self.way}"
        page = Page(self.pages.client.get(address), address)
        offered = [choice.id for choice in question.choices_in(self.way)]
        given: Any = {"words": words, "tiles": offered}.get(question.kind) or offered[0]
        sent = {**page.fields(), "answer": self.way if self.way in offered else given}
        self.opens(self.pages.post(address, sent).response.location, f"after “{words}”, at once")

    def stops_for_now(self, state: str) -> None:
        """Ask for seven words to go on with later."""
        self.pages.post("/later", self.opens("/later", state).fields())
        self.opens("/later", f"{state}, with seven words")

    def sends(self, state: str) -> None:
        """Check, send, and follow what happens to the words."""
        checked = self.opens("/tell/check", state)
        self.pages.post("/tell/check", {"form_key": checked.value("form_key")})
        thanked = self.opens("/tell/thank-you", state)
        self.pages.post("/your-words", {"code": thanked.value("code")})
        for address in ("journey", "contact", "take-back"):
            self.opens(f"/your-words/{address}", state)
