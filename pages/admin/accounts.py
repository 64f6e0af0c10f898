"""Tài khoản: who may sign in, with which role, and the sessions that are open."""

from queries.definitions import definitions
from ui.render.show import show
from ui.runtime import language, shown
from ui.screens.admin import account_tables, accounts

lang = language.current()
divisions = definitions(shown.version()).divisions
found, opened = accounts.everyone(), accounts.sessions()
with accounts.columns() as (left, right):
    with right:
        accounts.add(divisions, lang)
        accounts.change(found, divisions, lang)
    with left:
        accounts.outcome(lang)
        show(account_tables.report(found, opened, divisions, lang))
