"""Pages that have a sign language video offer it, with captions, from this site alone."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from feedback.areas.videos import Video
from feedback.web.application import FeedbackApp
from tests.support.pages import Pages

WORDS = "Watch in British Sign Language"


@pytest.fixture
def with_videos(app: FeedbackApp, tmp_path: Path) -> FeedbackApp:
    """The application, with a video for its start page and one for a way in."""
    file, captions = tmp_path / "a.webm", tmp_path / "a.vtt"
    file.write_bytes(b"\x1a\x45\xdf\xa3" + b"0123456789")
    captions.write_text("WEBVTT\n", encoding="utf-8")
    videos = [
        Video(place, "2 minutes", file, captions, "9 MB") for place in ("start", "parent_carer")
    ]
    app.area = replace(app.area, videos=tuple(videos))
    return app


def test_a_page_without_a_video_shows_no_place_for_one(pages: Pages) -> None:
    assert WORDS not in pages.get("/").html
    assert "<video" not in pages.get("/tell/role").html
    pages.get("/video/start.mp4", status=404)


def test_the_start_page_offers_its_video_with_length_and_size(
    with_videos: FeedbackApp, pages: Pages
) -> None:
    page = pages.get("/").html
    assert WORDS in page
    assert "2 minutes, 9 MB, with captions" in page
    assert '<source src="/video/start.webm" type="video/webm">' in page
    assert 'kind="captions" srclang="en-GB" label="English" src="/video/start.vtt" default' in page
    # Nothing is fetched before somebody asks.
    assert 'preload="none"' in page
    assert "autoplay" not in page


def test_a_way_in_offers_its_own_video_on_its_first_page_alone(
    with_videos: FeedbackApp, pages: Pages
) -> None:
    assert '<source src="/video/parent_carer.webm"' in pages.get("/tell/role").html
    assert WORDS not in pages.get("/tell/better").html


def test_a_phone_gets_the_video_piece_by_piece(with_videos: FeedbackApp) -> None:
    visitor = with_videos.test_client()
    whole = visitor.get("/video/start.webm", buffered=True)
    assert whole.mimetype == "video/webm"
    assert whole.data.endswith(b"0123456789")
    assert "media-src 'self'" in whole.headers["Content-Security-Policy"]
    piece = visitor.get("/video/start.webm", headers={"Range": "bytes=4-7"}, buffered=True)
    assert (piece.status_code, piece.data) == (206, b"0123")
    assert visitor.get("/video/start.vtt", buffered=True).mimetype == "text/vtt"


@pytest.mark.parametrize("address", ["/video/start.mp4", "/video/child.webm", "/video/start.toml"])
def test_nothing_else_can_be_fetched(with_videos: FeedbackApp, pages: Pages, address: str) -> None:
    pages.get(address, status=404)
