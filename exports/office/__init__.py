"""Slides and documents with native charts."""
