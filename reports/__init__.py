"""What is said of the figures, in either language, before it is drawn or filed."""
