"""What a report calls things."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from feedback.areas import Area

ROLES = {
    "child_under_11": "Child under 11",
    "young_person_11_15": "Young person, 11 to 15",
    "young_person_16_17": "Young person, 16 to 17",
    "young_person_18_25": "Young person, 18 to 25",
    "parent_carer": "Parent carer",
    "other_family": "Someone else in the family",
    "helper": "Someone helping a family",
    "professional": "Someone who works with families",
    "facilitator_group": "A group, written down by a facilitator",
}
STATES = {
    "cleared": "Read and cleared",
    "waiting": "Waiting to be read",
    "held": "Held, so that someone can be kept safe",
    "individual_case": "About one family, answered in another way",
    "not_understood": "Said or drawn, and not made out",
    "withdrawn": "Taken back by the family",
    "unread": "Not read before it had to be deleted",
}
READ_STATES = {state: name for state, name in STATES.items() if state != "unread"}


def is_young(role: str | None) -> bool:
    """Say whether a child or young person spoke."""
    return bool(role) and str(role).startswith(("child", "young_person"))


def audience(name: str, area: Area) -> str:
    """Return who a report is for, in words."""
    boards = " and ".join(board.name for board in area.boards)
    return {
        "facilitator": f"the {area.product_name} team",
        "forum": area.forum.name,
        "partnership": f"the {boards}" if boards else area.partnership,
        "public": "everyone",
    }[name]


def owner(service: str | None, area: Area) -> str:
    """Return who answers for a service, each name once."""
    if not service:
        return "To be agreed"
    names = dict.fromkeys(owner.name for owner in area.owners_of(service))
    return "; ".join(names) or area.service(service).owner_hint or "To be agreed"


def withdrawn(number: int) -> str:
    """Say how many quotes families took back after a report was out.

    >>> withdrawn(1), withdrawn(3), withdrawn(0)
    ('One quote withdrawn.', '3 quotes withdrawn.', '')
    """
    if number == 1:
        return "One quote withdrawn."
    return f"{number} quotes withdrawn." if number else ""


def ratings(area: Area) -> dict[str, str]:
    """Return the faces, from very good to very bad."""
    return {choice.id: choice.words for choice in area.question("rating").choices}


def districts(area: Area) -> dict[str, str]:
    """Return the districts by their names."""
    return {district.id: district.name for district in area.districts}


def age_bands(area: Area) -> dict[str, str]:
    """Return the age bands that can be compared with the benchmark."""
    choices = {choice.id: choice.words for choice in area.question("age_band").choices}
    return {
        key: choices[key] for key in area.benchmark.groups.get("age_band", {}) if key in choices
    }


def tiles(area: Area) -> dict[str, str]:
    """Return what families could say they were talking about."""
    return {tile.id: tile.name for tile in area.tiles}
