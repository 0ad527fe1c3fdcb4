"""年度数据: figures of the year by name, with year and source, as the minutes put them into words."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from meetingdesk.desk import Command
from meetingdesk.foundation.wording import _
from meetingdesk.meeting.commands import RemoveFigure, SetFigure
from meetingdesk.meeting.queries import FigureRow
from meetingdesk.minutes.figures import DERIVED, WORDS
from meetingdesk.overview.year_figures import Earlier
from meetingdesk.ui.asking import required, said
from meetingdesk.ui.overview.entries import EntriesCard
from meetingdesk.ui.parts.rows import Face
from meetingdesk.ui.phrases import commas

YEAR = re.compile(r"_((?:19|20)\d\d)(?=\.|$)")


def parted(key: str) -> tuple[str, str]:
    """Name and year of a stored key: `moved_in_2025.members` is (`moved_in.members`, `2025`)."""
    found = YEAR.search(key)
    return (YEAR.sub("", key), found.group(1)) if found else (key, "")


def joined(name: str, year: str) -> str:
    """The stored key; the year stands behind the whole, before a part of it."""
    head, dot, part = name.partition(".")
    return f"{head}_{year}{dot}{part}" if year else name


def kept(figures: Sequence[FigureRow]) -> tuple[FigureRow, ...]:
    """Those that are told as they stand; the minutes count the others from the records themselves."""
    return tuple(one for one in figures if parted(one.key)[0] not in DERIVED)


def in_words(name: str) -> str:
    """What a stored name is called in the form: 党支部 for `branches`; any other as it stands."""
    whole = {"volunteers.total": "volunteers", "members_developed.total": "members_developed"}.get(name, name)
    if whole not in WORDS:
        return whole
    head = whole.partition(".")[0]
    before, _value, after = _(WORDS[whole]).partition("{value}")
    own = (before or after).strip()
    own = own[:1].upper() + own[1:]
    if head == whole:
        return own
    return _("{whole}：{part}", whole=in_words(head), part=own)


def stored(words: str) -> str:
    """The stored name of what was written; what is not known keeps its own words."""
    return next((name for name in WORDS if in_words(name).casefold() == words.casefold()), words)


def figure_face(figure: FigureRow, before: Mapping[str, Earlier]) -> Face:
    """Name and value; year, source and what an earlier year said beside them."""
    name, year = parted(figure.key)
    last = before.get(name)
    told = [_("{year} 年", year=year) if year else "", figure.source]
    if last and year != str(last.year):
        told.append(_("{year} 年为 {value}", year=last.year, value=last.value))
    return Face(name=in_words(name), second=commas(told), right=figure.value or _("〔待补〕"))


class FiguresCard(EntriesCard):
    """The same name and year again changes the figure."""

    def __init__(self, meeting_id: str, year: int | None, before: Mapping[str, Earlier]) -> None:
        super().__init__(_("年度数据"), lambda row: figure_face(row, before), row=40, ordered=False)
        self._of = {"meeting_id": meeting_id}
        self._usual = str(year or "")
        self._name = self.ask(_("指标"), _("数据名称"), _("例如 党支部"))
        self._value = self.ask(_("数值"), _("数值"), _("例如 42"))
        self._year = self.ask(_("年份"), _("年份"), _("例如 2025，可以不写"))
        self._source = self.ask(_("来源"), _("数据来源"), _("例如 年报、台账"))
        self._year.field.setText(self._usual)
        self.answer_with(self.make)

    def make(self) -> Command[Any] | None:
        """Set the figure; under another name the old one stays."""
        named = required(self._name, _("请写数据名称"))
        year = said(self._year)
        good = not year or bool(YEAR.fullmatch(f"_{year}"))
        self._year.refuse("" if good else _("请写四位年份"))
        if not named or not good:
            return None
        key = joined(self._key(), year)
        value, source = said(self._value) or None, said(self._source) or None
        return SetFigure(**self._of, key=key, value=value, source=source)

    def _key(self) -> str:
        """Its own stored name as long as the words were not changed: two names may sound alike."""
        row = self.rows.row(self.chosen) if self.chosen else None
        name = parted(row.key)[0] if row else ""
        return name if row and in_words(name) == said(self._name) else stored(said(self._name))

    def fill(self, row: Any) -> None:
        """As it stands; for one more the year assessed is written already."""
        name, year = parted(row.key) if row else ("", self._usual)
        told = (in_words(name), row.value if row else "", year, row.source if row else "")
        for field, words in zip((self._name, self._value, self._year, self._source), told, strict=True):
            field.refuse("")
            field.field.setText(words or "")

    def removed(self) -> Command[Any]:
        """See EntriesCard."""
        return RemoveFigure(**self._of, figure_id=self.chosen or "")
