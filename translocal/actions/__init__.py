"""The one way to write: named, permitted, ruled, journalled, repeatable."""
