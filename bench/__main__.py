"""Every measurement, one after another: `make bench`, or `python -m bench [DATE]`.

What each prints is kept (.bench/printed) and becomes part of docs/benchmarks.md.
"""

import io
import sys
from collections.abc import Callable
from contextlib import redirect_stdout
from datetime import UTC, datetime

from bench import coding, kill9, months, nhs, peers, teaching, themes, trusts
from bench.page import PRINTED

# The peers come last, because they write the page.
_MEASURES: dict[str, Callable[[], object]] = {
    "bench.themes": themes.main,
    "bench.teaching": teaching.main,
    "bench.months": months.main,
    "bench.coding": coding.main,
    "bench.trusts": trusts.main,
    "bench.nhs": nhs.main,
    "bench.kill9": kill9.main,
}


class _Both(io.StringIO):
    """Keeps what is printed, and prints it."""

    def write(self, said: str) -> int:
        sys.__stdout__.write(said) if sys.__stdout__ else None
        return super().write(said)

    def flush(self) -> None:
        sys.__stdout__.flush() if sys.__stdout__ else None


def main(day: str = "") -> None:
    """Run everything."""
    day = day or f"{datetime.now(UTC):%Y-%m-%d}"
    PRINTED.mkdir(parents=True, exist_ok=True)
    for name, measure in _MEASURES.items():
        print(f"\n== {name}", flush=True)  # noqa: T201
        with redirect_stdout(_Both()) as kept:
            measure()
        (PRINTED / f"{name}.txt").write_text(f"{day}\n{kept.getvalue()}", encoding="utf-8")
    peers.main(day)


if __name__ == "__main__":
    main(*sys.argv[1:2])
