"""The kit's macros, our strict templates, the layouts and every component."""

import json
from types import SimpleNamespace

import pytest
from flask import g
from jinja2 import UndefinedError

from feedback.assets import ROOT
from feedback.web import built, kit, pictures
from tests.support.page_rules import check_page
from tests.support.small_app import draw, small_app

KIT_FIXTURES = ROOT / ".make/npm/node_modules/govuk-frontend/dist/govuk/components"


@pytest.fixture(scope="module")
def small():
    """An application with the kit alone."""
    return small_app()


def checked(small, words, **values):
    """Draw words on a page and check it against every rule."""
    page = draw(small, words, **values)
    check_page(page, 200, "/")
    return page


def test_a_misspelt_name_in_our_templates_is_an_error(small):
    with pytest.raises(UndefinedError):
        draw(small, "{{ aera.product_name }}")
    with pytest.raises(UndefinedError):
        draw(small, "{{ area.prodct_name }}")


def test_the_kit_is_lenient_inside_and_its_words_are_escaped(small):
    page = checked(small, '{{ govukTag({"text": "<b>New</b>"}) }}')
    assert "&lt;b&gt;New&lt;/b&gt;" in page


@pytest.mark.parametrize("name", kit.COMPONENTS)
def test_every_component_draws_the_kits_own_first_example(small, name):
    path = KIT_FIXTURES / kit.COMPONENTS[name] / "fixtures.json"
    example = json.loads(path.read_text(encoding="utf-8"))["fixtures"][0]["options"]
    with small.test_request_context("/"):
        drawn = small.jinja_env.globals[name](example)
    assert f"govuk-{kit.COMPONENTS[name]}" in drawn


def test_the_kit_comes_in_through_one_door():
    for path in (ROOT / "templates").rglob("*.html"):
        assert "govuk_frontend_jinja" not in path.read_text(encoding="utf-8"), path


def test_files_are_asked_for_by_a_name_that_changes_with_them(small):
    page = draw(small, "")
    names = json.loads(built.MANIFEST.read_text())["names"]
    assert f"/static/vendor/{names['site.css']}" in page
    assert f"/static/vendor/{names['house.js']}" in page


def test_a_file_that_was_not_built_says_what_to_do(tmp_path):
    with pytest.raises(built.AssetsMissingError, match=r"site\.css is not built"):
        built.built_name("site.css", tmp_path / "manifest.json")
    with pytest.raises(built.AssetsMissingError, match=r"python -m feedback\.assets"):
        built.built_name("nothing.css")
    with pytest.raises(built.AssetsMissingError, match="unicorn"):
        pictures.icon("unicorn")


def test_every_line_drawing_can_be_drawn(small):
    page = checked(small, "{% for n in names %}{{ pictogram(n) }}{% endfor %}", names=NAMES)
    own = draw(small, "").count('class="pictogram"')
    assert page.count('class="pictogram"') == own + len(NAMES)


NAMES = list(pictures.PICTOGRAMS)


def test_links_to_pages_an_area_lacks_are_left_out(small):
    small.jinja_env.globals["footer_links"] = (("Colours", "display.choose"), ("No", "no.page"))
    page = draw(small, "")
    assert ">Colours</a>" in page
    assert ">No</a>" not in page


def test_those_who_are_in_are_not_asked_to_sign_in():
    app = small_app()
    app.add_url_rule("/sign-in", "account.sign_in", lambda: "")
    with app.test_request_context("/"):
        assert kit.page_links([("Sign in", "account.sign_in")]) == [("Sign in", "/sign-in")]
        g.account = SimpleNamespace(name="Invented Person")
        assert kit.page_links([("Sign in", "account.sign_in")]) == []


def test_the_display_page_is_told_where_somebody_came_from(small):
    with small.test_request_context("/tell/good?step=2"):
        assert kit.address("display.choose") == "/display?back=/tell/good?step%3D2"
    with small.test_request_context("/tell/good?code=secret", method="POST"):
        assert kit.address("display.choose") == "/display?back=/tell/good"


def test_an_example_installation_says_so_on_every_page():
    page = draw(small_app(example=True), "")
    assert "Example: every comment here is invented." in page
    assert "invented" not in draw(small_app(), "")


