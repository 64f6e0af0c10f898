"""Says on every page that a version is damaged and an older one is shown in its place."""

from __future__ import annotations

from markupsafe import Markup

from queries import register
from reports.data.loss import missing, title
from strings import Lang
from ui.html.elements import block
from ui.html.markup import fill, join, put


def notice(lang: Lang) -> None:
    """Show a notice above the page where something is lost and not settled."""
    loss = register.loss()
    if loss is None:
        return
    lines = join(missing(loss, lang), Markup("<br>"))
    text = fill('<div class="notice alarm"><b>{}</b><br>{}</div>', title(loss, lang), lines)
    put(block(text))
