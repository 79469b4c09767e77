"""One local area, as its pack describes it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Protocol, TypeVar

from feedback.areas.inviting import Inviting
from feedback.areas.opening import live_problems
from feedback.areas.people import Choice, Question, Route, Tile
from feedback.areas.places import (
    Board,
    Contact,
    District,
    Forum,
    Language,
    Outward,
    Part,
    Retention,
)
from feedback.areas.support import HelpLine, Link, Urgent
from feedback.areas.topics import Aspect, Benchmark, Owner, Service, Tag, TagGroup
from feedback.areas.videos import Video

# Under this share of an outward code a district is too unlikely to be worth asking about.
WORTH_ASKING = 0.05
# Over this share the district is taken as known.
AS_GOOD_AS_SURE = 0.9

# The kinds of help that cannot wait, in the order a page shows them.
NEAREST = ("danger", "child", "crisis")


class _HasId(Protocol):
    @property
    def id(self) -> str: ...


_Thing = TypeVar("_Thing", bound=_HasId)


def _find(things: Iterable[_Thing], wanted: str) -> _Thing:
    for thing in things:
        if thing.id == wanted:
            return thing
    raise KeyError(wanted)


@dataclass(frozen=True, slots=True)
class Area:
    """Everything that is true of one place and not of the platform."""

    id: str
    name: str
    product_name: str
    partnership: str
    reading_promise: str
    conversation_name: str
    forum: Forum
    boards: tuple[Board, ...]
    languages: tuple[Language, ...]
    controller: Contact
    privacy_contact: Contact
    safeguarding_lead: Contact
    accessibility_contact: Contact
    retention: Retention
    parts: tuple[Part, ...]
    districts: tuple[District, ...]
    outward: tuple[Outward, ...]
    postcode_source: str
    services: tuple[Service, ...]
    tiles: tuple[Tile, ...]
    aspects: tuple[Aspect, ...]
    routes: tuple[Route, ...]
    questions: tuple[Question, ...]
    inviting: Inviting
    help: tuple[HelpLine, ...]
    urgent: Urgent
    links: tuple[Link, ...]
    owners: tuple[Owner, ...]
    tag_groups: tuple[TagGroup, ...]
    tags: tuple[Tag, ...]
    benchmark: Benchmark
    videos: tuple[Video, ...]

    def tile(self, tile_id: str) -> Tile:
        """Find a tile; KeyError where the pack has none."""
        return _find(self.tiles, tile_id)

    def service(self, service_id: str) -> Service:
        """Find a service area; KeyError where the pack has none."""
        return _find(self.services, service_id)

    def aspect(self, aspect_id: str) -> Aspect:
        """Find an aspect of the experience; KeyError where the pack has none."""
        return _find(self.aspects, aspect_id)

    def district(self, district_id: str) -> District:
        """Find a district; KeyError where the pack has none."""
        return _find(self.districts, district_id)

    def part(self, part_id: str) -> Part:
        """Find a part of the area; KeyError where the pack has none."""
        return _find(self.parts, part_id)

    def route(self, route_id: str) -> Route:
        """Find a route; KeyError where the pack has none."""
        return _find(self.routes, route_id)

    def question(self, question_id: str) -> Question:
        """Find a question; KeyError where the pack has none."""
        return _find(self.questions, question_id)

    def choice(self, question_id: str, choice_id: str) -> Choice:
        """Find one answer to a question; KeyError where the pack has none."""
        return _find(self.question(question_id).choices, choice_id)

    def link(self, link_id: str) -> Link | None:
        """Find a page of another organisation; nothing where the pack names none."""
        return next((link for link in self.links if link.id == link_id), None)

    def video(self, place: str) -> Video | None:
        """Find the sign language video of the start page or of a way in; nothing where none is."""
        return next((video for video in self.videos if video.place == place), None)

    def choice_words(self, question_id: str, choice_id: str, route: str = "") -> str:
        """Give the words of one answer, as this route says them."""
        return self.choice(question_id, choice_id).words_in(route)

    def questions_in(self, route: str) -> tuple[Question, ...]:
        """Give the questions this route asks, in order."""
        return tuple(question for question in self.questions if question.is_asked_in(route))

    def services_of(self, tile_ids: Iterable[str]) -> tuple[Service, ...]:
        """Give the service areas behind these tiles, each once, in the order of the pack."""
        wanted = {service for tile_id in tile_ids for service in self.tile(tile_id).services}
        return tuple(service for service in self.services if service.id in wanted)

    def help_lines(self, group: str = "") -> tuple[HelpLine, ...]:
        """Give the numbers families may see: of one group, or all."""
        return tuple(line for line in self.help if line.is_shown and group in ("", line.group))

    def nearest_help(self, *, young: bool = False) -> tuple[HelpLine, ...]:
        """Give the first number for danger, for a child and for a crisis, and one to text."""
        lines = sorted(self.help_lines(), key=lambda line: not (young and line.young))
        first = [next((n for n in lines if n.group == group), None) for group in NEAREST]
        text = next((line for line in lines if line.kind == "text"), None)
        return tuple(dict.fromkeys(line for line in (*first, text) if line is not None))

    @property
    def help_checked_on(self) -> date | None:
        """Give the day since which every number shown is checked; nothing if one is not."""
        days = [line.checked_on for line in self.help_lines() if line.confirmed]
        checked = [day for day in days if day is not None]
        return min(checked) if checked and len(checked) == len(self.help_lines()) else None

    @property
    def access_contact(self) -> Contact:
        """Whom to ask for a page in another format: a team of its own, or the privacy contact."""
        own = self.accessibility_contact
        return own if own.is_named else self.privacy_contact

    def tags_in(self, group: str) -> tuple[Tag, ...]:
        """Give the labels of one group, such as the inspection criteria."""
        return tuple(tag for tag in self.tags if tag.group == group)

    def owners_of(self, service_id: str, district_id: str = "") -> tuple[Owner, ...]:
        """Say who answers for a service: in one district, or everywhere it is shared out."""
        part = self.district(district_id).part if district_id else ""
        return tuple(
            owner
            for owner in self.owners
            if owner.service == service_id and (not part or owner.part in ("", part))
        )

    def districts_of(self, outward_code: str) -> tuple[District, ...]:
        """Give the districts a first half of a postcode may mean, the likeliest first."""
        code = outward_code.replace(" ", "").upper()
        rows = sorted(
            (row for row in self.outward if row.code == code), key=lambda row: -row.postcodes
        )
        total = sum(row.postcodes for row in rows)
        likely = [row for row in rows if row.postcodes >= WORTH_ASKING * total]
        if likely and likely[0].postcodes >= AS_GOOD_AS_SURE * total:
            likely = likely[:1]
        return tuple(self.district(row.district) for row in likely)

    def live_problems(self, today: date) -> list[str]:
        """Say what stops this area from opening to the public, and what to do about each."""
        return live_problems(self, today)
