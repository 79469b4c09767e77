"""A sound or a picture is made anew: what it shows stays, what it says about somebody goes."""

from __future__ import annotations

import io
import struct
import subprocess
import sys
import zlib

import av
import pytest
from PIL import Image

from feedback.media import UnreadableError, make_anew, making
from tests.support import recordings

SOUNDS = [("webm", "libopus"), ("ipod", "aac"), ("ogg", "libopus"), ("wav", "pcm_s16le")]


@pytest.mark.parametrize(("container", "codec"), SOUNDS)
def test_a_sound_of_any_telephone_becomes_a_plain_one(container: str, codec: str) -> None:
    made = make_anew("sound", recordings.sound(container, codec))
    assert made.seconds == 1
    with av.open(io.BytesIO(made.content)) as played:
        assert [each.type for each in played.streams] == ["audio"]
        assert played.format.name == "mp3"
        assert set(played.metadata) <= {"encoder"}


def test_what_a_telephone_says_about_a_recording_does_not_stay() -> None:
    sent = recordings.sound("mov", "aac")
    assert b"Canary" in sent
    assert b"+51.8110" in sent
    made = make_anew("sound", sent).content
    assert b"Canary" not in made
    assert b"51.8110" not in made


def test_a_recording_that_was_cut_off_keeps_its_beginning() -> None:
    whole = recordings.sound(seconds=6)
    made = make_anew("sound", whole[: len(whole) // 2])
    assert 1 <= made.seconds <= 5


def test_a_long_sound_is_refused_however_long_it_says_it_is() -> None:
    with pytest.raises(UnreadableError, match="too_long"):
        make_anew("sound", silence_that_says_it_is_short())


def silence_that_says_it_is_short() -> bytes:
    """Six minutes of silence in a file whose header says one second."""
    samples, rate = bytes(8000 * 360), 8000
    layout = struct.pack("<4sIHHIIHH", b"fmt ", 16, 1, 1, rate, rate, 1, 8)
    return b"RIFF\x00\x00\x00\x00WAVE" + layout + b"data\xff\xff\xff\xff" + samples


def test_a_picture_is_turned_the_right_way_up_and_says_nothing() -> None:
    sent = recordings.picture()
    before = Image.open(io.BytesIO(sent)).getexif()
    assert before.get_ifd(recordings.PLACE)
    made = make_anew("picture", sent).content
    shown = Image.open(io.BytesIO(made))
    assert shown.size == (40, 60)
    assert not dict(shown.getexif())
    assert set(shown.info) <= {"jfif", "jfif_version", "jfif_unit", "jfif_density"}
    assert b"Canary" not in made


@pytest.mark.parametrize(("kind", "mode"), [("PNG", "RGBA"), ("GIF", "P"), ("WEBP", "RGB")])
def test_pictures_of_other_kinds_become_plain_ones(kind: str, mode: str) -> None:
    shown = Image.open(io.BytesIO(make_anew("picture", picture_of(kind, mode)).content))
    assert (shown.format, shown.mode) == ("JPEG", "RGB")


def picture_of(kind: str, mode: str) -> bytes:
    """Make a small picture of a kind."""
    file = io.BytesIO()
    Image.new("RGB", (30, 20), "navy").convert(mode).save(file, kind)
    return file.getvalue()


def test_a_large_photo_is_made_small_enough_to_send_to_a_desk() -> None:
    shown = Image.open(
        io.BytesIO(make_anew("picture", recordings.picture(size=(4000, 1000))).content)
    )
    assert max(shown.size) == 2000


def bomb() -> bytes:
    """Four hundred million white dots in a few hundred kilobytes."""
    head = struct.pack(">IIBBBBB", 20_000, 20_000, 1, 0, 0, 0, 0)
    parts = [(b"IHDR", head), (b"IDAT", zlib.compress(bytes(2501 * 20_000))), (b"IEND", b"")]
    chunks = (
        struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))
        for name, body in parts
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunks)


HOSTILE = [
    ("picture", b"", "empty"),
    ("picture", b"<svg onload='alert(1)'/>", "not_a_picture"),
    ("picture", b"%!PS-Adobe (%pipe%id) (w) file", "not_a_picture"),
    ("picture", bytes(4) + b"ftypheic" + bytes(40), "heic"),
    ("picture", recordings.picture(size=(600, 400))[:-900], "damaged"),
    ("picture", bomb(), "too_many_pixels"),
    ("sound", b"", "empty"),
    ("sound", b"\xff", "not_a_sound"),
    ("sound", b"#EXTM3U\nfile:///etc/passwd\n", "not_a_sound"),
    ("sound", b"ffconcat version 1.0\nfile /etc/passwd\n", "not_a_sound"),
    ("sound", b"\x1aE\xdf\xa3" + bytes(500), "damaged"),
    ("sound", recordings.film(), "no_sound"),
    ("sound", recordings.picture(), "not_a_sound"),
    ("picture", recordings.sound(), "not_a_picture"),
]


@pytest.mark.parametrize(("kind", "content", "why"), HOSTILE)
def test_a_hostile_file_is_refused_with_a_reason(kind: str, content: bytes, why: str) -> None:
    with pytest.raises(UnreadableError) as refused:
        make_anew(kind, content)
    assert refused.value.why == why


def test_the_process_that_reads_a_file_can_open_and_write_nothing() -> None:
    try_it = (
        f"import runpy, socket; maker = runpy.run_path({str(making.MAKER)!r});"
        "maker['load_everything'](); maker['give_up_rights']()\n"
        "for act in (lambda: open('/etc/hostname'), lambda: open('left', 'w'), socket.socket,"
        " lambda: bytearray(2 * 1024**3)):\n"
        "    try: act(); print('could')\n"
        "    except (OSError, MemoryError): print('could not')\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", try_it], capture_output=True, text=True, check=True
    )
    assert done.stdout.split("\n")[:4] == ["could not"] * 4


def test_a_file_that_keeps_it_busy_too_long_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(making, "SECONDS", 0.01)
    with pytest.raises(UnreadableError, match="damaged"):
        make_anew("picture", recordings.picture())


def test_more_than_two_at_once_wait_their_turn(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(making, "WAIT_SECONDS", 0.01)
    for _ in range(making.ROOM_FOR):
        making._room.acquire()
    try:
        with pytest.raises(UnreadableError, match="busy"):
            make_anew("picture", recordings.picture())
    finally:
        making._room.release(making.ROOM_FOR)
