"""The picture that an app reads to be set up."""

import segno
from markupsafe import Markup


def code_picture(address: str) -> Markup:
    """Draw an address as a square code, dark on light in every theme, inside the page itself."""
    drawn = segno.make(address, error="m", micro=False).svg_inline(
        scale=4, border=4, dark="#000", light="#fff", title="Square code for your app"
    )
    drawn = drawn.replace("<svg", '<svg role="img"', 1)
    return Markup(drawn)  # noqa: S704
