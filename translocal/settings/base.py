"""What every way of running Translocal has in common. Nothing here starts a server or touches a database."""

import os
from pathlib import Path

from translocal.runtime import discreet
from translocal.runtime.catalogues import compile_stale
from translocal.runtime.database import connection_settings

HOME = Path(__file__).resolve().parents[2]
PACKAGE = Path(__file__).resolve().parents[1]
VAR = Path(os.environ.get("TRANSLOCAL_VAR", HOME / "var"))

DEBUG = False
SECRET_KEY = os.environ.get("SECRET_KEY", "")
ALLOWED_HOSTS: list[str] = [host for host in os.environ.get("ALLOWED_HOSTS", "localhost,127.0.0.1").split(",") if host]
DEMO_SIGN_IN = False
SECOND_FACTOR_REQUIRED = True

ROOMS = [
    "translocal.journal",
    "translocal.organisations",
    "translocal.access",
    "translocal.actions",
    "translocal.accounts",
    "translocal.people",
    "translocal.cases",
    "translocal.consents",
    "translocal.counselling",
    "translocal.programmes",
    "translocal.budgets",
    "translocal.plans",
    "translocal.purchases",
    "translocal.coaching",
    "translocal.handovers",
    "translocal.travel",
    "translocal.contact",
    "translocal.followup",
    "translocal.desk",
    "translocal.api",
]
# The rooms come first: their templates stand before those of the libraries.
INSTALLED_APPS = [
    *ROOMS,
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "django_htmx",
    "django_cotton.apps.SimpleAppConfig",
    "procrastinate.contrib.django",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "translocal.desk.middleware.PlainAnswersMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "translocal.accounts.middleware.LanguageMiddleware",
    "translocal.accounts.middleware.SecondFactorMiddleware",
    "translocal.access.middleware.IdentityMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "allauth.usersessions.middleware.UserSessionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
]

ROOT_URLCONF = "translocal.urls"
WSGI_APPLICATION = "translocal.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": False,
        "OPTIONS": {
            "loaders": [
                (
                    "translocal.core.templates.Loader",
                    [
                        "django_cotton.cotton_loader.Loader",
                        "django.template.loaders.app_directories.Loader",
                    ],
                )
            ],
            "builtins": ["django_cotton.templatetags.cotton", "django.templatetags.i18n", "translocal.core.templates"],
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "translocal.desk.context.shell",
            ],
        },
    }
]

# One login in the database per duty. The application may not migrate, and cannot become the role that may.
DATABASES = {
    "default": connection_settings(
        os.environ.get("DATABASE_URL", ""), assume_role=os.environ.get("DATABASE_ROLE") or None
    )
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
CACHES = {
    "default": {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "shared_cache"},
}

LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
AUTH_USER_MODEL = "organisations.Staff"
AUTHENTICATION_BACKENDS = ["translocal.accounts.backend.StaffBackend"]
SESSION_ENGINE = "translocal.accounts.sessions"
PASSWORD_HASHERS = ["django.contrib.auth.hashers.ScryptPasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
]
SESSION_COOKIE_AGE = 12 * 60 * 60
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "translocal.desk.views.errors.csrf_failure"

LANGUAGE_CODE = "en"
LANGUAGES = [("en", "English"), ("nl", "Nederlands"), ("fr", "Français")]
LOCALE_PATHS = [PACKAGE / "locale"]
compile_stale(PACKAGE / "locale")
TIME_ZONE = "Europe/Brussels"
USE_TZ = True
FORMAT_MODULE_PATH = ["translocal.core.formats"]
USE_THOUSAND_SEPARATOR = True

STATIC_URL = "static/"
STATIC_ROOT = VAR / "static"
MEDIA_ROOT = VAR / "files"
DATA_UPLOAD_MAX_MEMORY_SIZE = 3 * 1024 * 1024
FILE_UPLOAD_MAX_MEMORY_SIZE = 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 500

EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
PUBLIC_ADDRESS = "http://localhost:8000"
MAIL_DOMAIN = "localhost"
DEFAULT_FROM_EMAIL = "translocal@localhost"
LOGGING = discreet.settings(os.environ.get("LOG_LEVEL", "WARNING"))

ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_ADAPTER = "translocal.accounts.adapter.AccountAdapter"
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_LOGOUT_ON_PASSWORD_CHANGE = True
ACCOUNT_EMAIL_NOTIFICATIONS = False
ACCOUNT_RATE_LIMITS = {"login": "30/m/ip", "login_failed": "10/m/ip,5/300s/key", "reauthenticate": "10/m/user"}
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_TOTP_ISSUER = "Translocal"
USERSESSIONS_TRACK_ACTIVITY = False
PASSWORD_RESET_TIMEOUT = 3 * 24 * 60 * 60

# How long a service keeps the notes of a "not now". No source sets it: each service decides, and this is our default.
TALK_KEPT_DAYS = int(os.environ.get("TALK_KEPT_DAYS", "365"))
PROCRASTINATE_AUTODISCOVER_MODULE_NAME = "jobs"
# Prices of what was bought before are counted over everything that was delivered, and kept for so long.
PRICES_KEPT_SECONDS = int(os.environ.get("PRICES_KEPT_SECONDS", "600"))
