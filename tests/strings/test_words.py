"""Both languages say the same things, nothing is said that may not be, nothing stands unused."""

from __future__ import annotations

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


def test_no_key_is_unused() -> None:
    """A key, or the table it stands in, is named in the code, or its head begins an f-string."""
    code = "".join(
        p.read_text("utf-8")
        for p in ROOT.rglob("*.py")
        if not {"tests", ".venv", "bench"} & set(p.relative_to(ROOT).parts)
    )
    ends = set(re.findall(r'f"\{[a-z_.]+\}([a-z_]+)\.', code))
    heads = set(re.findall(r'f"([a-z_.]+)\{', code))
    unused = [
        key
        for key in words()
        if f'"{key}"' not in code
        and f'"{key.rsplit(".", 1)[0]}"' not in code
        and not any(key.split(".")[0].endswith(end) for end in ends)
        and not any(key.startswith(h) and len(h) > 2 for h in heads)
    ]
    assert unused == []
