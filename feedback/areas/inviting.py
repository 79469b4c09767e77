"""What posters, leaflets and paper forms of the area say."""

from dataclasses import dataclass

from feedback.areas.table import Table

# More would not fit on a leaflet in letters that everybody can read.
MOST_POINTS = 5
LONGEST_POINT = 15


@dataclass(frozen=True, slots=True)
class Point:
    """One idea in a few plain words, with a picture."""

    picture: str
    words: str


@dataclass(frozen=True, slots=True)
class Inviting:
    """The words beside the question on a poster, and where a paper form goes."""

    lead: str
    meaning: str
    give_back: str
    points: tuple[Point, ...]


def read_inviting(table: Table) -> Inviting:
    """Read the words of posters and forms."""
    points = table.each("points", read_point)
    if len(points) > MOST_POINTS:
        table.fail("points", f"there are {len(points)}. Write {MOST_POINTS} at the most.")
    return Inviting(
        lead=table.text("lead"),
        meaning=table.text("meaning"),
        give_back=table.text("give_back"),
        points=points,
    )


def read_point(table: Table) -> Point:
    """Read one idea: a sentence somebody can read at a glance."""
    point = Point(table.text("picture"), table.text("words"))
    if len(point.words.split()) > LONGEST_POINT:
        table.fail("words", f"this is long. Write {LONGEST_POINT} words at the most.")
    return point
