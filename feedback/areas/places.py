"""Who the area is: its places, its people in charge, and how long it keeps what it hears."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Forum:
    """The parent carer forum."""

    name: str
    short: str
    website: str


@dataclass(frozen=True, slots=True)
class Board:
    """A meeting that reads the report each month."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class Language:
    """A language the pages can be read in."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class Contact:
    """A person or team by role; empty until the organisation names it."""

    name: str
    email: str
    phone: str
    post: str

    @property
    def is_named(self) -> bool:
        """Say whether the organisation has filled this in."""
        return bool(self.name)

    @property
    def can_be_reached(self) -> bool:
        """Say whether there is any way to reach them."""
        return bool(self.email or self.phone or self.post)


@dataclass(frozen=True, slots=True)
class Retention:
    """How long each kind of record is kept."""

    draft_days: int
    words_months: int
    # A voice note or picture that waits longer than this to be written down is shown as overdue.
    recording_days: int
    contact_months: int
    audit_years: int


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the area with services of its own, such as one half of a county."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class District:
    """A district council area, the smallest place a family is asked for."""

    id: str
    name: str
    part: str
    # Towns by which families know it, where its name alone may not tell them.
    towns: str = ""


@dataclass(frozen=True, slots=True)
class Outward:
    """How many postcodes with this first half lie in this district."""

    code: str
    district: str
    postcodes: int
