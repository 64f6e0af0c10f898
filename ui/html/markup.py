"""HTML that is safe by construction: text becomes part of it only by being escaped."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

import streamlit as st
from markupsafe import Markup, escape

Value = str | int | float
SAFE = (Markup, int, float)  # numbers are formatted as a pattern says; they hold nothing to escape
EMPTY = Markup()


# The same words and figures stand on page after page. Only plain text is looked up: Markup equals it.
_escaped = lru_cache(4096)(escape)


def fill(pattern: str, *values: Value) -> Markup:
    """Fill the blanks of a literal piece of HTML, as `str.format` does.

    Text is escaped, for element content and quoted attributes alike; Markup stands as it is.
    The pattern is written out in the code, at the call or as a constant: a test holds that.
    """
    safe = [_escaped(v) if type(v) is str else v if type(v) in SAFE else escape(v) for v in values]
    return str.__new__(Markup, pattern.format(*safe))  # Markup(text) looks at its argument first


def join(parts: Iterable[str], between: str = "") -> Markup:
    """Put parts one behind the other; those that are plain text are escaped."""
    safe = [part if type(part) is Markup else escape(part) for part in parts]
    return str.__new__(Markup, escape(between).join(safe) if between else "".join(safe))


@dataclass(frozen=True, slots=True)
class Sheet:
    """A style element that Streamlit sends as it is: it looks through a text at every click.

    Raises ValueError where the rules could end the element.
    """

    rules: str

    def __post_init__(self) -> None:
        if "<" in self.rules:
            raise ValueError("style rules hold no HTML")

    def _repr_html_(self) -> str:
        return f"<style>{self.rules}</style>"


def put(content: Markup | Sheet) -> None:
    """Put HTML into the page: the one place where the app does."""
    st.html(content)
