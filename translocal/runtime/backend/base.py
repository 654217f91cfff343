"""PostgreSQL as Django knows it, asked less."""

import select
from typing import Any

import psycopg
from django.db.backends.postgresql import base

# All statements of all pages together are some hundreds; beyond this number the oldest are forgotten and planned again.
STATEMENTS_KEPT = 1000


class DatabaseWrapper(base.DatabaseWrapper):
    """Django's own; only whether the line still stands is seen on the line, where Django asks a question each time."""

    def get_new_connection(self, conn_params: dict[str, Any]) -> Any:
        """Open a line that keeps all its statements."""
        line = super().get_new_connection(conn_params)
        line.prepared_max = STATEMENTS_KEPT
        return line

    def is_usable(self) -> bool:
        """A server that went away has closed the line or said so on it: one on which nothing is heard still stands."""
        heard = select.poll()
        try:
            heard.register(self.connection.fileno(), select.POLLIN)
        except psycopg.Error:
            return False
        return not heard.poll(0)
