"""A form's "No action taken" opens nothing, and the import says so."""

from __future__ import annotations

import pytest

from tests.conftest import Reflect

HEADER = "No,Day,What,Action\n"
FORM = HEADER + (
    "1,2026-11-02,The kettle leaked,No action taken.\n"
    "2,2026-11-09,The kettle leaked again,N/A\n"
    "3,2026-11-16,The kettle leaked once more,Descaled it\n"
    "4,2026-11-17,The hook broke,\n"
)
MAPPED = ("--map", "key=No", "--map", "on=Day", "--map", "text=What", "--map", "follow.strengthen=Action")
SAID = "2 actions say that nothing was done (N/A, none) and opened no follow-up."


def put(reflect: Reflect, table: str, *options: str) -> tuple[str, str]:
    file = reflect.journal.with_name("form.csv")
    file.write_text(table)
    answer = reflect("import", "csv", str(file), *MAPPED, *options, "-q", "pressure", "--point", "kettle")
    assert answer.status == 0, answer.err
    return answer.out, answer.err


def texts(reflect: Reflect) -> list[str]:
    return [each["text"] for each in reflect("follow", "list", "--state", "all", "--json").json["follow_ups"]]


@pytest.mark.parametrize("state", ["open", "done"])
def test_it_is_no_follow_up_and_the_receipt_says_so(state: str, reflect: Reflect) -> None:
    out, err = put(reflect, FORM, "--follow-state", state)
    assert out == "4 added\n"
    assert SAID in err
    assert texts(reflect) == ["Descaled it"]


def test_a_point_where_nothing_was_done_is_not_acted_on(reflect: Reflect) -> None:
    put(reflect, FORM.replace("Descaled it", "none"), "--follow-state", "done")
    [point] = reflect("report", "pressure", "--json").json["points"]
    assert (point["verdict"], point["follow_ups"]) == ("no action", [])


def test_json_counts_them(reflect: Reflect) -> None:
    file = reflect.journal.with_name("form.csv")
    file.write_text(FORM)
    assert reflect("import", "csv", str(file), *MAPPED, "--json").json["no_action"] == 2
    assert reflect("import", "csv", str(file), *MAPPED, "--json").json["no_action"] == 0


def test_a_dry_run_and_a_preview_say_it_too(reflect: Reflect) -> None:
    assert SAID.replace("opened", "open") in put(reflect, FORM, "--dry-run")[1]
    shown, err = put(reflect, FORM, "--preview")
    assert SAID.replace("opened", "open") in err
    assert "N/A" not in shown


def test_the_same_file_again_is_nothing_new(reflect: Reflect) -> None:
    put(reflect, FORM)
    out, err = put(reflect, FORM)
    assert out == "4 unchanged\n"
    assert "nothing was done" not in err


def test_a_row_that_says_later_what_was_done_opens_it_then(reflect: Reflect) -> None:
    put(reflect, FORM)
    put(reflect, FORM.replace("N/A", "Bought a kettle"), "--update")
    assert sorted(texts(reflect)) == ["Bought a kettle", "Descaled it"]
    put(reflect, FORM, "--update")
    assert texts(reflect) == ["Descaled it"]


def test_one_is_said_as_one(reflect: Reflect) -> None:
    _, err = put(reflect, HEADER + "1,2026-11-02,The kettle leaked,-\n")
    assert "1 action says that nothing was done (N/A, none) and opened no follow-up." in err
