"""The settings of the tests, whose run starts a server and points Django at it: runtime/testing.py."""

import os

from translocal.runtime.database import connection_settings, login_url
from translocal.runtime.testing import ADDRESS, DATABASE
from translocal.settings.base import *  # noqa: F403
from translocal.settings.content_security import CONTENT_SECURITY_POLICY  # noqa: F401

SECRET_KEY = "a key of the tests, which protects nothing and is known to everybody who reads this line"
DEBUG = False
ALLOWED_HOSTS = ["*"]
DEMO_SIGN_IN = True
SECOND_FACTOR_REQUIRED = False
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = False
# Scrypt takes a tenth of a second on purpose; the tests sign in often and guard nothing.
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]

# A worker of xdist inherits the address; the first process gets it when it has started the server.
if running := os.environ.get(ADDRESS):
    running = login_url(running, database=DATABASE)
# Always the superuser's session at first: a test database is made and migrated before the role is assumed.
DATABASES = {"default": connection_settings(running or "") | {"NAME": DATABASE, "CONN_MAX_AGE": 0}}
PRICES_KEPT_SECONDS = -1
