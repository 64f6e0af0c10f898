"""Controls of the pages of the plan.

Offers `task` and `next_plan`, the activities `log`, `entry` and `form`, `notes`, and `divisions`.
"""
