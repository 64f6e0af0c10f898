"""Reports on what is wanted: targets, and what a goal would take."""
