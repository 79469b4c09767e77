"""A process of its own: read one file from a stranger, and write down afresh what it holds.

It is run as a program and imports nothing of ours. Before it reads a byte it gives up the right to
use more than a gigabyte or half a minute, to write a file, and to open anything at all.
"""

from __future__ import annotations

import io
import json
import resource
import sys
import wave
from importlib import import_module

import av
from av.audio.resampler import AudioResampler
from av.packet import Packet
from PIL import Image, ImageOps, UnidentifiedImageError

GIGABYTE = 1024**3
CPU_SECONDS = 30
LONGEST_SECONDS = 300
RATE, BIT_RATE = 24_000, 48_000
SIDE, MOST_PIXELS, QUALITY = 2000, 80_000_000, 85
# Anything else Pillow or FFmpeg could read is more ways in for somebody hostile.
PICTURES = ("JPEG", "PNG", "WEBP", "GIF", "AVIF")
# What telephones and recorders make. No decoder of moving pictures is ever started.
CODECS = (
    *("opus", "libopus", "vorbis", "aac", "mp3", "mp3float", "flac", "alac"),
    *("amrnb", "amrwb", "pcm_s16le", "pcm_s16be", "pcm_s24le", "pcm_f32le", "pcm_u8"),
)
HEIC = (b"heic", b"heix", b"hevc", b"heim", b"heis", b"mif1", b"msf1")


class RefusedError(Exception):
    """Why the file cannot be used, in one word."""


def main() -> None:
    """Read a file, and answer with a line of JSON and then the fresh file."""
    load_everything()
    give_up_rights()
    make = {"sound": sound, "picture": picture}[sys.argv[1]]
    said: dict[str, str | int] = {}
    try:
        said["seconds"], content = make(sys.stdin.buffer.read())
    except RefusedError as error:
        said["why"], content = str(error), b""
    sys.stdout.buffer.write(json.dumps(said).encode() + b"\n" + content)


def load_everything() -> None:
    """Use each part once, on silence and on white: later nothing can be loaded any more."""
    Image.init()
    for part in ("audio", "video", "subtitles"):
        import_module(f"av.{part}.stream")
    silence, white = io.BytesIO(), io.BytesIO()
    with wave.open(silence, "wb") as tape:
        tape.setparams((1, 2, RATE, RATE, "NONE", "NONE"))
        tape.writeframes(bytes(2 * RATE))
    sound(silence.getvalue())
    Image.new("RGB", (8, 8), "white").save(white, "PNG")
    picture(white.getvalue())


def give_up_rights() -> None:
    """Bound memory and time; nothing can be written or opened from here on."""
    for what, most in (
        (resource.RLIMIT_AS, GIGABYTE),
        (resource.RLIMIT_CPU, CPU_SECONDS),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_NOFILE, 0),
    ):
        resource.setrlimit(what, (most, most))


def picture(content: bytes) -> tuple[int, bytes]:
    """Draw a picture again, the right way up, at most 2000 pixels a side, with no word about it."""
    if content[4:8] == b"ftyp" and content[8:12] in HEIC:
        raise RefusedError("heic")
    try:
        with Image.open(io.BytesIO(content), formats=PICTURES) as shown:
            drawn = draw(shown)
    except UnidentifiedImageError:
        raise RefusedError("not_a_picture") from None
    except Image.DecompressionBombError:
        raise RefusedError("too_many_pixels") from None
    except (OSError, ValueError, SyntaxError, EOFError, MemoryError):
        raise RefusedError("damaged") from None
    fresh = io.BytesIO()
    drawn.save(fresh, "JPEG", quality=QUALITY, optimize=True)
    return 0, fresh.getvalue()


def draw(shown: Image.Image) -> Image.Image:
    """Put the pixels alone on a new white sheet."""
    if shown.width * shown.height > MOST_PIXELS:
        raise RefusedError("too_many_pixels")
    # A photo of a telephone is read at half or a quarter of its size: less memory, and quicker.
    shown.draft("RGB", (SIDE, SIDE))
    # Small before it is turned and coloured; the side that is longest stays the longest.
    shown.load()
    turned = ImageOps.exif_transpose(shown)
    turned.thumbnail((SIDE, SIDE), Image.Resampling.LANCZOS)
    seen = turned.convert("RGBA")
    sheet = Image.new("RGB", seen.size, "white")
    sheet.paste(seen, mask=seen.getchannel("A"))
    return sheet


def sound(content: bytes) -> tuple[int, bytes]:
    """Play a sound and record it again as one track of MP3, with no word about it."""
    options = {"codec_whitelist": ",".join(CODECS)}
    try:
        name = container_of(content)
        with av.open(io.BytesIO(content), "r", format=name, options=options) as played:
            tracks = played.streams.audio
            if not tracks:
                raise RefusedError("no_sound")
            return record(played, tracks[0])
    except (av.FFmpegError, ValueError, EOFError, MemoryError):
        raise RefusedError("damaged") from None


def container_of(content: bytes) -> str:
    """Name the container by its first bytes: FFmpeg may not guess, as some kinds name other files.

    >>> container_of(b"OggS" + bytes(8)), container_of(bytes(4) + b"ftypM4A ")
    ('ogg', 'mp4')
    """
    starts = {
        b"\x1aE\xdf\xa3": "matroska", b"OggS": "ogg", b"RIFF": "wav", b"ID3": "mp3",
        b"fLaC": "flac", b"#!AMR": "amr", b"caff": "caf",
    }  # fmt: skip
    for start, name in starts.items():
        if content.startswith(start):
            return name
    if content[4:8] == b"ftyp":
        return "mp4"
    first, second = (*content[:2], 0, 0)[:2]
    if first == 0xFF and second & 0xE0 == 0xE0:
        return "mp3" if second & 0x06 else "aac"
    raise RefusedError("not_a_sound")


def record(played: av.container.InputContainer, track: av.AudioStream) -> tuple[int, bytes]:
    """Decode what can be decoded; a recording whose end was cut off keeps its beginning."""
    resampler = AudioResampler(format="s16p", layout="mono", rate=RATE)
    pieces: list[av.AudioFrame] = []
    samples = 0
    for packet in played.demux(track):
        for frame in heard(track, packet):
            fresh = resampler.resample(frame)
            pieces += fresh
            samples += sum(piece.samples for piece in fresh)
        # Counted, never read from the header, which may say anything.
        if samples > LONGEST_SECONDS * RATE:
            raise RefusedError("too_long")
    if samples < RATE // 5:
        raise RefusedError("no_sound")
    return max(1, round(samples / RATE)), taped(pieces)


def taped(pieces: list[av.AudioFrame]) -> bytes:
    """Write plain sound down as MP3, which every browser plays."""
    fresh = io.BytesIO()
    with av.open(fresh, "w", format="mp3", options={"id3v2_version": "0"}) as tape:
        written = tape.add_stream("libmp3lame", rate=RATE, layout="mono", format="s16p")
        written.bit_rate = BIT_RATE
        for piece in pieces:
            piece.pts = None
            tape.mux(written.encode(piece))
        tape.mux(written.encode(None))
    return fresh.getvalue()


def heard(track: av.AudioStream, packet: Packet[av.AudioStream]) -> list[av.AudioFrame]:
    """Decode a packet; one that is damaged is silent."""
    try:
        return track.decode(packet)
    except av.InvalidDataError:
        return []


if __name__ == "__main__":
    main()
