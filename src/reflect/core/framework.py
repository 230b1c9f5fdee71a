"""Frameworks: named sets of questions. How one is written is in ``framework_toml``."""

from __future__ import annotations

from typing import NamedTuple


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
