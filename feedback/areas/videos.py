"""Videos in British Sign Language that an area pack brings: files of its own, with captions."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from feedback.areas.table import Table

START = "start"
# How each kind of file begins, and what browsers call it.
KINDS = {".mp4": (4, b"ftyp", "video/mp4"), ".webm": (0, b"\x1a\x45\xdf\xa3", "video/webm")}
A_MEGABYTE = 1_000_000


@dataclass(frozen=True, slots=True)
class Video:
    """What one page says, in British Sign Language; its size tells families who pay for data."""

    place: str
    length: str
    file: Path
    captions: Path
    size: str

    @property
    def type(self) -> str:
        """What browsers call this kind of video."""
        return KINDS[self.file.suffix][2]

    def part(self, ending: str) -> Path | None:
        """Give the video or its captions by how the name ends; nothing for any other."""
        return next((path for path in (self.file, self.captions) if path.suffix == ending), None)


def read_videos(whole: Table, folder: Path, routes: Iterable[str]) -> tuple[Video, ...]:
    """Read the videos of a pack, for its start page and its ways in; a pack may have none."""
    if not whole.has("videos"):
        return ()
    videos = whole.each("videos", partial(_video, folder=folder, places=(START, *routes)))
    places = [video.place for video in videos]
    for place in places:
        if places.count(place) > 1:
            whole.fail("videos", f"“{place}” has more than one video. Leave one.")
    return videos


def _video(table: Table, folder: Path, places: Sequence[str]) -> Video:
    place = table.one_of("place", places)
    file = _file(table, "file", folder, tuple(KINDS))
    captions = _file(table, "captions", folder, (".vtt",))
    begins, sign, _ = KINDS[file.suffix]
    with file.open("rb") as opened:
        if opened.read(begins + len(sign))[begins:] != sign:
            table.fail("file", f"{file.name} is not a video that browsers can play.")
    if not captions.read_bytes().removeprefix(b"\xef\xbb\xbf").startswith(b"WEBVTT"):
        table.fail("captions", f"{captions.name} is not captions: its first line is not WEBVTT.")
    size = f"{max(1, round(file.stat().st_size / A_MEGABYTE))} MB"
    return Video(place, table.text("length"), file, captions, size)


def _file(table: Table, key: str, folder: Path, endings: tuple[str, ...]) -> Path:
    """Find a file of the folder “videos” by its plain name; another site’s address is refused."""
    name = table.text(key)
    path = folder / "videos" / name
    if Path(name).name != name or path.suffix not in endings:
        table.fail(key, f"“{name}” is not the name of a file that ends {' or '.join(endings)}.")
    if not path.is_file():
        table.fail(key, f"there is no file videos/{name} in the pack. Put it there.")
    return path
