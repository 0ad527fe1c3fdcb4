"""Calendar files after RFC 5545: `write_calendar(events)` gives bytes that any calendar program opens. Pure.

Lines end in CRLF and are folded at 75 octets, never inside a character; texts are escaped; times are told in
a named zone with its definition, or, where the zone is not known, as the time on the wall.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from meetingdesk.documents.plain import plain

BEIJING = "Asia/Shanghai"
_FOLD = 75  # octets of a line at most, RFC 5545 3.1
_ZONE = (
    "BEGIN:VTIMEZONE", f"TZID:{BEIJING}", "BEGIN:STANDARD", "DTSTART:19700101T000000", "TZOFFSETFROM:+0800",
    "TZOFFSETTO:+0800", "TZNAME:CST", "END:STANDARD", "END:VTIMEZONE",
)  # fmt: skip


@dataclass(frozen=True)
class Event:
    """One entry. `start` is a moment on the wall of the room, or a day for what has no hour."""

    uid: str
    summary: str
    start: dt.datetime | dt.date
    end: dt.datetime | None = None
    location: str = ""
    description: str = ""


def write_calendar(
    events: Iterable[Event], made: dt.datetime | None, *, beijing: bool, revision: int = 0
) -> bytes:
    """The file. `made` (UTC): when it was written; None = long ago. `revision` grows with each change.

    Of two files a calendar takes the one of the higher revision, then the one made later (RFC 5546 2.1.5).
    """
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//MeetingDesk//MeetingDesk//ZH", "CALSCALE:GREGORIAN"]
    lines += _ZONE if beijing else ()
    for event in events:
        lines += _event(event, made or dt.datetime(2000, 1, 1), beijing, revision)
    return "".join(f"{folded}\r\n" for line in [*lines, "END:VCALENDAR"] for folded in fold(line)).encode()


def _event(event: Event, made: dt.datetime, beijing: bool, revision: int) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield f"UID:{event.uid}"
    yield f"DTSTAMP:{_stamp(made)}Z"
    yield f"SEQUENCE:{revision}"
    yield _when("DTSTART", event.start, beijing)
    if event.end is not None:
        yield _when("DTEND", event.end, beijing)
    for name, text in (
        ("SUMMARY", event.summary), ("LOCATION", event.location), ("DESCRIPTION", event.description),
    ):  # fmt: skip
        if text:
            yield f"{name}:{escape(text)}"
    yield "END:VEVENT"


def _when(name: str, moment: dt.datetime | dt.date, beijing: bool) -> str:
    if not isinstance(moment, dt.datetime):
        return f"{name};VALUE=DATE:{moment:%Y%m%d}"
    return f"{name};TZID={BEIJING}:{_stamp(moment)}" if beijing else f"{name}:{_stamp(moment)}"


def _stamp(moment: dt.datetime) -> str:
    return f"{moment:%Y%m%dT%H%M%S}"


def escape(text: str) -> str:
    """A text value, RFC 5545 3.3.11; nothing in it can begin a line of its own."""
    kept = plain(text).replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    return kept.replace("\n", "\\n")


def fold(line: str) -> list[str]:
    """A line in pieces of 75 octets at most, each but the first behind a blank; characters stay whole."""
    pieces, piece, room = [], "", _FOLD
    for character in line:
        size = len(character.encode())
        if size > room:
            pieces.append(piece)
            piece, room = " ", _FOLD - 1
        piece += character
        room -= size
    return [*pieces, piece]
