"""Where the site is, as an operator writes it."""

from __future__ import annotations

import re

import click

THIS_MACHINE = "http://127.0.0.1:8000"
AN_ADDRESS = re.compile(r"https?://[^\s/?#]+")


def tidy_address(
    _context: click.Context, _option: click.Parameter, written: str | None
) -> str | None:
    """Return an address without a slash at its end; a link made of anything else leads nowhere."""
    if written is None:
        return None
    address = written.strip().rstrip("/")
    if not AN_ADDRESS.fullmatch(address):
        raise click.BadParameter(
            f"“{written}” is not the address of a site. Write it as https://feedback.example.org."
        )
    return address
