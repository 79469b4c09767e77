"""Settings are read once, and a bad one is refused at start."""

from __future__ import annotations

from pathlib import Path

import pytest

from feedback.settings import Settings, SettingsError


def test_an_installation_needs_no_settings() -> None:
    settings = Settings.from_environment({})
    assert settings.database_url.endswith("/instance/feedback.db")
    assert settings.keys_file.name == "feedback-keys.json"
    assert settings.secure_cookies
    assert (settings.area, settings.vectors) == ("hertfordshire", "static")


def test_every_setting_can_be_given(tmp_path: Path) -> None:
    settings = Settings.from_environment(
        {
            "FEEDBACK_INSTANCE": str(tmp_path),
            "FEEDBACK_NAME": "other",
            "DATABASE_URL": "postgresql+psycopg://here/feedback",
            "FEEDBACK_AREA": "somewhere",
            "FEEDBACK_SECURE_COOKIES": "no",
            "FEEDBACK_TRUSTED_PROXIES": "2",
            "FEEDBACK_VECTORS": "/srv/models/all-MiniLM-L6-v2",
        }
    )
    assert settings.vectors == "/srv/models/all-MiniLM-L6-v2"
    assert settings.tasks_file == tmp_path / "other-tasks.db"
    assert settings.database_url == "postgresql+psycopg://here/feedback"
    assert (settings.area, settings.secure_cookies, settings.trusted_proxies) == (
        "somewhere",
        False,
        2,
    )


@pytest.mark.parametrize(
    ("name", "value", "advice"),
    [
        ("FEEDBACK_SECURE_COOKIES", "perhaps", "Write yes or no"),
        ("FEEDBACK_TRUSTED_PROXIES", "many", "Write a whole number"),
    ],
)
def test_a_bad_setting_says_what_to_write(name: str, value: str, advice: str) -> None:
    with pytest.raises(SettingsError, match=advice):
        Settings.from_environment({name: value})


def test_the_example_has_files_of_its_own(tmp_path: Path) -> None:
    example, real = (
        Settings.for_example(tmp_path, "hertfordshire"),
        Settings.from_environment({"FEEDBACK_INSTANCE": str(tmp_path)}),
    )
    assert example.keys_file != real.keys_file
    assert example.tasks_file != real.tasks_file
    assert example.database_url != real.database_url
