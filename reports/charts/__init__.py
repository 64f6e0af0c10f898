"""What a chart means: its lines, bars, dots and marks."""
