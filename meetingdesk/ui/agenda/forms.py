"""What is asked beside the agenda: an item's facts, and which template to take."""

from __future__ import annotations

import datetime as dt

from meetingdesk.agenda import commands
from meetingdesk.agenda.filling import ApplyTemplate
from meetingdesk.agenda.model import KIND_WORDS, Kind
from meetingdesk.agenda.queries import ItemRow
from meetingdesk.agenda.templates import TEMPLATE_WORDS
from meetingdesk.desk import Command
from meetingdesk.foundation.wording import _
from meetingdesk.ui.asking import AskCard, said
from meetingdesk.ui.moments import clock_words, time_of_day
from meetingdesk.ui.parts.fields import Combo, WithError

KINDS = tuple(Kind)


class ItemCard(AskCard):
    """Kind, title, who, length and fixed start of one item, new or known."""

    def __init__(self, meeting_id: str, day: dt.date, row: ItemRow | None, before: str | None = None) -> None:
        super().__init__(
            _("添加环节") if row is None else _("修改环节"), _("添加") if row is None else _("保存")
        )
        self._meeting, self._day, self._row, self._before = meeting_id, day, row, before
        self.title = self.ask(_("名称"), _("环节名称"), _("不写就用类别的名称"), row.title if row else "")
        self.who = self.ask(_("主讲人"), _("主讲人"), "", (row.who or "") if row else "")
        minutes = str(row.minutes) if row and row.minutes is not None else ""
        self.minutes = self.ask(_("时长"), _("时长（分钟）"), _("分钟，例如 15"), minutes)
        start = clock_words(row.fixed_start) if row else ""
        self.start = self.ask(_("固定时间"), _("固定开始时间"), _("不固定就空着"), start)
        words = [_(KIND_WORDS[kind]) for kind in KINDS]
        current = KINDS.index(Kind(row.kind)) if row else KINDS.index(Kind.OTHER)
        self.kind: Combo = self.choose(_("环节类别"), _("环节类别"), words, current)
        self.answer_with(self._command)

    def _command(self) -> Command[str] | Command[None] | None:
        minutes, start = _minutes(self.minutes), _start(self.start, self._day)
        if minutes is False or start is False:
            return None
        told = {
            "meeting_id": self._meeting, "kind": KINDS[self.kind.currentIndex()].value,
            "who": said(self.who) or None, "planned_minutes": minutes, "planned_start": start,
        }  # fmt: skip
        if self._row is None:
            return commands.AddItem(**told, title=said(self.title) or None, before=self._before)  # type: ignore[arg-type]
        title = said(self.title) or _(KIND_WORDS[KINDS[self.kind.currentIndex()]])
        return commands.ChangeItem(**told, title=title, item_id=self._row.id)  # type: ignore[arg-type]


def _minutes(field: WithError) -> int | bool | None:
    """Whole minutes, None when empty, False when it can't be read."""
    text = said(field)
    wrong = bool(text) and not (text.isascii() and text.isdigit() and int(text) <= 24 * 60)
    field.refuse(_("请写整数分钟，例如 15") if wrong else "")
    return False if wrong else int(text) if text else None


def _start(field: WithError, day: dt.date) -> dt.datetime | bool | None:
    """A moment of the meeting's day, None when empty, False when it can't be read."""
    text = said(field)
    at = time_of_day(text) if text else None
    field.refuse(_("请写几点几分，例如 11:10") if text and at is None else "")
    if text and at is None:
        return False
    return dt.datetime.combine(day, at) if at else None


def template_card(meeting_id: str) -> AskCard:
    """Which template takes the place of what has not begun."""
    card = AskCard(_("套用模板"), _("替换现有环节"))
    names = tuple(TEMPLATE_WORDS)
    chosen = card.choose(_("模板"), _("模板"), [_(words) for words in TEMPLATE_WORDS.values()])
    card.answer_with(
        lambda: ApplyTemplate(
            meeting_id=meeting_id, template=names[chosen.currentIndex()], replace=True
        )
    )
    return card
