"""The settings of the measurement: the demo's database, nothing of its doors, and a count of queries when asked."""

from translocal.settings.demo import *  # noqa: F403
from translocal.settings.demo import MIDDLEWARE as AS_SERVED

DEMO_SIGN_IN = False
EMAIL_BACKEND = "django.core.mail.backends.dummy.EmailBackend"
MIDDLEWARE = ["bench.counting.CountQueries", *AS_SERVED]
