"""The imported files, kept by their sha256 with a sidecar: who brought them in, when, as what."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from pathlib import Path, PurePosixPath

import store
from store import durable

KNOWN = frozenset({".xlsx", ".xls", ".csv"})


def keep(folder: Path, content: bytes, name: str, entry: Mapping[str, object]) -> Path:
    """Keep a file for good and note an import of it; return when both are on the disk.

    To be called by whoever holds the write lock, before the import is published: an original
    without its import is harmless, an import without its original would not be.
    """
    place = _place(folder)
    place.mkdir(parents=True, exist_ok=True)
    sha256 = hashlib.sha256(content).hexdigest()
    path = find(folder, sha256) or place / f"{sha256}{_suffix(name)}"
    if not path.exists() or hashlib.sha256(path.read_bytes()).hexdigest() != sha256:
        durable.write(path, content)
    said = {"sha256": sha256, "bytes": len(content), "file": name, "imports": []}
    said |= sidecar(folder, sha256)
    said["imports"] = [*_imports(said), dict(entry)]
    text = json.dumps(said, ensure_ascii=False, indent=1, default=str)
    durable.write(place / f"{sha256}.json", text.encode())
    return path


def find(folder: Path, sha256: str) -> Path | None:
    """Find the kept file of a sha256, whatever it ends in; None where none was kept."""
    found = (_place(folder)).glob(f"{sha256}*")
    return next((path for path in found if path.suffix in {*KNOWN, ""}), None)


def sidecar(folder: Path, sha256: str) -> dict[str, object]:
    """Read what was noted beside a kept file; empty where nothing was."""
    path = _place(folder) / f"{sha256}.json"
    found: dict[str, object] = json.loads(path.read_text("utf-8")) if path.exists() else {}
    return found


def damaged(folder: Path) -> Iterator[Path]:
    """Find the kept files whose bytes are not those that were imported."""
    for path in sorted((_place(folder)).glob("*")):
        if path.suffix in {*KNOWN, ""}:
            with path.open("rb") as file:
                if hashlib.file_digest(file, "sha256").hexdigest() != path.stem:
                    yield path


def _place(folder: Path) -> Path:
    return store.shared(folder) / "originals"


def _imports(said: Mapping[str, object]) -> list[object]:
    found = said["imports"]
    return found if isinstance(found, list) else []


def _suffix(name: str) -> str:
    suffix = PurePosixPath(name.replace("\\", "/")).suffix.lower()
    return suffix if suffix in KNOWN else ""
