"""The controls of imports, their history, and definitions."""
