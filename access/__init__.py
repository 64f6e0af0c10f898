"""Who may come in and what they may do: accounts, sessions, roles, audit trail, gate."""
