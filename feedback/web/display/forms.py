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


class DisplayForm(FlaskForm):
    """The colours and the size of words that suit somebody."""

    theme = ChoiceField("Colours", choices=THEMES)
    size = ChoiceField("Size of words", choices=SIZES)
    back = HiddenField()
