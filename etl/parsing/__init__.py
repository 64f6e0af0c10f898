"""Cell text to values: spellings normalized, numbers, names of provinces."""
