"""What the commands of python -m etl take and answer."""
