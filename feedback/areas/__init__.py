"""The area packs: everything that is true of one place and not of the platform."""

from feedback.areas.area import Area
from feedback.areas.inviting import Inviting, Point
from feedback.areas.people import Choice, Question, Route, Tile, Wording
from feedback.areas.places import Board, Contact, District, Forum, Language, Part, Retention
from feedback.areas.reading import folder_of, load_area
from feedback.areas.support import HelpLine, Link, Urgent
from feedback.areas.table import AreaError
from feedback.areas.topics import Aspect, Benchmark, Owner, Service, Tag, TagGroup

__all__ = [
    "Area",
    "AreaError",
    "Aspect",
    "Benchmark",
    "Board",
    "Choice",
    "Contact",
    "District",
    "Forum",
    "HelpLine",
    "Inviting",
    "Language",
    "Link",
    "Owner",
    "Part",
    "Point",
    "Question",
    "Retention",
    "Route",
    "Service",
    "Tag",
    "TagGroup",
    "Tile",
    "Urgent",
    "Wording",
    "folder_of",
    "load_area",
]
