"""Colours are decided in one file, and everybody can read every one of them."""

import re

import pytest

from feedback.assets import ROOT

TOKENS = (ROOT / "static" / "css" / "tokens.css").read_text(encoding="utf-8")
SHEETS = sorted(path for path in (ROOT / "static" / "css").iterdir() if path.stem != "tokens")
THEMES = ("light", "dark", "cream", "contrast")
GROUNDS = ("paper", "card", "mist", "sand", "rose")
TEXTS = ("ink", "quiet", "brand", "brand-deep", "good", "care")
PAIRS = [(text, ground) for text in TEXTS for ground in GROUNDS] + [
    ("on-brand", "brand"),
    ("on-brand", "brand-deep"),
    ("on-care", "care"),
    ("on-top", "top"),
    ("mark-ink", "mark"),
    ("paper", "ink"),
    ("focus-ink", "focus"),
    ("paper", "good"),
]
LINES = [
    *((line, ground) for line in ("edge", "chart", "chart-soft") for ground in GROUNDS),
    ("on-glow", "glow"),
    ("brand", "track"),
]


def colours(block):
    """The colours of the first block whose selector holds the words given."""
    found = re.search(re.escape(block) + r"[^{]*\{(.*?)\}", TOKENS, re.DOTALL)
    return dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{6})\b", found.group(1)))


def theme(name):
    return colours(":root") | colours(f"[data-theme={name}]")


def luminance(colour):
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one, other):
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("name", THEMES)
@pytest.mark.parametrize(("text", "ground"), PAIRS)
def test_words_stand_seven_to_one_on_every_ground(name, text, ground):
    values = theme(name)
    assert contrast(values[text], values[ground]) >= 7


@pytest.mark.parametrize("name", THEMES)
@pytest.mark.parametrize(("line", "ground"), LINES)
def test_lines_of_controls_and_charts_stand_three_to_one(name, line, ground):
    values = theme(name)
    assert contrast(values[line], values[ground]) >= 3


def test_contrast_is_measured_as_the_guidelines_do():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.01)


def test_a_phone_in_the_dark_gets_the_dark_theme():
    assert colours("[data-theme=auto]") == colours("[data-theme=dark]")


def test_every_theme_decides_the_same_colours():
    decided = {name: set(colours(f"[data-theme={name}]")) - {"ground"} for name in THEMES}
    assert all(each == decided["light"] for each in decided.values())


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda path: path.name)
def test_no_other_style_sheet_decides_a_colour(sheet):
    css = sheet.read_text(encoding="utf-8")
    assert not re.findall(r"#[0-9a-fA-F]{3,8}\b|\brgba?\(|\bhsla?\(", css)


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda path: path.name)
def test_style_sheets_ask_only_for_tokens_there_are(sheet):
    css = sheet.read_text(encoding="utf-8")
    ours = set(re.findall(r"(--[a-z0-9-]+):", TOKENS + css))
    assert set(re.findall(r"var\((--[a-z0-9-]+)", css)) <= ours
