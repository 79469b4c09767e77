"""Rules that a phone can follow by itself, so that nothing somebody types has to be sent."""

from analysis.concern.short import short_rules

__all__ = ["short_rules"]
