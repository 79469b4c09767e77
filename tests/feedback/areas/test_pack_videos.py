"""A pack may bring sign language videos of its own, and never somebody else’s."""

import shutil
from pathlib import Path

import pytest

from feedback.areas import AreaError, load_area

SMALL_PACK = Path(__file__).parent / "pack_fixture"
VIDEO = b"\x00\x00\x00\x18ftypmp42" + bytes(2_600_000)
CAPTIONS = "WEBVTT\n\n00:00.000 --> 00:02.000\nWelcome. This video is invented.\n"
ENTRY = """
[[videos]]
place = "start"
file = "welcome.mp4"
captions = "welcome.vtt"
length = "2 minutes"
"""


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    """A pack with a video for its start page."""
    folder = Path(shutil.copytree(SMALL_PACK, tmp_path / "northmere"))
    (folder / "videos").mkdir()
    (folder / "videos" / "welcome.mp4").write_bytes(VIDEO)
    (folder / "videos" / "welcome.vtt").write_text(CAPTIONS, encoding="utf-8")
    area = (folder / "area.toml").read_text(encoding="utf-8")
    (folder / "area.toml").write_text(area + ENTRY, encoding="utf-8")
    return folder


def test_a_video_is_found_by_its_place_with_its_size(pack: Path):
    area = load_area(pack)
    video = area.video("start")
    assert video is not None
    assert (video.length, video.size, video.type) == ("2 minutes", "3 MB", "video/mp4")
    assert video.part(".vtt") == pack / "videos" / "welcome.vtt"
    assert video.part(".mp4") == pack / "videos" / "welcome.mp4"
    assert video.part(".toml") is None
    assert area.video("easy_read") is None


def test_a_pack_without_videos_has_none():
    assert load_area(SMALL_PACK).videos == ()


@pytest.mark.parametrize(
    ("change", "into", "says"),
    [
        ('"start"', '"front"', "key place: “front” is not known here. Write one of: start, "),
        ('"welcome.mp4"', '"https://video.example/a.mp4"', "key file: “https://video.example/a"),
        ('"welcome.mp4"', '"../area.mp4"', "key file: “../area.mp4” is not the name of a file"),
        ('"welcome.mp4"', '"welcome.mov"', "is not the name of a file that ends .mp4 or .webm."),
        ('"welcome.mp4"', '"hello.mp4"', "there is no file videos/hello.mp4 in the pack"),
        ('"welcome.mp4"', '"words.webm"', "words.webm is not a video that browsers can play"),
        ('"welcome.vtt"', '"words.vtt"', "words.vtt is not captions: its first line is not WEBVTT"),
        ('captions = "welcome.vtt"', "", "key captions: this is missing"),
        ('length = "2 minutes"', 'lenght = "2"', "key length: this is missing"),
        (ENTRY, ENTRY + ENTRY, "key videos: “start” has more than one video. Leave one."),
    ],
)
def test_a_mistake_is_named_with_what_to_write(pack: Path, change: str, into: str, says: str):
    for name in ("words.webm", "words.vtt"):
        (pack / "videos" / name).write_text("Only words.", encoding="utf-8")
    area = (pack / "area.toml").read_text(encoding="utf-8")
    (pack / "area.toml").write_text(area.replace(change, into, 1), encoding="utf-8")
    with pytest.raises(AreaError) as refused:
        load_area(pack)
    assert says in str(refused.value)
