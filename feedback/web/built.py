"""Find the files that `python -m feedback.assets` built for the pages to serve."""

import json
from functools import lru_cache
from pathlib import Path

BUILT = Path(__file__).resolve().parents[2] / "static" / "vendor"
MANIFEST = BUILT / "manifest.json"


class AssetsMissingError(RuntimeError):
    """A page needs a built file that is not there."""

    def __init__(self, name: str) -> None:
        super().__init__(f"{name} is not built. Run: python -m feedback.assets")


def built_name(name: str, listing: Path = MANIFEST) -> str:
    """Give the name, with its fingerprint, under which a built file is served."""
    if not listing.is_file():
        raise AssetsMissingError(name)
    names = _names(listing, listing.stat().st_mtime_ns)
    if name not in names:
        raise AssetsMissingError(name)
    return names[name]


def pictures() -> dict[str, str]:
    """Give each picture's name and its drawing, as SVG without the outer element's size."""
    return _pictures(built_name("pictures.json"))


@lru_cache(maxsize=1)
def _names(listing: Path, _built_at: int) -> dict[str, str]:
    names: dict[str, str] = json.loads(listing.read_bytes())["names"]
    return names


@lru_cache(maxsize=1)
def _pictures(name: str) -> dict[str, str]:
    drawings: dict[str, str] = json.loads((BUILT / name).read_bytes())
    return drawings
