"""Cut the kit's stylesheet down to what our pages use, and take out what is gov.uk's alone."""

import re
from collections.abc import Iterator

# Components whose rules we keep; the rest of the kit never reaches a phone.
KEPT = [
    "back-link",
    "button",
    "checkboxes",
    "date-input",
    "details",
    "error-message",
    "error-summary",
    "fieldset",
    "file-upload",
    "form-group",
    "hint",
    "input",
    "label",
    "link",
    "list",
    "password-input",
    "radios",
    "select",
    "skip-link",
    "summary-list",
    "table",
    "tag",
    "textarea",
    "visually-hidden",
]
KEPT_CLASS = re.compile(rf"\.govuk-(?:{'|'.join(KEPT)})(?![a-z])")
GDS_FONT = re.compile(r"GDS Transport,\s*arial,\s*sans-serif")
COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
# Rules only for browsers that left use before the kit dropped them, and for the kit's own scripts.
NEVER = ("-ms-", "\\0", "@-moz-document", "@font-face", "@charset", "-webkit-mask-position")
# What the kit says of one side: a space or a line beside words, a place, or how words stand.
SIDED = re.compile(
    r"((?<![\w-])(?:margin-|padding-|border-|text-align:)|(?<=[;{]))(left|right)"
    r"((?:-color|-width|-style)?(?=:)|(?=[;}]))"
)
NOTICE = (
    "/*! GOV.UK Frontend, MIT licence, Crown copyright; cut down, without its marks or fonts. */\n"
)


def rules(css: str) -> Iterator[tuple[str, str]]:
    """Give each top-level rule as its opening words and its body."""
    depth, opened, start = 0, 0, 0
    for place, letter in enumerate(css):
        if letter == "{":
            opened = opened if depth else place
            depth += 1
        elif letter == "}":
            depth -= 1
            if depth == 0:
                yield css[start:opened].strip(), css[opened + 1 : place]
                start = place + 1
        elif letter == ";" and depth == 0:
            start = place + 1


def cut(css: str) -> str:
    """Keep the rules of the components we use, in the same order.

    >>> cut(".govuk-tabs{color:red}.govuk-tag,.govuk-panel{color:blue}")
    '.govuk-tag{color:blue}'
    """
    return "".join(_kept(opening, body) for opening, body in rules(COMMENT.sub("", css)))


def _kept(opening: str, body: str) -> str:
    if any(word in opening for word in NEVER) or opening.startswith(":root"):
        return ""
    if opening.startswith("@"):
        inside = cut(body)
        return f"{opening}{{{inside}}}" if inside else ""
    selectors = [one for one in opening.split(",") if KEPT_CLASS.search(one)]
    return f"{','.join(selectors)}{{{body}}}" if selectors else ""


def unbrand(css: str) -> str:
    """Make the kit's stylesheet ours: our typeface, no marks, only what we use."""
    ours = NOTICE + cut(GDS_FONT.sub("var(--face)", css))
    if "GDS Transport" in ours or "url(" in ours:
        raise ValueError("The kit's stylesheet still asks for gov.uk's fonts or pictures.")
    return ours


def site(kit: str, tokens: str, house: str) -> str:
    """Join the kit, the tokens and the house style, which has the last word: one request."""
    return logical(unbrand(kit)) + tighten(tokens) + tighten(house)


def logical(css: str) -> str:
    """Say start and end for left and right, so that a page can be read from either side.

    >>> logical("a{left:0;padding-right:1px;border-left-color:red;text-align:left}")
    'a{inset-inline-start:0;padding-inline-end:1px;border-inline-start-color:red;text-align:start}'
    """
    return SIDED.sub(_turned, css)


def _turned(found: re.Match[str]) -> str:
    before, side, after = found.groups()
    name = {"left": "start", "right": "end"}[side]
    if before.startswith("text-align"):
        return f"{before}{name}"
    return f"{before}inline-{name}{after}" if before else f"inset-inline-{name}{after}"


def tighten(css: str) -> str:
    """Take out comments and needless spaces, keeping licence notices.

    >>> tighten("a { color: red; } /* why */ b { top: 0; }")
    'a{color:red}b{top:0}'
    """
    css = re.sub(r"/\*(?!!).*?\*/", "", css, flags=re.DOTALL)
    css = re.sub(r"\s+", " ", css)
    return re.sub(r" ?([{};,]) ?|(?<=:) ", lambda found: found.group(1) or "", css).replace(
        ";}", "}"
    )
