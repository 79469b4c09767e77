"""Lay the pages of a journey side by side in one picture."""

from __future__ import annotations

import base64
from pathlib import Path

from playwright.sync_api import Page

TALL = 900
STYLE = "body{display:flex;gap:12px;margin:12px;background:#ddd}img{align-self:start}"


def keep(page: Page, pictures: list[bytes], where: Path) -> None:
    """Draw the film with the browser that took the pictures, and keep it."""
    shown = "".join(
        f'<img alt="" width="180" src="data:image/png;base64,{words}">'
        for words in (base64.b64encode(one).decode() for one in pictures)
    )
    page.set_viewport_size({"width": 12 + 192 * len(pictures), "height": TALL})
    page.set_content(f"<title>Film</title><style>{STYLE}</style>{shown}")
    where.parent.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=where, full_page=True, type="jpeg", quality=45)
