"""How pages may look."""

from flask_wtf import FlaskForm
from wtforms import HiddenField

from feedback.web.fields import ChoiceField, option

THEMES = [
    option("auto", "The same as my phone", hint="Light by day, dark if your phone is dark"),
    option("light", "Light", hint="Dark words on warm white"),
    option("dark", "Dark", hint="Light words on near black"),
    option("cream", "Cream", hint="Softer, with less glare"),
    option("contrast", "Strong contrast", hint="Black on white, with thick lines"),
]
SIZES = [option("usual", "Usual"), option("bigger", "Bigger"), option("biggest", "Biggest")]
MOTIONS = [
    option("phone", "The same as my phone"),
    option("less", "Less", hint="Nothing slides or fades"),
]
SYMBOLS = [
    option("on", "Show pictures"),
    option("off", "Hide pictures", hint="Easy Read and the pages for children keep theirs"),
    option("none", "Hide every picture", hint="On Easy Read and the pages for children, too"),
]
KEEPS = [
    option("yes", "Until I change it", hint="On this phone, tablet or computer"),
    option("no", "Until I close the browser", hint="Best if other people use this phone"),
]


class DisplayForm(FlaskForm):
    """The colours, size, movement and pictures that suit somebody."""

    theme = ChoiceField("Colours", choices=THEMES)
    size = ChoiceField("Size of words", choices=SIZES)
    symbols = ChoiceField("Pictures beside words", choices=SYMBOLS)
    motion = ChoiceField("Things that move", choices=MOTIONS)
    keep = ChoiceField("How long shall we keep this?", choices=KEEPS)
    back = HiddenField()

    @property
    def answers(self) -> dict[str, str | None]:
        """What was answered, by question."""
        asked = (self.theme, self.size, self.symbols, self.motion, self.keep)
        return {field.name: field.data for field in asked}
