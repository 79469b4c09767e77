"""One table of a pack file, which hands out its values and says plainly what is wrong."""

import re
from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime
from difflib import get_close_matches
from typing import NoReturn, TypeVar

ID_PATTERN = re.compile(r"[a-z0-9][a-z0-9_]*")

_Record = TypeVar("_Record")


class AreaError(ValueError):
    """An area pack cannot be used; the message names the file, the key and what to write."""


class Table:
    """The keys and values of one table, each to be asked for by name and kind."""

    def __init__(self, file: str, values: Mapping[str, object], place: str = "") -> None:
        self.file = file
        self.place = place
        self._values = values
        self._asked: list[str] = []

    def fail(self, key: str, problem: str) -> NoReturn:
        """Stop with a message that names this file, this place and this key."""
        where = ", ".join(part for part in (self.file, self.place, f"key {key}") if part)
        raise AreaError(f"{where}: {problem}")

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys that are written, for tables whose keys are ids."""
        return tuple(self._values)

    def has(self, key: str) -> bool:
        """Say whether the key is written at all."""
        self._asked.append(key)
        return key in self._values

    def text(self, key: str, default: str | None = None) -> str:
        """Give a text; without a default it must be there and not be empty."""
        value = self._value(key, default, f'Write {key} = "some words".')
        if not isinstance(value, str):
            self.fail(key, f'this is not text. Write {key} = "some words", in quotes.')
        if default is None and not value.strip():
            self.fail(key, f'this is empty. Write {key} = "some words".')
        return value.strip()

    def blank(self, key: str) -> str:
        """Give a text that must be written but may be empty until someone knows it."""
        if key not in self._values:
            self.fail(key, f'this is missing. Write {key} = "" until it is known.')
        return self.text(key, "")

    def identifier(self, key: str = "id") -> str:
        """Give an id: small letters, figures and underscores, the same for ever."""
        value = self.text(key)
        if not ID_PATTERN.fullmatch(value):
            self.fail(
                key, f"“{value}” is not an id. Use small letters, figures and _, as in my_id."
            )
        return value

    def one_of(self, key: str, allowed: Iterable[str], default: str | None = None) -> str:
        """Give a text that must be one of a few."""
        value, choices = self.text(key, default), tuple(allowed)
        if value not in choices:
            self.fail(key, f"“{value}” is not known here. Write one of: {', '.join(choices)}.")
        return value

    def texts(self, key: str, default: tuple[str, ...] | None = None) -> tuple[str, ...]:
        """Give a list of texts."""
        value = self._value(key, default, f'Write {key} = ["one", "two"].')
        if not isinstance(value, list | tuple) or not all(isinstance(item, str) for item in value):
            self.fail(key, f'this is not a list of texts. Write {key} = ["one", "two"].')
        return tuple(value)

    def number(self, key: str) -> int:
        """Give a whole number above nought."""
        value = self._value(key, None, f"Write {key} = 12.")
        if not isinstance(value, int) or isinstance(value, bool) or value < 1:
            self.fail(key, f"this is not a whole number above 0. Write {key} = 12, without quotes.")
        return value

    def flag(self, key: str) -> bool:
        """Give true or false."""
        value = self._value(key, None, f"Write {key} = true or {key} = false.")
        if not isinstance(value, bool):
            self.fail(key, f"this is not true or false. Write {key} = true, without quotes.")
        return value

    def day(self, key: str) -> date | None:
        """Give a day, or nothing where the text is empty."""
        value = self._value(key, "", f"Write {key} = 2026-01-31.")
        if value == "":
            return None
        if not isinstance(value, date) or isinstance(value, datetime):
            self.fail(key, f"this is not a date. Write {key} = 2026-01-31, without quotes.")
        return value

    def table(self, key: str) -> "Table":
        """Give the table under a key."""
        value = self._value(key, None, f"Write a line [{key}] and its keys under it.")
        if not isinstance(value, dict):
            self.fail(key, f"this is not a table. Write a line [{key}] and its keys under it.")
        return Table(self.file, value, f"{self.place} {key}".strip())

    def tables(self, key: str) -> tuple["Table", ...]:
        """Give the list of tables under a key, each knowing its number and its id."""
        value = self._value(key, None, f"Write a line [[{key}]] for each.")
        if not isinstance(value, list) or not all(isinstance(item, dict) for item in value):
            self.fail(key, f"this is not a list of tables. Write a line [[{key}]] for each.")
        if not value:
            self.fail(key, f"this list is empty. Write a line [[{key}]] and its keys under it.")
        return tuple(
            Table(self.file, item, self._name(key, n, item)) for n, item in enumerate(value, 1)
        )

    def each(self, key: str, read: Callable[["Table"], _Record]) -> tuple[_Record, ...]:
        """Read every table under a key; ids may not repeat and keys may not be left over."""
        records: list[_Record] = []
        ids: set[str] = set()
        for table in self.tables(key):
            record = read(table)
            table.finish()
            identifier = getattr(record, "id", None)
            if identifier in ids:
                table.fail("id", "this id is used twice. Give each its own.")
            if identifier is not None:
                ids.add(identifier)
            records.append(record)
        return tuple(records)

    def finish(self) -> None:
        """Refuse keys that nothing asked for: they are misspelt, and would do nothing."""
        for key in self._values:
            if key not in self._asked:
                near = get_close_matches(key, self._asked, n=1)
                meant = f"Did you mean {near[0]}?" if near else f"Known: {', '.join(self._asked)}."
                self.fail(key, f"this key is not known. {meant}")

    def _value(self, key: str, default: object, advice: str) -> object:
        self._asked.append(key)
        if key not in self._values and default is None:
            self.fail(key, f"this is missing. {advice}")
        return self._values.get(key, default)

    def _name(self, key: str, number: int, item: Mapping[str, object]) -> str:
        name = f"{key} number {number} “{item['id']}”" if "id" in item else f"{key} number {number}"
        return f"{self.place}, {name}" if self.place else name
