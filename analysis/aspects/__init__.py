"""Suggest, from the first day, what a comment is about, which side of it, and how it felt."""

from analysis.aspects.codes import Codes, Feeling, Suggested
from analysis.aspects.suggest import suggest_codes

__all__ = ["Codes", "Feeling", "Suggested", "suggest_codes"]
