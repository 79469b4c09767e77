"""Families send while the site is killed again and again; nothing they were thanked for is lost."""

from __future__ import annotations

import hashlib
import http.client
import http.cookiejar
import os
import random
import re
import signal
import socket
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.parse
import urllib.request
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import func, select

from feedback.areas import load_area
from feedback.database import Database, migrating
from feedback.keys import Keys
from feedback.models import Comment, OriginalWords, Submission
from feedback.services import installation
from feedback.settings import ROOT, Settings
from tests.factories import NOW

Lost = (urllib.error.URLError, http.client.HTTPException, OSError)


class StayHere(urllib.request.HTTPRedirectHandler):
    """Leave redirects to us: being redirected is the acknowledgement."""

    def redirect_request(self, *_: object) -> None:
        return None


class Family:
    """One phone with its own cookies, sending one comment."""

    def __init__(self, site: str, number: int) -> None:
        self.site, self.number = site, number
        self.words = f"Comment number {number}: nobody rang back."
        jar = urllib.request.HTTPCookieProcessor(http.cookiejar.CookieJar())
        self.opener = urllib.request.build_opener(StayHere, jar)
        self.form: dict[str, str] = {}
        self.thanked = False

    def tells(self) -> None:
        """Write the comment and get as far as the check page; each step may be cut off."""
        token = self._hidden(self._get("/tell/better"))["csrf_token"]
        self._post("/tell/better", {"csrf_token": token, "answer": self.words})
        self.form = self._hidden(self._get("/tell/check"))

    def sends(self) -> None:
        """Press Send; the thank-you page is the promise."""
        if not self.form:
            self.tells()
        where = self._post("/tell/check", self.form)
        assert where.endswith("/tell/thank-you"), where
        self.thanked = True

    def _get(self, path: str) -> str:
        with self.opener.open(self.site + path, timeout=20) as answer:
            return str(answer.read().decode())

    def _post(self, path: str, form: dict[str, str]) -> str:
        sent = urllib.parse.urlencode(form).encode()
        try:
            self.opener.open(self.site + path, sent, timeout=20)
        except urllib.error.HTTPError as answer:
            if answer.code in {302, 303}:
                return str(answer.headers["Location"])
            raise
        raise AssertionError(f"{path} asked again")

    @staticmethod
    def _hidden(page: str) -> dict[str, str]:
        main = page[page.index("<main") :]
        tags = re.findall(r"<input[^>]*type=\"hidden\"[^>]*>", main)
        found = {}
        for tag in tags:
            name, value = re.search(r'name="([^"]+)"', tag), re.search(r'value="([^"]*)"', tag)
            if name and value:
                found[name[1]] = value[1]
        return found


@dataclass
class Outcome:
    """What was sent, and what is in the database at the end."""

    thanked: int = 0
    kills: int = 0
    resent: int = 0
    lost: int = 0
    stored: int = 0
    doubled: int = 0
    seconds: float = 0.0
    integrity: str = ""


class Site:
    """The real server in a process of its own, to be killed."""

    def __init__(self, folder: Path) -> None:
        self.settings = Settings(
            instance=folder, database_url=f"sqlite:///{folder / 'crash.db'}", secure_cookies=False
        )
        Keys.make().write(self.settings.keys_file)
        database = Database(self.settings.database_url)
        migrating.upgrade(database)
        with database.writing() as session:
            made = installation.install(session, kind="example", area=load_area(self.settings.area))
            installation.open_conversation(made, today=NOW.date())
        database.close()
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = int(free.getsockname()[1])
        self.address = f"http://127.0.0.1:{self.port}"
        self.process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Start it, and wait until it answers."""
        environment = {
            **os.environ,
            "FEEDBACK_INSTANCE": str(self.settings.instance),
            "DATABASE_URL": self.settings.database_url,
            "FEEDBACK_SECURE_COOKIES": "no",
        }
        self.process = subprocess.Popen(
            [sys.executable, "-m", "flask", "serve", "--port", str(self.port)],
            cwd=ROOT,
            env=environment,
            start_new_session=True,
        )
        for _ in range(600):
            try:
                urllib.request.urlopen(f"{self.address}/tell/forgotten", timeout=5).close()  # noqa: S310
            except Lost:
                time.sleep(0.05)
            else:
                return
        raise AssertionError("the site did not start")

    def kill(self) -> None:
        """Kill it as a power cut would: no clean-up, no goodbye."""
        assert self.process is not None
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()


def run(folder: Path, *, submissions: int, clients: int, kills: int, seed: int = 0) -> Outcome:
    """Send, kill, start again and send again what got no answer; then count."""
    chance, outcome, started = random.Random(seed), Outcome(), time.monotonic()  # noqa: S311
    site = Site(folder)
    waiting = [Family(site.address, number) for number in range(submissions)]
    families = list(waiting)
    site.start()
    # So many families are thanked when each kill comes: the others are in the middle of sending.
    turns = sorted(chance.sample(range(1, submissions - clients * 4), kills))
    while waiting:
        before, killed = thanked(families), outcome.kills
        threads = send_from(waiting, clients)
        while any(thread.is_alive() for thread in threads):
            now = thanked(families)
            if outcome.kills < kills and now > max(before, turns[outcome.kills]):
                time.sleep(chance.uniform(0, 0.1))
                site.kill()
                outcome.kills += 1
                break
            time.sleep(0.01)
        for thread in threads:
            thread.join()
        # A page that fails would be asked for ever: a round without a kill must thank somebody.
        assert outcome.kills > killed or thanked(families) > before, "nobody could send"
        waiting = [family for family in families if not family.thanked]
        outcome.resent += sum(bool(family.form) for family in waiting)
        if site.process is not None and site.process.poll() is not None:
            site.start()
    site.kill()
    outcome.seconds = time.monotonic() - started
    return counted(site, families, outcome)


def thanked(families: list[Family]) -> int:
    """Count the families that got as far as the thank-you page."""
    return sum(family.thanked for family in families)


def send_from(families: list[Family], clients: int) -> list[threading.Thread]:
    """Start some phones sending; each stops at the first answer that does not come."""
    queue = iter(list(families))
    turn = threading.Lock()

    def client() -> None:
        while True:
            with turn:
                family = next(queue, None)
            if family is None:
                return
            try:
                family.sends()
            except Lost:
                return

    threads = [threading.Thread(target=client) for _ in range(clients)]
    for thread in threads:
        thread.start()
    return threads


def counted(site: Site, families: list[Family], outcome: Outcome) -> Outcome:
    """Look in the database for every family that was thanked."""
    database = Database(site.settings.database_url)
    with database.reading() as session:
        hashes = set(session.scalars(select(Submission.form_key_hash)))
        words = list(session.scalars(select(OriginalWords.words)))
        outcome.stored = session.scalar(select(func.count(Submission.id))) or 0
        assert session.scalar(select(func.count(Comment.id))) == len(words)
        outcome.integrity = str(
            session.connection().exec_driver_sql("PRAGMA integrity_check").scalar()
        )
    database.close()
    outcome.thanked = thanked(families)
    outcome.lost = sum(
        hashlib.sha256(family.form["form_key"].encode()).hexdigest() not in hashes
        or family.words not in words
        for family in families
    )
    outcome.doubled = len(words) - len(set(words))
    return outcome
