"""Where somebody came from, and goes back to."""


def local_path(address: str | None) -> str:
    r"""Give a path on this site, or the start page for anything that might lead elsewhere.

    >>> local_path("/tell/good?step=2"), local_path("//elsewhere.example"), local_path("/\\else")
    ('/tell/good?step=2', '/', '/')
    """
    path = address or "/"
    plain = path.isascii() and path.isprintable() and "\\" not in path
    return path if plain and path.startswith("/") and not path.startswith("//") else "/"
