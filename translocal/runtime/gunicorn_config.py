"""How the web server runs; gunicorn reads the names of this module as its settings."""

import gc
import os
from pathlib import Path
from typing import Any

from django.db import connections
from gunicorn.glogging import Logger

from translocal.runtime.discreet import Discreet

bind = os.environ.get("BIND", "127.0.0.1:8000").split(",")
worker_class = "gthread"
workers = int(os.environ.get("WEB_WORKERS", "2"))
threads = int(os.environ.get("WEB_THREADS", "4"))
# Loaded once and shared by the workers: half the memory, and half the time to start.
preload_app = True
timeout = 60
graceful_timeout = 3
max_requests = 0
keepalive = 5
control_socket_disable = True
worker_tmp_dir = "/dev/shm" if Path("/dev/shm").is_dir() else None
forwarded_allow_ips = os.environ.get("FORWARDED_ALLOW_IPS", "127.0.0.1,::1")
# No address, no path, no query: what was looked at is in the read log, which is guarded; a log file is not.
accesslog = "-" if os.environ.get("ACCESS_LOG", "1") == "1" else None
access_log_format = "%(m)s %(s)s %(M)s ms"
errorlog = "-"
loglevel = "warning"


class Quiet(Logger):
    """What the server itself has to say of a failure, without the address that was asked for."""

    def setup(self, cfg: Any) -> None:
        super().setup(cfg)  # type: ignore[no-untyped-call]
        for handler in self.error_log.handlers:
            handler.setFormatter(Discreet())


logger_class = Quiet


def pre_fork(server: object, worker: object) -> None:
    """Let no connection be shared between workers, and keep the shared memory shared."""
    connections.close_all()
    gc.freeze()
    # A page makes some ten thousand objects and drops them again; looking through them each time helps nobody.
    gc.set_threshold(50_000, 20, 50)
