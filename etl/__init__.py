"""How rows get in: guard, read, recognise, extract, check, preview, commit."""
