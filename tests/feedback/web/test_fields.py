"""Fields draw the kit's components, with errors that lead to the control that can mend them."""

import io
from datetime import date

import pytest
from flask_wtf import FlaskForm
from werkzeug.datastructures import MultiDict

from feedback.web import fields
from feedback.web.fields import option
from feedback.web.validators import Chosen, NotTooBig, NotTooLong, Required
from tests.support.page_rules import check_page
from tests.support.small_app import draw_form, small_app
from tests.support.strict_html import fragment, read_html

SERVICES = [option("school", "School", picture="school"), option("ear", "Hearing", picture="ear")]


class Everything(FlaskForm):
    """One field of each kind."""

    services = fields.TileField("About", choices=SERVICES, validators=[Chosen("a service")])
    rating = fields.FaceField("Rating", choices=SERVICES, validators=[Chosen("how it was")])
    who = fields.ChoiceField("Who", choices=[option("me", "Me", hint="Only me")])
    also = fields.TicksField("Also", choices=[option("a", "One"), option("b", "Two")])
    good = fields.WordsField(
        "Good", description="A few words.", validators=[Required("your answer"), NotTooLong(10)]
    )
    name = fields.TextField("Name", validators=[Required("your name")])
    password = fields.PasswordField("Password", validators=[Required("your password")])
    code = fields.CodeField("Code", validators=[Required("the code")])
    place = fields.SelectField("Place", choices=[option("", "Choose"), option("x", "Here")])
    due = fields.DayField("Due", validators=[Required("the day")])
    file = fields.FileField("File", validators=[NotTooBig(100_000)])
    sure = fields.TickField("I am sure")


NAMES = (
    *("services", "rating", "who", "also", "good", "name"),
    *("password", "code", "place", "due", "file", "sure"),
)
EVERY = "".join(f"{{{{ field(form.{name}) }}}}" for name in NAMES)


@pytest.fixture(scope="module")
def small():
    """An application with the kit alone."""
    return small_app()


def sent(small, **answers):
    """The form after somebody sent these answers."""
    with small.test_request_context("/", method="POST", data=answers):
        form = Everything()
        form.validate()
        return form


def drawn(small, words=EVERY, **answers):
    """The page that comes back, checked against every rule, as a tree."""
    page = draw_form(small, Everything, words, MultiDict(answers))
    check_page(page, 200, "/")
    return read_html(page)[0]


def by_id(page, name):
    """The one element with this id."""
    return next(one for one in page.iter() if one.get("id") == name)


def test_every_field_makes_a_page_that_keeps_every_rule(small):
    assert len([one for one in drawn(small).iter("input") if one.get("type") == "radio"]) == 3


def test_each_error_leads_to_the_first_control_of_its_field(small):
    page = drawn(small)
    summary = next(one for one in page.iter("ul") if "error-summary" in one.get("class", ""))
    targets = [by_id(page, link.get("href")[1:]) for link in summary.iter("a")]
    assert [one.tag for one in targets] == ["input", "input", "textarea", *["input"] * 4]
    assert [one.get("name") for one in targets] == [
        *("services", "rating", "good", "name", "password", "code", "due")
    ]
    assert targets[-1].get("id") == "due-day"


def test_hints_and_errors_are_read_with_their_control(small):
    assert by_id(drawn(small), "good").get("aria-describedby") == "good-hint good-error"
    page = drawn(small, good="Kind")
    assert by_id(page, "good").get("aria-describedby") == "good-hint"


def test_a_field_without_hint_or_error_points_at_nothing(small):
    assert by_id(drawn(small, name="Ann"), "name").get("aria-describedby") is None


def test_nothing_is_marked_as_required(small):
    assert not [one for one in drawn(small).iter() if "required" in one.attrib]


def test_a_question_alone_on_its_page_is_the_heading(small):
    page = draw_form(small, Everything, "{{ field(form.rating, heading=True) }}", {})
    assert "<h1 class" in page
    assert page.index("<legend") < page.index("<h1 class")


def test_pictures_stand_beside_words_and_are_not_read(small):
    page = draw_form(small, Everything, "{{ field(form.services) }}", {})
    assert page.count('class="picture"') == 2
    assert "<span>School</span>" in page


def test_the_hint_of_a_choice_is_part_of_its_row(small):
    page = drawn(small)
    label = next(one for one in page.iter("label") if one.get("for") == "who")
    assert "".join(label.itertext()).split() == ["Me", "Only", "me"]


