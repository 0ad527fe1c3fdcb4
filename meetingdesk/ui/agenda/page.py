"""议程: what comes when, how it goes, and what to do when it can't be kept."""

from __future__ import annotations

import datetime as dt
from typing import Any, ClassVar

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from meetingdesk.agenda import commands
from meetingdesk.agenda.filling import ApplyTemplate
from meetingdesk.agenda.model import Kind, Progress
from meetingdesk.agenda.queries import ItemRow, Schedule
from meetingdesk.agenda.templates import TEMPLATE_WORDS
from meetingdesk.desk import Command
from meetingdesk.foundation.wording import _
from meetingdesk.meeting import queries as meetings
from meetingdesk.meeting.model import State
from meetingdesk.overview.queries import schedule
from meetingdesk.speakers import queries as speakers
from meetingdesk.ui.agenda import lines
from meetingdesk.ui.agenda.forms import ItemCard, template_card
from meetingdesk.ui.agenda.lines import Line
from meetingdesk.ui.agenda.listing import AgendaList, Heads
from meetingdesk.ui.asking import AskCard
from meetingdesk.ui.page import Context, Page
from meetingdesk.ui.parts.buttons import Button
from meetingdesk.ui.parts.buttons import Kind as Weight
from meetingdesk.ui.parts.surfaces import GAP, MARGIN, Card, EmptyPage, Hairline, PageHead
from meetingdesk.ui.tables import Rows
from meetingdesk.ui.theme import Tone
from meetingdesk.ui.top_line import ticking

TICK_MS = 1000
FORM_WIDTH = 340


