"""Write what was found to a file, whole or not at all."""

from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from analysis.command.errors import CommandError


def check_can_write(out: Path, *files: Path, kinds: Sequence[str]) -> None:
    """Refuse early, before any work, a place or kind of file that cannot be written.

    Raises
    ------
    CommandError
        If the ending is none of `kinds`, the folder is missing, or the file is one to read.
    """
    if out.suffix.casefold() not in kinds:
        known = " or ".join(kinds)
        raise CommandError(f"{out.name} has no known ending: --out must end in {known}.")
    try:
        is_folder, has_place = out.is_dir(), out.parent.is_dir()
    except OSError as trouble:
        raise _cannot(out, trouble) from None
    if not has_place:
        raise CommandError(f"There is no folder {out.parent}. Make it, or choose another --out.")
    if is_folder:
        raise CommandError(f"{out} is a folder. Give --out the name of a file.")
    if out.resolve() in {file.resolve() for file in files}:
        raise CommandError("--out is the file to read. Give it another name.")


def write(made: str, out: Path) -> None:
    """Write words to a file; an older file stays until it is done.

    Raises
    ------
    CommandError
        If the file cannot be written.
    """
    part = out.with_name(f".{out.stem[:50]}.part")
    try:
        part.write_text(made, encoding="utf-8", errors="replace")
        part.replace(out)
    except OSError as trouble:
        with suppress(OSError):
            part.unlink(missing_ok=True)
        raise _cannot(out, trouble) from None


def _cannot(out: Path, trouble: OSError) -> CommandError:
    return CommandError(f"{out} cannot be written: {trouble.strerror}.")
