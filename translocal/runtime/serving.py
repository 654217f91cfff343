"""Runs the web server and the worker beside each other, and says where they are."""

import os
import signal
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Callable

from translocal.runtime.supervisor import Child, Supervisor, say
from translocal.runtime.surroundings import is_demo
from translocal.runtime.trouble import Trouble

CONFIGURATION = "python:translocal.runtime.gunicorn_config"
LAST_PORT = 65535


def where_to_listen(parser: ArgumentParser) -> None:
    """Add the options of the web server; one from the surroundings is judged only where it is used."""
    host, port = os.environ.get("HOST") or "127.0.0.1", os.environ.get("PORT") or "8000"
    parser.add_argument("--host", default=host, help="address to listen on (HOST)")
    parser.add_argument("--port", type=port_number, default=port, help="port (PORT)")


def port_number(word: str) -> int:
    """Read a port; what the variable says is nobody's misspelt option, so it is told as a trouble."""
    if not (word.isascii() and word.isdigit() and 0 < int(word) <= LAST_PORT):
        raise Trouble(f"{word} is no port: give a number from 1 to {LAST_PORT} (--port, or the variable PORT).")
    return int(word)


def supervise(read: Namespace, announce: Callable[[str], None]) -> int:
    """Run the web server and the worker."""
    host = f"[{read.host}]" if ":" in read.host else read.host
    shown = "localhost" if read.host in ("127.0.0.1", "0.0.0.0", "::", "::1") else host
    web = Child(
        "web server",
        [sys.executable, "-m", "gunicorn", "-c", CONFIGURATION, "translocal.wsgi:application"],
        {
            "BIND": f"{host}:{read.port}",
            "ACCESS_LOG": os.environ.get("ACCESS_LOG", "0" if is_demo() else "1"),
        },
        last_signal=signal.SIGQUIT,
    )
    worker = Child("worker", [sys.executable, "-m", "translocal", "worker"], {})
    reached = "127.0.0.1" if host in ("0.0.0.0", "[::]") else host
    say("Starting the web server …")
    address = f"http://{shown}:{read.port}"
    return Supervisor([web, worker], f"http://{reached}:{read.port}/health", lambda: announce(address)).run()


def announce(address: str) -> None:
    """Tell that the system is up."""
    say(f"Translocal is up at {address} (Ctrl-C stops it).")
