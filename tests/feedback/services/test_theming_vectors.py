"""What comments are compared by is a setting; one that cannot be used is said on the run."""

from __future__ import annotations

from dataclasses import replace

import pytest

from feedback.services import theming
from feedback.services.theming.grouping import still_ours
from feedback.tasks import Worker
from tests import factories
from tests.support import corpora, suggested, tiny_bert


@pytest.fixture
def asked(session):
    for text in corpora.planted(4)[0]:
        factories.submission(session, text, state="cleared")
    run = theming.ask_for_run(
        session,
        area_id="hertfordshire",
        month=suggested.MONTH,
        account=factories.account(session),
        now=factories.NOW,
    )
    session.commit()
    return run


@pytest.fixture
def worker(app, monkeypatch):
    """The worker of an installation whose operator chose vectors."""

    def choosing(vectors):
        monkeypatch.setattr(app, "settings", replace(app.settings, vectors=str(vectors)))
        return Worker(app)

    return choosing


def test_a_model_in_a_folder_is_used_and_named_on_the_run(session, asked, worker, tmp_path):
    worker(tiny_bert.write(tmp_path / "tiny-bert")).work_through()
    session.refresh(asked)
    assert (asked.state, asked.method) == ("done", "the model tiny-bert")
    assert asked.counts["comments"] == len(corpora.planted(4)[0])


def test_a_folder_that_is_not_there_fails_the_run_and_says_what_to_do(
    session, asked, worker, tmp_path
):
    worker(tmp_path / "gone").work_through()
    session.refresh(asked)
    assert (asked.state, asked.method, asked.themes) == ("failed", None, [])
    assert asked.problem.startswith("The words could not be compared. Tell whoever runs this site:")
    assert "There is no folder" in asked.problem


def test_asking_again_works_once_the_setting_is_right(session, asked, worker, tmp_path):
    worker(tmp_path / "gone").work_through()
    again = theming.ask_for_run(
        session,
        area_id="hertfordshire",
        month=suggested.MONTH,
        account=factories.account(session, email="second@example.org"),
        now=factories.NOW,
    )
    session.commit()
    worker("words").work_through()
    session.refresh(again)
    assert (again.state, again.method, again.problem) == ("done", "word counts", None)


def test_a_run_that_another_worker_took_is_no_longer_ours(session, asked, caplog):
    asked.state, asked.tries = "running", 2
    session.commit()
    assert still_ours(session, asked.id, 2) is asked
    assert still_ours(session, asked.id, 1) is None
    assert caplog.messages == [f"run {asked.id} was taken over"]
