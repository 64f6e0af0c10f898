"""Who speaks: the department's name, and its picture for the first slide."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from io import BytesIO
from pathlib import Path

from PIL import Image
from typst import TypstError

from exports.drawing.picture import scaled
from strings import Lang, translate

ROOT = Path(__file__).resolve().parents[2]
SHARP = 400  # lines of an SVG as a picture, whatever size it gives itself
LETTERS = re.compile(r"<(\w+:)?text\b")  # drawn with fonts that this machine may not have


class Unfit(Exception):
    """The file that the settings name as logo cannot be shown; the message says why."""


@dataclass(frozen=True, slots=True)
class Department:
    """The name on the first slide and at the foot, and the picture (PNG or JPEG) beside it."""

    name: str
    logo: bytes = b""


def department(chosen: Mapping[str, str], lang: Lang) -> Department:
    """Read the department from the settings. Raises Unfit where its logo cannot be shown."""
    return Department(chosen[f"name_{lang}"], _logo(chosen["logo"], lang))


def _logo(named: str, lang: Lang) -> bytes:
    """Read the picture; a relative path begins in the product's folder. Raises Unfit."""
    if not named:
        return b""
    try:
        content = (ROOT / named).read_bytes()
    except OSError as error:
        raise Unfit(
            translate("exports.logo_unread", lang, file=named, why=error.strerror)
        ) from None
    return _picture(content, named, lang)


@lru_cache(maxsize=4)
def _picture(content: bytes, named: str, lang: Lang) -> bytes:
    """Return the content as PNG or JPEG; cached, as pages ask at every click. Raises Unfit."""
    try:
        if named.lower().endswith(".svg"):  # PowerPoint shows SVG only since 2016
            drawing = content.decode("utf-8-sig")
            if LETTERS.search(drawing):
                raise Unfit(translate("exports.logo_letters", lang, file=named))
            return scaled(drawing, SHARP)
        with Image.open(BytesIO(content), formats=("PNG", "JPEG")) as image:
            image.load()
    except (OSError, ValueError, TypstError, Image.DecompressionBombError):
        raise Unfit(translate("exports.logo_kind", lang, file=named)) from None
    return content
