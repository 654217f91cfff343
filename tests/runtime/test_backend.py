"""Whether the line to the database still stands is seen without asking the server."""

import os
import socket
from types import SimpleNamespace

import psycopg

from translocal.runtime.backend.base import DatabaseWrapper
from translocal.runtime.testing import ADDRESS


def wrapper_on(line: object) -> DatabaseWrapper:
    wrapper = object.__new__(DatabaseWrapper)
    wrapper.connection = line
    return wrapper


def test_a_quiet_line_is_used_and_one_that_the_server_let_go_is_not() -> None:
    ours, theirs = socket.socketpair()
    wrapper = wrapper_on(SimpleNamespace(fileno=ours.fileno))
    assert wrapper.is_usable()
    theirs.close()
    assert not wrapper.is_usable()
    ours.close()


def test_a_line_that_we_closed_is_not_used() -> None:
    def closed() -> int:
        raise psycopg.OperationalError("the connection is closed")

    assert not wrapper_on(SimpleNamespace(fileno=closed)).is_usable()


def test_a_server_that_ended_the_session_is_noticed() -> None:
    address = os.environ[ADDRESS]
    with psycopg.connect(address) as other, psycopg.connect(address) as line:
        assert wrapper_on(line).is_usable()
        other.execute("SELECT pg_terminate_backend(%s, 2000)", [line.info.backend_pid])
        assert not wrapper_on(line).is_usable()
