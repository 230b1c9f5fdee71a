"""A row says what its cells say, no more and no less, or is refused with one reason."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta, timezone
from io import BytesIO
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from reflect.core.errors import BadInput
from reflect.core.follow_up import NewFollowUp
from reflect.core.incoming import Incoming, Refused
from reflect.core.moment import MIDNIGHT
from reflect.core.reflection import Draft
from reflect.exchange.csv.choices import Choices, parse_maps, read_choices
from reflect.exchange.csv.mapping import mapping_from
from reflect.exchange.csv.rows import read_rows
from reflect.exchange.csv.table import open_table

FILES = Path(__file__).parent / "files"
SAFENET = Path(__file__).resolve().parents[3] / "shared" / "data" / "safenet"
NOW = datetime(2026, 11, 22, 9, 30, tzinfo=timezone(timedelta(hours=1)))


def in_berlin(wall: datetime) -> datetime:
    return wall.replace(tzinfo=ZoneInfo("Europe/Berlin"))


def read(
    content: str | Path,
    *maps: str,
    choices: Choices | None = None,
    day_starts: time = MIDNIGHT,
    local: Callable[[datetime], datetime] = in_berlin,
) -> tuple[list[Incoming | Refused], str]:
    """The rows, and how the dates were read."""
    source = content if isinstance(content, Path) else BytesIO(content.encode())
    chosen = Choices(map=parse_maps(maps)).over(choices or Choices())
    with open_table(source, stem="notes") as table:
        mapping = mapping_from(chosen, header=table.header)
        rows = read_rows(table, mapping, local=local, day_starts=day_starts, now=NOW)
        found = list(rows)
        assert rows.total == len(found)
        assert rows.blank == table.blank
        return found, rows.dates


def drafts(content: str | Path, *maps: str, choices: Choices | None = None) -> list[Draft]:
    found, _ = read(content, *maps, choices=choices)
    refused = [row for row in found if isinstance(row, Refused)]
    assert refused == []
    return [row.draft for row in found if isinstance(row, Incoming)]


def reason(content: str, *maps: str, choices: Choices | None = None) -> str:
    """Why the last row is refused."""
    found, _ = read(content, *maps, choices=choices)
    last = found[-1]
    assert isinstance(last, Refused)
    assert not last.reason.endswith(".")
    return last.reason


def test_a_row_becomes_a_draft_with_everything_mapped() -> None:
    content = (
        "no,said,when,topic,place,labels,who,together,learned,seen by,why,fix\n"
        '7,"  Late\n again ",2026-11-20 17:05,pressure,front desk,"keys, handover",Ana,"Bo; Cy",@Di,private,'
        '" because ",Count them\n'
    )
    maps = (
        *("key=no", "text=said", "on=when", "question=topic", "point=place", "tags=labels", "by=who"),
        *("with=together", "from=learned", "audience=seen by", "detail.why=why", "follow.strengthen=fix"),
    )
    (row,), _ = read(content, *maps, choices=Choices(follow_state="done"))
    assert isinstance(row, Incoming)
    assert (row.line, row.key, row.cells[0]) == (2, "7", "7")
    moment = row.draft.moment
    assert (moment.local.isoformat(), moment.timed, moment.day) == (
        "2026-11-20T17:05:00+01:00",
        True,
        date(2026, 11, 20),
    )
    assert row.draft == Draft(
        text="  Late\n again ",
        moment=moment,
        question="pressure",
        point="front desk",
        tags=("keys", "handover"),
        by="Ana",
        with_=("Bo", "Cy"),
        from_=("Di",),
        audience="private",
        details=(("why", " because "),),
        follow_ups=(NewFollowUp("strengthen", "Count them", state="done", closed=date(2026, 11, 20)),),
        key="7",
        inline=False,
    )


def test_blank_cells_say_nothing() -> None:
    header = "text,on,id,question,point,tags,by,with,a,d,f\n"
    maps = ("audience=a", "detail.why=d", "follow.try=f")
    (draft,) = drafts(header + "Late,2026-11-20, , ,\t, ; ,, , , ,  \n", *maps)
    assert draft == Draft(text="Late", moment=draft.moment, inline=False)


def test_constants_hold_where_the_row_says_nothing() -> None:
    choices = Choices(question="pressure", point="desk", by="Ana", tag=("all",), inline=True)
    first, second = drafts("text,question,point,by,tags\na,,,,\nb,success,door,Bo,one\n", choices=choices)
    assert (first.question, first.point, first.by, first.tags) == ("pressure", "desk", "Ana", ("all",))
    assert (second.question, second.point, second.by, second.tags) == (
        "success",
        "door",
        "Bo",
        ("one", "all"),
    )
    assert first.inline


@pytest.mark.parametrize(
    ("row", "asked", "result"),
    [
        ("", None, None),
        ("", "anonymous", "anonymous"),
        ("Team", None, "team"),
        ("team", "private", "private"),
        ("private", "team", "private"),
        ("anonymous", "team", "anonymous"),
        (" PRIVATE ", "anonymous", "private"),
    ],
)
def test_an_import_narrows_an_audience_and_never_widens_it(
    row: str, asked: str | None, result: str | None
) -> None:
    (draft,) = drafts(f"text,seen\na,{row}\n", "audience=seen", choices=Choices(audience=asked))
    assert draft.audience == result


def test_tags_of_several_columns_come_once_each() -> None:
    (draft,) = drafts('text,a,b\nx,"One;two,  ,#three;","ONE; four"\n', "tags=a", "tags=b")
    assert sorted(draft.tags) == ["One", "four", "three", "two"]


def test_a_separator_that_was_asked_for_is_the_only_one() -> None:
    (draft,) = drafts('text,tags\nx,"Poor planning, again;Weather;"\n', choices=Choices(tag_separator=";"))
    assert draft.tags == ("Poor planning, again", "Weather")
    (lines,) = drafts('text,tags\nx,"one\ntwo\n"\n', choices=Choices(tag_separator="\\n"))
    assert lines.tags == ("one", "two")


def test_several_follow_ups_come_from_several_columns() -> None:
    content = "text,a,b,c\nx,one,two,three\n"
    (draft,) = drafts(content, "follow.try=a", "follow.try=b", "follow.agree=c")
    assert [(f.kind, f.text, f.state, f.closed) for f in draft.follow_ups] == [
        ("try", "one", "open", None),
        ("try", "two", "open", None),
        ("agree", "three", "open", None),
    ]


def test_without_a_column_of_dates_every_row_is_of_now() -> None:
    ((row,), dates) = read("text\nx\n")
    assert isinstance(row, Incoming)
    assert row.draft.moment.local == NOW
    assert dates == "no column of dates: every row is of now"


def test_a_time_belongs_to_the_day_that_has_not_ended() -> None:
    content = "text,on\nx,2026-11-20 02:30\ny,2026-11-20\nz,2026-11-20 00:00\n"
    found, _ = read(content, day_starts=time(4))
    moments = [row.draft.moment for row in found if isinstance(row, Incoming)]
    assert [(m.day.day, m.timed) for m in moments] == [(19, True), (20, False), (20, False)]
    only, _ = read(content, day_starts=time(4), choices=Choices(day_only=True))
    assert [row.draft.moment.day.day for row in only if isinstance(row, Incoming)] == [20, 20, 20]


def test_an_offset_in_the_file_is_kept() -> None:
    first, second = drafts("text,on\nx,2026-11-20T23:30:00-05:00\ny,2026-07-01 10:00\n")
    assert first.moment.instant == datetime(2026, 11, 21, 4, 30, tzinfo=UTC)
    assert (first.moment.utc_offset, first.moment.day) == (-300, date(2026, 11, 20))
    assert second.moment.utc_offset == 120


def test_an_hour_that_the_clock_skipped_keeps_its_reading() -> None:
    (draft,) = drafts("text,on\nx,2026-03-29 02:30\n")
    assert draft.moment.local.replace(tzinfo=None).isoformat() == "2026-03-29T02:30:00"


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("late", "1 cell, but the header has 3"),
        ("late,2026-11-20", "2 cells, but the header has 3"),
        ("late,2026-11-20,a,b", "4 cells, but the header has 3"),
        (" ,2026-11-20,a", "text: no text"),
        ("late,,a", "on: no date"),
        ("late, ,a", "on: no date"),
        ("late,soon,a", "on: 'soon' can not be read as a date; others are written like 2026-11-19"),
        ("late,2026-02-30,a", "on: '2026-02-30' is no day of the calendar"),
        ("late,2026-11-24,a", "on: '2026-11-24' (2026-11-24) lies in the future"),
        ("late,2026-11-20," + "x" * 301, f"tags: {'x' * 40!r} can not be the name of a tag: "),
        (
            'late,2026-11-20,"a\nb"',
            "tags: 'a\\nb' can not be the name of a tag: one line of at most 300 characters",
        ),
        ("late,2026-11-20,#", "tags: A tag needs a name; this one is empty"),
    ],
)
def test_a_row_that_can_not_be_taken_says_why(row: str, said: str) -> None:
    assert reason(f"text,on,tags\nok,2026-11-19,fine\n{row}\n").startswith(said)


def test_tomorrow_is_allowed_because_the_world_is_round() -> None:
    assert drafts("text,on\nx,2026-11-23\n")[0].moment.day == date(2026, 11, 23)


def test_other_refusals_name_their_column() -> None:
    said = reason("Words,Seen\nx,publi\n", "text=Words", "audience=Seen")
    assert said == "Seen: 'publi' is none of team, anonymous, private"
    assert reason("text,point\nx," + "p" * 301 + "\n").startswith("point: 'ppp")
    assert reason("text,Who\nx," + "p" * 301 + "\n", "by=Who").startswith("Who: 'ppp")
    long = "é" * (600 * 1024)
    assert reason(f"Words\n{long}\n", "text=Words") == (
        "Words: 1,228,800 bytes long; a reflection holds 1,048,576"
    )


def test_a_moment_the_clock_can_not_place_is_refused() -> None:
    def strict(wall: datetime) -> datetime:
        if wall.year < 1970:
            raise OSError("invalid argument")
        return wall.replace(tzinfo=UTC)

    found, _ = read("text,on\nx,1850-01-01\n", local=strict)
    assert [row.reason for row in found if isinstance(row, Refused)] == [
        "on: '1850-01-01' is too far from now"
    ]


def test_a_refused_row_keeps_its_line_and_its_cells() -> None:
    found, _ = read('text,on\n"two\nlines",2026-11-20\n\n , \n" kept ",soon\n')
    assert found[1] == Refused(6, (" kept ", "soon"), found[1].reason)  # type: ignore[union-attr]


def test_a_file_that_is_unusable_as_a_whole_gives_no_row_at_all() -> None:
    with pytest.raises(BadInput, match="no row settles it"):
        read("text,on\nx,01/02/2026\n")
    with pytest.raises(BadInput, match="a quote opens a cell on line 4"):
        read('text\nx\ny\n"z\n')


def test_a_ragged_row_proves_nothing_about_dates() -> None:
    with pytest.raises(BadInput, match="no row settles it"):
        read("text,on\nx,01/02/2026\ny,13/02/2026,z\n")


REPORT_MAPPING = parse_maps(
    [
        *(
            "key=Report ID",
            "text=What happened",
            "on=Happened",
            "point=Site",
            "tags=Codes",
            "tags=Human side",
        ),
        *("by=Crew lead", "follow.strengthen=What we did at once", "detail.task=Task"),
    ]
)


def test_the_field_reports_come_in_whole() -> None:
    choices = Choices(map=REPORT_MAPPING, tag_separator=";", follow_state="done", question="pressure")
    found, dates = read(FILES / "field_reports.csv", choices=choices)
    rows = [row for row in found if isinstance(row, Incoming)]
    assert len(rows) == len(found) == 29
    assert dates == (
        "Happened: month first (03/13/2025 17:00 on line 9 settles it); "
        "00:00 is read as a day without a time (11 of 29)"
    )
    assert len({row.key for row in rows}) == 29
    assert sum(row.draft.moment.timed for row in rows) == 18
    by_key = {row.cells[0]: row.draft for row in rows}
    assert by_key["4104"].tags == ("Communications", "Decision making", "Situational awareness")
    assert by_key["4104"].text.startswith('The note said "clear", but')
    assert by_key["4107"].text.startswith(" The lift would not lower with a load of 1½ tons")
    assert by_key["4107"].text.endswith("chalk. ")
    assert by_key["4108"].text.count("\n") == 4
    assert "\t" in by_key["4110"].text
    assert by_key["4112"].with_ == ()
    assert not by_key["4112"].inline
    assert by_key["4116"].text.startswith("Señora Ibáñez asked: ¿por")
    assert len(by_key["4117"].text) > 5000
    assert by_key["4102"].by is None
    assert by_key["4102"].follow_ups == ()
    assert by_key["4101"].follow_ups[0].closed == date(2025, 3, 2)
    assert by_key["4125"].text == "N/A"


@pytest.mark.skipif(not SAFENET.is_dir(), reason="shared/data/safenet is not beside this checkout")
def test_all_of_safenet_comes_in_with_one_mapping_file(tmp_path: Path) -> None:
    path = tmp_path / "safenet.toml"
    path.write_text(
        'question = "pressure"\ntag-separator = ";"\nfollow-state = "done"\n[map]\nkey = "ID"\n'
        'text = "Narrative"\non = "Event Start Date"\ntags = ["Contributing Factors", "Human Factors"]\n'
        'follow.strengthen = "Immediate Action Taken"\n',
        encoding="utf-8",
    )
    choices, total = read_choices(path), 0
    for file in sorted(SAFENET.glob("*.csv")):
        found, dates = read(file, choices=choices)
        assert [row for row in found if isinstance(row, Refused)] == []
        assert "month first" in dates
        total += len(found)
    assert total == 1251


@pytest.mark.skipif(not SAFENET.is_dir(), reason="shared/data/safenet is not beside this checkout")
def test_safenet_2004_gives_137_rows_with_their_points() -> None:
    maps = (
        "key=ID",
        "text=Narrative",
        "on=Event Start Date",
        "point=Event Task",
        "tags=Contributing Factors",
    )
    found = drafts(SAFENET / "SAFENET_2004.csv", *maps, choices=Choices(tag_separator=";"))
    assert len(found) == 137
    assert sum(draft.point is not None for draft in found) > 100
    assert {draft.moment.day.year for draft in found} <= {2003, 2004}
