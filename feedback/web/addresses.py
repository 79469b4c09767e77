"""Where somebody came from, and goes back to."""

from urllib.parse import urlencode

from flask import request


def local_path(address: str | None) -> str:
    r"""Give a path on this site, or the start page for anything that might lead elsewhere.

    >>> local_path("/tell/good?step=2"), local_path("//elsewhere.example"), local_path("/\\else")
    ('/tell/good?step=2', '/', '/')
    """
    path = address or "/"
    plain = path.isascii() and path.isprintable() and "\\" not in path
    return path if plain and path.startswith("/") and not path.startswith("//") else "/"


def here_without(name: str) -> str:
    """Give the address of this very page without one part of its query."""
    rest = [each for each in request.args.items(multi=True) if each[0] != name]
    return local_path(f"{request.path}?{urlencode(rest)}".rstrip("?"))
