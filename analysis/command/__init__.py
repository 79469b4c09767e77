"""The only part of this package that reads files, writes them or prints."""
