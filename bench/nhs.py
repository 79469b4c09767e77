"""Real comments through a whole installation: `python -m bench.nhs`.

3,958 comments that patients wrote to the NHS come in month by month, as an operator would bring
them in, are grouped, agreed and reported. They are not in this repository: where they are absent,
the bench says so and stops.
"""

import csv
import os
import subprocess
import sys
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Callable
from datetime import date, datetime
from functools import partial
from pathlib import Path
from typing import TypeVar

from sqlalchemy import func, select

from feedback import create_app
from feedback.documents.csv import report_csv
from feedback.documents.pdf import report_pdf
from feedback.models import Account, Assignment, Comment, Quote, Theme
from feedback.services import reports, theming
from feedback.settings import ROOT, Settings
from feedback.web.application import FeedbackApp

COMMENTS = ROOT.parent / "shared" / "data" / "nhs_v6_multi.csv"
ROWS = 3_958
CLEARED = "NHS England published these under MIT licence; names already redacted"
SHOWN_THEMES = 5
STEPS = (reports.write, reports.share_with_forum, reports.share_with_partners, reports.publish)

T = TypeVar("T")


class Stopwatch:
    """Seconds of each step, month by month."""

    def __init__(self) -> None:
        self.laps: dict[str, dict[str, float]] = defaultdict(dict)

    def time(self, step: str, month: str, work: Callable[[], T]) -> T:
        """Do something and keep how long it took."""
        start = time.perf_counter()
        done = work()
        self.laps[step][month] = time.perf_counter() - start
        return done

    def total(self, step: str) -> float:
        """Seconds of one step in all months."""
        return sum(self.laps[step].values())


def main() -> int:
    """Run everything in a folder of its own and print what it took."""
    if not COMMENTS.is_file():
        say(f"Not measured: the labelled comments ({COMMENTS.parent.name}) are absent.")
        return 0
    with tempfile.TemporaryDirectory() as folder:
        run(Path(folder))
    return 0


def run(folder: Path) -> None:
    """Take every month through the loop."""
    watch, files = Stopwatch(), write_months(folder)
    environment = {**os.environ, "FEEDBACK_INSTANCE": str(folder), "DATABASE_URL": ""}
    watch.time("install", "", lambda: install(environment))
    for month, file in files.items():
        watch.time("import", month, partial(bring_in, environment, month, file))
    app = create_app(Settings.from_environment(environment))
    check_states(app)
    for month in files:
        watch.time("theme", month, partial(find_themes, app, month))
        watch.time("agree", month, partial(agree_all, app, month))
    largest = max(files, key=lambda month: count_rows(files[month]))
    report(app, largest, watch)
    tell(app, files, largest, watch)
    app.database.close()


def write_months(folder: Path) -> dict[str, Path]:
    """Split the comments by month into files such as somebody would bring in."""
    by_month: dict[str, list[tuple[str, str, str]]] = defaultdict(list)
    with COMMENTS.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            day = day_of(row["Date"])
            by_month[f"{day:%Y-%m}"].append((row["text"], f"{day:%d/%m/%Y}", "quote"))
    files = {}
    for month, rows in sorted(by_month.items()):
        files[month] = folder / f"nhs-{month}.csv"
        with files[month].open("w", encoding="utf-8", newline="") as out:
            csv.writer(out).writerows([("Comment", "Day", "Permission"), *rows])
    return files


def day_of(written: str) -> date:
    """Read a day, day first; the source has the month first where that makes no day."""
    try:
        return datetime.strptime(written, "%d/%m/%Y").date()  # noqa: DTZ007
    except ValueError:
        return datetime.strptime(written, "%m/%d/%Y").date()  # noqa: DTZ007


def count_rows(file: Path) -> int:
    """Count the comments in a file."""
    with file.open(encoding="utf-8", newline="") as lines:
        return sum(1 for _ in csv.reader(lines)) - 1


def install(environment: dict[str, str]) -> None:
    """Make a real installation and invite a facilitator."""
    flask(environment, "install", "--name", "Example person", "--email", "one@example.org")
    invite = ("invite", "two@example.org", "--name", "Example facilitator")
    flask(environment, *invite, "--role", "facilitator")


def bring_in(environment: dict[str, str], month: str, file: Path) -> None:
    """Bring in one month, cleared."""
    columns = ("--text", "Comment", "--date", "Day", "--permission", "Permission")
    cleared = ("--cleared-by", "NHS England", "--cleared-why", CLEARED)
    say(flask(environment, "import-comments", str(file), "--month", month, *columns, *cleared))


