"""Computes: verdicts, ranks, targets and what-if, as pure functions on data frames."""
