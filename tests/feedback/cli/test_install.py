"""flask install makes a real installation, once; flask open-conversation keeps families safe."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from sqlalchemy import func, select, update
from sqlalchemy.exc import IntegrityError

from feedback import create_app, tasks
from feedback.areas import load_area
from feedback.cli import create_app as command_app
from feedback.clock import Clock
from feedback.database import Database, migrating
from feedback.keys import Keys
from feedback.models import Account, Conversation, Installation, Invitation, Submission
from feedback.services import example, installation
from feedback.settings import Settings


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("FEEDBACK_INSTANCE", str(tmp_path))
    for name in ("DATABASE_URL", "FEEDBACK_NAME", "FEEDBACK_AREA"):
        monkeypatch.delenv(name, raising=False)
    return tmp_path


def run(*words: str) -> Result:
    commands = command_app().cli.commands
    return CliRunner().invoke(commands[words[0]], words[1:])


def install(*more: str) -> Result:
    words = ("--name", "First administrator", "--email", "admin@example.org")
    return run("install", *words, *more)


def database_of(folder: Path) -> Database:
    return Database(f"sqlite:///{folder / 'feedback.db'}")


def test_install_makes_keys_a_database_and_one_invitation(folder: Path) -> None:
    done = install()
    assert done.exit_code == 0, done.output
    assert re.search(r"http://127\.0\.0\.1:8000/invitation/\S{40,}", done.output)
    assert (folder / "feedback-keys.json").stat().st_mode & 0o777 == 0o600
    with database_of(folder).reading() as session:
        assert session.scalars(select(Installation.kind)).all() == ["real"]
        assert session.scalars(select(Account.role)).all() == ["administrator"]
        assert session.scalar(select(func.count(Invitation.id))) == 1
        assert session.scalars(select(Conversation.state)).all() == ["draft"]


def test_install_never_changes_what_is_there(folder: Path) -> None:
    install()
    keys = (folder / "feedback-keys.json").read_text()
    again = install()
    assert again.exit_code == 1
    assert "already" in again.output
    assert (folder / "feedback-keys.json").read_text() == keys
    with database_of(folder).reading() as session:
        assert session.scalar(select(func.count(Account.id))) == 1


def test_a_real_installation_cannot_load_the_example(folder: Path) -> None:
    install()
    settings = Settings.from_environment()
    database = database_of(folder)
    with pytest.raises(IntegrityError, match=r"UNIQUE|there_is_only_one"):
        example.fill(
            database,
            area=load_area(settings.area),
            keys=Keys.read(settings.keys_file),
            clock=Clock(),
        )
    with database.reading() as session:
        assert session.scalar(select(func.count(Submission.id))) == 0


def test_families_cannot_answer_before_everything_is_named(folder: Path) -> None:
    install()
    refused = run("open-conversation")
    assert refused.exit_code == 1
    assert "There is no controller" in refused.output
    assert refused.output.count("Do not ring it to test it.") == 1
    pack = "feedback/areas/hertfordshire"
    assert f"The files to change: {pack}/area.toml and {pack}/help.toml\n" in refused.output
    assert "Traceback" not in refused.output
    with database_of(folder).reading() as session:
        assert session.scalars(select(Conversation.state)).all() == ["draft"]


def test_commands_say_in_a_line_that_nothing_is_installed(folder: Path) -> None:
    for words in (("open-conversation",), ("work",), ("serve",)):
        refused = run(*words)
        assert refused.exit_code == 1
        assert "flask install" in refused.output
        assert "Traceback" not in refused.output


def test_upgrade_brings_an_old_database_up_to_date(folder: Path) -> None:
    install()
    database = database_of(folder)
    migrating.downgrade(database, "0001")
    done = run("upgrade")
    assert done.exit_code == 0, done.output
    migrating.check(database)
    assert not installation.is_example(database)


def test_invite_prints_a_link_for_somebody_new_and_again_for_somebody_locked_out(
    folder: Path,
) -> None:
    install()
    words = ("invite", "fay@example.org", "--name", "Fay", "--role", "facilitator")
    first, second = run(*words), run(*words)
    assert first.exit_code == second.exit_code == 0, first.output + second.output
    assert first.output != second.output
    with database_of(folder).reading() as session:
        query = select(func.count(Account.id)).where(Account.email == "fay@example.org")
        assert session.scalar(query) == 1


INVITE = ("invite", "fay@example.org", "--name", "Fay", "--role", "facilitator")
SITE = "https://feedback.example.org"


def test_invitations_lead_to_the_address_that_was_installed_or_to_another_one_given(
    folder: Path,
) -> None:
    assert f"  {SITE}/invitation/" in install("--address", f"{SITE}/").output
    assert run(*INVITE).output.startswith(f"{SITE}/invitation/")
    other = run(*INVITE, "--address", "http://127.0.0.1:9000")
    assert other.output.startswith("http://127.0.0.1:9000/invitation/")
    assert run(*INVITE).output.startswith(f"{SITE}/invitation/")


def test_a_site_that_moved_or_never_said_where_it_is_can_say_so_later(folder: Path) -> None:
    install()
    assert run(*INVITE).output.startswith("http://127.0.0.1:8000/invitation/")
    run("upgrade", "--address", SITE)
    assert run(*INVITE).output.startswith(f"{SITE}/invitation/")


def test_an_address_that_leads_nowhere_is_refused_before_anything_is_made(folder: Path) -> None:
    refused = install("--address", "feedback.example.org")
    assert refused.exit_code == 2
    assert "Write it as https://feedback.example.org." in refused.output
    assert list(folder.iterdir()) == []


def modes(folder: Path) -> dict[str, str]:
    return {file.name: f"{file.stat().st_mode & 0o777:o}" for file in folder.iterdir()}


def test_no_file_of_an_installation_can_be_read_by_others_on_the_machine(folder: Path) -> None:
    before = os.umask(0o022)
    try:
        install()
        tasks.queue(create_app())
        database = database_of(folder)
        with database.writing() as session:
            # While somebody writes, the log and its index are there too.
            session.execute(update(Account).values(name="Example"))
            found = modes(folder)
        database.close()
    finally:
        os.umask(before)
    assert {"feedback.db", "feedback.db-wal", "feedback-tasks.db"} <= set(found)
    assert set(found.values()) == {"600"}


def test_upgrade_closes_the_files_that_an_earlier_version_left_open(folder: Path) -> None:
    install()
    for name in ("feedback.db", "feedback.db.migrating"):
        (folder / name).chmod(0o644)
    assert run("upgrade").exit_code == 0
    assert set(modes(folder).values()) == {"600"}


def test_a_damaged_database_is_said_in_a_line(folder: Path) -> None:
    install()
    for log in folder.glob("feedback.db-*"):
        log.unlink()
    (folder / "feedback.db").write_bytes(b"not a database at all" * 100)
    refused = run("upgrade")
    assert refused.exit_code == 1
    assert "Traceback" not in refused.output


def test_an_unknown_area_is_said_in_a_line(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FEEDBACK_AREA", "nowhere")
    refused = install()
    assert refused.exit_code == 1
    assert "nowhere" in refused.output
    assert "Traceback" not in refused.output
    assert list(folder.iterdir()) == []
