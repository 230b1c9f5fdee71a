"""A reflection journal for the terminal; from Python: ``from reflect import Journal`` (docs/python.md)."""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reflect.api import Journal
    from reflect.core.edit import Edit
    from reflect.core.errors import NotFound, ReflectError
    from reflect.core.follow_up import FollowUp
    from reflect.core.period import Period
    from reflect.core.query import Filter
    from reflect.core.reflection import Reflection

__version__ = "0.1.0"
__all__ = [
    "Edit",
    "Filter",
    "FollowUp",
    "Journal",
    "NotFound",
    "Period",
    "ReflectError",
    "Reflection",
]
_PLACES = {
    "Journal": "reflect.api",
    "Edit": "reflect.core.edit",
    "NotFound": "reflect.core.errors",
    "ReflectError": "reflect.core.errors",
    "FollowUp": "reflect.core.follow_up",
    "Period": "reflect.core.period",
    "Filter": "reflect.core.query",
    "Reflection": "reflect.core.reflection",
}


def __getattr__(name: str) -> object:
    """Public names load when they are asked for, so that the command starts quickly."""
    if name in _PLACES:
        return getattr(import_module(_PLACES[name]), name)
    raise AttributeError(f"module 'reflect' has no attribute {name!r}")


def __dir__() -> list[str]:
    return [*__all__, "__version__"]
