"""Which organisation of the roster a file may mean by another name: proposed, not decided (practice.md 7.5).

禾晏瓷业 and 禾晏实业, 禾晏 and 禾晏瓷业, 禾瓷股份 and 禾晏瓷业股份有限公司 are one or two organisations; only
the organizer knows. What is proposed here is asked about, and a yes is kept as an alias.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from meetingdesk.roster.units import same_unit, split_unit

_COMPANY = re.compile(r"(股份有限|有限责任|集团有限|有限|集团|总)?(公司|集团|股份)$")
_PLACE = re.compile(r"^[\u4e00-\u9fff]{2,3}?(?:省|市|自治区)(?:[\u4e00-\u9fff]{1,3}?(?:市|县|区))?(?=..)")
_ASIDE = re.compile(r"[(\[（【].*?[)\]）】]")
_NUMBERS = re.compile(r"\d+|[一二三四五六七八九十百]+")
AT_MOST = 3  # organisations proposed for one name
LOOKED_AT = 400  # organisations that begin alike; in a list of thousands more would only confuse


@dataclass(frozen=True)
class KnownUnit:
    """An organisation on the roster with the other names it goes by."""

    organisation_id: str
    name: str
    kind: str
    aliases: tuple[str, ...] = ()

    @property
    def full_name(self) -> str:
        """Name and kind in one."""
        return f"{self.name}{self.kind}"


def core(name: str) -> str:
    """What tells a name from others: without place, form of the company, remarks in brackets."""
    plain = same_unit(_ASIDE.sub("", name))
    without = _PLACE.sub("", plain)
    return _COMPANY.sub("", without) or without or plain


class Likeness:
    """The organisations of the roster, arranged by how their names begin and which numbers they hold."""

    def __init__(self, units: Iterable[KnownUnit]) -> None:
        self._alike: dict[tuple[str, ...], list[tuple[str, KnownUnit]]] = {}
        for unit in units:
            for name in dict.fromkeys(map(core, (unit.name, *unit.aliases))):
                if name:
                    self._alike.setdefault(_mark(name), []).append((name, unit))

    def proposals(self, text: str) -> tuple[KnownUnit, ...]:
        """Organisations that may be meant, the likeliest first; at most three."""
        name, kind = split_unit(text)
        wanted = core(name)
        if not wanted:
            return ()
        found: dict[str, tuple[int, KnownUnit]] = {}
        for known, unit in self._alike.get(_mark(wanted), [])[:LOOKED_AT]:
            grade = _grade(wanted, kind, known, unit.kind)
            if grade and grade > found.get(unit.organisation_id, (0, unit))[0]:
                found[unit.organisation_id] = grade, unit
        best = sorted(found.values(), key=lambda one: -one[0])
        return tuple(unit for _grade_, unit in best[:AT_MOST])


def _mark(name: str) -> tuple[str, ...]:
    """演示企业1 is never 演示企业13, whatever else they share."""
    return (name[0], *_NUMBERS.findall(name))


def _grade(wanted: str, kind: str, known: str, known_kind: str) -> int:
    """0 unlike; else the higher the likelier: the same name, then one short for the other."""
    same_kind = kind == known_kind or not kind or not known_kind
    if wanted == known:
        return 3 if same_kind else 2
    short, long = sorted((wanted, known), key=len)
    return 1 if same_kind and len(short) >= 2 and _within(short, long) else 0


def _within(short: str, long: str) -> bool:
    """Whether the characters of one stand in the other in the same order: 禾瓷 in 禾晏瓷业."""
    rest = iter(long)
    return all(one in rest for one in short)


def begins_alike(text: str, unit: KnownUnit) -> bool:
    """Whether two names share their first two characters and the kind: a question where people agree too."""
    name, kind = split_unit(text)
    one, other = core(name), core(unit.name)
    alike = len(one) >= 2 and one[:2] == other[:2] and _mark(one) == _mark(other)
    return alike and (kind == unit.kind or not kind)
