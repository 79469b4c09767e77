"""The database: two ways in, one that only reads and one that writes."""

from feedback.database.engines import Database, DatabaseBusyError

__all__ = ["Database", "DatabaseBusyError"]
