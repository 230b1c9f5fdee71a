"""Typer only: a command parses, calls and shows. One file per command or group of commands."""
