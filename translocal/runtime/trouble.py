"""The one way in which starting may fail on purpose."""


class Trouble(Exception):
    """Something the person at the keyboard can mend, in one line; the command prints it and exits 1."""
