"""The door from Django to PostgreSQL; Django looks for it in `base.py`."""
