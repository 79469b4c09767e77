"""Voice notes and pictures that strangers send: made anew, or refused with a reason."""

from feedback.media.making import Clean, UnreadableError, make_anew

__all__ = ["Clean", "UnreadableError", "make_anew"]
