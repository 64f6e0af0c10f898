"""One module a measure: `measure(home) -> Iterator[Row]`, home holding the shipped figures."""