class ThePage(Page):
    """F7 starts and finishes, Enter or F2 changes an item, Alt with an arrow moves it."""

    watches: ClassVar[frozenset[str]] = frozenset({"agenda", "meeting", "speakers"})

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._clock = context.bridge.desk.clock
        self._plan = Schedule((), None, None, None, None, None)
        self._state = State.PREPARING.value
        self._asking: AskCard | None = None
        self._head = PageHead("")
        self.template, self.add_item = Button("", icon="copy"), Button("", icon="plus")
        self.turn = Button("", Weight.PRIMARY, "play", "F7")
        self._rows: Rows[Line] = Rows(read=lines.read)
        self.list = AgendaList(self._rows, "")
        self._heads = Heads(self.list)
        self.start_this, self.skip, self.change = _quiet("play"), _quiet("skip-forward"), _quiet("pencil")
        self.up, self.down, self.remove = _quiet("arrow-up"), _quiet("arrow-down"), _quiet("trash-2")
        self._starters = [Button("") for _name in TEMPLATE_WORDS] + [Button("", icon="plus")]
        self._empty: QWidget = QWidget()
        self._place()
        self._listen()
        self.rename()
        ticking(self, TICK_MS).timeout.connect(self._tick)

    def refresh(self) -> None:
        """Times, states, the words of the one key."""
        now = self._clock.local()
        meeting = self.context.meeting_id
        self._state = self.bridge.ask(meetings.meeting, meeting).state
        self._plan = self.bridge.ask(schedule, meeting, now)
        about = self._about(now)
        self._rows.apply([self._line(row, now, about) for row in self._plan.rows])
        self._head.set_words(_("议程"), lines.headline(self._plan, self._state == State.RUNNING))
        self._pages.setCurrentIndex(0 if self._plan.rows else 1)
        self._say_turn()
        self._say_actions()

    def rename(self) -> None:
        """The words of the page."""
        self.template.set_words(_("套用模板"))
        self.add_item.set_words(_("添加"))
        self.start_this.set_words(_("开始这一项"))
        for button, words, key in (
            (self.skip, _("跳过这项"), ""), (self.change, _("修改"), "F2"), (self.up, _("上移"), "Alt ↑"),
            (self.down, _("下移"), "Alt ↓"), (self.remove, _("删去"), ""),
        ):  # fmt: skip
            button.set_words(words)
            button.set_key(key)
        self.list.setAccessibleName(_("议程"))
        self._make_empty()
        self.refresh()

    def focus_first(self) -> None:
        """The list, at what runs or comes next; on an empty page the template that fits most."""
        if self.list.current_id() is None:
            self.list.choose(self._plan.current_id or self._plan.next_id or "")
        (self.list if self._plan.rows else self._starters[0]).setFocus()

    def start_or_finish(self) -> None:
        """F7: finish what runs, or start what comes next."""
        running, following = self._plan.current_id, self._plan.next_id
        if running:
            self.attempt(commands.FinishItem(meeting_id=self.context.meeting_id, item_id=running))
        elif following and self._state not in {State.ENDED, State.ARCHIVED}:
            self.attempt(commands.StartItem(meeting_id=self.context.meeting_id, item_id=following))

    def _line(self, row: ItemRow, now: dt.datetime, about: str) -> Line:
        used = left = None
        if row.state == Progress.RUNNING and row.began_at:
            used = int((now - row.began_at).total_seconds())
            left = self._left(row, now)
        told = (about if row.kind == Kind.ORAL_REPORTS else "") or row.topic or ""
        return Line(row, used, left, "" if used is None else told, lines.way_out(self._plan, row))

    def _left(self, row: ItemRow, now: dt.datetime) -> int | None:
        if row.projected_end and row.projected_end > now:
            return int((row.projected_end - now).total_seconds())
        if row.minutes is None or row.began_at is None:
            return None
        return row.minutes * 60 - int((now - row.began_at).total_seconds())

    def _about(self, now: dt.datetime) -> str:
        floor = self.bridge.ask(speakers.floor, self.context.meeting_id, now)
        if floor.turn is None:
            return ""
        total = len(self.bridge.ask(speakers.turns, self.context.meeting_id))
        who = floor.turn.who
        return _("第 {place} 位，共 {total} 位：{name}（{unit}）", place=floor.turn.place, total=total,
                 name=who.name or "", unit=who.unit)  # fmt: skip

    def _say_turn(self) -> None:
        named = {row.id: lines.title(row) for row in self._plan.rows}
        running, following = self._plan.current_id, self._plan.next_id
        over = self._state in {State.ENDED, State.ARCHIVED}
        if running:
            self.turn.set_words(_("结束{title}", title=named[running]))
        elif following:
            self.turn.set_words(_("开始{title}", title=named[following]))
        self.turn.set_icon("check" if running else "play")
        self.turn.setVisible(bool(running or (following and not over)))
        begun = any(row.began_at for row in self._plan.rows)
        self.template.setVisible(bool(self._plan.rows) and not begun)
        self.add_item.setVisible(bool(self._plan.rows))

    def _say_actions(self) -> None:
        row = self._chosen()
        waiting = row is not None and row.state == Progress.WAITING
        self.change.setEnabled(row is not None)
        self.start_this.setEnabled(row is not None and row.state in {Progress.WAITING, Progress.SKIPPED})
        for button in (self.skip, self.up, self.down):
            button.setEnabled(waiting)
        self.remove.setEnabled(row is not None and row.state in {Progress.WAITING, Progress.SKIPPED})

    def _tick(self) -> None:
        if self.isVisible() and self._plan.rows and self._state == State.RUNNING:
            self.refresh()

    def _chosen(self) -> ItemRow | None:
        line = self._rows.row(self.list.current_id() or "")
        return line.item if line is not None else None

    def _do_for_chosen(self, kind: Any) -> None:
        row = self._chosen()
        if row is not None:
            self.attempt(kind(meeting_id=self.context.meeting_id, item_id=row.id))

    def _move(self, step: int) -> None:
        """Past its neighbour among those on the same level; what has begun stays before what has not."""
        row = self._chosen()
        if row is None or row.state != Progress.WAITING:
            return
        level = [one for one in self._plan.rows if one.parent_id == row.parent_id]
        place = level.index(row) + step
        if not 0 <= place < len(level) or level[place].began_at:
            return
        after = place if step < 0 else place + 1
        before = level[after].id if after < len(level) else None
        self._put(row.id, before)

    def _put(self, item: str, before: str | None) -> None:
        if before != item:
            meeting = self.context.meeting_id
            self.attempt(commands.MoveItem(meeting_id=meeting, item_id=item, before=before or None))
            self.list.choose(item)

    def _take_way_out(self, which: str) -> None:
        line = self._rows.row(which)
        way = line.way if line is not None else None
        if way is None:
            return
        meeting = self.context.meeting_id
        shorter = commands.ChangeItem(meeting_id=meeting, item_id=way.item_id, planned_minutes=way.left)
        if self.attempt(shorter):
            self.tell(Tone.OK, _("“{title}”减到 {minutes} 分钟", title=way.title, minutes=way.left))

    def _day(self) -> dt.date:
        facts = self.bridge.ask(meetings.meeting, self.context.meeting_id)
        return (facts.start.date() if facts.start else facts.date) or self._clock.local().date()

    def _begin_change(self, which: str = "") -> None:
        line = self._rows.row(which or self.list.current_id() or "")
        if line is not None:
            self._ask(ItemCard(self.context.meeting_id, self._day(), line.item))

    def _begin_add(self) -> None:
        """After the chosen one; on the fly, right after what runs."""
        tops = [row for row in self._plan.rows if row.parent_id is None]
        chosen = self._chosen()
        before = self._plan.next_id if self._plan.current_id else None
        if chosen in tops and self.list.hasFocus():
            place = tops.index(chosen) + 1
            before = tops[place].id if place < len(tops) else None
        self._ask(ItemCard(self.context.meeting_id, self._day(), None, before))

    def _ask(self, card: AskCard) -> None:
        self._stop_asking()
        self._asking = card
        card.setFixedWidth(FORM_WIDTH)
        card.decided.connect(self._decide)
        card.left.connect(self._stop_asking)
        self.turn.set_kind(Weight.NORMAL)  # one primary a page: the form's
        self._beside.addWidget(card)
        self._beside.addStretch(1)
        self._pages.setCurrentIndex(0)
        card.begin()

    def _decide(self, command: Command[Any]) -> None:
        if self.attempt(command):
            self._stop_asking()

    def _stop_asking(self) -> None:
        if self._asking is None:
            return
        self._asking.hide()
        self._asking.deleteLater()
        self._asking = None
        while self._beside.count():
            self._beside.takeAt(0)
        self.turn.set_kind(Weight.PRIMARY)
        self._pages.setCurrentIndex(0 if self._plan.rows else 1)
        self.list.setFocus()

    def _start_from(self, place: int) -> None:
        names = tuple(TEMPLATE_WORDS)
        if place == len(names):
            self._ask(ItemCard(self.context.meeting_id, self._day(), None))
        else:
            self.attempt(ApplyTemplate(meeting_id=self.context.meeting_id, template=names[place]))
            self.list.setFocus()

    def _listen(self) -> None:
        self.turn.clicked.connect(self.start_or_finish)
        self.add_item.clicked.connect(self._begin_add)
        self.template.clicked.connect(lambda: self._ask(template_card(self.context.meeting_id)))
        self.change.clicked.connect(lambda _checked=False: self._begin_change())
        self.up.clicked.connect(lambda: self._move(-1))
        self.down.clicked.connect(lambda: self._move(1))
        acts: tuple[tuple[Button, Any], ...] = (
            (self.start_this, commands.StartItem), (self.skip, commands.SkipItem),
            (self.remove, commands.RemoveItem),
        )  # fmt: skip
        for button, kind in acts:
            button.clicked.connect(lambda _checked=False, kind=kind: self._do_for_chosen(kind))
        self.list.events.chosen.connect(lambda _which: self._say_actions())
        self.list.events.opened.connect(self._begin_change)
        self.list.events.acted.connect(self._take_way_out)
        self.list.moved.connect(self._put)
        keys = (
            ("F7", self.start_or_finish), ("F2", self._begin_change),
            ("Alt+Up", lambda: self._move(-1)), ("Alt+Down", lambda: self._move(1)),
        )  # fmt: skip
        for key, call in keys:
            QShortcut(QKeySequence(key), self).activated.connect(call)

    def _place(self) -> None:
        outer = QVBoxLayout(self)
        outer.setContentsMargins(MARGIN, 0, MARGIN, 16)
        outer.setSpacing(0)
        for button in (self.template, self.add_item, self.turn):
            self._head.add(button)
        outer.addWidget(self._head)
        outer.addWidget(self.strip)
        line = QHBoxLayout()
        line.setSpacing(GAP)
        outer.addLayout(line, 1)
        self._pages = QStackedLayout()
        line.addLayout(self._pages, 1)  # before it is filled: its first part would be a window for a moment
        self._pages.addWidget(self._card())
        self._pages.addWidget(self._empty)
        self._beside = QVBoxLayout()
        line.addLayout(self._beside)

    def _card(self) -> Card:
        card = Card(margin=1, spacing=0)
        card.body.addWidget(self._heads)
        card.body.addWidget(self.list, 1)
        card.body.addWidget(Hairline())
        foot = QHBoxLayout()
        foot.setContentsMargins(12, 6, 12, 6)
        foot.setSpacing(4)
        for button in (self.start_this, self.skip, self.change, self.up, self.down):
            foot.addWidget(button)
        foot.addStretch(1)
        foot.addWidget(self.remove)
        card.body.addLayout(foot)
        return card

    def _make_empty(self) -> None:
        """One primary: the template of the meeting this program is made for."""
        words = [*(_(name) for name in TEMPLATE_WORDS.values()), _("自己写")]
        weights = [Weight.PRIMARY] + [Weight.NORMAL] * (len(words) - 1)
        buttons = [Button(word, weight) for word, weight in zip(words, weights, strict=True)]
        for place, button in enumerate(buttons):
            button.clicked.connect(lambda _checked=False, place=place: self._start_from(place))
        self._starters = buttons
        made = EmptyPage("list-ordered", _("还没有议程"), _("从模板开始，时长和环节都可以再改"), *buttons)
        self._pages.removeWidget(self._empty)
        self._empty.deleteLater()
        self._empty = made
        self._pages.addWidget(made)


def _quiet(icon: str) -> Button:
    return Button("", Weight.QUIET, icon, height=32)
