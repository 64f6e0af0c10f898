"""Who may come in and what they may do: accounts, sessions, roles, the audit trail and the gate before the app."""
