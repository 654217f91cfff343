"""The settings of the demo: on one machine, with invented people, over plain http. Never for real ones."""

import os
import secrets

from translocal.settings.base import *  # noqa: F403
from translocal.settings.base import VAR
from translocal.settings.content_security import CONTENT_SECURITY_POLICY  # noqa: F401


def kept_key() -> str:
    """Return the key of this copy, made at its first start so that sessions outlive a restart."""
    path = VAR / "secret_key"
    try:
        return path.read_text(encoding="utf-8")
    except FileNotFoundError:
        VAR.mkdir(parents=True, exist_ok=True)
    half = VAR / f"secret_key.{os.getpid()}"
    with os.fdopen(os.open(half, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as file:
        file.write(secrets.token_urlsafe(50))
    # Two first starts at once: the first one's key stays.
    try:
        path.hardlink_to(half)
    except FileExistsError:
        pass
    finally:
        half.unlink()
    return path.read_text(encoding="utf-8")


SECRET_KEY = os.environ.get("SECRET_KEY") or kept_key()
DEMO_SIGN_IN = True
SECOND_FACTOR_REQUIRED = False
ALLOWED_HOSTS = [
    "localhost",
    "127.0.0.1",
    "[::1]",
    *filter(None, os.environ.get("ALLOWED_HOSTS", "").split(",")),
]
EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
EMAIL_FILE_PATH = VAR / "mail"
# The files of the packages themselves are served: a demo has no step that collects them.
WHITENOISE_USE_FINDERS = True
(VAR / "static").mkdir(parents=True, exist_ok=True)
