"""A month as one audience may see it: small numbers hidden by one function, words as cleared."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from feedback.services import months
from feedback.services.reports import naming, noting, signing
from feedback.services.reports.directions import direction
from feedback.services.reports.drafting import name_of
from feedback.services.reports.hiding import beside, count, plain, share_of_total, table

if TYPE_CHECKING:
    from feedback.areas import Area
    from feedback.documents.view import (
        AgeBand,
        Audience,
        Heard,
        NamedCount,
        Quote,
        ReportView,
        ThemeView,
    )
    from feedback.models import Report

SHOWN_FIRST = 3
OPENING_QUOTES = 2
NOT_SAID = "not_said"


def view(snapshot: dict[str, Any], *, area: Area, report: Report, audience: Audience) -> ReportView:
    """Return what every page and file of a report is drawn from, for one audience."""
    themes = _in_order([_theme(theme, snapshot, area, audience) for theme in snapshot["themes"]])
    month = snapshot["month"]
    return {
        "schema": 1,
        "area": {
            "id": area.id,
            "name": area.name,
            "product_name": area.product_name,
            "forum": area.forum.name,
            "partnership": area.partnership,
        },
        "month": month,
        "month_name": name_of(month),
        "period": f"1 to {months.last_day(month).day} {name_of(month)}",
        "version": snapshot["version"],
        "published_on": report.published_at.date().isoformat() if report.published_at else None,
        "audience": audience,
        "audience_name": naming.audience(audience, area),
        "example": snapshot["example"],
        "title": snapshot["title"],
        "summary": snapshot["summary"],
        "heard": _heard(snapshot, audience),
        "themes": themes,
        "working": _first(themes, "good"),
        "change": _first(themes, "change"),
        "opening_quotes": _opening_quotes(snapshot, area, audience),
        # No promise can be made before the promise step exists, so these are true zeros.
        "actions": {"new": 0, "open": 0, "overdue": 0, "done": 0, "confirmed": 0},
        "families": snapshot["families"],
        "forum_words": snapshot["forum_words"],
        "caveats": noting.caveats(snapshot, area, audience),
        "ratings": _whole(snapshot, "ratings", naming.ratings(area), audience),
        "districts": _whole(snapshot, "districts", naming.districts(area), audience),
        "age_bands": _age_bands(snapshot, area, audience),
        "services": _overlapping(snapshot["services"], naming.tiles(area), audience),
        "benchmark_note": f"{area.benchmark.caveat} Source: {area.benchmark.source}.",
        "set_aside": _set_aside(snapshot["comments"], audience),
        "notes": noting.notes(snapshot),
        "glossary": noting.glossary(),
        "fingerprint": report.fingerprint or "",
    }


def _heard(snapshot: dict[str, Any], audience: Audience) -> Heard:
    return {
        "submissions": count(snapshot["submissions"], audience),
        "comments": beside(snapshot["submissions"], sum(snapshot["comments"].values()), audience),
        "change": noting.change_in_number(snapshot, audience),
        "by_role": _whole(snapshot, "roles", naming.ROLES, audience),
    }


def _theme(
    theme: dict[str, Any], snapshot: dict[str, Any], area: Area, audience: Audience
) -> ThemeView:
    service = theme["service"]
    return {
        "id": theme["id"],
        "name": theme["name"],
        "sentence": theme["sentence"],
        "feeling": theme["feeling"],
        "submissions": count(theme["submissions"], audience),
        "comments": beside(theme["submissions"], theme["comments"], audience),
        # In how many districts says little about anybody, but not for a handful of people.
        "districts": len(theme["districts"]) if plain(theme["submissions"], audience) else None,
        "direction": direction(theme, snapshot) if _comparable(theme, snapshot, audience) else "",
        "owner": naming.owner(service, area),
        "services": [area.service(service).name] if service else [],
        "words": theme["words"],
        "quotes": _quotes(theme, snapshot, area, audience) if _may_quote(theme, audience) else [],
    }


def _in_order(themes: list[ThemeView]) -> list[ThemeView]:
    """Put the most spoken of first; hidden numbers come last, in an order that tells nothing."""
    # Four hidden themes that could be put in order would be a 4, a 3, a 2 and a 1.
    return sorted(themes, key=lambda theme: (-(theme["submissions"]["value"] or 0), theme["id"]))


def _comparable(theme: dict[str, Any], snapshot: dict[str, Any], audience: Audience) -> bool:
    """Say whether a direction gives no hidden number away: not this month’s, nor last month’s."""
    new = theme["first_month"] == snapshot["month"]
    both = (theme["submissions"], theme["submissions_before"])
    return new or all(count(number, audience)["value"] is not None for number in both)


def _quotes(
    theme: dict[str, Any], snapshot: dict[str, Any], area: Area, audience: Audience
) -> list[Quote]:
    """Return the quotes that stand, and a plain mark for those their families took back."""
    standing = [signing.quote(each, snapshot, area, audience) for each in theme["quotes"]]
    mark = naming.withdrawn(theme.get("withdrawn", 0))
    return [*standing, {"words": mark, "who": ""}] if mark else standing


def _may_quote(theme: dict[str, Any], audience: Audience) -> bool:
    """Say whether quotes may be shown: to the public only of themes of five people or more."""
    return audience != "public" or theme["submissions"] >= noting.PUBLIC_QUOTES_FROM


def _opening_quotes(snapshot: dict[str, Any], area: Area, audience: Audience) -> list[Quote]:
    """Return a child’s or young person’s words first, then a parent carer’s, two at most."""
    quotes = [quote for theme in snapshot["themes"] for quote in theme["quotes"][:1]]
    every = [quote for theme in snapshot["themes"] for quote in theme["quotes"]]
    young = [quote for quote in every if naming.is_young(quote["role"])]
    parents = [quote for quote in every if quote["role"] == "parent_carer"]
    # Where nobody young may be quoted, another theme speaks in their place.
    best = {quote["excerpt"]: quote for quote in [*young[:1], *parents[:1], *quotes]}
    first = list(best.values())[:OPENING_QUOTES]
    signed = [signing.quote(each, snapshot, area, audience) for each in first]
    # Coming first would tell that it was a child where the signature does not.
    return sorted(signed, key=lambda quote: quote["who"].startswith(signing.SOMEONE))


def _first(themes: list[ThemeView], feeling: str) -> list[int]:
    return [theme["id"] for theme in themes if theme["feeling"] == feeling][:SHOWN_FIRST]


def _whole(
    snapshot: dict[str, Any], what: str, names: dict[str, str], audience: Audience
) -> list[NamedCount]:
    """Return a table of submissions with those who did not say, so that it adds up to all."""
    known = {key: snapshot[what].get(key, 0) for key in names}
    rest = snapshot["submissions"] - sum(known.values())
    rows = _named({**known, NOT_SAID: rest}, {**names, NOT_SAID: "Not said"}, audience)
    return rows[:-1] if rows[-1]["count"]["value"] == 0 else rows


def _named(counts: dict[str, int], names: dict[str, str], audience: Audience) -> list[NamedCount]:
    """Return a table whose cells add up to a known total."""
    shown = table({key: counts.get(key, 0) for key in names}, audience)
    return [{"name": names[key], "count": shown[key]} for key in names]


def _overlapping(
    counts: dict[str, int], names: dict[str, str], audience: Audience
) -> list[NamedCount]:
    """Return a table whose rows overlap, the largest first; rows nobody chose are left out."""
    shown = {key: count(counts[key], audience) for key in names if counts.get(key)}
    # Sorted by what is shown, so that the order of hidden numbers tells nothing.
    largest_first = sorted(shown, key=lambda key: -(shown[key]["value"] or 0))
    return [{"name": names[key], "count": shown[key]} for key in largest_first]


def _age_bands(snapshot: dict[str, Any], area: Area, audience: Audience) -> list[AgeBand]:
    plans = area.benchmark.groups.get("age_band", {})
    rows = _whole(snapshot, "age_bands", naming.age_bands(area), audience)
    keys = [*naming.age_bands(area), NOT_SAID]
    total = sum(plans.values())
    return [
        {**row, "plans": share_of_total(plans[key], total) if key in plans else ""}
        for key, row in zip(keys, rows, strict=False)
    ]


def _set_aside(comments: dict[str, int], audience: Audience) -> list[NamedCount]:
    """Return where every comment is; the rows add up to all that came."""
    # A month that was read has no such row: it is as it was when its report came out.
    known = naming.STATES if comments.get("unread") else naming.READ_STATES
    return _named(comments, known, audience)
