"""Draw pictures beside words: coloured ones for families, and our own line drawings in buttons.

The coloured ones are on one sheet that a phone fetches once and keeps for a year: drawn into each
page again, they were most of what it weighed.
"""

from markupsafe import Markup

from feedback.web import built

# Pictures our pages use by name. An area pack names its own; the build reads those too.
OURS = (
    "artist-palette",
    "backpack",
    "books",
    "brain",
    "crying-face",
    "ear",
    "envelope-with-arrow",
    "graduation-cap",
    "grinning-face-with-smiling-eyes",
    "handshake",
    "heart-hands",
    "house-with-garden",
    "light-bulb",
    "memo",
    "minibus",
    "neutral-face",
    "open-book",
    "people-hugging",
    "puzzle-piece",
    "school",
    "seedling",
    "shushing-face",
    "slightly-frowning-face",
    "slightly-smiling-face",
    "speaking-head",
    "star",
    "sun-behind-cloud",
    "thought-balloon",
    "waving-hand",
    "wheelchair-symbol",
)

# Line drawings on a grid of 24 by 24, one weight, in the colour of the words beside them.
PICTOGRAMS = {
    "arrow": "M5 12h14M13 6l6 6-6 6",
    "back": "M15 5l-7 7 7 7",
    "calendar": "M5 6h14v13H5zM5 10h14M9 4v4M15 4v4",
    "camera": "M4 8h4l1.5-2.5h5L16 8h4v11H4zM12 16.5a3 3 0 1 0 0-6 3 3 0 0 0 0 6z",
    "care": "M12 4l9 16H3zM12 10v4.5M12 17.3v.2",
    "clock": "M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM12 7.5V12l3 2",
    "cross": "M6 6l12 12M18 6L6 18",
    "download": "M12 4v11M7 10.5l5 5 5-5M5 20h14",
    "eye": "M2.5 12S6 5.5 12 5.5 21.5 12 21.5 12 18 18.5 12 18.5 2.5 12 2.5 12z"
    "M12 14.5a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5z",
    "lock": "M6 11h12v9H6zM8.5 11V8a3.5 3.5 0 0 1 7 0v3",
    "microphone": "M12 14.5a3 3 0 0 0 3-3v-5a3 3 0 0 0-6 0v5a3 3 0 0 0 3 3z"
    "M6 11.5a6 6 0 0 0 12 0M12 17.5V21",
    "next": "M9 5l7 7-7 7",
    "pencil": "M5 19l1-4L16.5 4.5l3 3L9 18zM14 7l3 3",
    "phone": "M6.5 4h3l1.5 4-2 1.5a10 10 0 0 0 5.5 5.5l1.5-2 4 1.5v3c0 1-.8 2-2 2"
    "C11 19.5 4.5 13 4.5 6c0-1.2 1-2 2-2z",
    "picture": "M4 5h16v14H4zM4 16l5-5 4 4 3-3 4 4M15.5 9v.1",
    "print": "M7 9V4h10v5M7 17H4V9h16v8h-3M7 14h10v6H7z",
    "search": "M10.5 17a6.5 6.5 0 1 0 0-13 6.5 6.5 0 0 0 0 13zM15.5 15.5L20 20",
    "speaker": "M4 9.5v5h3.5L12 18.5v-13L7.5 9.5zM15.5 9a4 4 0 0 1 0 6M18 6.5a8 8 0 0 1 0 11",
    "tick": "M5 12.5l4.5 4.5L19 7.5",
    "undo": "M8 5L4 9l4 4M4 9h9.5a5.5 5.5 0 0 1 0 11H9",
}


def icon(name: str) -> Markup:
    """Point at a coloured picture on the sheet of all; the words beside it say the same."""
    drawing(name)
    sheet = f"/static/vendor/{built.built_name('pictures.svg')}"
    return Markup('<svg class="picture" aria-hidden="true"><use href="{}#{}"/></svg>').format(
        sheet, name
    )


def drawing(name: str) -> Markup:
    """Draw a coloured picture where it stands: on paper, and on the page that comes first."""
    drawings = built.pictures()
    if name not in drawings:
        raise built.AssetsMissingError(f"The picture {name}")
    return Markup(drawings[name])  # noqa: S704


def pictogram(name: str) -> Markup:
    """Draw one of our own line drawings, in the size and colour of the words beside it."""
    return Markup(
        '<svg class="pictogram" viewBox="0 0 24 24" aria-hidden="true"><path d="{}"/></svg>'
    ).format(PICTOGRAMS[name])
