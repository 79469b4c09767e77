"""People who use the platform, as the tests of whole journeys tell of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tests.support.pages import Page, Pages


class Family:
    """Somebody with a phone, who answers what they like and skips the rest."""

    def __init__(self, pages: Pages) -> None:
        self.pages = pages
        self.asked: list[str] = []

    def shares(self, better: str = "", **answers: Any) -> str:
        """Answer question by question, check, send, and return the seven words."""
        check = self.answers(better=better, **answers)
        return self.sends(check)

    def answers(self, **answers: Any) -> Page:
        """Answer question by question, as far as the check page."""
        address = self.pages.get("/tell", status=302).response.location
        self.asked = []
        while address != "/tell/check":
            question = address.rsplit("/", 1)[-1]
            self.asked.append(question)
            address = self.answers_one(question, answers.get(question))
        return self.pages.get("/tell/check")

    def answers_one(self, question: str, given: Any, **pressed: str) -> str:
        """Answer one question, or skip it, and return the address of the next."""
        page = self.pages.get(f"/tell/{question}")
        how = pressed or ({} if given else {"skip": "yes"})
        filled = {**page.fields(), **how, **({"answer": given} if given else {})}
        location: str = self.pages.post(f"/tell/{question}", filled).response.location
        return location

    def sends(self, check: Page) -> str:
        """Press the button, and note the seven words down."""
        sent = self.pages.post("/tell/check", check.fields())
        assert sent.response.location == "/tell/thank-you"
        return self.sees_the_code()

    def sees_the_code(self) -> str:
        """Read the seven words off the thank-you page."""
        page = self.pages.get("/tell/thank-you")
        words = [one.text or "" for one in page.document.findall(".//ol//code")]
        assert len(words) == 7
        return " ".join(words)

    def follows(self, code: str) -> Page:
        """Open the page of their words with the seven words."""
        self.pages.post("/your-words", {"code": code})
        return self.pages.get("/your-words/journey")

    def takes_back(self, code: str) -> Page:
        """Take their words back, and look at the page again."""
        self.follows(code)
        confirm = self.pages.get("/your-words/take-back")
        self.pages.post("/your-words/take-back", confirm.fields())
        return self.pages.get("/your-words/journey")
