"""What is asked beside the agenda: an item's facts."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from meetingdesk.agenda import commands
from meetingdesk.agenda.model import KIND_WORDS, Kind
from meetingdesk.agenda.queries import ItemRow
from meetingdesk.agenda.schedule import not_before
from meetingdesk.desk import Command
from meetingdesk.foundation.given import KEEP
from meetingdesk.foundation.wording import _
from meetingdesk.ui.agenda.lines import numbered
from meetingdesk.ui.asking import AskCard, said
from meetingdesk.ui.moments import clock_words, time_of_day
from meetingdesk.ui.parts.fields import Combo, TextArea, WithError

KINDS = tuple(Kind)
HALF_A_DAY = dt.timedelta(hours=12)  # an earlier time of day than that before the start is the next day's
NOTE_LEAST, NOTE_MOST = 54, 104


class ItemCard(AskCard):
    """Title, who, length, fixed times, kind, what it is a part of, and a note for the host; new or known.

    `rows` are all items; `earliest` is the first moment that a fixed time may mean.
    """

    def __init__(
        self, meeting_id: str, rows: Sequence[ItemRow], earliest: dt.datetime, row: ItemRow | None = None,
        *, note: str = "", before: str | None = None, under: str | None = None,
    ) -> None:  # fmt: skip
        words = (_("添加环节"), _("添加")) if row is None else (_("修改环节"), _("保存"))
        super().__init__(*words)
        self._meeting, self._earliest, self._row, self._before = meeting_id, earliest, row, before
        self._known_note = note
        self.title = self.ask(_("名称"), _("环节名称"), _("不写就用类别的名称"), row.title if row else "")
        self.who = self.ask(_("主讲人"), _("主讲人"), "", (row.who or "") if row else "")
        minutes = str(row.minutes) if row and row.minutes is not None else ""
        self.minutes = self.ask(_("时长"), _("时长（分钟）"), self._length_hint(rows), minutes)
        start, end = (clock_words(row.fixed_start), clock_words(row.fixed_end)) if row else ("", "")
        self.start, self.end = self.ask_pair(
            _("固定时间"), (_("固定开始时间"), _("开始"), start), (_("固定结束时间"), _("结束"), end)
        )
        self.topic = self.ask(_("内容"), _("内容"), _("例如学习的题目"), (row.topic or "") if row else "")
        self._choose(rows, under)
        self.note = TextArea(_("只给主持人的提示"), _("只在主持词里，大屏和会议议程上都没有"), note)
        self.note.setMinimumHeight(NOTE_LEAST)
        self.note.setMaximumHeight(NOTE_MOST)
        self.form.add(_("提示"), self.note)
        self.answer_with(self._command)

    def _length_hint(self, rows: Sequence[ItemRow]) -> str:
        if self._row is not None and any(one.parent_id == self._row.id for one in rows):
            return _("空着就按分项合计")
        return _("分钟，例如 15")

    def _choose(self, rows: Sequence[ItemRow], under: str | None) -> None:
        row = self._row
        words = [_(KIND_WORDS[kind]) for kind in KINDS]
        current = KINDS.index(Kind(row.kind)) if row else KINDS.index(Kind.OTHER)
        self.kind: Combo = self.choose(_("环节类别"), _("环节类别"), words, current)
        tops = [one for one in rows if one.parent_id is None and (row is None or one.id != row.id)]
        if row is not None and any(one.parent_id == row.id for one in rows):
            tops = []  # what has parts becomes no part
        self._wholes = [None, *(one.id for one in tops)]
        choices = [_("单独一项"), *(_("{title} 的分项", title=numbered(one)) for one in tops)]
        of = row.parent_id if row else under
        self.whole: Combo = self.choose(
            _("属于"), _("属于哪一项"), choices, self._wholes.index(of) if of in self._wholes else 0
        )
        self.whole.setEnabled(len(choices) > 1)

    def _command(self) -> Command[str] | Command[None] | None:
        minutes, start = _minutes(self.minutes), _moment(self.start, self._earliest)
        end = _moment(self.end, start if isinstance(start, dt.datetime) else self._earliest)
        if minutes is False or start is False or end is False:
            return None
        under, note = self._wholes[self.whole.currentIndex()], self.note.toPlainText().strip() or None
        told = {
            "meeting_id": self._meeting, "kind": KINDS[self.kind.currentIndex()].value,
            "who": said(self.who) or None, "planned_minutes": minutes, "planned_start": start,
            "planned_end": end, "topic": said(self.topic) or None, "parent_id": under,
        }  # fmt: skip
        if self._row is None:
            return commands.AddItem(**told, title=said(self.title) or None, note=note, before=self._before)  # type: ignore[arg-type]
        title = said(self.title) or _(KIND_WORDS[KINDS[self.kind.currentIndex()]])
        kept = KEEP if note == (self._known_note or None) else note
        return commands.ChangeItem(**told, title=title, item_id=self._row.id, note=kept)  # type: ignore[arg-type]


def _minutes(field: WithError) -> int | bool | None:
    """Whole minutes, None when empty, False when it can't be read."""
    text = said(field)
    wrong = bool(text) and not (text.isascii() and text.isdigit() and int(text) <= 24 * 60)
    field.refuse(_("请写整数分钟，例如 15") if wrong else "")
    return False if wrong else int(text) if text else None


def _moment(field: WithError, earliest: dt.datetime) -> dt.datetime | bool | None:
    """The first moment from `earliest` on that shows this time, None when empty, False when unreadable."""
    text = said(field)
    at = time_of_day(text) if text else None
    field.refuse(_("请写几点几分，例如 11:10") if text and at is None else "")
    if text and at is None:
        return False
    return not_before(at, earliest) if at else None


def earliest_of(day: dt.date, start: dt.datetime | None) -> dt.datetime:
    """From when on a time of day is meant: the meeting's day, or half a day before a start in the evening."""
    midnight = dt.datetime.combine(day, dt.time())
    return max(midnight, start - HALF_A_DAY) if start else midnight
