"""Reports on scores: the board, one area, one index, provinces side by side, why a verdict is so."""
