"""What may go wrong in the world while an import or a backup runs: a full disk, another writer."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest
from filelock import FileLock

import store
from store import imports
from tests.browser import ROOT
from tests.etl import workbooks as books
from tests.pages.test_imports import workbook

IMPORTER = """
import sys
from pathlib import Path
import store
from catalog import load
from etl.importing import intake
from etl.importing.commit import ImportRefused, commit
file, by = Path(sys.argv[1]), sys.argv[2]
content = file.read_bytes()
found = intake.look(content, file.name, store.home(), load())
print("ready", flush=True)
sys.stdin.readline()
try:
    print(commit(found, content, by, store.home(), "đã rà soát"))
except (ImportRefused, store.Busy) as error:
    print(type(error).__name__, error)
"""


@pytest.fixture(scope="module")
def disks(home: Path, tmp_path_factory: pytest.TempPathFactory) -> list[dict[str, object]]:
    """What happened on disks of several sizes, in a mount namespace that ends with its process."""
    file = tmp_path_factory.mktemp("file") / "papi_2025.xlsx"
    file.write_bytes(workbook())
    own = ["--mount"] if os.geteuid() == 0 else ["--mount", "--user", "--map-root-user"]
    command = ["unshare", *own, sys.executable, "-m", "tests.etl.full_disk", str(home), str(file)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    found: list[dict[str, object]] = json.loads(done.stdout)
    return found


@pytest.mark.parametrize("command", ["commit", "backup"])
def test_a_full_disk_leaves_what_was_and_is_said_at_every_step(
    command: str, disks: list[dict[str, object]]
) -> None:
    tried = [each for each in disks if each["command"] == command]
    refused = [each for each in tried if each["status"] != 0]
    assert len(refused) >= 2, "nothing was full"
    assert tried[-1]["status"] == 0, tried[-1]["said"]
    for each in refused:
        assert (each["status"], each["same"], each["version"]) == (1, True, 1), each
        assert "The disk is full" in str(each["said"]), each
    assert [each for each in tried if each["problems"] or each["left"]] == []
    for each in tried:
        stored = each["status"] == 0 and command == "commit"
        assert each["same"] is not stored


def test_the_trail_is_whole_on_a_full_disk_and_goes_on_when_there_is_room(
    disks: list[dict[str, object]],
) -> None:
    [signed] = [each for each in disks if each["command"] == "audit"]
    assert signed["said"]
    assert int(str(signed["kept"])) > 0
    assert signed["whole"] is True
    assert signed["entries"] == int(str(signed["kept"])) + 1


def _importer(file: Path, by: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", IMPORTER, str(file), by],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )


def _said(process: subprocess.Popen[str]) -> str:
    assert process.stdout
    return process.stdout.readline().strip()


def test_of_two_imports_of_the_same_figures_at_once_one_wins_and_the_other_is_told(
    own_home: Path, tmp_path: Path
) -> None:
    file = tmp_path / "papi_2025.xlsx"
    file.write_bytes(workbook())
    both = [_importer(file, by) for by in ("Lan", "Minh")]
    assert [_said(process) for process in both] == ["ready", "ready"]
    began = time.monotonic()
    said = sorted(process.communicate("\n", timeout=60)[0].strip() for process in both)
    assert time.monotonic() - began < 12
    assert [line.split()[0] for line in said] == ["9", "ImportRefused"], said
    assert "commit_stale" in said[1]
    register = imports.history(store.read(store.current(own_home)))
    assert (register["file"] == "papi_2025.xlsx").sum() == 1
    assert store.current(own_home).number == 2


def test_an_import_that_meets_a_long_one_is_told_within_ten_seconds(
    own_home: Path, tmp_path: Path
) -> None:
    file = tmp_path / "pci_2012.xlsx"
    file.write_bytes(books.content(books.pci_lists(2012)))
    waiting = _importer(file, "Lan")
    assert _said(waiting) == "ready"
    with FileLock(own_home / "write.lock"):
        began = time.monotonic()
        said, _ = waiting.communicate("\n", timeout=60)
        assert time.monotonic() - began < 12
    assert said.startswith("Busy")
    assert store.current(own_home).number == 1
