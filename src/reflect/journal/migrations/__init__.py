"""Migrations: append-only, in one transaction, each opening with why."""
