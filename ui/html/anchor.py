"""A value as a link in the product's own HTML."""

from __future__ import annotations

from urllib.parse import urlencode

from markupsafe import Markup

from reports.model import Link, Linked
from ui.html.markup import fill
from ui.runtime import address

OUTSIDE = ("https://", "http://")


def anchor(found: Linked) -> Markup:
    """Turn a value into a link to a page of the app by its codes, or to an address outside."""
    inner = a(found.to, str(found.value))
    return fill('<span class="late">{}</span>', inner) if found.late else inner


def a(to: Link | str, inner: str | Markup) -> Markup:
    """Turn text or HTML into a link."""
    return fill('<a href="{}">{}</a>', href(to), inner)


def href(to: Link | str) -> str:
    """Return where a link leads: relative to the app, so that it holds behind any prefix.

    Raises ValueError for an address outside that is not of the web: it could be a script.
    """
    if isinstance(to, Link):
        return f"{to.page}?{urlencode(address.codes(**to.address))}"
    if not to.lower().startswith(OUTSIDE):
        raise ValueError(f"no address of the web: {to[:80]}")
    return to
