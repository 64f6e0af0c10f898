"""Cells to tasks, activities and targets, as data/forms declares their columns."""
