"""Report on goals: targets, what they would take, and what was reached elsewhere.

`targets.own` and `targets.suggestions`, `what_if.what_if`, `reality.reality`.
"""
