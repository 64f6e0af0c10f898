"""Both languages say the same things, nothing is said that may not be, nothing stands unused."""

from __future__ import annotations

import ast
import re
from pathlib import Path
from string import Formatter

import pytest

from strings import LANGS, words

ROOT = Path(__file__).resolve().parents[2]
CAUSAL = re.compile(
    r"\b(nhờ|kéo (theo|lên|xuống)|góp phần|dẫn đến|khiến|làm (tăng|giảm)|giúp (tăng|giảm|nâng)"
    r"|thanks to|because of|due to|driven by|boost(s|ed)?|led to|leads to|caused|results? in)\b",
    re.IGNORECASE,
)
BOASTFUL = re.compile(
    r"\b(xuất sắc|vượt (bậc|trội)|ấn tượng|đột phá|tuyệt vời|ngoạn mục|thành tích|tự hào|hoàn hảo"
    r"|impressive|outstanding|excellent|remarkable|breakthrough|superb|proud|spectacular)\b",
    re.IGNORECASE,
)


def unfit(text: str) -> bool:
    """Whether a text shouts, claims a cause or boasts."""
    return bool("!" in text or CAUSAL.search(text) or BOASTFUL.search(text))


def _fields(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


@pytest.mark.parametrize("key", sorted(words()))
def test_both_languages_have_text_and_the_same_placeholders(key: str) -> None:
    found = words()[key]
    assert all(found[lang].strip() for lang in LANGS)
    assert _fields(found["vi"]) == _fields(found["en"])


@pytest.mark.parametrize("lang", LANGS)
def test_no_text_shouts_boasts_or_claims_a_cause(lang: str) -> None:
    wrong = [k for k, found in words().items() if unfit(found[lang])]
    assert wrong == []


def _written() -> tuple[set[str], list[re.Pattern[str]]]:
    """Return the texts in code, templates and definitions, and the shapes of f-strings."""
    texts: set[str] = set()
    shapes: list[re.Pattern[str]] = []
    for path in ROOT.rglob("*.py"):
        if {"tests", ".venv", "bench"} & set(path.relative_to(ROOT).parts):
            continue
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.JoinedStr):
                shapes.append(_shape(node))
            elif isinstance(node, ast.ClassDef):
                texts.add(node.name.lower())  # a fault is worded by its class
            elif isinstance(node, ast.Constant) and isinstance(node.value, str):
                texts.add(node.value)
    for path in [*(ROOT / "access").rglob("*.html"), *(ROOT / "data" / "scores").glob("*.csv")]:
        texts |= set(re.findall(r"[\w.]+", path.read_text("utf-8")))
    return texts, [shape for shape in shapes if re.search(r"[a-z]{2}", shape.pattern)]


def _shape(text: ast.JoinedStr) -> re.Pattern[str]:
    """Return an f-string with a group for each value in it."""
    parts = (
        re.escape(str(p.value)) if isinstance(p, ast.Constant) else r"([\w.\-]*)"
        for p in text.values
    )
    return re.compile("".join(parts))


def test_no_key_is_unused() -> None:
    """Each key is named in the code, or an f-string makes it of names that are."""
    texts, shapes = _written()
    names = {name for text in texts if " " not in text for name in re.findall(r"[\w\-]+", text)}

    def made(key: str) -> bool:
        """Whether an f-string makes the key of values that stand somewhere, whole or by their end."""
        return any(
            all(_ends(part, names) for value in found.groups() for part in value.split(".") if part)
            for shape in shapes
            if (found := shape.fullmatch(key))
        )

    assert [key for key in sorted(words()) if key not in texts and not made(key)] == []


def _ends(part: str, names: set[str]) -> bool:
    """Whether a value is a name, or ends in one after an underscore."""
    cuts = [0, *(m.end() for m in re.finditer("_", part))]
    return any(part[at:] in names for at in cuts)
