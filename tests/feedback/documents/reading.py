"""Read a PDF back as a reader would: its pages of text, its tags and its claims."""

import io
from collections.abc import Iterator

from pypdf import PdfReader
from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject


def reader(pdf: bytes) -> PdfReader:
    return PdfReader(io.BytesIO(pdf))


def pages(pdf: bytes) -> list[str]:
    """Return the words of each page on one line, without the marks that let long words break."""
    texts = (page.extract_text().replace("\u200b", "") for page in reader(pdf).pages)
    return [" ".join(text.split()) for text in texts]


def tags(pdf: bytes) -> list[str]:
    """Return the structure tags in reading order."""
    return list(_tags(reader(pdf).trailer["/Root"]["/StructTreeRoot"]))


def _tags(node: object) -> Iterator[str]:
    resolved = node.get_object() if isinstance(node, IndirectObject) else node
    if isinstance(resolved, ArrayObject):
        for child in resolved:
            yield from _tags(child)
    elif isinstance(resolved, DictionaryObject):
        if "/S" in resolved:
            yield str(resolved["/S"])
        if "/K" in resolved:
            yield from _tags(resolved["/K"])
