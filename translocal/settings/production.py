"""The settings of a real installation: everything from the environment, nothing of the demo."""

import os

from translocal.runtime.trouble import Trouble
from translocal.settings.base import *  # noqa: F403
from translocal.settings.content_security import CONTENT_SECURITY_POLICY  # noqa: F401

SHORTEST_KEY = 50


def missing(environment: dict[str, str]) -> list[str]:
    """Return what the environment lacks, each in words."""
    lacks = [name for name in ("ALLOWED_HOSTS", "DATABASE_URL") if not environment.get(name)]
    if len(environment.get("SECRET_KEY", "")) < SHORTEST_KEY:
        lacks.insert(0, f"SECRET_KEY (at least {SHORTEST_KEY} characters)")
    return lacks


def flag(name: str, default: str) -> bool:
    """Read a switch."""
    return os.environ.get(name, default).lower() in ("1", "true", "yes", "on")


if lacks := missing(dict(os.environ)):
    raise Trouble(f"These environment variables must be set: {', '.join(lacks)} (docs/how-to/deploy.md).")
if os.environ.get("DATABASE_ROLE"):
    raise Trouble("DATABASE_ROLE is for demos: in production DATABASE_URL is the login translocal_app itself.")

DEBUG = False
DEMO_SIGN_IN = False
SECRET_KEY = os.environ["SECRET_KEY"]
SECRET_KEY_FALLBACKS = [key for key in os.environ.get("SECRET_KEY_FALLBACKS", "").split(",") if key]
ALLOWED_HOSTS = [host.strip() for host in os.environ["ALLOWED_HOSTS"].split(",") if host.strip()]
CSRF_TRUSTED_ORIGINS = [origin for origin in os.environ.get("CSRF_TRUSTED_ORIGINS", "").split(",") if origin]

# The prefix makes browsers refuse the cookie from anywhere but this host over https.
SESSION_COOKIE_NAME = "__Host-session"
SESSION_COOKIE_SECURE = True
CSRF_COOKIE_NAME = "__Host-csrf"
CSRF_COOKIE_SECURE = True
LANGUAGE_COOKIE_NAME = "__Host-language"
LANGUAGE_COOKIE_SECURE = True
ACCOUNT_DEFAULT_HTTP_PROTOCOL = "https"

SECURE_SSL_REDIRECT = flag("SSL_REDIRECT", "1")
SECURE_REDIRECT_EXEMPT = [r"^health$"]
SECURE_HSTS_SECONDS = int(os.environ.get("HSTS_SECONDS", str(365 * 24 * 60 * 60)))
SECURE_HSTS_INCLUDE_SUBDOMAINS = flag("HSTS_SUBDOMAINS", "1")
SECURE_HSTS_PRELOAD = flag("HSTS_PRELOAD", "0")
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
if header := os.environ.get("PROXY_SSL_HEADER", ""):
    # Only behind a proxy that always sets this header: otherwise anybody could claim to come over https.
    SECURE_PROXY_SSL_HEADER = ("HTTP_" + header.upper().replace("-", "_"), "https")

STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}

EMAIL_HOST = os.environ.get("EMAIL_HOST", "localhost")
EMAIL_PORT = int(os.environ.get("EMAIL_PORT", "25"))
EMAIL_HOST_USER = os.environ.get("EMAIL_HOST_USER", "")
EMAIL_HOST_PASSWORD = os.environ.get("EMAIL_HOST_PASSWORD", "")
EMAIL_USE_TLS = flag("EMAIL_USE_TLS", "0")
EMAIL_TIMEOUT = 10
MAIL_DOMAIN = os.environ.get("MAIL_DOMAIN", ALLOWED_HOSTS[0].lstrip("."))
DEFAULT_FROM_EMAIL = os.environ.get("DEFAULT_FROM_EMAIL", f"translocal@{MAIL_DOMAIN}")
# Where people find this installation: in their mails, and in the first addresses of an administrator.
PUBLIC_ADDRESS = os.environ.get("PUBLIC_ADDRESS", f"https://{ALLOWED_HOSTS[0].lstrip('.')}").rstrip("/")
