"""The line of one component through the years, with what stands round it."""
