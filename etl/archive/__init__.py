"""What is kept beside the database: imported originals, and backups of the whole home."""
