"""Cells to tasks, activities and targets, as data/forms declares their columns.

Offers declared.form, tables.tables (where a form stands on a sheet), rows.rows_of (its rows in
codes, with their faults), checks.check and difference.form_difference.
"""
