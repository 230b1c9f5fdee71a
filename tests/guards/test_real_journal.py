"""No test, and nothing a test starts, can open the journal of the person who runs it."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import platformdirs
import pytest

from tests.conftest import HOME, REAL_PLACES, RealPlaceOpened, Reflect, ReflectProcess


@pytest.mark.parametrize("place", REAL_PLACES)
def test_opening_a_file_in_a_real_place_raises(place: str) -> None:
    with pytest.raises(RealPlaceOpened):
        (Path(place) / "journal.db").read_bytes()


@pytest.mark.parametrize("place", REAL_PLACES)
def test_opening_a_database_in_a_real_place_raises(place: str) -> None:
    with pytest.raises(RealPlaceOpened):
        sqlite3.connect(Path(place) / "journal.db")


def test_a_detour_to_a_real_place_raises_too(tmp_path: Path) -> None:
    (tmp_path / "detour").symlink_to(REAL_PLACES[0])
    with pytest.raises(RealPlaceOpened):
        (tmp_path / "detour" / "journal.db").read_bytes()


def test_a_neighbour_of_a_real_place_may_be_opened() -> None:
    with pytest.raises(FileNotFoundError):
        Path(f"{REAL_PLACES[0]}-of-another/journal.db").read_bytes()


def test_the_platform_places_lie_in_the_tests_own_home() -> None:
    place = platformdirs.user_data_path("reflect", appauthor=False)
    assert HOME in place.parents
    assert str(place) not in REAL_PLACES


def test_a_program_that_is_told_no_journal_keeps_it_in_the_tests_own_home(
    reflect_process: ReflectProcess,
) -> None:
    del reflect_process.environ["REFLECT_JOURNAL"]
    answer = reflect_process("list")
    assert f"There is no journal yet at {HOME}" in answer.err


def test_a_command_in_this_process_uses_the_journal_of_its_test(reflect: Reflect, tmp_path: Path) -> None:
    assert reflect("add", "Tea.").status == 0
    assert [file.name for file in tmp_path.iterdir()] == ["journal.db"]
