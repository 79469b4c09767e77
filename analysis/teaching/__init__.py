"""Learn from what people decided: obey it exactly, and apply it to what they have not read."""

from analysis.teaching.decision import KINDS, Decision
from analysis.teaching.rules import Rules, make_rules

__all__ = ["KINDS", "Decision", "Rules", "make_rules"]
