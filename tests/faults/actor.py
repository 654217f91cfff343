"""A process that is there to be killed: it carries out actions, or the jobs they deferred, and says what is done.

python -m tests.faults.actor prepare | run SEED | work | revive | check
"""

import sys
from importlib import import_module

import django

if __name__ == "__main__":
    django.setup()
    getattr(import_module("tests.faults.deeds"), sys.argv[1])(*sys.argv[2:])
