"""Where a family can turn: help numbers, urgent matters and pages of other organisations."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class HelpLine:
    """A number to call or text, and how far it can be trusted."""

    id: str
    group: str
    name: str
    number: str
    kind: str
    who: str
    when: str
    source: str
    evidence: str
    confirmed: bool
    checked_on: date | None
    # Children and young people see this one first of its group.
    young: bool = False

    @property
    def link(self) -> str:
        """Give the address that starts the call or the text."""
        scheme = "sms" if self.kind == "text" else "tel"
        return f"{scheme}:{self.number.replace(' ', '')}"

    @property
    def is_shown(self) -> bool:
        """Say whether families may see it: a person confirmed it, or a current page prints it."""
        return self.confirmed or self.evidence == "printed"


@dataclass(frozen=True, slots=True)
class Urgent:
    """Matters that cannot wait, and who wants to hear of them at once."""

    who: str
    how: str
    matters: tuple[str, ...]
    source: str


@dataclass(frozen=True, slots=True)
class Link:
    """A page of another organisation."""

    id: str
    words: str
    address: str
