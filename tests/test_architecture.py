"""Which folder may import which, what is used in one place only, and what no file may hold."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from importlib.metadata import packages_distributions
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent

MAY_IMPORT: dict[str, set[str]] = {
    "strings": set(),
    "catalog": set(),
    "store": set(),
    "access": set(),
    "analytics": {"catalog"},
    "etl": {"catalog", "store", "strings"},
    "commands": {"access", "catalog", "etl", "store", "strings"},
    "reports": {"analytics", "catalog", "strings"},
    "queries": {"catalog", "store", "reports", "strings"},
    "exports": {"reports", "strings"},
    "ui": {"access", "catalog", "commands", "exports", "queries", "reports", "strings"},
    "pages": {"ui", "commands", "queries", "reports", "analytics", "etl"},
}
EDGES = {"app.py", "server.py", "__main__.py"}  # they wire whatever they start
FREE = {"tests", "bench"}  # they look at the product from outside

# The rooms of a folder, from the ground up: a room imports itself and those before it in its list.
# Rooms side by side, as one string each, do not import each other.
ROOMS: dict[str, list[set[str]]] = {
    "etl": [
        {"model"}, {"workbook"}, {"parsing"}, {"scores"}, {"forms"}, {"checks"}, {"preview"},
        {"templates"}, {"archive"}, {"importing"}, {"cli"}, {"__main__"},
    ],
    "reports": [
        {"charts"}, {"model"}, {"dataset"}, {"data"}, {"verdicts"}, {"results"}, {"goals", "work"}, {"documents"},
    ],
    "ui": [{"runtime"}, {"html"}, {"render", "interactive"}, {"controls"}, {"screens"}, {"frame"}],
    "ui/screens": [{"data"}, {"results", "work"}, {"meeting"}, {"admin"}],
    "exports": [{"text"}, {"drawing"}, {"tables"}, {"office", "pdf"}, {"cli"}, {"__main__"}],
}  # fmt: skip
MOST_MODULES = 20  # of a room

ONE_HOME: dict[str, set[str]] = {
    "duckdb": {"store"},
    "argon2": {"access"},
    "sqlite3": {"access"},
    "python_calamine": {"etl"},
    "xlrd": {"etl"},
    "openpyxl": {"etl"},
    "plotly": {"ui/interactive"},
    "docx": {"exports"},
    "pptx": {"exports"},
    "xlsxwriter": {"exports"},
    "typst": {"exports"},
    "streamlit": {"ui", "pages", "app.py", "server.py"},
}

MOST_LINES = 250  # of a module
LONG, MOST_LONG = 200, 10  # modules above LONG lines: at most so many
VAGUE_NAMES = {"utils", "util", "helpers", "helper", "common", "misc", "manager"}
ONE_MACHINE = re.compile(r"(?<![\w.}])/(work|root|farm|home/\w+|Users/\w+)/|[A-Z]:\\\\?Users\\")


def _modules() -> list[Path]:
    """Every Python file of the product, relative to its root."""
    found = [*ROOT.glob("*.py")]
    for folder in MAY_IMPORT:
        found += (ROOT / folder).rglob("*.py")
    return sorted(path.relative_to(ROOT) for path in found)


def _imports(module: Path) -> Iterator[tuple[int, str]]:
    """The line and the first name of everything a module imports, wherever it stands in it."""
    for node in ast.walk(ast.parse((ROOT / module).read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name.split(".")[0]) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.lineno, "." * node.level + (node.module or "").split(".")[0]


def _tracked() -> list[Path]:
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],  # noqa: S607
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    return [ROOT / name for name in listed.split("\0") if name and (ROOT / name).is_file()]


def test_imports_point_one_way() -> None:
    wrong = [
        f"{module}:{line} imports {name}"
        for module in _modules()
        if module.name not in EDGES
        for line, name in _imports(module)
        if name in MAY_IMPORT or name.startswith(".")
        if name != (home := module.parts[0]) and name not in MAY_IMPORT[home]
    ]
    assert wrong == []


def _inner_imports(module: Path) -> Iterator[tuple[int, str]]:
    """The line and the full dotted name of every module of the product that a module imports."""
    for node in ast.walk(ast.parse((ROOT / module).read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            for alias in node.names:
                full = f"{node.module}.{alias.name}"
                inner = ROOT / full.replace(".", "/")
                known = inner.is_dir() or inner.with_suffix(".py").is_file()
                yield node.lineno, full if known else node.module


def test_rooms_import_one_way() -> None:
    wrong = []
    for folder, floors in ROOMS.items():
        floor = {room: n for n, rooms in enumerate(floors) for room in rooms}
        depth = folder.count("/") + 1
        for module in _modules():
            inside = module.with_suffix("").parts
            if inside[:depth] != tuple(folder.split("/")) or inside[depth] == "__init__":
                continue
            assert inside[depth] in floor, f"{module} is in no room of {folder}"
            for line, name in _inner_imports(module):
                parts = tuple(name.split("."))
                if parts[:depth] != inside[:depth] or len(parts) <= depth:
                    continue
                to = parts[depth]
                if to != inside[depth] and floor[to] >= floor[inside[depth]]:
                    wrong.append(f"{module}:{line} imports {name}, a room above it")
    assert wrong == []


def test_rooms_are_small_and_say_what_they_are_for() -> None:
    rooms = {
        ROOT / folder / room
        for folder, floors in ROOMS.items()
        for rooms in floors
        for room in rooms
        if (ROOT / folder / room).is_dir()
    }
    crowded = {
        str(room.relative_to(ROOT)): count
        for room in rooms
        if (count := len([*room.glob("*.py")]) - 1) > MOST_MODULES
    }
    assert crowded == {}
    silent = [
        str(room.relative_to(ROOT))
        for room in rooms
        if not ast.get_docstring(ast.parse((room / "__init__.py").read_text("utf-8")))
    ]
    assert silent == []


def test_rooms_offer_what_their_docstrings_name() -> None:
    missing = []
    for init in (m for m in _modules() if m.name == "__init__.py"):
        room = ROOT / init.parent
        text = ast.get_docstring(ast.parse((ROOT / init).read_text("utf-8"))) or ""
        for module, name in re.findall(r"`(\w+)\.(\w+)`", text):
            path = room / f"{module}.py"
            held = path.read_text("utf-8") if path.is_file() else ""
            if not re.search(rf"^(class |def )?{name}\b", held, re.MULTILINE):
                missing.append(f"{init.parent}: {module}.{name}")
    assert missing == []


def test_the_screens_write_no_sql_and_key_no_cache_by_an_unused_argument() -> None:
    forbidden = re.compile(r"ARG001|\b(SELECT|INSERT INTO|UPDATE \w+ SET|DELETE FROM)\b")
    wrong = [
        f"{module}: {found.group()}"
        for module in _modules()
        if module.parts[0] in ("ui", "pages")
        if (found := forbidden.search((ROOT / module).read_text("utf-8")))
    ]
    assert wrong == []


def test_modules_import_in_no_circle() -> None:
    names = {".".join(m.with_suffix("").parts).removesuffix(".__init__"): m for m in _modules()}
    ahead = {
        name: {to for _, to in _inner_imports(module) if to in names and to != name}
        for name, module in names.items()
    }
    done: set[str] = set()

    def walk(name: str, path: list[str]) -> list[str]:
        if name in path:
            return [*path[path.index(name) :], name]
        if name in done:
            return []
        for to in sorted(ahead[name]):
            if circle := walk(to, [*path, name]):
                return circle
        done.add(name)
        return []

    assert [circle for name in sorted(names) if (circle := walk(name, []))] == []


def test_each_library_has_one_home() -> None:
    wrong = [
        f"{module}:{line} imports {name}, whose home is {', '.join(sorted(ONE_HOME[name]))}"
        for module in _modules()
        for line, name in _imports(module)
        if name in ONE_HOME and not any(map(module.is_relative_to, ONE_HOME[name]))
    ]
    assert wrong == []


def test_every_library_that_is_imported_is_pinned() -> None:
    pinned = {
        re.split(r"==", line)[0].lower().replace("_", "-")
        for line in (ROOT / "requirements.txt").read_text("utf-8").splitlines()
        if "==" in line
    }
    own = {*MAY_IMPORT, *sys.stdlib_module_names}
    providers = packages_distributions()
    wrong = [
        f"{module}:{line} imports {name}"
        for module in _modules()
        for line, name in _imports(module)
        if name not in own
        if not pinned & {each.lower().replace("_", "-") for each in providers.get(name, [])}
    ]
    assert wrong == []


def test_every_folder_with_code_is_in_the_table() -> None:
    folders = {path.relative_to(ROOT).parts[0] for path in _tracked() if path.suffix == ".py"}
    loose = {path.name for path in ROOT.glob("*.py")}
    assert folders - loose <= set(MAY_IMPORT) | FREE
    assert loose <= EDGES


def test_no_script_lies_directly_in_pages() -> None:
    # Streamlit serves pages/*.py by itself, without app.py and whatever it checks.
    assert list((ROOT / "pages").glob("*.py")) == []


def test_modules_stay_small_and_are_named_for_what_they_do() -> None:
    lines = {path: (ROOT / path).read_text("utf-8").count("\n") for path in _modules()}
    assert {str(path): count for path, count in lines.items() if count > MOST_LINES} == {}
    assert len(long := [str(path) for path in lines if lines[path] > LONG]) <= MOST_LONG, long
    assert [str(path) for path in lines if VAGUE_NAMES & {*path.parent.parts, path.stem}] == []


def test_no_file_names_a_folder_of_one_machine() -> None:
    wrong = [
        f"{path.relative_to(ROOT)}: {found.group()}"
        for path in _tracked()
        if path.suffix not in {".png", ".xlsx", ".xls", ".docx", ".pptx", ".pdf", ".duckdb"}
        if (found := ONE_MACHINE.search(path.read_text("utf-8", errors="replace")))
    ]
    assert wrong == []
