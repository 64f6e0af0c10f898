"""Controls of meetings and periodic reports.

Offers `conclusions`, `present` (slides), `reports` and `period_report`.
"""
