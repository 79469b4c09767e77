"""Show a person that work goes on; say nothing to a file or another program."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager


@contextmanager
def steps(*names: str) -> Iterator[Callable[[], None]]:
    """Show a bar on the terminal; the function given moves it on to the next of the named steps."""
    if not sys.stderr.isatty():
        yield lambda: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

    columns = TextColumn("{task.description}"), BarColumn(), TimeElapsedColumn()
    left = iter(names)
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        bar = progress.add_task(next(left), total=len(names))

        def next_step() -> None:
            # Drawn at once: a quick step would be over before the next tick.
            progress.update(bar, advance=1, description=next(left), refresh=True)

        yield next_step
