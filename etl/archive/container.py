"""One file that holds many, each with its checksum: what a backup is made of."""

from __future__ import annotations

import hashlib
import json
import time
import zipfile
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from secrets import token_hex

from store import durable

FORMAT = 1
MANIFEST = "manifest.json"
BLOCK = 1 << 20
ABANDONED = 3600  # seconds after which nobody writes to a part any more


class Broken(Exception):
    """The file is no backup, or not the one that was written; nothing was taken from it."""


@dataclass(frozen=True, slots=True)
class Manifest:
    """What an archive says of itself. `files`: the sha256 of each file by its name in the home."""

    format: int
    schema: int
    version: int
    made_at: str
    files: Mapping[str, str]


def write(
    path: Path, members: Iterable[tuple[str, Path]], schema: int, version: int, made_at: str
) -> Manifest:
    """Write an archive in one step; return when it is on the disk.

    Databases hardly shrink and are asked for before every import: they are stored as they are.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    _sweep(path)
    part = path.with_name(f"{path.name}.{token_hex(4)}.part")  # two may write the same one at once
    files: dict[str, str] = {}
    try:
        with zipfile.ZipFile(part, "w") as archive:
            for name, file in members:
                files[name] = _add(archive, name, file)
            manifest = Manifest(FORMAT, schema, version, made_at, files)
            archive.writestr(MANIFEST, json.dumps(_as_json(manifest), ensure_ascii=False, indent=1))
        durable.sync(part)
        part.replace(path)
        durable.sync(path.parent)
    finally:
        part.unlink(missing_ok=True)
    return manifest


def _sweep(path: Path) -> None:
    """Remove what writers of the same archive left behind when they were ended."""
    for part in path.parent.glob(f"{path.name}.*.part"):
        with suppress(FileNotFoundError):
            if part.stat().st_mtime < time.time() - ABANDONED:
                part.unlink()


def _add(archive: zipfile.ZipFile, name: str, file: Path) -> str:
    found = hashlib.sha256()
    with file.open("rb") as source, archive.open(name, "w", force_zip64=True) as target:
        while block := source.read(BLOCK):
            found.update(block)
            target.write(block)
    return found.hexdigest()


def look(path: Path) -> Manifest:
    """Read what an archive says it holds. Raises Broken, and OSError where it cannot be opened."""
    try:
        with zipfile.ZipFile(path) as archive:
            return _manifest(archive)
    except zipfile.BadZipFile as error:
        raise Broken(f"{path.name}: {error}") from None


def unpack(path: Path, folder: Path) -> Manifest:
    """Write every file of an archive into an empty folder, each compared with its checksum.

    Raises Broken at the first that differs.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            manifest = _manifest(archive)
            for name, sha256 in manifest.files.items():
                if _extract(archive, name, folder / PurePosixPath(name)) != sha256:
                    raise Broken(f"{path.name}: {name}")
    except (zipfile.BadZipFile, EOFError) as error:
        raise Broken(f"{path.name}: {error}") from None
    return manifest


def _manifest(archive: zipfile.ZipFile) -> Manifest:
    name = Path(archive.filename or "").name
    try:
        manifest = Manifest(**json.loads(archive.read(MANIFEST)))
    except (KeyError, ValueError, TypeError):
        raise Broken(f"{name}: {MANIFEST}") from None
    held = {*archive.namelist()} - {MANIFEST}
    odd = held ^ {*manifest.files} or {each for each in held if not _inside(each)}
    if odd or manifest.format > FORMAT:
        raise Broken(f"{name}: {', '.join(sorted(odd)) or MANIFEST}")
    return manifest


def _inside(name: str) -> bool:
    """Whether a name stays in the folder it is unpacked to."""
    path = PurePosixPath(name)
    return (
        not path.is_absolute() and ".." not in path.parts and "\\" not in name and ":" not in name
    )


def _extract(archive: zipfile.ZipFile, name: str, to: Path) -> str:
    found = hashlib.sha256()
    to.parent.mkdir(parents=True, exist_ok=True)
    with archive.open(name) as source, to.open("wb") as target:
        while block := source.read(BLOCK):
            found.update(block)
            target.write(block)
    durable.sync(to)
    return found.hexdigest()


def _as_json(manifest: Manifest) -> dict[str, object]:
    return {
        "format": manifest.format,
        "schema": manifest.schema,
        "version": manifest.version,
        "made_at": manifest.made_at,
        "files": dict(manifest.files),
    }
