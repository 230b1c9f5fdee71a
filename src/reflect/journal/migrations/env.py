"""Runs migrations on a connection that is already inside a transaction of ours."""

from __future__ import annotations

from alembic import context

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=context.config.attributes.get("metadata"),
    transactional_ddl=True,  # Alembic's default for SQLite is False: a failing step would leave half
    transaction_per_migration=False,
)
context.run_migrations()
