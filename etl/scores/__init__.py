"""Cells to scores: layouts recognised, columns and provinces named, figures extracted."""
