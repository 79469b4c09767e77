"""Read a pack from its folder into one Area."""

import tomllib
from functools import cache
from pathlib import Path

from feedback.areas.area import Area
from feedback.areas.asking import read_questions, read_route, read_tile
from feedback.areas.checking import check
from feedback.areas.counting import read_benchmark, read_outward
from feedback.areas.helping import read_help_line, read_link, read_urgent
from feedback.areas.inviting import read_inviting
from feedback.areas.naming import (
    read_aspect,
    read_board,
    read_contact,
    read_district,
    read_forum,
    read_language,
    read_owner,
    read_part,
    read_retention,
    read_service,
    read_tag,
    read_tag_group,
)
from feedback.areas.table import AreaError, Table
from feedback.areas.videos import read_videos

PACKS = Path(__file__).parent
FILES = (
    "area", "districts", "services", "tiles", "aspects", "questions", "inviting", "help", "owners",
    "tags",
)  # fmt: skip


@cache
def load_area(pack: str | Path, *, pictures: frozenset[str] | None = None) -> Area:
    """Read and check a pack by its id or its folder; pictures are the names that can be drawn."""
    folder = folder_of(pack)
    files = {name: _read_file(folder / f"{name}.toml") for name in FILES}
    whole, places, asking, support = (files[k] for k in ("area", "districts", "questions", "help"))
    tiles = files["tiles"].each("tiles", read_tile)
    districts = places.each("districts", read_district)
    routes = asking.each("routes", read_route)
    area = Area(
        id=whole.identifier(),
        name=whole.text("name"),
        product_name=whole.text("product_name"),
        partnership=whole.text("partnership"),
        reading_promise=whole.text("reading_promise"),
        forum=read_forum(whole.table("forum")),
        boards=whole.each("boards", read_board),
        languages=whole.each("languages", read_language),
        controller=read_contact(whole.table("controller")),
        privacy_contact=read_contact(whole.table("privacy_contact")),
        safeguarding_lead=read_contact(whole.table("safeguarding_lead")),
        accessibility_contact=read_contact(whole.table("accessibility_contact")),
        retention=read_retention(whole.table("retention")),
        parts=places.each("parts", read_part),
        districts=districts,
        outward=read_outward(folder / "outward.csv"),
        postcode_source=places.text("postcode_source"),
        services=files["services"].each("services", read_service),
        tiles=tiles,
        aspects=files["aspects"].each("aspects", read_aspect),
        routes=routes,
        questions=read_questions(asking, tiles, districts),
        conversation_name=asking.text("conversation_name"),
        inviting=read_inviting(files["inviting"]),
        help=support.each("lines", read_help_line),
        urgent=read_urgent(support.table("urgent")),
        links=support.each("links", read_link),
        owners=files["owners"].each("owners", read_owner),
        tag_groups=files["tags"].each("groups", read_tag_group),
        tags=files["tags"].each("tags", read_tag),
        benchmark=read_benchmark(folder / "benchmark.json"),
        videos=read_videos(whole, folder, [route.id for route in routes]),
    )
    for table in files.values():
        table.finish()
    check(area, pictures)
    return area


def folder_of(pack: str | Path) -> Path:
    """Return where the files of a pack are, by its id or its folder."""
    folder = pack if isinstance(pack, Path) or "/" in pack else PACKS / pack
    folder = Path(folder)
    if not (folder / "area.toml").is_file():
        known = ", ".join(sorted(file.parent.name for file in PACKS.glob("*/area.toml")))
        raise AreaError(
            f"There is no area pack “{pack}”: {folder.name}/area.toml is missing. "
            f"Write one of: {known}, or the path of a folder that holds a pack."
        )
    return folder


def _read_file(path: Path) -> Table:
    try:
        return Table(path.name, tomllib.loads(path.read_text(encoding="utf-8")))
    except FileNotFoundError:
        raise AreaError(f"{path.name}: this file is missing. Copy it from another pack.") from None
    except UnicodeDecodeError as error:
        raise AreaError(f"{path.name}: this file is not UTF-8 text. Save it as UTF-8.") from error
    except tomllib.TOMLDecodeError as error:
        raise AreaError(f"{path.name}: this file cannot be read: {error}.") from error