ROW = SimpleNamespace
COMPONENTS = {
    "back_link": '{{ back_link("/") }}',
    "bar_chart": '{{ bar_chart("most", "What we heard", rows) }}',
    "button": '{{ button("Save", "soft", "go", "on", "tick") }}{{ button("Send") }}',
    "chips": '{{ chips(["Parent carer", "Stevenage"]) }}',
    "data_table": '{{ data_table("Counts", ["Theme", "Count"], [["Waiting", 4]], (1,)) }}',
    "empty_state": '{% call empty_state("Nothing yet", "done") %}<p>Wait.</p>{% endcall %}',
    "easy_steps": "{{ easy_steps(steps_) }}",
    "figures": "{{ figures(figures_) }}",
    "help_box": '{% call help_box("Help") %}<p>Ring.</p>{% endcall %}',
    "link_button": '{{ link_button("Begin", "/", "", "arrow") }}',
    "listen": "{{ listen() }}",
    "notice": '{% call notice("Kept", "good") %}<p>Yes.</p>{% endcall %}{{ notice("So", "care") }}',
    "pagination": '{{ pagination("/?page=1", "/?page=3", "Page 2 of 3") }}',
    "print_button": "{{ print_button() }}",
    "quote": '{{ quote("They said \\"no\\" -- twice!", "Parent carer") }}',
    "seven_words": '{{ seven_words("acorn violin island") }}',
    "steps": "{{ steps(steps_) }}",
    "summary_rows": "<h2>Check</h2>{{ summary_rows(answers) }}",
    "trend_line": '{{ trend_line("trend", "Waiting", rows, names="Month") }}',
    "way": '<ul>{{ way("I’m a child", "/", "artist-palette", "Under 11") }}</ul>',
}
VALUES = {
    "rows": [
        ROW(name="Waiting", number=8, shown="8"),
        ROW(name="Hearing", number=None, shown="fewer than 5"),
    ],
    "figures_": [ROW(number="104", words="people")],
    "steps_": [
        ROW(title="Read", words="Monday", done=True, picture="eyes"),
        ROW(title="Changed", words="", done=False, picture="seedling"),
    ],
    "answers": [
        ROW(question="Good?", answer="It's fine!", own_words=True, href="/", recordings=()),
        ROW(question="Age", answer="", own_words=False, href="", recordings=()),
    ],
}


@pytest.mark.parametrize("name", COMPONENTS)
def test_every_component_keeps_every_rule(small, name):
    calling = f'{{% from "components/{name}.html" import {name} %}}{COMPONENTS[name]}'
    checked(small, calling, **VALUES)


def component(small, name):
    """Draw one component with the values above."""
    calling = f'{{% from "components/{name}.html" import {name} %}}{COMPONENTS[name]}'
    return draw(small, calling, **VALUES)


def test_a_hidden_number_is_never_in_the_chart(small):
    page = component(small, "bar_chart")
    assert page.count("fewer than 5") == 2
    assert 'width="100.0%"' in page
    assert page.count("chart__bar") == 1
    assert page.count('class="chart__hidden"') == 1


def test_an_empty_chart_still_draws(small):
    words = (
        '{% from "components/bar_chart.html" import bar_chart %}{{ bar_chart("a", "Heard", []) }}'
    )
    assert "chart__bar" not in checked(small, words)


@pytest.mark.parametrize("name", ["steps", "easy_steps"])
def test_a_journey_says_in_words_what_is_done(small, name):
    page = component(small, name)
    assert page.index(", done") < page.index(", still to come")


def test_an_unanswered_question_says_so_and_links_name_their_question(small):
    page = component(small, "summary_rows")
    assert "Not answered" in page
    assert 'Change<span class="unseen"> Good?</span>' in page


DESK = """{% extends "layouts/desk.html" %}{% block page_title %}Read and clear{% endblock %}
{% block content %}<h1>Read and clear</h1>{% endblock %}"""
TASKS = SimpleNamespace(
    title="November 2026",
    note="118 comments",
    tasks=[
        ROW(words="Concerns", href="/", count=1, current=False, urgent=True),
        ROW(words="Read and clear", href="/", count=14, current=True, urgent=False),
        ROW(words="Publish", href="/", count="", current=False, urgent=False),
    ],
)


def desk(words=DESK, **values):
    """Draw a page of the desk, signed in, and check it."""
    app = small_app(account=SimpleNamespace(name="Invented Person", role="facilitator"))
    app.add_url_rule("/sign-out", "account.sign_out", lambda: "", methods=["POST"])
    with app.test_request_context("/"):
        page = app.jinja_env.from_string(words).render(**shared(app), **values)
    check_page(page, 200, "/desk")
    return page


def shared(app):
    """What Flask would hand to a template."""
    values = {}
    app.update_template_context(values)
    return values


def test_the_desk_shows_the_months_tasks_and_where_somebody_is():
    page = desk(desk_nav=TASKS)
    assert page.count('aria-current="page"') == 1
    assert 'class="count count--care">1</span>' in page
    assert page.count('class="count') == 2


def test_the_desk_has_no_empty_column_and_no_tasks_it_was_not_given():
    page = desk()
    assert "<aside" not in page
    assert "tasks" not in page


def test_what_helps_stands_beside_the_work():
    page = desk(DESK + '{% block aside %}<h2 id="hide">To hide</h2>{% endblock %}')
    assert page.index("</main>") < page.index('<h2 id="hide">')


def test_signing_out_is_a_form_with_its_token():
    assert '<form class="top__form" method="post" action="/sign-out">' in desk()


def test_a_report_is_one_article(small):
    words = DESK.replace("layouts/desk.html", "layouts/report.html")
    with small.test_request_context("/"):
        page = small.jinja_env.from_string(words).render(**shared(small))
    check_page(page, 200, "/report")
    assert page.count('<article class="sheet">') == 1
