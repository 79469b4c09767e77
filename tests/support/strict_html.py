"""Read HTML as browsers do, and say everything that is wrong with how it was written.

turbohtml names what the standard calls a parse error of its letters. Where a tag has no partner,
or stands where it may not, browsers quietly build another tree than the one that was written: so
the two are compared, element by element.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import zip_longest
from xml.etree.ElementTree import Element

import turbohtml

ALONE = {
    *("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source"),
    *("track", "wbr"),
}
# May be left out: it is there all the same.
BETWEEN = "tbody"
SVG = turbohtml.Namespace.SVG
DRAWN = "{http://www.w3.org/2000/svg}"
Nesting = Iterator[tuple[int, str]]


def read_html(html: str) -> tuple[Element, list[str]]:
    """Return a page and what is wrong with it."""
    document = turbohtml.parse(html)
    wrong = [f"{error.code} at line {error.line}" for error in document.errors]
    root = as_element(document.root)
    pairs = zip_longest(written(html), read(root), fillvalue=(0, "nothing"))
    moved = next((f"{one[1]} is read as {other[1]}" for one, other in pairs if one != other), None)
    return root, wrong + ([f"tags do not pair: {moved}"] if moved else [])


def fragment(html: str) -> Element:
    """Return a piece of a page, in an element of its own."""
    whole = Element("fragment")
    fill(whole, turbohtml.parse_fragment(html).children)
    return whole


def as_element(node: turbohtml.Element) -> Element:
    """Copy an element and all in it into the tree that Python brings."""
    given = {name: plain(value) for name, value in node.attrs.items()}
    element = Element(DRAWN + node.tag if node.namespace == SVG else node.tag, given)
    fill(element, node.children)
    return element


def plain(value: str | list[str] | None) -> str:
    """Write an attribute as it was written; one without a value is empty."""
    return " ".join(value) if isinstance(value, list) else value or ""


def fill(element: Element, children: list[turbohtml.Node]) -> None:
    """Put copies of children into an element; comments are nobody's to read."""
    for child in children:
        if isinstance(child, turbohtml.DocumentFragment):  # what a template holds
            fill(element, child.children)
        elif isinstance(child, turbohtml.Element):
            element.append(as_element(child))
        elif isinstance(child, turbohtml.Text) and len(element):
            element[-1].tail = (element[-1].tail or "") + child.data
        elif isinstance(child, turbohtml.Text):
            element.text = (element.text or "") + child.data


def written(html: str) -> Nesting:
    """Name each element and how deep it was written; an end without its start is one too."""
    within: list[str] = []
    for token in turbohtml.tokenize(html):
        if token.type == turbohtml.TokenType.START_TAG:
            if token.tag != BETWEEN:
                yield len(within) - within.count(BETWEEN), token.tag
            if token.tag not in ALONE and not token.self_closing:
                within.append(token.tag)
        elif token.type == turbohtml.TokenType.END_TAG:
            if within[-1:] != [token.tag]:
                yield -1, f"</{token.tag}>"
                return
            within.pop()
    if within:
        yield -1, f"<{within[-1]}> without an end"


def read(root: Element, depth: int = 0) -> Nesting:
    """Name each element of a tree and how deep it is."""
    if root.tag != BETWEEN:
        yield depth, root.tag.removeprefix(DRAWN).lower()
    for child in root:
        yield from read(child, depth + (root.tag != BETWEEN))
