"""What others shared stays theirs when the journal that received it is carried into another one."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from reflect.core.carried import FromOthers
from reflect.exchange.beside import from_others
from tests.conftest import NOW, Reflect
from tests.journal.test_copying import carry

SHARE = ["share", "0123456789abcdef" * 2, '{"seen": 2}', 7, 1]


class Three:
    """Ana, who shares; the lead's desk, which receives; and the lead's laptop, in use as well."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.ana, self.desk, self.laptop = (Reflect(folder / name) for name in ("ana", "desk", "laptop"))
        for each in (self.ana, self.desk, self.laptop):
            each.journal.parent.mkdir()
        self.ana("add", "Ana's kettle leaks.")
        self.desk("add", "The lead's own words.")
        self.laptop.now = NOW + timedelta(days=1)
        self.laptop("add", "Tea.")

    def share(self, to: Reflect) -> str:
        file = self.folder / "ana.jsonl"
        self.ana("export", "share", str(file), "--name", "Ana", "--yes")
        answer = to("import", "jsonl", str(file))
        assert answer.status == 0, answer.err
        return answer.out.rstrip("\n")


@pytest.fixture
def three(tmp_path: Path) -> Three:
    found = Three(tmp_path)
    assert found.share(found.desk) == "1 added"
    return found


def test_it_is_not_shared_on(three: Three) -> None:
    assert carry(three.desk, three.laptop) == "2 added"
    sent = three.laptop("export", "share", "-", "--name", "Lee", "--yes").out
    assert "The lead's own words." in sent
    assert "Ana's kettle" not in sent


def test_it_is_no_day_on_which_the_lead_wrote(three: Three) -> None:
    carry(three.desk, three.laptop)
    days = three.laptop("report", "cadence", "--json").json["cadence"]["days"]
    assert sum(day["count"] for day in days) == 2


def test_what_its_writer_does_arrives_there_too(three: Three) -> None:
    carry(three.desk, three.laptop)
    assert three.share(three.laptop) == "1 unchanged"
    three.ana("edit", "1", "--text", "Ana's kettle is mended.")
    assert three.share(three.laptop) == "1 changed"
    three.ana("withdraw", "1")
    assert three.share(three.laptop) == "1 withdrawn"
    assert sorted(three.laptop.texts("list", "--all")) == ["Tea.", "The lead's own words."]
    assert carry(three.desk, three.laptop) == "1 unchanged"


def test_what_its_writer_took_back_before_it_came_does_not_come(three: Three) -> None:
    three.ana("withdraw", "1")
    three.share(three.laptop)
    assert "1 added" in carry(three.desk, three.laptop)
    assert sorted(three.laptop.texts("list", "--all")) == ["Tea.", "The lead's own words."]


def test_what_came_by_itself_already_is_not_there_twice(three: Three) -> None:
    three.share(three.laptop)
    assert carry(three.desk, three.laptop) == "1 added, 1 unchanged"


def test_it_does_not_come_back_to_its_writer(three: Three) -> None:
    assert carry(three.desk, three.ana) == "1 added"
    assert sorted(three.ana.texts("list", "--all")) == ["Ana's kettle leaks.", "The lead's own words."]


@pytest.mark.parametrize(
    "row",
    [
        *([], None, 7, "share", SHARE[:4], [*SHARE, 1], ["form", *SHARE[1:]]),
        *([*SHARE[:1], "no id", *SHARE[2:]], [*SHARE[:3], "seven", 1], [*SHARE[:3], None, 1]),
        *(
            [*SHARE[:2], said, 7, 1]
            for said in (None, 7, "", "[1]", "{}", '{"seen": Infinity}', "[" * 99_999)
        ),
    ],
    ids=lambda row: repr(row)[:40],
)
def test_what_is_no_share_is_left_alone(row: object) -> None:
    assert from_others({"list": [{"of": "imported", "rows": [row, SHARE]}]}) == {
        7: FromOthers(str(SHARE[1]), 2, 0)
    }
    assert from_others({"list": [{"of": "imported", "rows": row}, {"of": "imported"}, {}]}) == {}
