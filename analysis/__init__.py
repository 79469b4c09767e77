"""Find what families say, in texts and arrays alone: no web, no database.

Importing this package is quick: scikit-learn and the word vectors load when a function needs them.
"""

from analysis.aspects import Codes, Feeling, Suggested, suggest_codes
from analysis.carrying import (
    Agreed,
    AgreedTheme,
    Changes,
    agreed_from,
    carry_themes,
    compare_months,
    remember,
)
from analysis.coding import Coder
from analysis.concern import Concern, find_concerns
from analysis.copies import Copies, find_copies
from analysis.disclosure import (
    Cell,
    Rule,
    hide_small,
    hide_small_overlapping,
    hide_small_table,
    share,
    wilson,
)
from analysis.encoders import Encoder, EncoderError, find_themes_by, load_encoder
from analysis.measures import cohen_kappa, few_but_serious, how_sure, krippendorff_alpha
from analysis.pipeline import find_themes
from analysis.redact import Span, find_personal
from analysis.teaching import Decision
from analysis.types import FITS_NOTHING, NON_ANSWER, Excerpt, Inside, Theme, ThemeSet

__all__ = [
    "FITS_NOTHING",
    "NON_ANSWER",
    "Agreed",
    "AgreedTheme",
    "Cell",
    "Changes",
    "Coder",
    "Codes",
    "Concern",
    "Copies",
    "Decision",
    "Encoder",
    "EncoderError",
    "Excerpt",
    "Feeling",
    "Inside",
    "Rule",
    "Span",
    "Suggested",
    "Theme",
    "ThemeSet",
    "agreed_from",
    "carry_themes",
    "cohen_kappa",
    "compare_months",
    "few_but_serious",
    "find_concerns",
    "find_copies",
    "find_personal",
    "find_themes",
    "find_themes_by",
    "hide_small",
    "hide_small_overlapping",
    "hide_small_table",
    "how_sure",
    "krippendorff_alpha",
    "load_encoder",
    "remember",
    "share",
    "suggest_codes",
    "wilson",
]
