"""The settings of the tests: the database that the test run started, and nothing of the demo but its openness."""

import os

os.environ.setdefault("SECRET_KEY", "a key of the tests, which protects nothing and is known to everybody")

from translocal.settings.base import *  # noqa: E402,F403

DEBUG = False
ALLOWED_HOSTS = ["*"]
DEMO_SIGN_IN = True
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
