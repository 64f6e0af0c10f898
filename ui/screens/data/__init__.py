"""Controls of the data pages.

Offers the steps of an import (`file`, `check`, `difference`, `storing`), `history`, and the forms of
definitions (`change`, `breaks`, `thresholds`).
"""
