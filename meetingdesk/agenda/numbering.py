"""How items are numbered: 一、（一） or 1、1.1, as the meeting chose. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from meetingdesk.foundation.hanzi import chinese_number
from meetingdesk.foundation.wording import N_


class Numbering(StrEnum):
    """The two styles of Chinese papers (GB/T 9704: 一、（一）; reports: 1、1.1)."""

    CHINESE = "chinese"
    ARABIC = "arabic"


NUMBERING_WORDS = {Numbering.CHINESE: N_("一、（一）"), Numbering.ARABIC: N_("1、1.1")}


@dataclass(frozen=True)
class Place:
    """An item to be numbered. `counted`: what happens before the host speaks and breaks have no number."""

    id: str
    parent_id: str | None
    counted: bool = True


def usual(language: str) -> Numbering:
    """What a meeting has that chose nothing."""
    return Numbering.CHINESE if language == "zh_CN" else Numbering.ARABIC


def numbers(places: Iterable[Place], style: Numbering) -> Mapping[str, str]:
    """The number of each item, bare: 一 and （一）, or 1 and 1.1. Parts stand behind what they belong to."""
    found: dict[str, str] = {}
    top = part = 0
    for place in places:
        if place.parent_id is None:
            top, part = top + place.counted, 0
            found[place.id] = _top(top, style) if place.counted else ""
        else:
            part += place.counted
            above = found.get(place.parent_id, "")
            found[place.id] = _part(above, part, style) if place.counted else ""
    return found


def headed(number: str, title: str, *, chinese: bool) -> str:
    """The title behind its number: 一、述职, （一）甲支部, 1、述职, 1.1 甲支部; 1. Reports in English."""
    if not number:
        return title
    if number.endswith("）"):
        return number + title
    if "." in number or number.endswith(")"):
        return f"{number} {title}"
    return f"{number}. {title}" if number.isascii() and not chinese else f"{number}、{title}"


def _top(place: int, style: Numbering) -> str:
    return chinese_number(place) if style == Numbering.CHINESE else str(place)


def _part(of: str, place: int, style: Numbering) -> str:
    if style == Numbering.CHINESE:
        return f"（{chinese_number(place)}）"
    return f"{of}.{place}" if of else f"({place})"
