"""How the area asks: routes, tiles and questions, each in several wordings."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Route:
    """A way in: who is answering, and whether every idea needs a picture."""

    id: str
    name: str
    hint: str
    picture: str
    on_start: bool
    needs_pictures: bool


@dataclass(frozen=True, slots=True)
class Tile:
    """A square a family taps to say what they want to talk about; no routes means all offer it."""

    id: str
    name: str
    hint: str
    picture: str
    services: tuple[str, ...]
    routes: tuple[str, ...] = ()
    name_for: Mapping[str, str] = field(default_factory=dict)
    hint_for: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Wording:
    """One question in the words of one route; heading is for the check-answers page."""

    title: str
    hint: str
    heading: str
    picture: str


@dataclass(frozen=True, slots=True)
class Choice:
    """One answer to choose; no routes means every route offers it."""

    id: str
    words: str
    hint: str
    picture: str
    routes: tuple[str, ...]
    words_for: Mapping[str, str]
    # Plain words that mean the same in a spreadsheet somebody else made, such as “mum”.
    also: tuple[str, ...] = ()
    hint_for: Mapping[str, str] = field(default_factory=dict)

    def words_in(self, route: str = "") -> str:
        """Give the words as this route says them."""
        return self.words_for.get(route, self.words)

    def hint_in(self, route: str = "") -> str:
        """Give the short explanation as this route says it; it may need none."""
        return self.hint_for.get(route, self.hint)


@dataclass(frozen=True, slots=True)
class Question:
    """One meaning in several wordings; no routes means every route asks it."""

    id: str
    kind: str
    section: str
    routes: tuple[str, ...]
    wordings: Mapping[str, Wording]
    choices: tuple[Choice, ...]
    # Routes that ask it only of those who like to tell more, from the page that checks answers.
    extra_in: tuple[str, ...] = ()

    def wording(self, route: str = "") -> Wording:
        """Give the wording of this route, or the first one written."""
        return self.wordings.get(route) or next(iter(self.wordings.values()))

    def is_asked_in(self, route: str) -> bool:
        """Say whether this route asks the question."""
        return not self.routes or route in self.routes

    def is_extra_in(self, route: str) -> bool:
        """Say whether this route asks it only of those who like to tell more."""
        return self.is_asked_in(route) and route in self.extra_in

    def choices_in(self, route: str) -> tuple[Choice, ...]:
        """Give the answers this route offers."""
        return tuple(c for c in self.choices if not c.routes or route in c.routes)
