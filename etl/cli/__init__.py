"""What the commands of python -m etl take and answer.

Offers arguments.parser and one function a command, each of which returns an answer.Answer:
importing (preview, commit, undo, history, trace), home (demo, digest, verify), making (template,
sample) and archiving (settle, backup, restore, move).
"""
