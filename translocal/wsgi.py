"""The door for a web server: `translocal.wsgi:application`."""

import os

from django.core.wsgi import get_wsgi_application

from translocal.runtime.threads import keep_by_thread
from translocal.runtime.upgrade import refuse_powerful

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "translocal.settings.production")
if os.environ["DJANGO_SETTINGS_MODULE"] == "translocal.settings.production" and os.environ.get("DATABASE_URL"):
    refuse_powerful(os.environ["DATABASE_URL"])

keep_by_thread()
application = get_wsgi_application()
