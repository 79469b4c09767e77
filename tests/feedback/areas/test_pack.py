"""An area pack is read into one Area that answers by name."""

import re
from datetime import date
from pathlib import Path

import pytest

from feedback.areas import Area, load_area

SMALL_PACK = Path(__file__).parent / "pack_fixture"
ROOT = Path(__file__).parents[3]


@pytest.fixture
def northmere() -> Area:
    return load_area(SMALL_PACK)


def test_another_area_needs_only_a_pack(northmere: Area):
    assert northmere.product_name == "Northmere Listens"
    assert northmere.retention.words_months == 9
    assert northmere.conversation_name == "How is it in Northmere?"


def test_a_pack_can_be_named_by_the_path_of_its_folder(northmere: Area):
    assert load_area(str(SMALL_PACK)) == northmere


def test_records_are_found_by_id(northmere: Area):
    assert northmere.tile("health").services == ("clinics", "schools")
    assert northmere.service("clinics").words == ("clinic",)
    assert northmere.aspect("wait").name == "Waiting"
    assert northmere.district("moor").part == "hills"
    assert northmere.part("hills").name == "Hills"
    assert northmere.route("child").needs_pictures
    assert northmere.link("local_offer").words == "The Northmere Local Offer"
    assert [tag.id for tag in northmere.tags_in("principle")] == ["early"]


def test_an_id_the_pack_lacks_is_a_key_error(northmere: Area):
    with pytest.raises(KeyError, match="moon"):
        northmere.tile("moon")
    assert northmere.link("moon") is None


def test_tiles_lead_to_services_once_each_in_the_order_of_the_pack(northmere: Area):
    services = northmere.services_of(["health", "school", "not_sure"])
    assert [service.id for service in services] == ["schools", "clinics"]


def test_a_question_speaks_in_the_words_of_its_route(northmere: Area):
    rating = northmere.question("rating")
    assert rating.wording("child").title == "How is school?"
    assert rating.wording("parent_carer").title == "How is it?"


def test_a_route_without_wording_uses_the_first(northmere: Area):
    assert northmere.question("good").wording("import").title == "What is good?"


def test_a_route_is_asked_only_its_questions_and_choices(northmere: Area):
    assert [question.id for question in northmere.questions_in("child")] == ["rating"]
    rating = northmere.question("rating")
    assert [choice.id for choice in rating.choices_in("child")] == ["good"]
    assert [choice.id for choice in rating.choices_in("parent_carer")] == ["good", "not_good"]


def test_choices_are_said_in_the_words_of_the_route(northmere: Area):
    assert northmere.choice_words("rating", "good") == "Good"
    assert northmere.choice_words("rating", "good", "child") == "Nice"


def test_tiles_and_districts_are_choices_too(northmere: Area):
    assert northmere.choice_words("services", "health") == "Health"
    assert northmere.choice_words("district", "moor") == "Moor"
    assert northmere.choice_words("district", "elsewhere") == "Somewhere else"


def test_the_owner_of_a_service_depends_on_the_district(northmere: Area):
    assert [o.name for o in northmere.owners_of("clinics", "moor")] == ["Hills Hospital"]
    assert [o.name for o in northmere.owners_of("schools", "moor")] == ["Northmere Council"]


def test_without_a_district_every_owner_of_a_service_is_named(northmere: Area):
    names = [owner.name for owner in northmere.owners_of("clinics")]
    assert names == ["Shore Hospital", "Hills Hospital"]


@pytest.mark.parametrize(
    ("code", "districts"),
    [("NM1", ["harbour"]), ("nm 2", ["moor", "harbour"]), ("NM3", ["moor"]), ("ZZ9", [])],
)
def test_a_postcode_is_asked_about_only_when_it_may_be_two_districts(
    northmere: Area, code: str, districts: list[str]
):
    assert [district.id for district in northmere.districts_of(code)] == districts


def test_help_lines_become_links_that_call_or_text(northmere: Area):
    (child,) = northmere.help_lines("child")
    (crisis,) = northmere.help_lines("crisis")
    assert (child.link, crisis.link) == ("tel:01632960003", "sms:07700900123")


def test_the_help_page_can_say_since_when_every_number_is_checked(northmere: Area):
    assert northmere.help_checked_on == date(2026, 3, 1)


def test_whoever_has_no_accessibility_team_is_sent_to_the_privacy_contact(northmere: Area):
    assert northmere.access_contact.name == "Privacy team"


def test_nothing_about_one_place_is_in_code_or_pages():
    # Only the id of the pack that an installation starts with may be named.
    first_pack = re.compile(r"area.*\"hertfordshire\"", re.IGNORECASE)
    place = re.compile(r"herts|hertfordshire|hpci|stevenage", re.IGNORECASE)
    files = [*(ROOT / "feedback").rglob("*.py"), *(ROOT / "templates").rglob("*.html")]
    found = {
        f"{file.relative_to(ROOT)}: {line.strip()}"
        for file in files
        for line in file.read_text(encoding="utf-8").splitlines()
        if place.search(line) and not first_pack.search(line)
    }
    assert files
    assert found == set()
