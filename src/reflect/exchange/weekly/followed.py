"""Putting follow-ups into words: how each stands, what became of those from before, how many there are."""

from __future__ import annotations

from collections.abc import Sequence

from reflect.core.follow_up import OUTCOMES, FollowUp
from reflect.core.learning.came_of import CameOf, Tally
from reflect.core.learning.follow_ups import review_came
from reflect.core.learning.week import Older, Week
from reflect.exchange.markdown import cleaned, on_one_line
from reflect.exchange.saying import HELPED, counted, day_said
from reflect.exchange.weekly.page import Followed


def still_open(week: Week) -> list[FollowUp]:
    """All that is listed as open, at points and beside them."""
    return [*week.open, *(follow_up for now in week.points for follow_up in now.open)]


def stands_in_short(week: Week) -> str:
    """``As of 22 November 2026: 3 follow-ups open, 1 overdue, 1 to be looked at again.``"""
    listed = still_open(week)
    number = len(listed) + week.older.times
    late = sum(follow_up.overdue(week.as_of) for follow_up in listed)
    again = sum(review_came(follow_up, today=week.as_of) for follow_up in listed) + len(week.reviews)
    said = [f"{counted(number, 'follow-up') if number else 'no follow-up'} open"]
    said += [f"{late:,} overdue"] if late else []
    said += [f"{again:,} to be looked at again"] if again else []
    return f"As of {day_said(week.as_of)}: {', '.join(said)}."


def open_said(follow_up: FollowUp, *, week: Week, beside: bool = False) -> Followed:
    """``beside``: it stands under no point, so it says at which one it is."""
    late = follow_up.overdue(week.as_of)
    review = review_came(follow_up, today=week.as_of)
    told = []
    if follow_up.due is not None:
        told.append(f"{'overdue since' if late else 'due'} {day_said(follow_up.due)}")
    if follow_up.reopened and follow_up.closed is not None:
        told.append(f"did not help on {day_said(follow_up.closed)}")
    if review:
        told.append(_to_look_at(follow_up))
    since = _since(week.since.get(follow_up.number))
    at = f" at {on_one_line(follow_up.point)}" if beside and follow_up.point else ""
    return Followed(
        state="overdue" if late else "open",
        said=_joined([("Open again" if follow_up.reopened else "Open") + at, *told], since),
        text=cleaned(follow_up.text),
        until=_joined(told, since),
        again=follow_up.reopened,
        review=review,
    )


def _since(now: FollowUp | None) -> str:
    """What has become of it after the day that is told of: nobody should chase what is done."""
    if now is None or now.closed is None:
        return ""
    became = "tried" if now.reopened else now.state
    return f"{became} since, on {day_said(now.closed)}{HELPED.get(now.helped or '', '')}"


def _joined(told: Sequence[str], since: str) -> str:
    return "; ".join(filter(None, [", ".join(told), since]))


def review_said(follow_up: FollowUp) -> Followed:
    """One that is done, and is to be looked at again."""
    at = f" at {on_one_line(follow_up.point)}" if follow_up.point else ""
    until = _to_look_at(follow_up)
    return Followed(follow_up.state, f"Done{at}, {until}", cleaned(follow_up.text), until, review=True)


def _to_look_at(follow_up: FollowUp) -> str:
    return f"to be looked at again since {day_said(follow_up.review)}" if follow_up.review else ""


def older_said(older: Older) -> str:
    """``3 older follow-ups are open and not late; the next is due on 12 January 2027.``"""
    if not older.times:
        return ""
    one = older.times == 1
    said = f"{counted(older.times, 'older follow-up')} {'is' if one else 'are'} open"
    if older.due is None:
        return f"{said}; no day is set for {'it' if one else 'any of them'}."
    return f"{said} and not late; {'it' if one else 'the next'} is due on {day_said(older.due)}."


def closed_said(follow_up: FollowUp) -> Followed:
    at = f" at {on_one_line(follow_up.point)}" if follow_up.point else ""
    said = "Tried" if follow_up.reopened else follow_up.state.capitalize()
    again = ", open again" if follow_up.reopened else ""
    said += f"{at}{HELPED.get(follow_up.helped or '', '')}{again}"
    return Followed(follow_up.state, said, cleaned(follow_up.text), again=follow_up.reopened)


def came_of_said(came: CameOf) -> str:
    """``Of 12 follow-ups open before: 3 done (2 helped, 1 unsure), 1 dropped, 8 still open, 2 of them
    overdue; 1 of these was tried and did not help. 4 more were opened: 1 done (1 helped), 3 still open.``"""
    said = f"Of {counted(came.before.times, 'follow-up')} open before: {_tally_said(came.before)}."
    new = came.opened
    if not new.times:
        return said if came.before.times else ""
    more = f"{new.times:,} more" if came.before.times else counted(new.times, "follow-up")
    more += f" {'was' if new.times == 1 else 'were'} opened"
    if new.open < new.times or new.overdue or new.failed:
        more += f": {_tally_said(new)}"
    return f"{said} {more}." if came.before.times else f"{more}."


def _tally_said(tally: Tally) -> str:
    """``3 done (2 helped, 1 unsure), 8 still open``: as many as there were, in all."""
    told = [
        (tally.helped, OUTCOMES["yes"]),
        (tally.in_vain, OUTCOMES["no"]),
        (tally.unsure, OUTCOMES["unsure"]),
        (tally.not_said, "not said"),
    ]
    outcomes = ", ".join(f"{times:,} {words}" for times, words in told if times)
    late = f", {tally.overdue:,} of them overdue" if tally.overdue else ""
    late = ", overdue" if tally.overdue == tally.open == 1 else late
    parts = [f"{tally.done:,} done" + (f" ({outcomes})" if tally.not_said < tally.done else "")]
    parts = parts if tally.done else []
    parts += [f"{tally.dropped:,} dropped"] if tally.dropped else []
    parts += [f"{tally.open:,} still open{late}"] if tally.open else []
    were = "was" if tally.failed == 1 else "were"
    failed = f"; {tally.failed:,} of these {were} tried and did not help" if tally.failed else ""
    return ", ".join(parts) + failed
