"""An application with the design kit alone, for tests of fields, components and layouts."""

from types import SimpleNamespace

from flask import Flask, render_template_string
from flask_babel import Babel
from flask_wtf.csrf import CSRFProtect
from wtforms import Form

from feedback.assets import ROOT
from feedback.web import display, kit
from feedback.web.display import look

PAGE = """{% extends "layouts/page.html" %}
{% block page_title %}A question{% endblock %}
{% block content %}<h1>A question</h1>TOLD{% endblock %}"""

OPENING = '<form method="post" action="/" enctype="multipart/form-data">{{ csrf_field() }}'


def small_app(**context: object) -> Flask:
    """Return an application that has the kit, the display page and what layouts rely on."""
    app = Flask(__name__, template_folder=ROOT / "templates", static_folder=ROOT / "static")
    app.config.update({"SECRET_KEY": "for tests", "TESTING": True, "WTF_CSRF_ENABLED": False})
    CSRFProtect(app)
    Babel(app)
    kit.init_app(app)
    app.register_blueprint(display.blueprint)
    shared = {
        "area": SimpleNamespace(product_name="Voices of Nowhere"),
        "account": None,
        "example": False,
        **context,
    }
    app.context_processor(lambda: {"display": look.chosen(), **shared})
    return app


def draw(app: Flask, words: str, **values: object) -> str:
    """Draw words of a template as the content of a whole page."""
    with app.test_request_context("/"):
        return render_template_string(PAGE.replace("TOLD", words), **values)


def draw_form(app: Flask, form: type[Form], words: str, answers: dict[str, object]) -> str:
    """Send answers to a form, check them, and draw the page that comes back."""
    with app.test_request_context("/", method="POST", data=answers):
        sent = form()
        sent.validate()
        page = PAGE.replace("TOLD", f"{OPENING}{words}</form>")
        return render_template_string(page, form=sent)
