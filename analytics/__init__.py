"""Computes, as pure functions on data frames: what became of every figure and of every target.

Verdicts and their explanation (judge, verdict, explain), the country beside one province (country,
national, rank), what a goal would take (what_if, effort), targets (target_rules.evaluate), merged
provinces (crosswalk), and how the work stands (work, activity, signals).
"""
