"""Say what went wrong in a sentence, not in a traceback."""

from __future__ import annotations

from functools import wraps
from typing import TYPE_CHECKING, ParamSpec, TypeVar

import click
from sqlalchemy.exc import OperationalError

from feedback.areas import AreaError
from feedback.database import DatabaseBusyError
from feedback.errors import DomainError
from feedback.keys import KeysError
from feedback.services.installation import NotInstalledError
from feedback.settings import SettingsError

if TYPE_CHECKING:
    from collections.abc import Callable

P = ParamSpec("P")
R = TypeVar("R")

EXPECTED = (AreaError, DomainError, KeysError, NotInstalledError, SettingsError, DatabaseBusyError)


def plainly(command: Callable[P, R]) -> Callable[P, R]:
    """Turn expected trouble into one line on the error stream and exit code 1."""

    @wraps(command)
    def speak(*args: P.args, **kwargs: P.kwargs) -> R:
        try:
            return command(*args, **kwargs)
        except EXPECTED as error:
            raise click.ClickException(str(error)) from None
        except OperationalError as error:
            # Its own message may hold a statement; the driver's says enough.
            raise click.ClickException(f"The database cannot be used: {error.orig}") from None

    return speak
