"""`python -m translocal.handbook`: draw the pages, take out the texts, compile the catalogues. Needs no database."""

import os

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "translocal.settings.test")
django.setup()

from translocal.handbook import pages, words  # noqa: E402

pages.write()
words.write()
