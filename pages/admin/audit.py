"""Nhật ký hệ thống: who did what, in a chain that shows what was removed or altered."""

from ui.render.show import show
from ui.runtime import language
from ui.screens.admin import audit

lang = language.current()
with audit.controls() as (filters, actions):
    with filters:
        who, action, before = audit.choose(lang)
    found = audit.entries(who, action, before)
    with actions:
        audit.download(found, lang)
        audit.verify(lang)
show(audit.report(found, lang))
audit.turn(found, lang)
