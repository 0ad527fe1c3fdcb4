"""Figures of the year in a sentence a source. Known names get words, any other is told as it stands. Pure.

Names may carry a year at their end (`new_branches_2022`); a dot leads to a part (`volunteers.members`).
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from meetingdesk.foundation.wording import N_
from meetingdesk.minutes.facts import FigureFacts
from meetingdesk.minutes.prose import Prose

WORDS = {
    "organisations": N_("党组织{value}个"),
    "committees": N_("党委{value}个"),
    "branches": N_("党支部{value}个"),
    "members": N_("党员{value}名"),
    "new_branches": N_("新建党支部{value}个"),
    "moved_in": N_("{value}转入"),
    "moved_in.branches": N_("党支部{value}个"),
    "moved_in.members": N_("党员{value}名"),
    "guides": N_("党建工作指导员{value}名"),
    "guided_companies": N_("指导企业{value}家"),
    "volunteers": N_("志愿者{value}名"),
    "volunteers.members": N_("党员{value}名"),
    "volunteers.activists": N_("入党积极分子{value}名"),
    "members_developed": N_("发展党员{value}名"),
    "members_developed.key_staff_and_workers": N_("业务骨干和一线职工{value}名"),
}
HEADS = {"volunteers.total": "volunteers", "members_developed.total": "members_developed"}
HEADS["moved_in.organisation"] = "moved_in"
PARTS = {
    "organisations": ("committees", "branches"),
    "moved_in": ("moved_in.branches", "moved_in.members"),
    "volunteers": ("volunteers.members", "volunteers.activists"),
    "members_developed": ("members_developed.key_staff_and_workers",),
}
_OF_YEAR = re.compile(r"_((?:19|20)\d\d)(?=\.|$)")
DERIVED = frozenset({"secretaries_attending", "secretaries_expected", "on_site_reports", "written_reports"})


def clauses(figures: Sequence[FigureFacts], prose: Prose) -> list[str]:
    """One phrase a figure, parts in brackets behind their whole; what records tell anyway is left out."""
    known = {_name(one.key): one.value for one in figures if one.value is not None}
    within = {part for head, parts in PARTS.items() if head in known for part in parts}
    told = [name for name in known if name not in within and name not in DERIVED]
    return [_clause(name, known, prose) for name in told]


def sentences(figures: Sequence[FigureFacts], year: int | None, prose: Prose) -> list[str]:
    """The figures by where they were taken from, a sentence each source, in the order they were kept in.

    A figure that is kept for another year than the one assessed is for comparison in the register, not here.
    """
    now = [one for one in figures if year is None or _year(one.key) in {None, year}]
    known = {_name(one.key): one for one in now if one.value is not None}
    groups: dict[str, list[FigureFacts]] = {}
    for name, one in known.items():
        whole = next((head for head, parts in PARTS.items() if name in parts and head in known), name)
        groups.setdefault(known[whole].source or "", []).append(one)
    told = ((source, clauses(found, prose)) for source, found in groups.items())
    return [_sourced(found, source, prose) for source, found in told if found]


def _sourced(found: Sequence[str], source: str, prose: Prose) -> str:
    joined = ("，" if prose.chinese else ", ").join(found)
    return prose.text("{figures}（数据来源：{source}）", figures=joined, source=source) if source else joined


def _year(key: str) -> int | None:
    found = _OF_YEAR.search(key)
    return int(found[1]) if found else None


def _name(key: str) -> str:
    """`moved_in_2022.organisation` is the figure `moved_in`."""
    name = _OF_YEAR.sub("", key)
    return HEADS.get(name, name)


def _clause(name: str, known: Mapping[str, str | None], prose: Prose) -> str:
    whole = _phrase(name, known[name], prose)
    parts = [_phrase(part, known[part], prose) for part in PARTS.get(name, ()) if part in known]
    if not parts:
        return whole
    frame = N_("{whole}（{parts}）") if name == "moved_in" else N_("{whole}（其中{parts}）")
    return prose.text(frame, whole=whole, parts=prose.listed(parts))


def _phrase(name: str, value: str | None, prose: Prose) -> str:
    if name in WORDS:
        return prose.text(WORDS[name], value=value)
    return prose.text("{key}{value}", key=name, value=value)
