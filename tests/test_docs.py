"""The documents name what exists: columns, files, modules, functions and commands."""

from __future__ import annotations

import ast
import csv
import re
from pathlib import Path

import pytest

from tests.test_architecture import MAY_IMPORT

ROOT = Path(__file__).resolve().parent.parent
DOCS = [
    *(ROOT / name for name in ("README.md", "CONTRIBUTING.md", "SECURITY.md")),
    *sorted((ROOT / "docs").glob("*.md")),
]
DICTIONARY = (ROOT / "docs" / "data-dictionary.md").read_text("utf-8")
DEFINITIONS = [
    *sorted((ROOT / "data").glob("*.csv")),
    *sorted((ROOT / "data").glob("indices/*.csv")),
    *sorted((ROOT / "data").glob("indices/*/*.csv")),
    *sorted((ROOT / "data").glob("scores/*.csv")),
    *sorted((ROOT / "data").glob("plans/*.csv")),
]


@pytest.mark.parametrize("file", DEFINITIONS, ids=lambda file: str(file.relative_to(ROOT)))
def test_every_column_of_the_definitions_is_in_the_dictionary(file: Path) -> None:
    with file.open(encoding="utf-8", newline="") as lines:
        columns = next(csv.reader(lines))
    assert [column for column in columns if f"`{column}`" not in DICTIONARY] == []


@pytest.mark.parametrize("document", DOCS, ids=lambda document: document.name)
def test_a_document_links_only_to_what_is_there(document: Path) -> None:
    targets = re.findall(r"\]\(([^)#:]+)\)", document.read_text("utf-8"))
    assert [to for to in targets if not (document.parent / to).exists()] == []


MADE_WHEN_IT_RUNS = {"data/local", "replaced/", "originals/", "access.sqlite"}
MAKEFILE = (ROOT / "Makefile").read_text("utf-8")
PACKAGES = {*MAY_IMPORT, "bench", "tests"}


def code(text: str) -> list[str]:
    """Return the pieces of code in a document: the lines of its blocks, and what stands in `…`."""
    blocks = re.findall(r"^```\w*\n(.*?)^```", text, re.MULTILINE | re.DOTALL)
    prose = re.sub(r"^```\w*\n.*?^```", "", text, flags=re.MULTILINE | re.DOTALL)
    lines = [line for block in blocks for line in block.splitlines()]
    return [*lines, *re.findall(r"`([^`\n]+)`", prose)]


def unknown(piece: str) -> list[str]:
    """Return what a piece of code names and the product does not have."""
    found = [piece] if piece not in MADE_WHEN_IT_RUNS and not _exists(piece) else []
    targets = re.findall(r"(?:^|&& )make (?:-C \S+ )?([a-z]+)", piece)
    scripts = re.findall(r"streamlit run (\S+)", piece)
    called = re.findall(r"python -m (\w+) ([a-z]+)\b ?([a-z]*)", piece)
    return [
        *found,
        *(f"make {target}" for target in targets if f"\n{target}:" not in MAKEFILE),
        *(script for script in scripts if not (ROOT / script).is_file()),
        *(f"{first} {second}" for tool, first, second in called if not _runs(tool, first, second)),
    ]


def _exists(piece: str) -> bool:
    """Return whether a file or a dotted name exists; True for anything else."""
    if is_file(piece):
        return any(ROOT.glob(re.sub(r"<\w+>", "*", piece).rstrip("/")))
    parts = piece.split(".")
    dotted = bool(re.fullmatch(r"\w+(\.\w+)+", piece)) and parts[0] in PACKAGES
    return not dotted or is_defined(parts)


def _runs(package: str, first: str, second: str) -> bool:
    known = commands(package) if package in PACKAGES else {first}
    of_two_words = {each.split()[0] for each in known if len(each.split()) == 2}
    return f"{first} {second}" in known if second and first in of_two_words else first in known


def is_file(piece: str) -> bool:
    """Return whether a piece of code looks like the path of a file or folder of the product."""
    named = re.fullmatch(r"[\w.<>-]+(/[\w.<>-]*)+", piece)
    alone = re.fullmatch(r"[\w-]+\.(py|md|sql|txt)", piece) and piece != "__init__.py"
    return bool(named or alone)


def is_defined(parts: list[str]) -> bool:
    """Return whether a dotted name is a module, or a name that one defines or imports."""
    path = ROOT
    for number, part in enumerate(parts, 1):
        inner = path / part
        if inner.is_dir():
            path = inner
        elif inner.with_suffix(".py").is_file():
            return names(inner.with_suffix(".py")) >= set(parts[number:])
        else:
            return names(path / "__init__.py") >= set(parts[number - 1 :])
    return True


def names(module: Path) -> set[str]:
    """Return the names that a module defines or imports, those inside its classes included."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(module.read_text("utf-8"))):
        match node:
            case ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name):
                found.add(name)
            case ast.ClassDef(name=name):
                found.add(name)
            case ast.Name(id=name, ctx=ast.Store()):
                found.add(name)
            case ast.ImportFrom(names=imported):
                found |= {each.asname or each.name for each in imported}
    return found


def commands(package: str) -> set[str]:
    """Return the words that the command line of a package may know: the texts in its modules."""
    if package == "bench":
        return {path.stem for path in (ROOT / "bench" / "measures").glob("[a-z]*.py")}
    modules = [*(ROOT / package).glob("*.py"), *(ROOT / package / "cli").glob("*.py")]
    return {
        node.value
        for module in modules
        for node in ast.walk(ast.parse(module.read_text("utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }


@pytest.mark.parametrize("document", DOCS, ids=lambda document: document.name)
def test_a_document_names_only_what_exists(document: Path) -> None:
    pieces = code(document.read_text("utf-8"))
    assert pieces or document.name == "glossary.md"
    assert [name for piece in pieces for name in unknown(piece)] == []


@pytest.mark.parametrize(
    "wrong",
    [
        "acess/roles.py",
        "access/role.py",
        "data/scores/<nothing>.xlsx",
        "servers.py",
        "access.roles.PAGE",
        "access.role",
        "store.wirte",
        "make everything",
        "streamlit run serve.py",
        "python -m etl comit FILE",
        "python -m access user ad",
        "python -m bench click",
    ],
)
def test_a_name_that_does_not_exist_is_found(wrong: str) -> None:
    assert unknown(wrong) != []


def test_the_examples_of_style_are_in_the_files_they_name() -> None:
    text = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
    examples = re.findall(r"\(`([\w/.]+)`\):\n```python\n(.*?)```", text, re.DOTALL)
    assert len(examples) == text.count("```python") == 3
    for file, example in examples:
        assert example in (ROOT / file).read_text("utf-8")
