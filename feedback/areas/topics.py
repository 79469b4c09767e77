"""What families talk about: services, aspects, tags, owners, and whom to compare with."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Service:
    """A service area, with the words families use for it."""

    id: str
    name: str
    owner_hint: str
    board_line: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Aspect:
    """A side of the experience, such as waiting, with the words families use for it."""

    id: str
    name: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Owner:
    """Who answers for a service in one part of the area; an empty part means everywhere."""

    service: str
    part: str
    name: str
    confirmed: bool


@dataclass(frozen=True, slots=True)
class TagGroup:
    """A list of labels that a theme can carry, such as the inspection criteria."""

    id: str
    name: str
    source: str


@dataclass(frozen=True, slots=True)
class Tag:
    """A label a theme can carry, and whether its exact words were checked."""

    group: str
    id: str
    name: str
    confirmed: bool


@dataclass(frozen=True, slots=True)
class Benchmark:
    """Counts of children and young people known to the area, to compare with who answered."""

    source: str
    who: str
    caveat: str
    total: int
    groups: Mapping[str, Mapping[str, int]]
