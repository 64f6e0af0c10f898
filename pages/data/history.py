"""Lịch sử: every import, the original of each, and undoing one."""

from __future__ import annotations

from etl.archive import originals
from reports.data.history import history, one, option, undo_words
from ui.render.show import show
from ui.runtime import data, language
from ui.screens.data import history as import_history

lang = language.current()
register = data.register()
entries = {int(entry["id"]): entry for entry in register.to_dict("records")}
with import_history.columns() as (left, right):
    with right:
        chosen = import_history.choose(list(entries), lambda n: option(entries[n], lang), lang)
        entry = entries[chosen]
        import_history.facts(one(entry, data.definitions(), lang), lang)
        original = originals.find(data.home(), entry["sha256"])
        import_history.original(entry["file"], original, lang)
        if data.undoable(entry):
            ask, kept = undo_words(chosen, data.later(chosen), lang)
            import_history.undo(chosen, ask, kept, lang)
    with left:
        import_history.undone(lang)
        show(history(register, chosen, lang))
