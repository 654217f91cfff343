"""The background worker: one process that does what was deferred, and what is due."""

import asyncio
import os
import signal

from procrastinate.contrib.django import app, django_connector

# Longer than a job should take, shorter than the patience of whoever pressed Ctrl-C.
GRACE = 3.0


def work() -> None:
    """Do jobs until a signal says stop."""
    connector = app.connector
    assert isinstance(connector, django_connector.DjangoConnector)
    with app.replace_connector(connector.get_worker_connector()):
        try:
            asyncio.run(listen())
        except asyncio.CancelledError:
            return


async def listen() -> None:
    """Wait for jobs and do them."""
    me = asyncio.current_task()
    assert me is not None
    for number in (signal.SIGINT, signal.SIGTERM):
        # Until the worker listens itself; an exception raised by a signal would drown in the pool of connections.
        asyncio.get_running_loop().add_signal_handler(number, me.cancel)
    async with app.open_async():
        await app.run_worker_async(
            name="translocal",
            concurrency=int(os.environ.get("WORKER_CONCURRENCY", "1")),
            shutdown_graceful_timeout=GRACE,
        )
