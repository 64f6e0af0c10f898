"""What every step of an import speaks of: issues, steps, previews and their differences."""
