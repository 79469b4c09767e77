"""Code comments as people coded others: several labels a text, each with its probability."""

from analysis.coding.coder import Coder

__all__ = ["Coder"]
