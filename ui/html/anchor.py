"""A value as a link in the product's own HTML."""

from __future__ import annotations

from html import escape
from urllib.parse import urlencode

from reports.model import Link, Linked
from ui.runtime import address


def anchor(found: Linked) -> str:
    """A value that opens a page of the app by its codes, or an address outside."""
    inner = a(found.to, escape(str(found.value)))
    return f'<span class="late">{inner}</span>' if found.late else inner


def a(to: Link | str, inner: str) -> str:
    """HTML made a link; an address outside is taken as it stands."""
    return f'<a href="{escape(href(to))}">{inner}</a>'


def href(to: Link | str) -> str:
    """Where a link leads: relative to the app, so that it holds behind any prefix."""
    return to if isinstance(to, str) else f"{to.page}?{urlencode(address.codes(**to.address))}"
