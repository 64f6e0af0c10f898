"""What is said of verdicts on every page and paper: the finding, its arithmetic, sentences to read aloud."""
