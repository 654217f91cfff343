#!/usr/bin/env python3
"""The one door to the code: `python3 dev.py` lists what can be asked of it; workshop.py does it.

Any Python since 2.7 can read this file, so that an old one says that it is too old.
"""

import sys

OLDEST = (3, 11)


def version_trouble(version):
    """Return what is wrong with a version of Python, or nothing."""
    if tuple(version[:2]) >= OLDEST:
        return ""
    return "Python 3.11 or newer is needed; this is " + ".".join(str(number) for number in version[:3])


if __name__ == "__main__":
    trouble = version_trouble(sys.version_info)
    if trouble:
        print(trouble)
        sys.exit(1)
    from workshop import main

    sys.exit(main(sys.argv[1:]))
