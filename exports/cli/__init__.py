"""What the commands of python -m exports take."""
