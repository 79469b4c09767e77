"""People choose colours and the size of words, and are taken back to where they were."""

import pytest

from feedback.web.addresses import local_path
from tests.support.page_rules import check_page
from tests.support.small_app import small_app


@pytest.fixture
def visitor():
    return small_app().test_client()


def test_the_page_offers_every_choice_and_keeps_every_rule(visitor):
    page = visitor.get("/display").get_data(as_text=True)
    check_page(page, 200, "/display")
    assert page.count('type="radio"') == 15
    assert 'value="auto" checked' in page
    for usual in ("usual", "on", "phone", "yes"):
        assert f'value="{usual}" checked' in page


def test_a_choice_is_kept_for_the_visit_and_shown_on_every_page(visitor):
    visitor.post("/display", data={"theme": "dark", "size": "biggest", "back": "/"})
    page = visitor.get("/display").get_data(as_text=True)
    assert '<html lang="en-GB" data-theme="dark" data-size="biggest"' in page
    assert 'data-motion="phone" data-symbols="on" data-keep="yes">' in page
    assert 'value="dark" checked' in page


def test_one_choice_leaves_the_other_as_it_was(visitor):
    visitor.post("/display", data={"theme": "cream", "back": "/"})
    visitor.post("/display", data={"size": "bigger", "back": "/"})
    page = visitor.get("/display").get_data(as_text=True)
    assert 'data-theme="cream" data-size="bigger"' in page


def test_movement_and_pictures_can_be_taken_away(visitor):
    visitor.post("/display", data={"motion": "less", "symbols": "off", "keep": "no", "back": "/"})
    page = visitor.get("/display").get_data(as_text=True)
    assert 'data-theme="auto" data-size="usual" data-motion="less" data-symbols="off"' in page
    assert 'data-keep="no"' in page


def test_nothing_is_kept_on_a_phone_where_nobody_chose(visitor):
    page = visitor.get("/display").get_data(as_text=True)
    assert "data-keep" not in page


def test_a_look_from_before_there_were_more_choices_still_works(visitor):
    with visitor.session_transaction() as kept:
        kept["display"] = {"theme": "dark", "size": "bigger"}
    page = visitor.get("/display").get_data(as_text=True)
    assert 'data-theme="dark" data-size="bigger" data-motion="phone" data-symbols="on">' in page


def test_a_shared_phone_forgets_when_asked(visitor):
    visitor.post("/display", data={"theme": "dark", "symbols": "none", "back": "/"})
    answer = visitor.post("/display/forget", data={"back": "/tell/good"})
    assert answer.location == "/display?back=/tell/good"
    page = visitor.get(answer.location).get_data(as_text=True)
    check_page(page, 200, "/display")
    assert "This phone keeps nothing about how pages look" in page
    assert 'data-theme="auto"' in page
    assert 'data-symbols="on" data-keep="no">' in page


def test_people_go_back_to_where_they_were(visitor):
    page = visitor.get("/display?back=/tell/good").get_data(as_text=True)
    assert '<input type="hidden" name="back" value="/tell/good">' in page
    answer = visitor.post("/display", data={"theme": "dark", "back": "/tell/good"})
    assert answer.status_code == 302
    assert answer.location == "/tell/good"


@pytest.mark.parametrize(
    "address",
    [
        "https://elsewhere.example/",
        "//elsewhere.example/",
        "/\\elsewhere.example/",
        "\\/elsewhere.example/",
        "javascript:alert(1)",
        "/a\r\nSet-Cookie: b=c",
        "/\t/elsewhere.example",
        "tell",
        "",
        None,
    ],
)
def test_nobody_is_led_to_another_site(visitor, address):
    assert local_path(address) == "/"
    answer = visitor.post("/display", data={"theme": "dark", "back": address or ""})
    assert answer.location == "/"


def test_a_colour_that_was_not_offered_is_refused(visitor):
    answer = visitor.post("/display", data={"theme": "<b>", "size": "usual", "back": "/"})
    assert answer.status_code == 200
    page = answer.get_data(as_text=True)
    assert "Choose from the answers on this page" in page
    assert "<title>Error: How pages look" in page
    assert 'data-theme="auto"' in visitor.get("/display").get_data(as_text=True)
