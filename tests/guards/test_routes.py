"""Every page says who may open it, and nobody else can."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy.orm import Session

from feedback.models.account import ROLES
from feedback.web.application import FeedbackApp
from tests import factories
from tests.support.pages import Pages

# Steps of the loop that families use, and what everybody needs to get in or to get help.
OPEN_STEPS = {"tell", "later", "words", "help", "display", "account", "offline", "static"}
ARGUMENTS: dict[str, Any] = {
    "month": "2026-11",
    "suggested_id": 1,
    "comment_id": 1,
    "account_id": 1,
    "question_id": "better",
    "kind": "sound",
    "ending": "mp3",
    "token": "unknown",
}


def staff_rules(app: FeedbackApp) -> list[Any]:
    return [
        rule for rule in app.url_map.iter_rules() if rule.endpoint.split(".")[0] not in OPEN_STEPS
    ]


def address(app: FeedbackApp, rule: Any) -> str:
    adapter = app.url_map.bind("127.0.0.1")
    method = "GET" if "GET" in rule.methods else "POST"
    values = {name: ARGUMENTS.get(name, 1) for name in rule.arguments}
    return str(adapter.build(rule.endpoint, values, method=method))


def test_every_staff_page_names_its_roles(app: FeedbackApp) -> None:
    for rule in staff_rules(app):
        view = app.view_functions[rule.endpoint]
        roles = getattr(view, "roles", None)
        assert roles, f"{rule.endpoint} can be opened by anybody"
        assert set(roles) <= set(ROLES), rule.endpoint


def test_strangers_are_asked_to_sign_in(app: FeedbackApp, pages: Pages) -> None:
    for rule in staff_rules(app):
        if "GET" in rule.methods:
            pages.get(address(app, rule), status=302)
        if "POST" in rule.methods:
            pages.post(address(app, rule), status=302)


@pytest.mark.parametrize("role", ROLES)
def test_other_roles_are_kept_out(
    app: FeedbackApp, pages: Pages, session: Session, role: str
) -> None:
    account = factories.account(session, role)
    session.commit()
    pages.signs_in(account)
    for rule in staff_rules(app):
        if role in app.view_functions[rule.endpoint].roles:  # type: ignore[attr-defined]
            continue
        if "GET" in rule.methods:
            pages.get(address(app, rule), status=403)
        if "POST" in rule.methods:
            pages.post(address(app, rule), status=403)


def test_nothing_changes_by_looking(app: FeedbackApp) -> None:
    changing = ("delete", "drop", "clear", "publish", "withdraw", "sign_out", "find")
    for rule in app.url_map.iter_rules():
        name = rule.endpoint.split(".")[-1]
        if name in changing and "GET" in (rule.methods or ()):
            # A page of that name asks first; only its POST may change anything.
            assert "POST" in (rule.methods or ()), rule.endpoint
