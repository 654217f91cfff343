"""What starts, stops and connects the system. Knows PostgreSQL and processes; knows no case and no person."""
