"""The actions about places are registered beside those about accounts."""

from importlib import import_module

import_module("translocal.accounts.places")
