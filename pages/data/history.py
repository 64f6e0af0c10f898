"""Lịch sử: every import, the original of each, and undoing one."""

from __future__ import annotations

import queries
from etl.archive import originals
from queries import register
from queries.definitions import definitions
from reports.data.history import history, one, option, undo_words
from ui.render.show import show
from ui.runtime import language, shown
from ui.screens.data import history as import_history

lang = language.current()
version = shown.version()
imports = register.history(version)
entries = {int(entry["id"]): entry for entry in imports.to_dict("records")}
with import_history.columns() as (left, right):
    with right:
        chosen = import_history.choose(list(entries), lambda n: option(entries[n], lang), lang)
        entry = entries[chosen]
        import_history.facts(one(entry, definitions(version), lang), lang)
        original = originals.find(queries.home(), entry["sha256"])
        import_history.original(entry["file"], original, lang)
        if register.undoable(entry):
            ask, kept = undo_words(chosen, register.later(version, chosen), lang)
            import_history.undo(chosen, ask, kept, lang)
    with left:
        import_history.undone(lang)
        show(history(imports, chosen, lang))
