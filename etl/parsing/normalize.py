"""Spellings compared without case, accents, Unicode form, spacing, punctuation or numbering."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

_YEAR = re.compile(r"(?<!\d)(20[0-4]\d)(?!\d)")
_DATED = re.compile(rf"(?:\b(?:năm|nam|year|in)\s*)?{_YEAR.pattern}", re.IGNORECASE)
# Letters of the two that no Vietnamese word has, beside another letter: "Ñoàng Nai", "§ång Nai".
_LEGACY = re.compile(r"(?:[^\W\d_]|^)[µ¸¶¹¨»¾¼½Æ©ÇËÏ®ÐªÖ×ØÜÞßåäæçëïðñöøûüþÿ§«¬Ñ]|[Ññ§®][^\W\d_]")
_NOT_WORD = re.compile(r"[^\w]+|_+")
_NUMBERED = re.compile(
    r"^(?P<lead>[a-z][a-z /-]*?)?\s*(?P<number>\d{1,2}(?:\.\d{1,2})*)"
    r"(?P<after>\s*[:.)–-](?!\s*\d)|\s+(?=[^\W\d])|\s*$)\s*(?P<rest>.*)$"
)


@lru_cache(maxsize=1 << 16)
def plain(text: str) -> str:
    """Lower the case and strip accents and invisible characters.

    Keep punctuation, single spaces.
    """
    letters = unicodedata.normalize("NFKD", text).casefold().replace("đ", "d")
    kept = (c for c in letters if unicodedata.category(c) not in ("Mn", "Cf"))
    return " ".join("".join(kept).split())


@lru_cache(maxsize=1 << 16)
def normalize(text: str) -> str:
    """Return the bare words: "Chứng thực/xác  nhận" and "CHUNG THUC, XAC NHAN" are one."""
    return _NOT_WORD.sub(" ", plain(text)).strip()


def key(text: str) -> str:
    """Run the normalized words together: "Kon Tum", "KonTum" and "KON-TUM" are one."""
    return normalize(text).replace(" ", "")


@lru_cache(maxsize=1 << 16)
def clean(text: str) -> str:
    """Return a text as it is kept: composed (NFC), without invisible characters, single spaced."""
    # Composed afterwards: an invisible character may stand between a letter and its accent.
    seen = "".join(c for c in text if unicodedata.category(c) != "Cf")
    return " ".join(unicodedata.normalize("NFC", seen).split())


def years(text: str) -> tuple[int, ...]:
    """Return the years 2000 to 2049 that a text names, each once, in order.

    "2011-2016" names all six.
    """
    found = [int(y) for y in _YEAR.findall(text)]
    spanned = re.search(r"(?<!\d)(20[0-4]\d)\s*[-–_]\s*(20[0-4]\d)(?!\d)", text)
    if spanned:
        found += range(int(spanned[1]), int(spanned[2]) + 1)
    return tuple(sorted(set(found)))


def without_years(text: str) -> str:
    """Return the text with its years, and the word before them ("năm 2022"), blanked out."""
    return _DATED.sub(" ", clean(text))


def is_legacy(text: str) -> bool:
    """Return whether a text is typed in a font of its own code, VNI or TCVN3, that shows as other letters."""
    return bool(_LEGACY.search(unicodedata.normalize("NFC", text)))


class Numbered(NamedTuple):
    """A label taken apart: "Chỉ số nội dung 1: Tham gia" is number "1" and rest "tham gia"."""

    lead: str
    number: str
    rest: str


@lru_cache(maxsize=1 << 14)
def numbered(text: str) -> Numbered | None:
    """Split a label into its number and what follows.

    None where the number counts ("1-10 điểm").
    """
    match = _NUMBERED.match(plain(text))
    if not match:
        return None
    lead, number, after, rest = match["lead"] or "", match["number"], match["after"], match["rest"]
    marked = bool(lead) or "." in number or not after.isspace()
    return Numbered(lead.strip(" -/"), number, rest) if marked else None
