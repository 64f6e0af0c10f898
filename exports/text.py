"""Text that is safe in any file: no control characters, nothing a spreadsheet would run."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

# What XML 1.0 cannot hold, and what turns the direction of reading and so what a name looks like.
_FORBIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
    "\ud800-\udfff\ufffe\uffff]"
)
# How xlsxwriter is told that no text becomes a formula, a link or a number, however it begins.
INERT = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
LANGUAGE_TAGS = {"vi": "vi-VN", "en": "en-GB"}
LONGEST_LABEL = 200  # letters of a line on a chart; more could not be seen
LONGEST_PROPERTY = 255  # letters of a file's title or author
LONGEST_TEXT = 32767  # letters that a cell of Excel can hold
FORMULA = ("=", "+", "-", "@", "\t", "\r")


@dataclass(frozen=True, slots=True)
class Words:
    """Text as a label shows it: its lines, and whether it is bold."""

    lines: tuple[str, ...]
    bold: bool = False

    @property
    def text(self) -> str:
        """Return the lines as one."""
        return " ".join(self.lines)


def plain(text: object) -> str:
    """Clean a text: one line of composed Unicode without control characters."""
    one_line = re.sub(r"[\t\r\n]+", " ", str(text))
    return unicodedata.normalize("NFC", _FORBIDDEN.sub("", one_line))


def short(text: object) -> str:
    """Cut a text to one line that a chart's label can show."""
    return plain(text)[:LONGEST_LABEL]


def inert(text: str) -> str:
    """Put an apostrophe before what a spreadsheet would take for a formula, for a CSV file."""
    return f"'{text}" if text.startswith(FORMULA) else text
