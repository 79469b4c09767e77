"""Sign a quote by a group that is large enough to hide in, so that it points at nobody."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from feedback.services.reports import naming
from feedback.services.reports.hiding import count

if TYPE_CHECKING:
    from feedback.areas import Area
    from feedback.documents.view import Audience, Quote

SOMEONE = "Someone who told us"


def quote(
    quoted: dict[str, Any], snapshot: dict[str, Any], area: Area, audience: Audience
) -> Quote:
    """Return somebody’s words with who said them, as far as an audience may know."""
    role, district = quoted["role"], quoted["district"]
    if not _hides_in(_of_role(snapshot, role), audience):
        return {"words": quoted["words"], "who": SOMEONE}
    who = naming.ROLES.get(role or "", SOMEONE)
    if district and _hides_in(_of_both(snapshot, role, district), audience):
        who = f"{who}, {area.district(district).name}"
    return {"words": quoted["words"], "who": who}


def _hides_in(number: int, audience: Audience) -> bool:
    # The team works with numbers as they are, and knows whom it read.
    return audience == "facilitator" or bool(count(number, audience)["value"])


def _of_role(snapshot: dict[str, Any], role: str | None) -> int:
    """Return how many submissions a role is the signature of; everybody, where there is none."""
    return int(snapshot["roles"].get(role, 0) if role else snapshot["submissions"])


def _of_both(snapshot: dict[str, Any], role: str | None, district: str) -> int:
    """Return how many of a role there are in a district; none where a report did not keep that."""
    counts = snapshot.get("role_districts", {}).get(district, {})
    return int(counts.get(role, 0) if role else sum(counts.values()))
