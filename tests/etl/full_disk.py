"""Imports, backs up and signs acts on small disks of its own: python -m tests.etl.full_disk HOME FILE.

To be run where it may mount (unshare --mount). Prints one object a disk as JSON: what was tried, the
exit status or fault, what was said, and whether everything is as it was.
"""

from __future__ import annotations

import io
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from pathlib import Path

import store
from access import audit
from access.database import Unwritable
from catalog import load
from etl.__main__ import main
from etl.importing.verify import verify
from store.digest import digest

# What is left, in sizes of a version, from hardly any to ample: a commit archives the one before it,
# copies it and writes the next; a backup writes one archive.
FREE = {"commit": (0.4, 1.2, 2.0, 4.0), "backup": (0.0, 0.6, 3.0)}
ASKED = {"commit": ("--by", "Lan", "--accept-warnings", "đã rà soát"), "backup": ()}


@contextmanager
def disk(home: Path, free: int) -> Iterator[Path]:
    """A copy of a home on a disk with so many KiB left."""
    place = Path(tempfile.mkdtemp())
    used = sum(-(-path.stat().st_size // 4096) * 4 + 4 for path in home.rglob("*")) + 8
    mount = ["mount", "-t", "tmpfs", "-o", f"size={used + free}k", "tmpfs", str(place)]
    subprocess.run(mount, check=True)
    try:
        shutil.copytree(home, place / "home")
        os.environ["PAPI_HOME"] = str(place / "home")
        yield place / "home"
    finally:
        subprocess.run(["umount", "--lazy", str(place)], check=True)  # noqa: S607


def tried(home: Path, free: int, command: str, *more: str) -> dict[str, object]:
    """One command on one disk."""
    said = io.StringIO()
    with disk(home, free) as folder:
        before = digest(store.read(store.current(folder)))
        with redirect_stderr(said), redirect_stdout(io.StringIO()):
            status = main([command, *more, *ASKED[command], "--lang", "en"])
        same = digest(store.read(store.current(folder))) == before
        found = [problem.code for problem in verify(folder, load())]
        left = [path.name for path in folder.rglob("*") if path.suffix in {".part", ".wal"}]
        left += [path.name for path in (folder / "versions").glob("draft-*")]
        number = store.current(folder).number
    return {
        "command": command, "free": free, "status": status, "said": said.getvalue(),
        "same": same, "problems": found, "left": left, "version": number,
    }  # fmt: skip


def signed(home: Path) -> dict[str, object]:
    """Acts of the audit trail until the disk is full: each stands or is told to be refused."""
    kept, fault = 0, ""
    with disk(home, 400) as folder:
        for number in range(5_000):
            try:
                audit.record(folder, audit.Act("lan", "view", "x" * 200), float(number))
                kept += 1
            except Unwritable as error:
                fault = str(error)
                break
        (folder / "versions" / "000001.duckdb").unlink()  # room again
        whole = audit.verify(folder) == []
        audit.record(folder, audit.Act("lan", "view"), 0.0)
        entries = len(audit.entries(folder, limit=10_000))
    return {"command": "audit", "kept": kept, "said": fault, "whole": whole, "entries": entries}


def run(home: Path, file: str) -> list[dict[str, object]]:
    """Every command on disks from full to ample."""
    version = store.current(home).path.stat().st_size / 1024
    found = [tried(home, int(part * version), "commit", file) for part in FREE["commit"]]
    found += [tried(home, int(part * version), "backup") for part in FREE["backup"]]
    return [*found, signed(home)]


if __name__ == "__main__":
    json.dump(run(Path(sys.argv[1]), sys.argv[2]), sys.stdout)
