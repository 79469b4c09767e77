"""Read the themes that people agreed from a file."""

import json
from collections import defaultdict
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from analysis.carrying import Agreed, AgreedTheme
from analysis.command.errors import CommandError

_PLAIN = 'It may be what `themes` wrote, or {"name of theme": ["a comment in it", "another"]}.'


def read_agreed(file: Path) -> Agreed:
    """Read agreed themes, as the command `themes` wrote them or as names with examples.

    Raises
    ------
    CommandError
        If the file cannot be read, is not JSON, or holds no theme.
    """
    try:
        record = json.loads(file.read_text(encoding="utf-8-sig"))
    except FileNotFoundError:
        raise CommandError(f"There is no file {file}. Check its name and folder.") from None
    except OSError as trouble:
        raise CommandError(f"{file} cannot be read: {trouble.strerror}.") from None
    except UnicodeDecodeError:
        raise CommandError(f"{file.name} is not a text file. {_PLAIN}") from None
    except json.JSONDecodeError as trouble:
        where = f"line {trouble.lineno}, column {trouble.colno}"
        raise CommandError(f"{file.name} is not JSON at {where}. {_PLAIN}") from None
    if not isinstance(record, dict) or not record:
        raise CommandError(f"{file.name} holds no themes. {_PLAIN}")
    if "format" in record:
        return _from_themes(record, file.name)
    return _from_names(record, file.name)


def _from_names(record: Mapping[str, Any], name: str) -> Agreed:
    for theme, examples in record.items():
        if not isinstance(examples, list) or not all(isinstance(text, str) for text in examples):
            raise CommandError(f"In {name}, “{theme}” is not a list of comments. {_PLAIN}")
    return Agreed(tuple(AgreedTheme(theme, tuple(examples)) for theme, examples in record.items()))


def _from_themes(record: Mapping[str, Any], name: str) -> Agreed:
    if record["format"] != "themes/1":
        raise CommandError(f"{name} is in the format {record['format']!r}, not 'themes/1'.")
    held: dict[int | None, list[str]] = defaultdict(list)
    try:
        for comment in record["comments"]:
            if comment["why_none"] != "non-answer":
                held[comment["theme"]].append(str(comment["text"]))
        themes = tuple(
            AgreedTheme(str(theme["name"]), tuple(held[theme["index"]]), theme["index"])
            for theme in record["themes"]
        )
    except (KeyError, TypeError):
        raise CommandError(f"{name} is not whole: was it changed by hand? {_PLAIN}") from None
    return Agreed(themes, tuple(held[None]))
