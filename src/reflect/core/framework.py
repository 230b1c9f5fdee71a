"""Frameworks: named sets of questions. How one is written is in ``framework_toml``."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from reflect.core.lens import LENSES

KIND_OF_LENS: Mapping[str, str] = MappingProxyType(
    dict.fromkeys(LENSES, "try")
    | {"pressure": "strengthen", "positive": "replicate", "data": "adopt", "together": "agree"}
)


class Probe(NamedTuple):
    """A follow-on prompt; ``opens`` is the kind of follow-up that its answer opens."""

    key: str
    wording: str
    opens: str | None


class Question(NamedTuple):
    framework: str
    key: str
    wording: str
    lens: str | None
    audience: str | None
    probes: tuple[Probe, ...]


class Framework(NamedTuple):
    key: str
    name: str
    about: str
    questions: tuple[Question, ...]


def kind_for(lens: str | None) -> str:
    """The kind of follow-up that grows from a reflection seen through this lens."""
    return KIND_OF_LENS.get(lens or "", "try")
