"""Any reflection that somebody could write, for property tests."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta, timezone
from unicodedata import normalize

from hypothesis import strategies as st

from reflect.core.follow_up import KINDS, NewFollowUp
from reflect.core.moment import Moment, moment_at, moment_on
from reflect.core.reflection import AUDIENCES, Draft, distinct

FIRST, LAST = date(1950, 1, 1), date(2026, 11, 22)
_SIGNS = st.sampled_from("=+-@'\"`*_#>|~[]()<>\\&!;:,./% \t\n")
_ANY = st.characters(exclude_categories=["Cs"], exclude_characters="\0")

texts = st.text(st.one_of(_SIGNS, _ANY), max_size=40).map(lambda text: text if text.strip() else f"{text}x")
offsets = st.integers(-12 * 60, 14 * 60)
days = st.dates(FIRST, LAST)

_ENDS = st.sampled_from("aZé日=-;,'\"+")  # no space, and no sign that is taken off
_INSIDE = st.text(
    st.one_of(st.sampled_from(";,'\"=- x"), st.characters(exclude_categories=("Cc", "Cs"))), max_size=8
)
names = st.builds(lambda first, inside, last: normalize("NFC", first + inside + last), _ENDS, _INSIDE, _ENDS)
several = st.lists(names, max_size=3).map(distinct)


@st.composite
def moments(draw: st.DrawFn) -> Moment:
    zone = timezone(timedelta(minutes=draw(offsets)))
    day = draw(days)
    if draw(st.booleans()):
        return moment_on(datetime.combine(day, time(), zone))
    clock = draw(st.times(time(), time(23, 59, 59)))
    return moment_at(datetime.combine(day, clock, zone))


follow_ups = st.builds(
    NewFollowUp,
    kind=st.sampled_from(KINDS),
    text=texts,
    owner=st.none() | names,
    with_=several,
    due=st.none() | days,
    review=st.none() | days,
    where=st.none() | texts,
    stage=st.none() | st.sampled_from(("tried", "routine")),
    state=st.sampled_from(("open", "done", "dropped")),
    helped=st.none() | st.sampled_from(("yes", "no", "unsure")),
    note=st.none() | texts,
)
drafts = st.builds(
    Draft,
    text=texts,
    moment=moments(),
    question=st.sampled_from((None, "success", "pressure", "learning-in-practice/witness")),
    point=st.none() | names,
    tags=several,
    by=st.none() | names,
    with_=several,
    from_=several,
    audience=st.sampled_from(AUDIENCES),
    details=st.dictionaries(names, texts, max_size=2).map(lambda found: tuple(found.items())),
    follow_ups=st.lists(follow_ups, max_size=2).map(tuple),
    inline=st.booleans(),
)
