"""Text that is safe in any file: no control characters, nothing a spreadsheet would run."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from html import unescape

# What XML 1.0 cannot hold; tabs and ends of line become spaces.
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_TAG = re.compile(r"(</?b>|<br>)")
FORMULA = ("=", "+", "-", "@", "\t", "\r")


@dataclass(frozen=True, slots=True)
class Words:
    """Text as a label shows it: its lines, and whether it is bold."""

    lines: tuple[str, ...]
    bold: bool = False

    @property
    def text(self) -> str:
        return " ".join(self.lines)


def plain(text: object) -> str:
    """One line of composed Unicode without control characters."""
    one_line = re.sub(r"[\t\r\n]+", " ", str(text))
    return unicodedata.normalize("NFC", _FORBIDDEN.sub("", one_line))


def words(markup: object) -> Words:
    """The text of a figure's label: <b> and <br> are read, everything else stays as it is."""
    pieces = _TAG.split(str(markup))
    lines = [""]
    for piece in pieces:
        if piece == "<br>":
            lines.append("")
        elif not _TAG.fullmatch(piece):
            lines[-1] += unescape(piece)
    return Words(tuple(plain(line) for line in lines), "<b>" in pieces)


def inert(text: str) -> str:
    """Text for a CSV file: an apostrophe before what a spreadsheet would take for a formula."""
    return f"'{text}" if text.startswith(FORMULA) else text
