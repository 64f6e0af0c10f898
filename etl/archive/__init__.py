"""What is kept beside the database: imported originals, and backups of the whole home.

Offers originals.keep and originals.find, backup.backup and backup.before, restore.restore.
"""
