"""Turn the bytes of a text file into letters, whatever program saved it."""

from __future__ import annotations

from feedback.errors import RefusedError

MARKS = {b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}
# Of the first letters of a file in UTF-16, every second byte is nothing.
UTF_16_BY_ITS_GAPS = {(True, False): "utf-16-be", (False, True): "utf-16-le"}
OTHER_FILES = (b"\xd0\xcf\x11\xe0", b"%PDF", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"{\\rtf")


def read_letters(content: bytes, name: str) -> str:
    """Return the text of a file; what is no text is refused."""
    if not content.startswith(OTHER_FILES):
        for encoding in encodings(content):
            try:
                text = content.decode(encoding)
            except UnicodeDecodeError:
                continue
            if "\0" not in text:
                return text.removeprefix("\ufeff")
    raise RefusedError(
        f"{name} is not a list we can read. Open it in a spreadsheet and save it as .csv or .xlsx."
    )


def encodings(content: bytes) -> tuple[str, ...]:
    """Return what to try, in order.

    What is not Unicode is read as Windows-1252, as British spreadsheets are saved. Guessing by
    statistics was tried: of four short files with curly quotes it read three wrongly.

    >>> encodings("We waited".encode("utf-16-le"))
    ('utf-16-le',)
    """
    if content[:2] in MARKS:
        return (MARKS[content[:2]],)
    gaps = content[0:2] and (content[0] == 0, content[1:2] == b"\0")
    if gaps in UTF_16_BY_ITS_GAPS:
        return (UTF_16_BY_ITS_GAPS[gaps],)
    return ("utf-8-sig", "cp1252", "latin-1")
