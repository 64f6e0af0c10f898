"""The controls of accounts and the audit trail."""
