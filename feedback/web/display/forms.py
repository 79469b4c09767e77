"""How pages may look."""

from flask_wtf import FlaskForm
from wtforms import HiddenField

from feedback.web.fields import ChoiceField, option
from feedback.web.speech import lazy_gettext

THEMES = [
    option(
        "auto",
        lazy_gettext("The same as my phone"),
        hint=lazy_gettext("Light by day, dark if your phone is dark"),
    ),
    option("light", lazy_gettext("Light"), hint=lazy_gettext("Dark words on warm white")),
    option("dark", lazy_gettext("Dark"), hint=lazy_gettext("Light words on near black")),
    option("cream", lazy_gettext("Cream"), hint=lazy_gettext("Softer, with less glare")),
    option(
        "contrast",
        lazy_gettext("Strong contrast"),
        hint=lazy_gettext("Black on white, with thick lines"),
    ),
]
SIZES = [
    option("usual", lazy_gettext("Usual")),
    option("bigger", lazy_gettext("Bigger")),
    option("biggest", lazy_gettext("Biggest")),
]
MOTIONS = [
    option("phone", lazy_gettext("The same as my phone")),
    option("less", lazy_gettext("Less"), hint=lazy_gettext("Nothing slides or fades")),
]
SYMBOLS = [
    option("on", lazy_gettext("Show pictures")),
    option(
        "off",
        lazy_gettext("Hide pictures"),
        hint=lazy_gettext("Easy Read and the pages for children keep theirs"),
    ),
    option(
        "none",
        lazy_gettext("Hide every picture"),
        hint=lazy_gettext("On Easy Read and the pages for children, too"),
    ),
]
KEEPS = [
    option(
        "yes",
        lazy_gettext("Until I change it"),
        hint=lazy_gettext("On this phone, tablet or computer"),
    ),
    option(
        "no",
        lazy_gettext("Until I close the browser"),
        hint=lazy_gettext("Best if other people use this phone"),
    ),
]


class DisplayForm(FlaskForm):
    """The colours, size, movement and pictures that suit somebody."""

    theme = ChoiceField(lazy_gettext("Colours"), choices=THEMES)
    size = ChoiceField(lazy_gettext("Size of words"), choices=SIZES)
    symbols = ChoiceField(lazy_gettext("Pictures beside words"), choices=SYMBOLS)
    motion = ChoiceField(lazy_gettext("Things that move"), choices=MOTIONS)
    keep = ChoiceField(lazy_gettext("How long shall we keep this?"), choices=KEEPS)
    back = HiddenField()

    @property
    def answers(self) -> dict[str, str | None]:
        """What was answered, by question."""
        asked = (self.theme, self.size, self.symbols, self.motion, self.keep)
        return {field.name: field.data for field in asked}
