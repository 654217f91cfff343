"""Rows that nearly every request asks for.

Django puts a statement together each time, which costs four times as much as asking: here that is done once.
"""

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any, TypeVar

from django.db import connection, models

M = TypeVar("M", bound=models.Model)
Values = Sequence[Any] | Mapping[str, Any]


@cache
def _select(model: type[models.Model]) -> tuple[str, list[str]]:
    fields = model._meta.concrete_fields
    if any(hasattr(field, "from_db_value") for field in fields):
        raise TypeError(f"{model.__name__} has a field that is not read as the database keeps it")
    table = model._meta.db_table
    columns = ", ".join(f'{table}."{field.column}"' for field in fields)
    return f"SELECT {columns} FROM {table} ", [field.attname for field in fields]


@cache
def _beside(model: type[models.Model], beside: tuple[str, ...]) -> tuple[str, list[tuple[Any, list[str]]]]:
    """The same with the rows to which these foreign keys lead, each under the name of its key."""
    begin, _from, table = _select(model)[0].strip().rpartition(" FROM ")
    columns, joins, keys = [begin], [table], []
    for name in beside:
        key: Any = model._meta.get_field(name)
        fields = key.related_model._meta.concrete_fields
        _select(key.related_model)
        columns += [f'"{name}"."{field.column}"' for field in fields]
        kind, there = "LEFT JOIN" if key.null else "JOIN", key.related_model._meta
        joins.append(f'{kind} {there.db_table} "{name}" ON "{name}"."{there.pk.column}" = {table}."{key.column}"')
        keys.append((key, [field.attname for field in fields]))
    return f"{', '.join(columns)} FROM {' '.join(joins)} ", keys


def every(model: type[M], rest: str, values: Values, *, beside: tuple[str, ...] = ()) -> list[M]:
    """The rows of a table. `rest` is what follows its name: joins, conditions, order, lock.

    `beside` names foreign keys whose rows come along; a column that both have is then written with its table.
    """
    select, names = _select(model)
    statement, keys = _beside(model, beside) if beside else (select, [])
    with connection.cursor() as cursor:
        cursor.execute(statement + rest, values)
        return [_read(model, names, keys, row) for row in cursor.fetchall()]


def _read(model: type[M], names: list[str], keys: list[tuple[Any, list[str]]], row: Sequence[Any]) -> M:
    at = len(names)
    read = model.from_db(connection.alias, names, row[:at])
    for key, columns in keys:
        told = row[at : (at := at + len(columns))]
        # The key comes first: without one there is no such row, or it is not for this reader.
        there = None if told[0] is None else key.related_model.from_db(connection.alias, columns, told)
        key.set_cached_value(read, there)
    return read


def every_and(model: type[M], also: str, rest: str, values: Sequence[Any]) -> list[tuple[Any, ...]]:
    """The rows of a table, each followed by what `also` asks beside it: one statement where there would be several."""
    select, names = _select(model)
    begin, _from, table = select.rpartition(" FROM ")
    with connection.cursor() as cursor:
        cursor.execute(f"{begin}, {also} FROM {table}{rest}", values)
        width = len(names)
        return [(model.from_db(connection.alias, names, row[:width]), *row[width:]) for row in cursor.fetchall()]


def one(model: type[M], rest: str, values: Sequence[Any]) -> M | None:
    """The first of them, or none."""
    return next(iter(every(model, rest, values)), None)


def is_there(condition: str, values: Sequence[Any]) -> bool:
    """Whether there is such a row. `condition` begins with the name of the table."""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT EXISTS (SELECT FROM {condition})", values)
        return bool(cursor.fetchone()[0])


def add(row: models.Model) -> None:
    """Insert a row whose every value is set."""
    statement, names = _insert(type(row))
    with connection.cursor() as cursor:
        cursor.execute(statement, [getattr(row, name) for name in names])
    row._state.adding, row._state.db = False, connection.alias


@cache
def _insert(model: type[models.Model]) -> tuple[str, list[str]]:
    fields = model._meta.concrete_fields
    columns = ", ".join(f'"{field.column}"' for field in fields)
    places = ", ".join(["%s"] * len(fields))
    return f"INSERT INTO {model._meta.db_table} ({columns}) VALUES ({places})", [field.attname for field in fields]
