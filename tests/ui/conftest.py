"""The results of the shipped figures, computed once."""

from tests.reports.conftest import all_provinces

__all__ = ["all_provinces"]
