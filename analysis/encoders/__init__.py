"""Ways to compare texts, behind one function: each loads when it is asked for, none downloads."""

from analysis.encoders.choosing import Chosen, choose, find_themes_by
from analysis.encoders.encoder import Encoder, EncoderError
from analysis.encoders.loading import load_encoder

__all__ = ["Chosen", "Encoder", "EncoderError", "choose", "find_themes_by", "load_encoder"]
