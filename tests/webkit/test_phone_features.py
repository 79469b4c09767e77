"""What an iPhone does by itself: record a voice, keep answers, keep how pages look."""

from __future__ import annotations

import io
from pathlib import Path

import av
from sqlalchemy import func, select

from feedback.models import Recording, Submission
from feedback.services import recordings
from feedback.web.application import FeedbackApp
from tests.browser.conftest import Site
from tests.browser.mast import Mast, mast
from tests.support.recordings import picture
from tests.webkit.phone import Phone

__all__ = ["mast"]
WORDS = "The lift is broken and nobody came."
KEEPING = "return navigator.serviceWorker.controller !== null"


def stored(app: FeedbackApp) -> int:
    """Count what arrived."""
    with app.database.reading() as session:
        return session.scalar(select(func.count()).select_from(Submission)) or 0


def test_answers_wait_for_signal_and_are_sent_once(
    app: FeedbackApp, iphone: Phone, mast: Mast
) -> None:
    iphone.goes(mast.address)
    iphone.until(lambda: iphone.js(KEEPING))
    mast.goes()
    iphone.goes(f"{mast.address}/tell?who=parent_carer")
    assert iphone.heading == "Tell us with no signal"
    iphone.leads_on("I’m a parent or carer")
    iphone.finds("textarea[name=better]")[0].send_keys(WORDS)
    iphone.presses("Send my answers")
    iphone.until(lambda: iphone.finds("[data-says=waiting]"))
    mast.comes()
    iphone.js("window.dispatchEvent(new Event('online'))")
    iphone.until(lambda: len(iphone.finds("[data-code] li")) == 7)
    assert stored(app) == 1


def test_what_does_not_go_through_is_kept_for_another_try(
    app: FeedbackApp, iphone: Phone, mast: Mast
) -> None:
    iphone.goes(mast.address)
    iphone.until(lambda: iphone.js(KEEPING))
    iphone.goes(f"{mast.address}/tell/better?who=parent_carer")
    iphone.finds("main textarea")[0].send_keys(WORDS)
    mast.goes()
    iphone.leads_on("Continue")
    assert "Your answer is still on this phone" in iphone.text
    mast.comes()
    iphone.leads_on("Try again")
    assert iphone.finds("main textarea")[0].get_property("value") == WORDS
    iphone.leads_on("Continue")
    iphone.goes(f"{mast.address}/tell/check")
    mast.goes()
    iphone.leads_on("Send my answers")
    mast.comes()
    iphone.leads_on("Try again")
    iphone.leads_on("Send my answers")
    assert iphone.heading == "Thank you"
    assert stored(app) == 1


def test_a_voice_note_is_recorded_and_kept(iphone: Phone, here: Site) -> None:
    iphone.goes(f"{here.address}/tell?who=parent_carer")
    iphone.goes(f"{here.address}/tell/better/say-or-draw")
    iphone.presses("Start recording")
    iphone.until(lambda: "0:02" in iphone.text)
    iphone.presses("Stop")
    iphone.until(lambda: "Recorded. Listen to it" in iphone.text)
    iphone.leads_on("Keep it")
    assert "Delete this voice note" in iphone.text
    iphone.goes(f"{here.address}/tell/check")
    iphone.leads_on("Send my answers")
    assert iphone.heading == "Thank you"
    with here.app.database.reading() as session:
        kept = session.scalars(select(Recording)).one()
        with av.open(io.BytesIO(recordings.opened(kept, keys=here.app.keys))) as played:
            assert sum(frame.samples for frame in played.decode(audio=0)) > 20_000


def test_a_photo_stands_the_right_way_up(iphone: Phone, here: Site, tmp_path: Path) -> None:
    (tmp_path / "IMG_1.jpg").write_bytes(picture(size=(300, 200)))
    iphone.goes(f"{here.address}/tell?who=parent_carer")
    iphone.goes(f"{here.address}/tell/better/say-or-draw")
    [box] = iphone.finds("input[name=picture]")
    box.send_keys(str(tmp_path / "IMG_1.jpg"))
    iphone.leads_on("Keep it")
    assert "Delete this picture" in iphone.text
    sides = (
        "const it = document.querySelector('main img'); return [it.naturalWidth, it.naturalHeight]"
    )
    iphone.until(lambda: iphone.js(sides) == [200, 300])


def test_dark_pages_stay_dark(iphone: Phone, here: Site) -> None:
    iphone.goes(f"{here.address}/display")
    light = iphone.js("return getComputedStyle(document.body).backgroundColor")
    next(one for one in iphone.choices() if one.get_attribute("value") == "dark").click()
    iphone.leads_on("Use these")
    iphone.goes(here.address)
    assert iphone.js("return getComputedStyle(document.body).backgroundColor") != light
