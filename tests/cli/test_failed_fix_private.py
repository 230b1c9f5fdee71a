"""A fix that failed and that only a private reflection brought: its owner reads a mark, others nothing."""

from __future__ import annotations

import pytest

from tests.conftest import Reflect


@pytest.fixture
def brought(reflect: Reflect) -> Reflect:
    reflect("add", "The gate stuck", "-q", "pressure", "-p", "gate", "--on", "2026-11-02")
    reflect("add", "I was shouted at", "-q", "pressure", "-p", "gate", "--on", "2026-11-03", "--private")
    reflect("follow", "add", "Ask for another shift", "--for", "last")
    reflect("follow", "done", "f1", "--helped", "yes", "--on", "2026-11-04")
    reflect("add", "The gate stuck again", "-q", "pressure", "-p", "gate", "--on", "2026-11-16")
    return reflect


def test_the_owner_reads_that_it_is_private(brought: Reflect) -> None:
    for report in ("summary", "pressure"):
        said = brought("report", report).out
        assert "did not hold: f1 [private] Ask for another shift" in said
    assert "\nDid not hold: f1 [private] Ask for another shift\n" in brought("report", "pressure", "gate").out
    assert "f1 of 2026-11-04 did not hold ([private] Ask for another shift)" in brought("report").out


def test_others_read_nothing_of_it(brought: Reflect) -> None:
    for words in (("report", "--format", "md"), ("export", "week", "--in", "2026-W47")):
        said = brought(*words).out
        assert "The gate stuck again" in said
        assert "did not hold" not in said.lower()
        assert "shift" not in said
