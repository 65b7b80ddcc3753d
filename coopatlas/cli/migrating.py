"""Brings the tables up to the last migration, so that it can be cut at any instant and started again.

Django records some migrations in a second transaction, after their tables were made: a full disk or a killed process in
between leaves tables that the next run wants to create again. Here a migration and its record are one transaction.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.apps import apps
from django.core.management.sql import emit_post_migrate_signal, emit_pre_migrate_signal
from django.db import DEFAULT_DB_ALIAS, connection, transaction
from django.db.migrations import Migration
from django.db.migrations.executor import MigrationExecutor


class WholeExecutor(MigrationExecutor):
    """Each migration with its record, or nothing of it. Those that declare ``atomic = False`` stay as Django runs them."""

    def apply_migration(self, state: Any, migration: Migration, fake: bool = False, fake_initial: bool = False) -> Any:
        if not migration.atomic:
            return super().apply_migration(state, migration, fake=fake, fake_initial=fake_initial)
        with in_one_transaction():
            return super().apply_migration(state, migration, fake=fake, fake_initial=fake_initial)


@contextmanager
def in_one_transaction() -> Iterator[None]:
    """SQLite remakes tables with its foreign keys off, which it only accepts before a transaction begins; Django checks them
    at the end of each migration."""
    with connection.constraint_checks_disabled(), transaction.atomic():
        yield


def targets() -> list[tuple[str, str]]:
    """The last migration of every app, in the same order each time."""
    return sorted(WholeExecutor(connection).loader.graph.leaf_nodes())


def pending() -> list[tuple[Migration, bool]]:
    """The migrations that this database still lacks, in order."""
    executor = WholeExecutor(connection)
    return executor.migration_plan(executor.loader.graph.leaf_nodes())


def migrate() -> int:
    """Applies them, then what hangs on them (content types, permissions). Returns how many there were."""
    executor = WholeExecutor(connection)
    executor.loader.check_consistent_history(connection)
    leaves = executor.loader.graph.leaf_nodes()
    plan = executor.migration_plan(leaves)
    connection.prepare_database()
    emit_pre_migrate_signal(0, False, DEFAULT_DB_ALIAS, apps=apps, plan=plan)
    executor.migrate(leaves, plan)
    emit_post_migrate_signal(0, False, DEFAULT_DB_ALIAS, apps=apps, plan=plan)
    return len(plan)
