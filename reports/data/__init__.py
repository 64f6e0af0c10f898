"""Reports on the data: an import and its effect, the register, a number traced, definitions."""
