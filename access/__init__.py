"""Who may sign in and what they may do: accounts, sessions, roles, the audit trail, the gate."""
