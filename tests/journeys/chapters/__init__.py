"""What the people of a journey do, chapter by chapter: one way of telling it, whoever does it with a mouse or without."""
