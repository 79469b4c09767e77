"""People who use the platform, as the tests of whole journeys tell of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from feedback.models import Account
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

    def comes_in(self, way: str) -> None:
        """Press a card of the start page, and go past its first question."""
        page = self.pages.get(f"/tell?who={way}", follow=True)
        if page.h1 == "Start again?":
            page = self.pages.get(page.link("Yes. Keep them and go on"), follow=True)
        first = page.document.find(".//main//form").get("action", "")
        assert f"who={way}" in first
        self.pages.post(first, {**page.fields(), "skip": "yes"})

    def changes_words(self, question: str, **typed: str) -> Page:
        """Press the button for the other words, with what is in the box, and look again."""
        page = self.pages.get(f"/tell/{question}")
        sent = {**page.fields(), "words": page.value("words"), **typed}
        assert self.pages.post(f"/tell/{question}", sent).response.location == f"/tell/{question}"
        return self.pages.get(f"/tell/{question}")

    def answers(self, **answers: Any) -> Page:
        """Answer question by question, as far as the check page; and more, if they like."""
        self.asked = []
        self.goes_on(self.pages.get("/tell", status=302).response.location, answers)
        check = self.pages.get("/tell/check")
        more = [one for one in check.links() if "more question" in one]
        if more and {key for key in answers if answers[key]} - set(self.asked):
            self.goes_on(check.link(more[0]), answers)
        return self.pages.get("/tell/check")

    def goes_on(self, address: str, answers: dict[str, Any]) -> None:
        """Answer what is asked from here to the check page, or skip it."""
        while address != "/tell/check":
            question = address.rsplit("/", 1)[-1]
            self.asked.append(question)
            address = self.answers_one(question, answers.get(question))

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


class Facilitator:
    """Somebody who reads what families wrote, hides what shows who they are, and decides."""

    def __init__(self, pages: Pages, account: Account) -> None:
        self.pages = pages.signs_in(account)
        self.here = ""

    def starts_reading(self) -> Page:
        """Open the first comment of the queue."""
        self.here = self.pages.get("/check").link("Start reading")
        return self.pages.get(self.here)

    def reads(self) -> Page:
        """Look at the comment on the desk."""
        return self.pages.get(self.here)

    def looks_again(self, *, hiding: str = "") -> Page:
        """Type words to hide, and see what others will see."""
        return self.pages.post(self.here, self._choices("show", other=hiding), status=200)

    def clears(self, *, hiding: str = "", showing: dict[str, str] | None = None) -> Page:
        """Hide what is suggested and typed, with other words in its place, and clear."""
        choices = self._choices("clear", other=hiding)
        for name, value in list(choices.items()):
            for usual, instead in (showing or {}).items():
                if name.endswith("-replacement") and value == usual:
                    choices[name] = instead
        return self._sends(choices)

    def holds(self, note: str = "") -> Page:
        """Hold the comment for the safeguarding lead."""
        return self._sends(self._choices("hold", note=note))

    def puts_back(self) -> Page:
        """Undo what was just decided, as the notice offers."""
        forms = [one.get("action", "") for one in self.pages.get("/check").document.iter("form")]
        undo = next(action for action in forms if action.endswith("/put-back"))
        self.here = self.pages.post(undo).response.location
        return self.pages.get(self.here)

    def _choices(self, what: str, **typed: str) -> dict[str, Any]:
        return {**self.reads().fields(), "do": what, **typed}

    def _sends(self, choices: dict[str, Any]) -> Page:
        self.here = self.pages.post(self.here, choices).response.location
        return self.pages.get(self.here)


class SafeguardingLead(Facilitator):
    """Somebody who reads concerns first, and writes down what was done."""

    def opens_the_concern(self) -> Page:
        """Open the first concern."""
        self.here = self.pages.get("/check/concerns").link("Start reading")
        return self.reads()

    def decides(self, state: str, note: str) -> Page:
        """Write down what was done, and go where the page leads."""
        address = self.here.split("?")[0] + "/concern"
        self.here = self.pages.post(address, {"state": state, "note": note}).response.location
        return self.pages.get(self.here)


class ReportWriter:
    """A facilitator with a month to report."""

    def __init__(self, pages: Pages, account: Account, month: str) -> None:
        self.pages = pages.signs_in(account)
        self.month = f"/reports/{month}"

    def starts(self) -> Page:
        """Start the report from the page that says nobody has."""
        return self.pages.post(f"{self.month}/start", follow=True)

    def writes(self, *, do: str = "save", **words: str) -> Page:
        """Better the first sentences, and save them or send them on."""
        filled = self.pages.get(self.month).fields() | words | {"do": do}
        return self.pages.post(self.month, filled, follow=True)

    def sends_to_the_partners(self) -> Page:
        """Press the one button there is once the forum has had its turn."""
        return self.pages.post(f"{self.month}/partners", follow=True)

    def publishes(self) -> Page:
        """Read what publishing means, and press the button."""
        confirm = self.pages.get(self.pages.get(self.month).link("Go on to publish"))
        return self.pages.post(confirm.address, confirm.fields(), follow=True)

    def corrects(self, why: str) -> Page:
        """Start a new version of what is out."""
        ask = self.pages.get(self.pages.get(self.month).link("Publish a correction"))
        return self.pages.post(ask.address, ask.fields() | {"what_changed": why}, follow=True)


class ReportReader:
    """Somebody of the forum or a board, who opens what is on their desk."""

    def __init__(self, pages: Pages, account: Account) -> None:
        self.pages = pages.signs_in(account)

    def looks(self) -> Page:
        """Open the list of reports."""
        return self.pages.get("/reports")

    def reads(self, month: str) -> Page:
        """Open a month by its name in the list."""
        return self.pages.get(self.looks().link(month))

    def says(self, month: str, words: str) -> Page:
        """Write the forum's comment, from the report itself."""
        box = self.pages.get(self.reads(month).link("Write our comment"))
        return self.pages.post(box.address, box.fields() | {"words": words}, follow=True)

    def takes_away(self, address: str) -> bytes:
        """Download a file."""
        made: bytes = self.pages.get(address).response.data
        return made
