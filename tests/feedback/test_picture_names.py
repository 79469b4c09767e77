"""Only the pictures that are named somewhere are drawn, and a wrong name says so."""

import json
import re

import pytest

from feedback import picture_names
from feedback.assets import FETCHED, ROOT
from feedback.picture_names import PATH, lighter, named
from feedback.web.pictures import OURS


@pytest.fixture
def sets(tmp_path):
    """Two small sets, in the form the real ones have, that hold all our own names."""
    fluent = {name: {"body": f"<path id='{name}'/>"} for name in (*OURS, "kite", "bell")}
    for name, icons in (
        ("fluent-emoji-flat", fluent),
        ("healthicons", {"nurse": {"body": "<g/>"}}),
    ):
        folder = tmp_path / "sets" / name
        folder.mkdir(parents=True)
        (folder / "icons.json").write_text(json.dumps({"icons": icons, "width": 32, "height": 32}))
    return tmp_path / "sets"


@pytest.fixture
def root(tmp_path):
    """A project with one page and one area pack."""
    (tmp_path / "templates").mkdir()
    (tmp_path / "feedback" / "areas" / "here").mkdir(parents=True)
    return tmp_path


def pack(root, words):
    (root / "feedback" / "areas" / "here" / "tiles.toml").write_text(words)


def test_pictures_in_pages_and_packs_are_drawn(sets, root):
    (root / "templates" / "a.html").write_text("{{ icon('bell') }}")
    pack(root, '[[tile]]\nname = "Clubs"\npicture = "kite"\n')
    assert set(picture_names.draw_all(sets, root)) == {*OURS, "bell", "kite"}


def test_a_list_of_pictures_in_a_pack_is_drawn(sets, root):
    pack(root, '[pictures]\nvery_good = "kite"\nothers = ["bell"]\nnone = ""\n')
    assert {"bell", "kite"} <= set(picture_names.draw_all(sets, root))


def test_a_drawing_is_hidden_from_readers_and_has_its_own_measure(sets, root):
    pack(root, 'picture = "healthicons:nurse"\n')
    drawing = picture_names.draw_all(sets, root)["healthicons:nurse"]
    assert drawing.startswith('<svg class="picture" viewBox="0 0 32 32" aria-hidden="true"')


def test_the_sheet_has_every_drawing_under_its_name(sets, root):
    drawings = picture_names.draw_all(sets, root)
    sheet = picture_names.sheet(drawings)
    named = re.findall(r'<symbol id="([^"]+)" viewBox="0 0 32 32"><path id=\'([^\']+)\'/>', sheet)
    assert named == [(name, name) for name in drawings]


def test_an_unknown_picture_is_named(sets, root):
    pack(root, 'picture = "unicorn-map"\n')
    with pytest.raises(picture_names.PictureUnknownError, match="unicorn-map"):
        picture_names.draw_all(sets, root)


def test_an_unknown_set_is_named(sets, root):
    pack(root, 'picture = "other:map"\n')
    with pytest.raises(picture_names.PictureUnknownError, match="other:map"):
        picture_names.draw_all(sets, root)


def numbers(path: str) -> list[list[float]]:
    """Read a path as a browser does, but for arcs, whose flags may run together."""
    steps = re.findall(r"([b-zB-Z])([^A-Za-z]*)", path)
    return [[float(one) for one in re.findall(r"-?(?:\d+\.?\d*|\.\d+)", rest)] for _, rest in steps]


def test_a_lighter_drawing_has_the_same_numbers_cut_to_a_tenth() -> None:
    fluent = FETCHED / "node_modules" / "@iconify-json" / "fluent-emoji-flat" / "icons.json"
    icons = json.loads(fluent.read_bytes())["icons"]
    drawn = [icons[name]["body"] for name in named(ROOT) if name in icons]
    assert len(drawn) > 30
    for body in drawn:
        for one, other in zip(PATH.findall(body), PATH.findall(lighter(body)), strict=True):
            for these, those in zip(numbers(one), numbers(other), strict=True):
                assert those == pytest.approx(these, abs=0.1), (one, other)
