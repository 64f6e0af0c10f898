"""Says on every page that a version is damaged and an older one is shown in its place."""

from __future__ import annotations

from html import escape

import streamlit as st

from queries import register
from reports.data.loss import missing, title
from strings import Lang
from ui.html import elements


def notice(lang: Lang) -> None:
    """A notice above the page where something is lost and not settled."""
    loss = register.loss()
    if loss is None:
        return
    lines = "<br>".join(escape(line) for line in missing(loss, lang))
    text = f'<div class="notice alarm"><b>{escape(title(loss, lang))}</b><br>{lines}</div>'
    st.html(elements.block(text))
