"""A follow-up inside a line of JSON that reflect wrote."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Annotated

from pydantic import AfterValidator, AwareDatetime, BaseModel, ConfigDict, Field

from reflect.core.follow_up import NewFollowUp
from reflect.core.follow_up_edit import carried_follow_up
from reflect.core.reflection import checked_name
from reflect.models import Kind, Outcome, State

MOST = 2**53  # of what counts reflections and revisions
EARLIEST = datetime.min.replace(tzinfo=UTC) + timedelta(days=1)


def _within_the_calendar(said: datetime) -> datetime:
    """As it was said; the calendar must have room for it in every time zone."""
    try:
        if said.astimezone(UTC) >= EARLIEST and said.year < date.max.year:
            return said
    except OverflowError:
        pass
    raise ValueError("the calendar has no such time")


When = Annotated[AwareDatetime, AfterValidator(_within_the_calendar)]


class Line(BaseModel):
    model_config = ConfigDict(strict=False, extra="ignore")


class FollowUpLine(Line):
    """What a follow-up says."""

    kind: Kind
    text: str = Field(min_length=1)
    owner: str | None = None
    with_: tuple[str, ...] = Field(default=(), alias="with")
    due: date | None = None
    review: date | None = None
    where: str | None = None
    stage: str | None = None
    stage_since: date | None = None
    role: str | None = None
    asked: date | None = None
    state: State = "open"
    helped: Outcome | None = None
    note: str | None = None
    closed: date | None = None
    created: When | None = None
    point: str | None = None
    revision: int = Field(default=1, ge=1, le=MOST)

    def new(self) -> NewFollowUp:
        """A line that names no point means that of the reflection."""
        said = {key: value for key, value in self if key != "revision"}
        if "point" in self.model_fields_set:
            said["point"] = checked_name(self.point, what="point") if self.point else ""
        return carried_follow_up(NewFollowUp(**said))
