"""Draw pictures beside words: coloured ones for families, and our own line drawings in buttons."""

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
    "camera": "M4 8h4l1.500-2.500h5L16 8h4v11H4zM12 16.500a3 3 0 1 0 0-6 3 3 0 0 0 0 6z",
    "care": "M12 4l9 16H3zM12 10v4.500M12 17.300v.2",
    "clock": "M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM12 7.500V12l3 2",
    "cross": "M6 6l12 12M18 6L6 18",
    "download": "M12 4v11M7 10.500l5 5 5-5M5 20h14",
    "eye": "M2.500 12S6 5.500 12 5.500 21.500 12 21.500 12 18 18.500 12 18.500 2.500 12 2.500 12z"
    "M12 14.500a2.500 2.500 0 1 0 0-5 2.500 2.500 0 0 0 0 5z",
    "lock": "M6 11h12v9H6zM8.500 11V8a3.500 3.500 0 0 1 7 0v3",
    "microphone": "M12 14.500a3 3 0 0 0 3-3v-5a3 3 0 0 0-6 0v5a3 3 0 0 0 3 3z"
    "M6 11.500a6 6 0 0 0 12 0M12 17.500V21",
    "next": "M9 5l7 7-7 7",
    "pencil": "M5 19l1-4L16.500 4.500l3 3L9 18zM14 7l3 3",
    "phone": "M6.500 4h3l1.500 4-2 1.500a10 10 0 0 0 5.500 5.500l1.500-2 4 1.500v3c0 1-.8 2-2 2"
    "C11 19.500 4.500 13 4.500 6c0-1.200 1-2 2-2z",
    "picture": "M4 5h16v14H4zM4 16l5-5 4 4 3-3 4 4M15.500 9v.1",
    "print": "M7 9V4h10v5M7 17H4V9h16v8h-3M7 14h10v6H7z",
    "search": "M10.500 17a6.500 6.500 0 1 0 0-13 6.500 6.500 0 0 0 0 13zM15.500 15.500L20 20",
    "speaker": "M4 9.500v5h3.500L12 18.500v-13L7.500 9.500z"
    "M15.500 9a4 4 0 0 1 0 6M18 6.500a8 8 0 0 1 0 11",
    "tick": "M5 12.500l4.500 4.500L19 7.500",
    "undo": "M8 5L4 9l4 4M4 9h9.500a5.500 5.500 0 0 1 0 11H9",
}


def icon(name: str) -> Markup:
    """Draw a coloured picture; the words beside it say the same, so readers' software skips it."""
    drawings = built.pictures()
    if name not in drawings:
        raise built.AssetsMissingError(f"The picture {name}")
    return Markup(drawings[name])  # noqa: S704


def pictogram(name: str) -> Markup:
    """Draw one of our own line drawings, in the size and colour of the words beside it."""
    return Markup(
        '<svg class="pictogram" viewBox="0 0 24 24" aria-hidden="true" focusable="false">'
        '<path d="{}"/></svg>'
    ).format(PICTOGRAMS[name])
