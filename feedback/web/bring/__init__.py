"""A facilitator brings in comments that came some other way: a file, its columns, a check."""

from feedback.web.bring import columns, finish, start
from feedback.web.bring.blueprint import blueprint

__all__ = ["blueprint", "columns", "finish", "start"]
