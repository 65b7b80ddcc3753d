"""Many new rows at once, in the database's own words.

Django's ``bulk_create`` asks a dozen questions about each value; an import writes a million values that need none of them.
This is the one place of the project that speaks SQL to write: plain ``INSERT``, every value a parameter.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import cache
from typing import Any

from django.db import connections, models, router

Convert = Callable[[Any], object]
# Kinds of column that take a value of the type beside them as it is, on every database.
AS_THEY_ARE: dict[type[models.Field[Any, Any]], type] = {
    models.BooleanField: bool,
    models.CharField: str,
    models.FloatField: float,
    models.IntegerField: int,
    models.BigIntegerField: int,
    models.PositiveBigIntegerField: int,
    models.PositiveIntegerField: int,
    models.PositiveSmallIntegerField: int,
    models.SlugField: str,
    models.TextField: str,
}


def insert(rows: Sequence[models.Model]) -> None:
    """Insert rows of one model, and give each the key the database chose when it has none."""
    model, using = type(rows[0]), router.db_for_write(type(rows[0]))
    fields = [f for f in model._meta.concrete_fields if not f.primary_key or rows[0].pk is not None]
    keyless = rows[0].pk is None
    for row in rows:
        if (row.pk is None) != keyless:
            raise ValueError("rows with and without a key cannot be written together")
        settle(row)
    prepared = [[ready(field, field.pre_save(row, True)) for field in fields] for row in rows]
    keys = iter(insert_values(model, [str(field.column) for field in fields], prepared, keys=keyless))
    for row in rows:
        if keyless:
            row.pk = next(keys)
        row._state.adding, row._state.db = False, using


def insert_values(
    model: type[models.Model], columns: Sequence[str], values: Sequence[Sequence[Any]], *, keys: bool = False
) -> list[Any]:
    """Insert values already in the database's form, column by column; the keys it chose, in order, when they are asked for."""
    connection = connections[router.db_for_write(model)]
    quote = connection.ops.quote_name
    names = ", ".join(map(quote, columns))
    holes = f"({', '.join(['%s'] * len(columns))})"
    ending = f" RETURNING {quote(key_of(model))}" if keys else ""
    born: list[Any] = []
    with connection.cursor() as cursor:
        for batch in batches(values, len(columns), connection.features.max_query_params):
            told = ", ".join([holes] * len(batch))
            sql = f"INSERT INTO {quote(model._meta.db_table)} ({names}) VALUES {told}{ending}"  # noqa: S608 names of our own
            cursor.execute(sql, [value for row in batch for value in row])
            born += [key for (key,) in cursor.fetchall()] if keys else []
    return born


def set_values(rows: Sequence[models.Model], names: Sequence[str]) -> None:
    """Update a few fields of rows of one model, each row with its own values."""
    model = type(rows[0])
    connection = connections[router.db_for_write(model)]
    quote = connection.ops.quote_name
    fields = [field for field in model._meta.concrete_fields if field.name in names]
    told = ", ".join(f"{quote(str(field.column))} = %s" for field in fields)
    sql = f"UPDATE {quote(model._meta.db_table)} SET {told} WHERE {quote(key_of(model))} = %s"  # noqa: S608
    with connection.cursor() as cursor:
        cursor.executemany(sql, [[*(ready(f, getattr(row, f.attname)) for f in fields), row.pk] for row in rows])


def key_of(model: type[models.Model]) -> str:
    """The column of its key."""
    return str(model._meta.pk.column)


def batches(values: Sequence[Sequence[Any]], width: int, most: int | None) -> Iterator[Sequence[Sequence[Any]]]:
    """As many rows at a time as one statement may carry."""
    size = min(500, most // width) if most else 500
    for start in range(0, len(values), size):
        yield values[start : start + size]


def settle(row: models.Model) -> None:
    """A row that points at another made just before knows its key now; one that points at nothing written is a mistake."""
    for field in relations(type(row)):
        if field.is_cached(row):
            other = getattr(row, field.name)
            if other is not None and getattr(row, field.attname) is None:
                setattr(row, field.attname, other.pk)
            if other is not None and other.pk is None:
                raise ValueError(f"{field.name} is not written yet")


@cache
def relations(model: type[models.Model]) -> tuple[models.ForeignKey[Any, Any], ...]:
    return tuple(field for field in model._meta.concrete_fields if isinstance(field, models.ForeignKey))


def ready(field: models.Field[Any, Any], value: Any) -> Any:
    """One value as the database takes it."""
    kind = AS_THEY_ARE.get(type(field))
    if kind is not None and (value is None or type(value) is kind):
        return value
    if type(value) is int and isinstance(field, models.ForeignKey):
        return value
    return field.get_db_prep_save(value, connections[router.db_for_write(field.model)])
