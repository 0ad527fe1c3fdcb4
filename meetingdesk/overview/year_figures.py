"""Figures of the year against the records: what can be counted from the list is counted again."""

from __future__ import annotations

import re
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from meetingdesk.foundation.wording import N_
from meetingdesk.meeting import queries as meetings
from meetingdesk.meeting.model import Figure, Meeting, Role
from meetingdesk.overview.check import Check, Level
from meetingdesk.roster.model import Organisation

_YEAR = re.compile(r"_((?:19|20)\d\d)(?=\.|$)")
_TITLES = {
    "organisations": N_("年度数据：党组织"), "committees": N_("年度数据：党委"),
    "branches": N_("年度数据：党支部"), "members": N_("年度数据：党员"),
}  # fmt: skip


def counted(session: Session, meeting_id: str) -> dict[str, int]:
    """What the organisations on the list of the meeting come to; members only where all are known."""
    people = meetings.attendees(session, meeting_id, Role.EXPECTED)
    keys = {one.organisation_id for one in people if one.organisation_id}
    found = list(session.scalars(select(Organisation).where(Organisation.id.in_(keys))))
    told = {
        "organisations": len(found),
        "committees": sum(one.kind == "党委" for one in found),
        "branches": sum(one.kind == "党支部" for one in found),
    }
    members = [one.members for one in found if one.members is not None]
    if found and len(members) == len(found):
        told["members"] = sum(members)
    return told


def year_figures(session: Session, meeting_id: str) -> list[Check]:
    """A line for each figure that says something else than the records. None of them is changed."""
    known = counted(session, meeting_id)
    if not known["organisations"]:
        return []
    checks = []
    for figure in meetings.figures(session, meeting_id):
        name = _YEAR.sub("", figure.key)
        value = (figure.value or "").strip()
        if name in known and value.isdecimal() and int(value) != known[name]:
            values: dict[str, object] = {"told": int(value), "found": known[name]}
            text = N_("{told}，名册里参会的是 {found}，请核对来源")
            checks.append(Check(f"figure_{name}", Level.WARN, _TITLES[name], text, "overview", values))
    return checks


@dataclass(frozen=True)
class Earlier:
    """What the register holds of a figure for an earlier year."""

    year: int
    value: str


def earlier(session: Session, meeting_id: str) -> dict[str, Earlier]:
    """By name without its year: the latest figure before the year that the meeting assesses, of any meeting.

    Empty where the meeting names no year. A figure is of the year in its name, else of its meeting's.
    """
    own = meetings.meeting(session, meeting_id).year_assessed
    rows = session.execute(select(Figure.key, Figure.value, Meeting.year_assessed)
                           .join(Meeting, Meeting.id == Figure.meeting_id))  # fmt: skip
    found: dict[str, Earlier] = {}
    for key, value, assessed in rows:
        named = _YEAR.search(key)
        year = int(named[1]) if named else assessed
        if own is None or year is None or year >= own or not value:
            continue
        name = _YEAR.sub("", key)
        if name not in found or found[name].year < year:
            found[name] = Earlier(year, value)
    return found