def flask(environment: dict[str, str], *command: str) -> str:
    """Run one command as an operator types it."""
    done = subprocess.run(  # noqa: S603
        [sys.executable, "-m", "flask", *command],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise SystemExit(f"flask {command[0]} failed: {done.stderr}")
    return done.stdout.strip()


def check_states(app: FeedbackApp) -> None:
    """Make sure that every row that went in is in exactly one state."""
    with app.database.reading() as session:
        found = session.execute(
            select(Comment.state, Comment.concern_is_open, func.count()).group_by(
                Comment.state, Comment.concern_is_open
            )
        )
        states = {
            f"{state}{' (concern)' if concern else ''}": number for state, concern, number in found
        }
    say(f"In {ROWS:,} = out {' + '.join(f'{number:,} {name}' for name, number in states.items())}")
    if sum(states.values()) != ROWS:
        raise SystemExit(f"{ROWS:,} rows went in and {sum(states.values()):,} came out.")


def facilitator(app: FeedbackApp) -> Account:
    """Return the one who was invited."""
    with app.database.reading() as session:
        return session.scalars(select(Account).where(Account.role == "facilitator")).one()


def find_themes(app: FeedbackApp, month: str) -> None:
    """Ask for a month to be grouped, and do what the worker does."""
    with app.database.writing() as session:
        theming.ask_for_run(
            session,
            area_id=app.area.id,
            month=month,
            account=facilitator(app),
            now=app.clock.now(),
        )
    theming.work_through(app.database, clock=app.clock)


def agree_all(app: FeedbackApp, month: str) -> None:
    """Agree every suggestion under the name it was suggested with."""
    with app.database.writing() as session:
        for suggested in theming.waiting(session, area_id=app.area.id, month=month):
            theming.agree(
                session,
                suggested=suggested,
                account=facilitator(app),
                name=suggested.name,
                sentence="",
                feeling="mixed",
                service=None,
                picked=theming.Picked(
                    quotes=[one.excerpt_id for one in theming.quotable(suggested)]
                ),
                now=app.clock.now(),
            )


def report(app: FeedbackApp, month: str, watch: Stopwatch) -> None:
    """Write and publish a month's report, and draw its files."""

    def publish() -> None:
        area, account, now = app.area, facilitator(app), app.clock.now()
        with app.database.writing() as session:
            made = reports.start(session, area=area, month=month, now=now)
            for step in STEPS:
                step(session, area=area, report=made, account=account, now=now)

    watch.time("report", month, publish)
    with app.database.reading() as session:
        made = reports.newest(session, area_id=app.area.id, month=month)
        if made is None or made.snapshot is None:
            raise SystemExit("The report was not published.")
        view = reports.read(session, area=app.area, report=made, audience="public")
    pdf = watch.time("pdf", month, lambda: report_pdf(view))
    table = watch.time("csv", month, lambda: report_csv(view))
    say(f"Report of {month}: “{view['title']}”, PDF {len(pdf):,} bytes, CSV {len(table):,} bytes")


def tell(app: FeedbackApp, files: dict[str, Path], largest: str, watch: Stopwatch) -> None:
    """Print seconds for each step, and what the largest themes of the largest month say."""
    for month, file in files.items():
        laps = ", ".join(
            f"{step} {watch.laps[step][month]:.1f} s"
            for step in ("import", "theme", "agree", "report", "pdf", "csv")
            if month in watch.laps[step]
        )
        say(f"{month}: {count_rows(file):,} comments, {laps}")
    say("Total: " + ", ".join(f"{step} {watch.total(step):.1f} s" for step in watch.laps))
    with app.database.reading() as session:
        sizes = Counter[int]()
        for theme_id in session.scalars(
            select(Assignment.theme_id).where(Assignment.month == largest)
        ):
            sizes[theme_id] += 1
        for theme_id, size in sizes.most_common(SHOWN_THEMES):
            quote = session.scalars(
                select(Quote)
                .where(Quote.theme_id == theme_id, Quote.month == largest)
                .order_by(Quote.position, Quote.id)
            ).first()
            words = quote.excerpt.words if quote else "(no quote)"
            say(f"{session.get_one(Theme, theme_id).name} ({size} excerpts): “{words}”")


def say(words: str) -> None:
    """Print a line at once."""
    print(words, flush=True)  # noqa: T201


if __name__ == "__main__":
    sys.exit(main())