def test_what_was_answered_comes_back(small):
    answers = MultiDict([("services", "ear"), ("good", "Kind\n\nand warm"), ("due", "31")])
    answers.setlist("due", ["31", "1", "20x7"])
    page = read_html(draw_form(small, Everything, EVERY, answers))[0]
    assert by_id(page, "services-2").get("checked") is not None
    assert by_id(page, "good").text == "Kind\n\nand warm"
    assert [by_id(page, f"due-{part}").get("value") for part in ("day", "month", "year")] == [
        *("31", "1", "20x7")
    ]


SECRETS = {"password": "correct horse", "code": ""}


def test_passwords_and_codes_are_not_sent_back(small):
    page = drawn(small, **SECRETS)
    assert by_id(page, "password").get("value") is None


def test_words_of_families_never_become_markup(small):
    page = draw_form(small, Everything, EVERY, {"good": "</textarea><script>x</script>"})
    assert "<script>x" not in page


def test_an_answer_that_was_not_offered_is_refused(small):
    form = sent(small, services="other", who="nobody", also="c", place="y")
    assert form.services.errors == ["Choose from the answers on this page"]
    assert form.who.errors == ["Choose from the answers on this page"]
    assert form.place.errors == form.who.errors
    assert form.also.errors == ["Choose from the answers on this page"]


def test_a_question_may_be_left_unless_the_page_needs_it(small):
    form = sent(small)
    assert form.who.data is None
    assert not form.who.errors
    assert form.rating.errors == ["Choose how it was"]
    assert form.services.errors == ["Choose a service"]


def test_unticking_everything_is_an_answer(small):
    with small.test_request_context("/", method="POST", data={"name": "Ann"}):
        form = Everything(data={"who": "me", "also": ["a"]})
    assert form.who.data is None
    assert form.also.data == []


def test_spaces_alone_are_no_answer(small):
    assert sent(small, good=" \n ").good.errors == ["Enter your answer"]


def test_long_words_say_by_how_much(small):
    assert sent(small, good="12345678901").good.errors == ["Make your answer shorter by 1 letter"]
    assert sent(small, good="x" * 1210).good.errors == ["Make your answer shorter by 1,200 letters"]


def test_a_code_may_be_typed_with_spaces(small):
    assert sent(small, code=" 123 456 ").code.data == "123456"


def test_a_day_is_three_numbers(small):
    assert sent(small, due=["31", "1", "2027"]).due.data == date(2027, 1, 31)


@pytest.mark.parametrize("parts", [["31", "2", "2027"], ["x", "1", "2027"], ["1", "1"]])
def test_a_day_that_is_not_real_says_so(small, parts):
    assert sent(small, due=parts).due.errors == ["Enter a real day, such as 31 1 2027"]


def test_a_day_left_empty_is_asked_for(small):
    assert sent(small, due=["", " ", ""]).due.errors == ["Enter the day"]


def test_a_day_known_before_is_shown(small):
    with small.test_request_context("/"):
        form = Everything(data={"due": date(2027, 1, 31)})
        assert 'value="2027"' in fields.field(form.due)


def test_a_large_file_is_refused_and_a_small_one_is_not(small):
    large = sent(small, file=(io.BytesIO(b"x" * 100_001), "a.png"))
    assert large.file.errors == ["Choose a file smaller than 100 kB"]
    upload = {"file": (io.BytesIO(b"tiny"), "a.png")}
    with small.test_request_context("/", method="POST", data=upload):
        form = Everything()
        form.validate()
        assert not form.file.errors
        assert form.file.data.read() == b"tiny"


def test_a_form_open_too_long_says_to_press_again(small):
    class Guarded(FlaskForm):
        class Meta:
            csrf = True

    with small.test_request_context("/", method="POST", data={"csrf_token": "stale"}):
        form = Guarded()
        form.validate()
        assert fields.error_list(form) == [
            {"text": "This page was open a long time. Press the button again."}
        ]


def test_an_error_of_the_whole_form_is_listed_first(small):
    with small.test_request_context("/", method="POST", data={}):
        form = Everything()
        form.validate()
        form.form_errors.append("Those do not fit together")
        assert fields.error_list(form)[0] == {"text": "Those do not fit together"}


def test_words_keep_their_first_empty_line_and_their_own_direction(small):
    with small.test_request_context("/"):
        form = Everything(data={"good": "\n\nA quiet start"})
        box = fragment(fields.field(form.good))
    words = next(box.iter("textarea"))
    assert words.text == "\n\nA quiet start"
    assert words.get("dir") == "auto"
