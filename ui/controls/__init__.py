"""What a reader handles on many pages: filters, downloads, entries, the way to a source."""
