"""Small sounds and pictures of our own, with the things in them that must not stay."""

from __future__ import annotations

import io
from functools import cache

import av
import numpy as np
from av.audio.resampler import AudioResampler
from PIL import Image

# What a telephone writes into what it records: who, where, and with what.
TOLD = {"title": "Canary of Ware", "location": "+51.8110-000.0360/", "comment": "Canary telephone"}
PLACE = 0x8825
RATE = 48_000


@cache
def sound(container: str = "webm", codec: str = "libopus", *, seconds: float = 1.0) -> bytes:
    """Make a sound as a telephone would, which says in its header where it was made."""
    file, times = io.BytesIO(), np.arange(int(seconds * RATE)) / RATE
    wave = (np.sin(2 * np.pi * 440 * times) * 8000).astype(np.int16).reshape(1, -1)
    with av.open(file, "w", format=container) as tape:
        tape.metadata.update(TOLD)
        track = tape.add_stream(codec, rate=RATE, layout="mono")
        assert isinstance(track, av.AudioStream)
        whole = av.AudioFrame.from_ndarray(wave, format="s16", layout="mono")
        whole.rate = RATE
        resampler = AudioResampler(format=track.format.name, layout="mono", rate=RATE)
        for piece in resampler.resample(whole):
            tape.mux(track.encode(piece))
        tape.mux(track.encode(None))
    return file.getvalue()


@cache
def film() -> bytes:
    """Make a film without any sound."""
    file = io.BytesIO()
    with av.open(file, "w", format="mp4") as tape:
        track = tape.add_stream("mpeg4", rate=5, width=32, height=32, pix_fmt="yuv420p")
        frame = av.VideoFrame.from_ndarray(np.zeros((32, 32, 3), dtype=np.uint8), format="rgb24")
        tape.mux(track.encode(frame))
        tape.mux(track.encode(None))
    return file.getvalue()


@cache
def picture(kind: str = "JPEG", *, size: tuple[int, int] = (60, 40), mode: str = "RGB") -> bytes:
    """Make a picture as a telephone would: on its side, with the place where it was taken."""
    told = Image.Exif()
    told[0x0112] = 6  # turn it a quarter to the right
    told[0x010F] = "Canary telephone"
    told.get_ifd(PLACE)[2] = (51.0, 48.0, 39.6)
    file = io.BytesIO()
    drawn = Image.new("RGB", size, (200, 40, 40)).convert(mode)
    drawn.save(file, kind, exif=told.tobytes())
    return file.getvalue()


def parts(content: bytes) -> list[bytes]:
    """Cut a file into pieces long enough that none is anywhere by chance."""
    return [content[start : start + 24] for start in range(0, len(content) - 24, 24)]
