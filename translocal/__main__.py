"""`python -m translocal`: says in one line when the Python is too old, before anything newer is read."""

import sys

if sys.version_info < (3, 11):  # noqa: UP036 - the line is for those who have an older one
    sys.exit("Python 3.11 or newer is needed; this is %d.%d.%d" % sys.version_info[:3])  # noqa: UP031

from translocal.cli import main

if __name__ == "__main__":
    sys.exit(main())
