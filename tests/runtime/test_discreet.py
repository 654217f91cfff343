"""A log tells what broke, and nothing of anybody."""

import logging
import re
from pathlib import Path

import pytest
from django.db import IntegrityError, connection, transaction
from django.test import RequestFactory
from django.urls import resolve
from gunicorn.config import Config

from translocal.runtime import gunicorn_config
from translocal.runtime.discreet import Discreet

HOME = Path(__file__).resolve().parents[2]
SECRET = "Armine Petrosyan"


def a_record(message: str, *args: object, failure: BaseException | None = None, **more: object) -> logging.LogRecord:
    told = (type(failure), failure, failure.__traceback__) if failure else None
    record = logging.LogRecord("django.request", logging.ERROR, __file__, 1, message, args, told)
    record.__dict__.update(more)
    return record


def raised(cause: BaseException | None = None) -> BaseException:
    try:
        raise ValueError(f"{SECRET} is no number") from cause
    except ValueError as failure:
        return failure


def test_a_failure_is_told_by_its_kind_and_its_lines_and_not_by_its_words():
    written = Discreet().format(a_record("It went wrong for %s", SECRET, failure=raised(KeyError(SECRET))))
    assert SECRET not in written
    assert "builtins.ValueError" in written and "builtins.KeyError" in written
    assert f"{Path(__file__).name}:" in written and " raised" in written


def test_a_request_is_told_by_its_answer_and_its_kind_and_not_by_its_path():
    case = "01a21b25-ab49-7c6c-8285-8b03ef95ee7e"
    request = RequestFactory().get(f"/cases/{case}/", {"q": SECRET})
    request.resolver_match = resolve(request.path)
    written = Discreet().format(
        a_record("%s: %s", "Internal Server Error", request.path, request=request, status_code=500, failure=raised())
    )
    assert case not in written and SECRET not in written
    assert "500 GET cases/<" in written


@pytest.mark.django_db
def test_what_the_database_refuses_is_told_by_its_code_and_constraint_and_not_by_the_row():
    with pytest.raises(IntegrityError) as refused, transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(
            "CREATE TEMPORARY TABLE told (name text CONSTRAINT is_short CHECK (length(name) < 3)) ON COMMIT DROP"
        )
        cursor.execute("INSERT INTO told VALUES (%s)", [SECRET])
    assert SECRET in str(refused.value.__cause__)
    written = Discreet().format(a_record("It went wrong", failure=refused.value))
    assert SECRET not in written
    assert "(23514 is_short told)" in written


def test_a_message_without_a_failure_keeps_its_words():
    assert Discreet().format(a_record("%s ended", "worker 3")).endswith("worker 3 ended")


@pytest.mark.django_db
def test_a_page_that_breaks_writes_its_kind_and_lines_and_no_words(client, monkeypatch, capsys):
    def breaks(*_: object, **__: object) -> None:
        raise ValueError(SECRET)

    monkeypatch.setattr("translocal.desk.views.doors.HttpResponse", breaks)
    client.raise_request_exception = False
    handler = logging.StreamHandler()
    handler.setFormatter(Discreet())
    root = logging.getLogger()
    root.addHandler(handler)
    try:
        assert client.get("/health", {"q": SECRET}).status_code == 500
    finally:
        root.removeHandler(handler)
    written = capsys.readouterr().err
    assert "500 GET health" in written and "builtins.ValueError" in written and "doors.py" in written
    assert SECRET not in written and "Petrosyan" not in written


def test_the_web_server_writes_as_discreetly(capsys):
    log = gunicorn_config.logger_class(Config())
    try:
        raise ValueError(SECRET)
    except ValueError:
        log.exception("Error handling request %s", "/cases/?q=petrosyan")
    written = capsys.readouterr().err
    assert "builtins.ValueError" in written
    assert SECRET not in written and "petrosyan" not in written


def test_every_handler_of_every_setting_writes_discreetly(settings):
    assert {handler["formatter"] for handler in settings.LOGGING["handlers"].values()} == {"line"}
    assert settings.LOGGING["formatters"]["line"]["()"] == f"{Discreet.__module__}.{Discreet.__qualname__}"


def test_every_variable_of_the_environment_stands_in_the_how_to():
    read = re.compile(r'(?:environ\.get\(|environ\[|flag\()"([A-Z_]+)"')
    files = [*(HOME / "translocal/settings").glob("*.py"), HOME / "translocal/runtime/gunicorn_config.py"]
    asked = {name for file in files if file.stem not in ("demo", "test") for name in read.findall(file.read_text())}
    # Not for whoever deploys: the demo's and the supervisor's own.
    told = (HOME / "docs/how-to/deploy.md").read_text()
    assert {name for name in asked - {"DATABASE_ROLE", "BIND"} if f"`{name}`" not in told} == set()
