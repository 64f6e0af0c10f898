"""The text in bytes whose encoding nobody states, as Vietnamese spreadsheets come."""

from __future__ import annotations

import codecs
import re

from etl.model.issues import Issue

MARKED = (
    (codecs.BOM_UTF8, "utf-8-sig", "UTF-8"),
    (codecs.BOM_UTF16_LE, "utf-16", "UTF-16"),
    (codecs.BOM_UTF16_BE, "utf-16", "UTF-16"),
)
TONE = re.compile("(.?)[\u0300\u0301\u0303\u0309\u0323]")
VOWELS = frozenset("aăâeêioôơuưyAĂÂEÊIOÔƠUƯY")
BROKEN = 4  # in UTF-8 cut or mixed with another encoding whole letters still outnumber the faults


def decode(content: bytes) -> tuple[str, str] | Issue:
    """Decode bytes; return the text and its encoding's name, or an Issue where none fits."""
    found = _decoded(content)
    if found is None:
        return Issue("csv_encoding", "error")
    if "\0" in found[0]:
        return Issue("csv_binary", "error")
    return found


def _decoded(content: bytes) -> tuple[str, str] | None:
    for mark, codec, name in MARKED:
        if content.startswith(mark):
            return _strict(content, codec, name)
    if content[:4096].count(0) > len(content[:4096]) // 5:
        little = content[1:4096:2].count(0) > content[0:4096:2].count(0)
        return _strict(content, "utf-16-le" if little else "utf-16-be", "UTF-16")
    found = _strict(content, "utf-8", "UTF-8")
    if found or _is_broken_utf8(content):
        return found
    return _vietnamese(content) or _strict(content, "windows-1252", "Windows-1252")


def _strict(content: bytes, codec: str, name: str) -> tuple[str, str] | None:
    try:
        return content.decode(codec), name
    except UnicodeDecodeError:
        return None


def _is_broken_utf8(content: bytes) -> bool:
    text = content.decode("utf-8", "replace")
    faults = text.count("\ufffd")
    return sum(not letter.isascii() for letter in text) - faults > BROKEN * faults


def _vietnamese(content: bytes) -> tuple[str, str] | None:
    """Windows-1258 writes tones as marks of their own: it is that where they stand on vowels."""
    found = _strict(content, "windows-1258", "Windows-1258")
    tones = TONE.findall(found[0]) if found else []
    return found if sum(vowel in VOWELS for vowel in tones) >= 0.9 * len(tones) else None
