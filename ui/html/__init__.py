"""Turn pieces of a report into HTML that is safe by construction, with one style sheet.

Offers `markup` (`fill`, `join`, `put`), `style`, `elements`, `table`, `tiles`, the charts `lines`,
`bars` and `dots`, and the pieces of the wall, of imports and of the plan.
"""
