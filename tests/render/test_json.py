from __future__ import annotations

import json
from datetime import date, time

from hypothesis import given
from hypothesis import strategies as st

from reflect.render.json import follow_up_record, list_json, list_jsonl, reflection_record, show_json
from tests.builders import follow_up, reflection

REFLECTION_FIELDS = """
    number id key source on written timed day week question framework lens text details tags by with from
    point audience highlighted deleted revision
"""
FOLLOW_UP_FIELDS = """
    number kind text for point owner with due review where stage stage_since role asked state helped note
    created closed revision audience
"""


def test_a_reflection_has_exactly_the_promised_fields() -> None:
    assert list(reflection_record(reflection())) == REFLECTION_FIELDS.split()


def test_a_reflection_keeps_its_words_and_types() -> None:
    record = reflection_record(
        reflection(
            142,
            "one\ntwo",
            question="pressure",
            at=time(14, 5),
            details={"why": "so"},
            tags=("remote",),
            with_=("Bo",),
            point="laptops",
        )
    )
    assert record["on"] == "2026-11-20T14:05:00+00:00"
    assert (record["day"], record["week"], record["timed"]) == ("2026-11-20", "2026-W47", True)
    assert (record["tags"], record["by"], record["with"], record["from"]) == (["remote"], None, ["Bo"], [])
    assert (record["text"], record["details"]) == ("one\ntwo", {"why": "so"})


def test_a_follow_up_has_exactly_the_promised_fields() -> None:
    record = follow_up_record(follow_up(12, due=date(2026, 12, 1)))
    assert list(record) == FOLLOW_UP_FIELDS.split()
    assert (record["number"], record["for"], record["due"], record["closed"]) == (
        "f12",
        1,
        "2026-12-01",
        None,
    )


def test_a_list_is_an_envelope_of_one_record_a_line() -> None:
    text = list_json([reflection(2), reflection(1)])
    assert json.loads(text)["reflect"] == 1
    assert [each["number"] for each in json.loads(text)["reflections"]] == [2, 1]
    assert len(text.splitlines()) == 4


def test_an_empty_list_is_an_empty_list() -> None:
    assert json.loads(list_json([])) == {"reflect": 1, "reflections": []}
    assert list_jsonl([]) == ""


def test_follow_ups_are_there_only_where_they_were_read() -> None:
    with_one = reflection(follow_ups=(follow_up(12),))
    assert "follow_ups" not in json.loads(list_json([with_one]))["reflections"][0]
    assert json.loads(list_jsonl([with_one], follow_ups=True))["follow_ups"][0]["number"] == "f12"
    assert json.loads(show_json(with_one))["reflection"]["follow_ups"][0]["number"] == "f12"


@given(st.text(), st.dictionaries(st.text(), st.text(), max_size=2))
def test_any_text_comes_back_as_it_was_and_acts_on_no_terminal(text: str, details: dict[str, str]) -> None:
    one = reflection(text=text, details=details)
    for written in (list_jsonl([one]), list_json([one]), show_json(one)):
        assert all(c == "\n" or c.isprintable() or not c.isascii() for c in written)
        assert not any(c in written for c in "\x1b\x7f\x85\x9b\u2028\u202e")
        written.encode()
    record = json.loads(list_jsonl([one]))
    assert record["text"] == text
    assert record["details"] == details
    assert len(list_jsonl([one]).splitlines()) == 1
