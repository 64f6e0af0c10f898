"""What reports are made from: all results, one province of them, and what a page reads."""
