"""What belongs to one request is kept by the thread that answers it.

Django keeps the language, the time zone and the beginning of addresses in a store that follows asynchronous tasks too, behind a
lock. A page asks it some 350 times, a tenth of its processor time (docs/decisions/0010). Our web server answers a request in one
thread from beginning to end, so the thread itself can keep them.
"""

import threading

from django.urls import base
from django.utils import timezone
from django.utils.translation import trans_real

_KEPT = ((trans_real, "_active"), (timezone, "_active"), (base, "_prefixes"), (base, "_urlconfs"))


def keep_by_thread() -> None:
    """Called once, before the first request. A Django that keeps them elsewhere is told at once, not served slowly."""
    for module, name in _KEPT:
        if not hasattr(module, name):
            raise RuntimeError(f"{module.__name__} has no {name} in this Django: see {__name__}")
        setattr(module, name, threading.local())
