"""Who may see and do what. One table, kept by the actions, read by every list and enforced by the database."""
