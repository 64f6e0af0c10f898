"""HTML of the screens is made in one way only, which escapes whatever is text."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from markupsafe import Markup

from reports.model import Linked
from ui.html.anchor import anchor
from ui.html.markup import Sheet, fill, join

ROOT = Path(__file__).resolve().parents[3]
HOME = "ui/html/markup.py"
HOSTILE = "\"><script>alert(1)</script><img src=x onerror='alert(1)'>"


def _trees() -> Iterator[tuple[str, ast.Module]]:
    for folder in ("ui", "pages"):
        for path in sorted((ROOT / folder).rglob("*.py")):
            yield path.relative_to(ROOT).as_posix(), ast.parse(path.read_text("utf-8"))


def _calls() -> Iterator[tuple[str, str, ast.Call]]:
    """Where, the last name of what is called, and the call."""
    for path, tree in _trees():
        for node in ast.walk(tree):
            if isinstance(node, ast.Call):
                name = str(getattr(node.func, "attr", None) or getattr(node.func, "id", ""))
                yield path, name, node


@pytest.mark.parametrize(
    "make", [lambda text: fill('<b title="{}">', text), lambda text: join(["a", text])]
)
def test_text_is_escaped_and_html_is_not(make: Callable[[str], Markup]) -> None:
    for text in (HOSTILE, type("Name", (str,), {})(HOSTILE)):
        assert isinstance(make(text), Markup)
        assert "<script" not in make(text)
        assert '"&gt;' not in make(text)
    assert "<u>x</u>" in make(Markup("<u>x</u>"))
    assert "<u>x" not in make("<u>x</u>")  # text that equals HTML already seen is text all the same


def test_numbers_are_written_as_the_pattern_says() -> None:
    assert fill("{:.2f}% {} {}", 1.234, 7, -0.5) == "1.23% 7 -0.5"


def test_rules_of_style_cannot_end_their_element() -> None:
    with pytest.raises(ValueError, match="no HTML"):
        Sheet("a{content:'</style><img src=x>'}")


def test_a_link_outside_is_of_the_web() -> None:
    assert 'href="HTTPS://a.vn/?x=&#34;"' in anchor(Linked("a", 'HTTPS://a.vn/?x="'))
    with pytest.raises(ValueError, match="no address of the web"):
        anchor(Linked("a", "javascript:alert(1)"))


def test_nothing_escapes_by_hand() -> None:
    wrong = [
        path
        for path, tree in _trees()
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and node.module in ("html", "xml.sax.saxutils")
    ]
    assert wrong == []


def _constants(tree: ast.Module) -> set[str]:
    """The names to which a module assigns text written out."""
    return {
        target.id
        for node in tree.body
        if isinstance(node, ast.Assign)
        for target, value in _pairs(node)
        if isinstance(target, ast.Name) and isinstance(value, ast.Constant)
    }


def _pairs(node: ast.Assign) -> Iterator[tuple[ast.expr, ast.expr]]:
    for target in node.targets:
        if isinstance(target, ast.Tuple) and isinstance(node.value, ast.Tuple):
            yield from zip(target.elts, node.value.elts, strict=True)
        else:
            yield target, node.value


def test_patterns_and_html_are_written_out() -> None:
    constants = {path: _constants(tree) for path, tree in _trees()}
    wrong = [
        f"{path}:{call.lineno}"
        for path, name, call in _calls()
        if name in ("fill", "Markup") and path != HOME
        for pattern in call.args[:1]
        if not isinstance(pattern, ast.Constant)
        if not (isinstance(pattern, ast.Name) and pattern.id in constants[path])
    ]
    assert wrong == []


def test_html_reaches_the_page_in_one_place() -> None:
    places = [path for path, name, _ in _calls() if name == "html"]
    assert places == [HOME]
    unsafe = [p for p, _, call in _calls() if "unsafe_allow_html" in {k.arg for k in call.keywords}]
    assert unsafe == []
