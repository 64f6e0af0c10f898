"""How the app runs: its address, language, reader, data, and the order of its reruns."""
