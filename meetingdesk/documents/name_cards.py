"""席卡 and 胸卡 (practice.md 4.3): who sits where, and who walks about with a code to be scanned."""

from __future__ import annotations

from collections.abc import Iterable
from math import ceil

from meetingdesk.documents.blocks import Badge, Badges, Numbers, PageStyle, Paper, Tent
from meetingdesk.documents.choices import BadgeSheet
from meetingdesk.documents.frame import capital, framed, named
from meetingdesk.documents.snapshot import HOST, BoardRow, Listed, Role, Snapshot
from meetingdesk.documents.titles import title_lines
from meetingdesk.foundation.hanzi import pad_name, width
from meetingdesk.foundation.wording import N_
from meetingdesk.minutes.prose import Prose

_FOLDED = PageStyle(12, 12, 0, 0, 12, leading=20, numbers=Numbers.NONE, sample_at=4)
_SHEETS = {  # across, down, width and height of a card, upper edge of the cards; mm
    BadgeSheet.TEN: (2, 5, 90.0, 54.0, 13.5),
    BadgeSheet.EIGHT: (2, 4, 95.0, 66.0, 16.5),
}
_COLOURS = {
    Role.EXPECTED: "0.60 0.09 0.11", Role.OBSERVER: "0.12 0.32 0.55", Role.GUEST: "0.53 0.38 0.08",
    Role.STAFF: "0.13 0.42 0.27",
}  # fmt: skip
ROLES = {
    Role.EXPECTED: N_("出席"), Role.OBSERVER: N_("列席"), Role.GUEST: N_("特邀"), Role.STAFF: N_("工作人员"),
}  # fmt: skip
_LINES = (2, 3, 4)


def tents(snapshot: Snapshot) -> Paper | None:
    """席卡, one a page: leaders first, always by name; staff have none. None where nobody is listed."""
    meeting = snapshot.facts.meeting
    words = list(_leaders(snapshot))
    words += [
        _unit(row) if snapshot.choices.unit_cards else (row.name,)
        for row in snapshot.board if row.role in {Role.EXPECTED, Role.OBSERVER}
    ]  # fmt: skip
    face = snapshot.choices.card.face
    blocks = [Tent(pad_name(said), face, tuple(more)) for said, *more in words]
    return framed(named(meeting, N_("席卡")), blocks, meeting, _FOLDED) if blocks else None


def _leaders(snapshot: Snapshot) -> Iterable[tuple[str, ...]]:
    """Who came to guide the meeting, by unit as long as the name is not known; a host not on the list."""
    for guest in snapshot.facts.guests:
        if guest.name or guest.unit:
            yield (guest.name,) if guest.name else _ways(guest.unit or "")
    for row in snapshot.board:
        if row.role == Role.GUEST:
            yield (row.name,)
    podium = snapshot.seating.podium if snapshot.seating else ()
    yield from ((seat.name,) for seat in podium if seat.id == HOST)


def _unit(row: BoardRow) -> tuple[str, ...]:
    return _ways(row.unit_short or row.unit)


def _ways(unit: str) -> tuple[str, ...]:
    """A unit's name on one line, and on two to four: between words where these are known."""
    glyphs = width(unit) / 2
    broken = [_broken(unit, count) for count in _LINES if glyphs >= 3 * count]
    return (unit, *dict.fromkeys(broken))


def _broken(unit: str, count: int) -> str:
    found = title_lines(unit, ceil(width(unit) / 2 / count) + 1)
    if "\n" in found:
        return found
    each = ceil(len(unit) / count)
    return "\n".join(unit[start : start + each] for start in range(0, len(unit), each))


def badges(snapshot: Snapshot) -> Paper | None:
    """胸卡 of everyone on the list. None where nobody is."""
    meeting = snapshot.facts.meeting
    prose = Prose(meeting.language)
    across, down, wide, high, top = _SHEETS[snapshot.choices.badges]
    side = (210 - across * wide) / 2
    style = PageStyle(
        side, side, top, 297 - top - down * high, 12, leading=20, numbers=Numbers.NONE,
        sample_at=297 - top + 7.5,
    )  # fmt: skip
    cards = tuple(_badge(line, prose) for line in snapshot.listed)
    foot = prose.text("演示数据") if meeting.sample else ""
    sheet = Badges(cards, across, down, wide, high, head=meeting.title, foot=foot)
    return framed(named(meeting, N_("胸卡")), [sheet], meeting, style) if cards else None


def _badge(line: Listed, prose: Prose) -> Badge:
    return Badge(
        name=pad_name(line.name), unit=line.unit, post=line.post or "",
        role=capital(prose.text(ROLES[line.role])), number=f"{line.number:03}", code=line.badge,
        colour=_COLOURS[line.role],
    )  # fmt: skip
