"""A chart as every file draws it, and as a picture."""
