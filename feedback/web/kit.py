"""Hand the design kit's macros, the pictures and the words' filters to every template."""

from collections.abc import Callable, Iterable
from functools import partial

from flask import Flask, current_app, g, request, url_for
from flask_wtf.csrf import generate_csrf
from jinja2 import ChainableUndefined, Environment, PackageLoader, PrefixLoader, StrictUndefined
from markupsafe import Markup

from feedback.translations import ENGLISH
from feedback.web import built, charts, fields, filters, pictures
from feedback.web.speech import lazy_gettext

COMPONENTS = {
    "govukBackLink": "back-link",
    "govukButton": "button",
    "govukCheckboxes": "checkboxes",
    "govukDateInput": "date-input",
    "govukDetails": "details",
    "govukErrorSummary": "error-summary",
    "govukFileUpload": "file-upload",
    "govukInput": "input",
    "govukPasswordInput": "password-input",
    "govukRadios": "radios",
    "govukSelect": "select",
    "govukSkipLink": "skip-link",
    "govukSummaryList": "summary-list",
    "govukTable": "table",
    "govukTag": "tag",
    "govukTextarea": "textarea",
}

# Pages that lead back to where somebody was.
GOES_BACK = {"display.choose", "display.language"}
HEADER_LINKS = (
    (lazy_gettext("Display"), "display.choose"),
    (lazy_gettext("Help"), "help.contacts"),
)


def init_app(app: Flask) -> None:
    """Make our own templates strict, and give them the kit, the fields and the pictures."""
    ours = app.jinja_env
    ours.undefined = StrictUndefined
    ours.trim_blocks = ours.lstrip_blocks = True
    ours.filters.update(filters.FILTERS)
    ours.globals.update(kit_macros(ours))
    ours.globals.update(
        address_of=address,
        chart_bars=charts.bars,
        chart_trend=charts.trend,
        csrf_field=csrf_field,
        desk_links=(),
        direction="ltr",
        needs_letters=False,
        error_list=fields.error_list,
        field=fields.field,
        footer_links=(),
        header_links=HEADER_LINKS,
        icon=pictures.icon,
        drawing=pictures.drawing,
        language=ENGLISH,
        other_languages=(),
        page_links=page_links,
        pictogram=pictures.pictogram,
        static_url=static_url,
        unchecked=False,
    )


def kit_macros(ours: Environment) -> dict[str, Callable[..., Markup]]:
    """Give the kit's macros by name; they are lenient about names, so they live in an overlay."""
    kit = ours.overlay(
        undefined=ChainableUndefined,
        loader=PrefixLoader({"govuk_frontend_jinja": PackageLoader("govuk_frontend_jinja")}),
        trim_blocks=False,
        lstrip_blocks=False,
    )
    return {name: partial(draw, kit, folder, name) for name, folder in COMPONENTS.items()}


def draw(kit: Environment, folder: str, name: str, params: dict[str, object]) -> Markup:
    """Draw one of the kit's components; a template is compiled when it is first used."""
    module = kit.get_template(f"govuk_frontend_jinja/components/{folder}/macro.html").module
    drawn: Markup = getattr(module, name)(params)
    return drawn


def static_url(name: str) -> str:
    """Give the address of a built style, script or picture; its name changes with its content."""
    return url_for("static", filename=f"vendor/{built.built_name(name)}")


def page_links(links: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    """Turn words and endpoints into words and addresses, leaving out pages that are not there."""
    there = set(current_app.view_functions)
    if g.get("account"):
        there.discard("account.sign_in")  # They are in.
    return [(words, address(endpoint)) for words, endpoint in links if endpoint in there]


def address(endpoint: str) -> str:
    """Give the address of a page; those about display remember where somebody came from."""
    if endpoint not in GOES_BACK:
        return url_for(endpoint)
    here = request.full_path.rstrip("?") if request.method == "GET" else request.path
    return url_for(endpoint, back=here) if request.endpoint != endpoint else url_for(endpoint)


def csrf_field() -> Markup:
    """Draw the hidden token every form that changes something must carry."""
    return Markup('<input type="hidden" name="csrf_token" value="{}">').format(generate_csrf())
