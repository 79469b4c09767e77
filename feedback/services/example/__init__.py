"""An example month: invented comments taken through the real services, step by step."""

from feedback.services.example.filling import fill
from feedback.services.example.people import people

__all__ = ["fill", "people"]
