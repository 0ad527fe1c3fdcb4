"""Calendar files after RFC 5545, read back by a strict reader."""

from __future__ import annotations

import datetime as dt

from hypothesis import given
from hypothesis import strategies as some

from meetingdesk.documents.ics import Event, escape, fold, write_calendar
from tests.documents.calendar_reading import Component, read_calendar, unescaped

START = dt.datetime(2026, 3, 13, 9, 0)
MADE = dt.datetime(2026, 3, 1, 8, 0, tzinfo=dt.UTC)


def event(**changes: object) -> Event:
    return Event(**{"uid": "a@b", "summary": "演示", "start": START, **changes})  # type: ignore[arg-type]


def read(*events: Event, beijing: bool = True, made: dt.datetime | None = MADE) -> list[Component]:
    found = read_calendar(write_calendar(events, made, beijing=beijing))
    return [one for one in found.inside if one.kind == "VEVENT"]


def test_times_are_told_in_a_zone_that_the_file_defines() -> None:
    data = write_calendar([event(end=START + dt.timedelta(hours=2))], MADE, beijing=True)
    found = read_calendar(data)
    zone = next(one for one in found.inside if one.kind == "VTIMEZONE")
    assert zone.inside[0].properties["TZOFFSETTO"][1] == "+0800"
    one = next(one for one in found.inside if one.kind == "VEVENT")
    assert one.properties["DTSTART"] == ({"TZID": zone.properties["TZID"][1]}, "20260313T090000")
    assert one.moment("DTEND") == START.replace(hour=11)


def test_where_the_zone_is_not_known_the_time_on_the_wall_stands() -> None:
    data = write_calendar([event()], MADE, beijing=False)
    assert b"VTIMEZONE" not in data
    assert b"\r\nDTSTART:20260313T090000\r\n" in data


def test_what_has_no_hour_takes_the_day() -> None:
    (one,) = read(event(start=START.date()))
    assert one.moment("DTSTART") == START.date()
    assert "DTEND" not in one.properties


def test_the_file_says_which_version_it_is_and_when_it_was_made() -> None:
    data = write_calendar([event()], MADE.replace(minute=1), beijing=True, revision=7)
    (one,) = [one for one in read_calendar(data).inside if one.kind == "VEVENT"]
    assert one.properties["SEQUENCE"][1] == "7"
    assert one.moment("DTSTAMP") == MADE.replace(tzinfo=None, minute=1)


def test_text_from_outside_can_not_add_a_line_of_its_own() -> None:
    evil = '会议\r\nBEGIN:VALARM\r\nATTACH:x\nEND:VALARM\\n;,:"\x00\u2028\x0b'
    (one,) = read(event(summary=evil, location=evil))
    assert one.inside == []
    assert one.text("SUMMARY").startswith('会议\nBEGIN:VALARM\nATTACH:x\nEND:VALARM\\n;,:"')


def test_long_lines_are_folded_between_characters() -> None:
    title = "述职评议会" * 40
    (one,) = read(event(summary=title, description="𬭎䶮" * 60))
    assert one.text("SUMMARY") == title
    assert one.text("DESCRIPTION") == "𬭎䶮" * 60


@given(some.text(some.characters(codec="utf-8"), max_size=300))
def test_a_folded_line_is_the_line_again(line: str) -> None:
    pieces = fold(line)
    assert all(len(piece.encode()) <= 75 for piece in pieces)
    assert pieces[0] + "".join(piece.removeprefix(" ") for piece in pieces[1:]) == line


@given(some.text('，。;,\\n\nN :"中𬭎a', max_size=60))
def test_an_escaped_text_is_the_text_again(text: str) -> None:
    assert unescaped(escape(text)) == text
