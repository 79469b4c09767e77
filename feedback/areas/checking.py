"""Check that the files of a pack agree with one another and with what the platform stores."""

from collections.abc import Collection, Iterable, Iterator

from feedback.areas.area import Area
from feedback.areas.people import Question
from feedback.areas.table import AreaError

# The ids that answers are stored under, the same in every area. A pack gives them words.
ROUTES = (
    "parent_carer", "young_person", "child", "easy_read", "group", "helper", "import",
)  # fmt: skip
NEEDED = ("services", "rating", "good", "better", "one_thing")
CHOICES = {
    "role": (
        "parent_carer", "child_under_11", "young_person_11_15", "young_person_16_17",
        "young_person_18_25", "other_family", "professional", "facilitator_group", "helper",
    ),
    "helped": ("nobody", "family", "school", "worker", "someone_else"),
    "whose_words": ("mine", "my_childs", "written_down_for", "what_i_have_seen"),
    "rating": ("very_good", "good", "ok", "not_good", "very_bad"),
    "age_band": ("0_4", "5_10", "11_15", "16_19", "20_25"),
    "plan_status": ("plan", "asked", "refused", "sen_support", "nothing_yet", "dont_know"),
    "permission": ("count_only", "quote", "quote_with_area"),
}  # fmt: skip
NOT_SURE = "not_sure"
QUESTIONS = (
    *NEEDED,
    "role",
    "helped",
    "whose_words",
    "age_band",
    "district",
    "plan_status",
    "permission",
)


def check(area: Area, pictures: Collection[str] | None) -> None:
    """Refuse a pack whose files point at something that is not there."""
    _check_places(area)
    _check_topics(area)
    _check_benchmark(area)
    _check_owners(area)
    _check_questions(area)
    for question in area.questions:
        _check_question(area, question)
    if pictures is not None:
        _check_pictures(area, pictures)


def _known(where: str, used: Iterable[str], known: Iterable[str]) -> None:
    allowed = tuple(known)
    for value in used:
        if value not in allowed:
            choices = ", ".join(word for word in allowed if word)
            raise AreaError(f"{where}: “{value}” is not known. Write one of: {choices}.")


def _check_places(area: Area) -> None:
    parts, districts = [p.id for p in area.parts], [d.id for d in area.districts]
    for district in area.districts:
        _known(f"districts.toml, districts “{district.id}”, key part", [district.part], parts)
    for line, row in enumerate(area.outward, 2):
        _known(f"outward.csv, line {line}, key district", [row.district], districts)


def _check_topics(area: Area) -> None:
    services = [service.id for service in area.services]
    for tile in area.tiles:
        _known(f"tiles.toml, tiles “{tile.id}”, key services", tile.services, services)
        only = (*tile.routes, *tile.name_for, *tile.hint_for)
        _known(f"tiles.toml, tiles “{tile.id}”, key routes", only, ROUTES)
    for tile in area.tiles:
        if not tile.services and tile.id != NOT_SURE:
            raise AreaError(
                f"tiles.toml, tiles “{tile.id}”, key services: this is empty. "
                f"Write ids from services.toml; only the tile {NOT_SURE} may lead nowhere."
            )
    reached = {service for tile in area.tiles for service in tile.services}
    for missing in (service for service in services if service not in reached):
        raise AreaError(
            f"tiles.toml, key services: no tile leads to the service “{missing}”. "
            "Add its id to the services of the tile a family would tap."
        )
    for tag in area.tags:
        _known(
            f"tags.toml, tags “{tag.id}”, key group", [tag.group], [g.id for g in area.tag_groups]
        )


def _check_benchmark(area: Area) -> None:
    for name, counts in area.benchmark.groups.items():
        if sum(counts.values()) > area.benchmark.total:
            raise AreaError(
                f"benchmark.json, groups {name}: these add up to more than the total, "
                f"{area.benchmark.total}. Correct the counts or the total."
            )
    bands = area.benchmark.groups.get("age_band", {})
    _known("benchmark.json, groups, key age_band", bands, CHOICES["age_band"])


def _check_owners(area: Area) -> None:
    services, parts = [s.id for s in area.services], [p.id for p in area.parts]
    for owner in area.owners:
        place = f"owners.toml, owners “{owner.name}”"
        _known(f"{place}, key service", [owner.service], services)
        _known(f"{place}, key part", [owner.part], ["", *parts])
    for service in services:
        for part in parts:
            if not any(o.service == service and o.part in ("", part) for o in area.owners):
                raise AreaError(
                    f"owners.toml: nobody answers for “{service}” in “{part}”. Write a line "
                    f'[[owners]] with service = "{service}", part = "{part}" and a name.'
                )


def _check_questions(area: Area) -> None:
    asked = [question.id for question in area.questions]
    _known("questions.toml, questions, key id", asked, QUESTIONS)
    _known("questions.toml, routes, key id", [route.id for route in area.routes], ROUTES)
    for needed in (question for question in NEEDED if question not in asked):
        raise AreaError(
            f"questions.toml: the question “{needed}” is missing. "
            f'Write a line [[questions]] with id = "{needed}".'
        )


def _check_question(area: Area, question: Question) -> None:
    place = f"questions.toml, questions “{question.id}”"
    routes = [route.id for route in area.routes]
    _known(f"{place}, key routes", question.routes, routes)
    _known(f"{place}, key extra_in", question.extra_in, question.routes or routes)
    _known(f"{place}, key wordings", question.wordings, routes)
    for choice in question.choices:
        where = f"{place}, choices “{choice.id}”"
        _known(
            f"{where}, key routes", (*choice.routes, *choice.words_for, *choice.hint_for), routes
        )
        if question.id in CHOICES:
            _known(f"{where}, key id", [choice.id], CHOICES[question.id])
    for route in area.routes:
        if route.needs_pictures and question.is_asked_in(route.id):
            words = question.wordings.get(route.id)
            if words is None or not words.picture:
                raise AreaError(
                    f"{place}, key wordings.{route.id}.picture: this is missing. "
                    f"Every question of the route “{route.id}” needs its own words and a picture."
                )


def _check_pictures(area: Area, pictures: Collection[str]) -> None:
    for file, place, picture in _pictures(area):
        if picture and picture not in pictures:
            raise AreaError(
                f"{file}, {place}, key picture: there is no picture “{picture}”. "
                "Write the name of one from the set fluent-emoji-flat, or healthicons: and a name."
            )


def _pictures(area: Area) -> Iterator[tuple[str, str, str]]:
    for tile in area.tiles:
        yield "tiles.toml", f"tiles “{tile.id}”", tile.picture
    for route in area.routes:
        yield "questions.toml", f"routes “{route.id}”", route.picture
    for question in area.questions:
        place = f"questions “{question.id}”"
        for route_id, wording in question.wordings.items():
            yield "questions.toml", f"{place}, wordings “{route_id}”", wording.picture
        for choice in question.choices:
            yield "questions.toml", f"{place}, choices “{choice.id}”", choice.picture
    for number, point in enumerate(area.inviting.points, 1):
        yield "inviting.toml", f"points {number}", point.picture
