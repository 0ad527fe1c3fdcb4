"""A strict reader of calendar files, written from RFC 5545 and knowing nothing of the writer.

It refuses what a calendar program may stumble over: bare LF, long lines, broken characters, unknown escapes,
missing properties, an end before its start, a TZID without its definition.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass, field

_LINE = re.compile(r"(?P<name>[A-Z-]+)(?P<params>(?:;[A-Z-]+=[^;:,\"]+)*):(?P<value>.*)", re.DOTALL)
_ESCAPE = re.compile(r"\\(.?)", re.DOTALL)
_CONTROL = re.compile(r"[\x00-\x08\x0a-\x1f\x7f]")
_MEANT = {"\\": "\\", ";": ";", ",": ",", "n": "\n", "N": "\n"}
_TEXTS = {"SUMMARY", "LOCATION", "DESCRIPTION"}


@dataclass
class Component:
    """BEGIN to END: properties by name, each with its parameters, and what stands inside."""

    kind: str
    properties: dict[str, tuple[dict[str, str], str]] = field(default_factory=dict)
    inside: list[Component] = field(default_factory=list)

    def text(self, name: str) -> str:
        return unescaped(self.properties[name][1])

    def moment(self, name: str) -> dt.datetime | dt.date:
        params, value = self.properties[name]
        if params.get("VALUE") == "DATE":
            return dt.datetime.strptime(value, "%Y%m%d").date()
        return dt.datetime.strptime(value.removesuffix("Z"), "%Y%m%dT%H%M%S")


def unescaped(text: str) -> str:
    def meant(found: re.Match[str]) -> str:
        assert found[1] in _MEANT, found[0]
        return _MEANT[found[1]]

    assert not re.search(r"(?<!\\)(?:\\\\)*[;,]", text), text
    return _ESCAPE.sub(meant, text)


def unfolded(data: bytes) -> list[str]:
    assert data.endswith(b"\r\n")
    assert b"\n" not in data.replace(b"\r\n", b"")
    assert b"\r" not in data.replace(b"\r\n", b"")
    lines: list[str] = []
    for raw in data.split(b"\r\n")[:-1]:
        assert len(raw) <= 75, raw
        line = raw.decode()  # strict: a character is never cut
        if line[0] in " \t":
            lines[-1] += line[1:]
        else:
            lines.append(line)
    return lines


def read_calendar(data: bytes) -> Component:
    stack: list[Component] = []
    for line in unfolded(data):
        found = _LINE.fullmatch(line)
        assert found, line
        assert not _CONTROL.search(line), line
        name, value = found["name"], found["value"]
        params = dict(part.split("=") for part in found["params"].split(";")[1:])
        if name == "BEGIN":
            stack.append(Component(value))
        elif name == "END":
            done = stack.pop()
            assert done.kind == value
            if not stack:
                _check(done)
                return done
            stack[-1].inside.append(done)
        else:
            assert name not in stack[-1].properties, name
            stack[-1].properties[name] = (params, value)
    raise AssertionError("no END:VCALENDAR")


def _check(calendar: Component) -> None:
    assert calendar.kind == "VCALENDAR"
    assert calendar.properties["VERSION"] == ({}, "2.0")
    assert calendar.properties["PRODID"][1]
    zones = {one.properties["TZID"][1] for one in calendar.inside if one.kind == "VTIMEZONE"}
    events = [one for one in calendar.inside if one.kind == "VEVENT"]
    assert events
    assert len({one.properties["UID"][1] for one in events}) == len(events)
    for event in events:
        assert re.fullmatch(r"\d{8}T\d{6}Z", event.properties["DTSTAMP"][1])
        for name in ("DTSTART", "DTEND"):
            params = event.properties.get(name, ({}, ""))[0]
            assert params.get("TZID") in {None, *zones}
        if "DTEND" in event.properties:
            assert event.moment("DTEND") > event.moment("DTSTART")  # type: ignore[operator]  # of one kind
        for name in _TEXTS & event.properties.keys():
            event.text(name)
