"""The reports on a terminal, each in its own module."""

from reflect.render.positives_table import positives_table
from reflect.render.pressure_table import pressure_table
from reflect.render.themes_table import themes_table

__all__ = ["positives_table", "pressure_table", "themes_table"]
