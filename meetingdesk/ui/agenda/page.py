"""议程: what comes when, how it goes, and what to do when it can't be kept."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from typing import Any, ClassVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from meetingdesk.agenda import commands
from meetingdesk.agenda.filling import ApplyTemplate
from meetingdesk.agenda.model import Kind, Progress
from meetingdesk.agenda.queries import ItemRow, Schedule, notes
from meetingdesk.agenda.templates import TEMPLATE_WORDS
from meetingdesk.desk import Command
from meetingdesk.foundation.wording import _
from meetingdesk.meeting import queries as meetings
from meetingdesk.meeting.model import State
from meetingdesk.overview.queries import schedule
from meetingdesk.speakers import queries as speakers
from meetingdesk.ui.agenda import lines
from meetingdesk.ui.agenda.acts_bar import STYLES, ActsBar
from meetingdesk.ui.agenda.forms import ItemCard, earliest_of
from meetingdesk.ui.agenda.landing import Landing, dropped, inward, outward, stepped
from meetingdesk.ui.agenda.lines import Line
from meetingdesk.ui.agenda.listing import AgendaList, Heads
from meetingdesk.ui.agenda.sources import SourcesCard, sources
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
ALONE_WIDTH = 720  # of a form that stands in place of the list
BESIDE = 1100  # px of a window that holds list and form side by side


class ThePage(Page):
    """F7 starts and finishes, Enter or F2 changes an item, Alt with an arrow moves it, up, down, in or out;
    Insert adds one, Shift+F7 skips the chosen one, Delete takes it out.
    """

    watches: ClassVar[frozenset[str]] = frozenset({"agenda", "meeting", "speakers"})

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._clock = context.bridge.desk.clock
        self._plan = Schedule((), None, None, None, None, None)
        self._state = State.PREPARING.value
        self.asking: AskCard | SourcesCard | None = None
        self._head = PageHead("")
        self.template, self.add_item = Button("", icon="copy"), Button("", icon="plus")
        self.papers = Button("", Weight.QUIET, "printer")
        self.turn = Button("", Weight.PRIMARY, "play", "F7")
        self._rows: Rows[Line] = Rows(read=lines.read)
        self.list = AgendaList(self._rows, "")
        self._heads = Heads(self.list)
        self.acts = ActsBar()
        self._starters: list[Button] = []
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
        self.acts.style_of_numbers.choose(STYLES.index(self._plan.numbering))
        self._head.set_words(_("议程"), lines.headline(self._plan, self._state == State.RUNNING))
        self._pages.setCurrentIndex(0 if self._plan.rows else 1)
        self._say_turn()
        self._say_actions()

    def rename(self) -> None:
        """The words of the page."""
        self.template.set_words(_("模板"))
        self.add_item.set_words(_("添加"))
        self.papers.set_words(_("打印和导出"))
        self.acts.rename()
        self.list.setAccessibleName(_("议程"))
        self._make_empty()
        self.refresh()

    def focus_first(self) -> None:
        """The list, at what runs or comes next; on an empty page the template that fits most."""
        if self.list.current_id() is None:
            self.list.choose(self._plan.part_id or self._plan.current_id or self._plan.next_id or "")
        (self.list if self._plan.rows else self._starters[0]).setFocus()

    def start_or_finish(self) -> None:
        """F7: finish what runs, or start what comes next; parts before the item that they belong to."""
        running, following = self._turns()
        if running:
            self.attempt(commands.FinishItem(meeting_id=self.context.meeting_id, item_id=running))
        elif following:
            self.attempt(commands.StartItem(meeting_id=self.context.meeting_id, item_id=following))

    def _turns(self) -> tuple[str | None, str | None]:
        """What one key finishes, or starts: one of the two is known."""
        plan = self._plan
        if plan.part_id or (plan.current_id and not plan.next_part_id):
            return plan.part_id or plan.current_id, None
        if self._state in {State.ENDED, State.ARCHIVED}:
            return plan.current_id, None
        if plan.current_id:
            return None, plan.next_part_id
        waiting = [row for row in plan.rows if row.state == Progress.WAITING]
        first = next((row.id for row in waiting if row.parent_id == plan.next_id), None)
        return None, (first if plan.next_id else None) or plan.next_id

    def _line(self, row: ItemRow, now: dt.datetime, about: str) -> Line:
        used = left = None
        if row.state == Progress.RUNNING and row.began_at:
            used = max(0, int((now - row.began_at).total_seconds()))  # a clock may be set back
            left = self._left(row, now)
        told = (about if row.kind == Kind.ORAL_REPORTS else "") or row.topic or ""
        rows = self._plan.rows
        return Line(
            row, used, left, "" if used is None else told, lines.way_out(self._plan, row),
            lines.new_day(rows, row), any(one.parent_id == row.id for one in rows),
        )  # fmt: skip

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
        running, following = self._turns()
        if running:
            self.turn.set_words(_("结束{title}", title=named[running]))
        elif following:
            self.turn.set_words(_("开始{title}", title=named[following]))
        self.turn.set_icon("check" if running else "play")
        self.turn.setVisible(bool(running or following))
        for button in (self.template, self.add_item, self.papers):
            button.setVisible(bool(self._plan.rows))
        self._starters[-1].setVisible(self._more_sources())

    def _say_actions(self) -> None:
        self.acts.say(self._plan.rows, self._chosen())

    def _tick(self) -> None:
        if self.isVisible() and self._plan.rows and self._state == State.RUNNING:
            self.refresh()

    def _chosen(self) -> ItemRow | None:
        """As the plan has it now: while the list takes new rows in, its own may be those before."""
        line = self._rows.row(self.list.current_id() or "")
        item = line.item if line is not None else None
        return next((row for row in self._plan.rows if item is not None and row.id == item.id), None)

    def _do_for_chosen(self, kind: Any) -> None:
        row = self._chosen()
        if row is not None:
            self.attempt(kind(meeting_id=self.context.meeting_id, item_id=row.id))

    def _start_chosen(self) -> None:
        row = self._chosen()
        running = row is not None and row.state == Progress.RUNNING
        self._do_for_chosen(commands.FinishItem if running else commands.StartItem)

    def _move(self, land: Callable[[Sequence[ItemRow], ItemRow], Landing | None]) -> None:
        row = self._chosen()
        landing = land(self._plan.rows, row) if row is not None else None
        if row is not None and landing is not None:
            self._put(row.id, landing)

    def _drop(self, item: str, before: str) -> None:
        row = next(one for one in self._plan.rows if one.id == item)
        landing = dropped(self._plan.rows, row, before or None)
        if landing is not None:
            self._put(item, landing)

    def _put(self, item: str, landing: Landing) -> None:
        meeting = self.context.meeting_id
        self.attempt(
            commands.MoveItem(meeting_id=meeting, item_id=item, before=landing.before, under=landing.under)
        )
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

    def _card_for(self, row: ItemRow | None, **more: Any) -> ItemCard:
        facts = self.bridge.ask(meetings.meeting, self.context.meeting_id)
        day = (facts.start.date() if facts.start else facts.date) or self._clock.local().date()
        earliest = earliest_of(day, facts.start)
        return ItemCard(self.context.meeting_id, self._plan.rows, earliest, row, **more)

    def begin_change(self, which: str = "") -> None:
        """Ask for the facts of an item, the chosen one where none is named."""
        line = self._rows.row(which or self.list.current_id() or "")
        if line is not None:
            note = self.bridge.ask(notes, self.context.meeting_id).get(line.id, "")
            self._ask(self._card_for(line.item, note=note))

    def _begin_add(self) -> None:
        """After the chosen one and on its level; on the fly, right after what runs."""
        rows, chosen = self._plan.rows, self._chosen()
        before, under = self._plan.next_id if self._plan.current_id else None, None
        if chosen is not None and self.list.hasFocus():
            level = [row for row in rows if row.parent_id == chosen.parent_id]
            place = level.index(chosen) + 1
            before, under = level[place].id if place < len(level) else None, chosen.parent_id
        self._ask(self._card_for(None, before=before, under=under))

    def begin_template(self) -> None:
        """Show where an agenda can come from."""
        card = SourcesCard(self.bridge, self.context.meeting_id, replaces=bool(self._plan.rows))
        card.kept.connect(self._keep)
        self._ask(card)

    def _keep(self, command: Command[Any]) -> None:
        if self.attempt(command) and isinstance(self.asking, SourcesCard):
            self.asking.show_sources()
            self.tell(Tone.OK, _("模板已更新，可以撤销"))

    def _more_sources(self) -> bool:
        """Whether there is more to begin with than the usual three."""
        if self._plan.rows:
            return False
        return len(sources(self.bridge, self.context.meeting_id)) > len(TEMPLATE_WORDS)

    def _ask(self, card: AskCard | SourcesCard) -> None:
        self._stop_asking()
        self.asking = card
        card.decided.connect(self._decide)
        card.left.connect(self._stop_asking)
        self.turn.set_kind(Weight.NORMAL)  # one primary a page: the form's
        self._beside.addWidget(card, 1 if isinstance(card, SourcesCard) else 0)
        self._beside.addStretch(0 if isinstance(card, SourcesCard) else 1)
        self._pages.setCurrentIndex(0)
        self._make_room()
        card.begin()

    def _decide(self, command: Command[Any]) -> None:
        if self.attempt(command):
            self._stop_asking()

    def _stop_asking(self) -> None:
        if self.asking is None:
            return
        self.asking.hide()
        self.asking.deleteLater()
        self.asking = None
        while self._beside.count():
            self._beside.takeAt(0)
        self.turn.set_kind(Weight.PRIMARY)
        self._pages.setCurrentIndex(0 if self._plan.rows else 1)
        self._make_room()
        self.list.setFocus()

    def _start_from(self, place: int) -> None:
        names = tuple(TEMPLATE_WORDS)
        if place == len(names):
            self._ask(self._card_for(None))
        elif place > len(names):
            self.begin_template()
        else:
            self.attempt(ApplyTemplate(meeting_id=self.context.meeting_id, template=names[place]))
            self.list.setFocus()

    def _listen(self) -> None:
        self.template.clicked.connect(self.begin_template)
        self.papers.clicked.connect(lambda: self.context.go("documents"))
        self.acts.style_of_numbers.chosen.connect(self._number)
        self.list.events.chosen.connect(lambda _which: self._say_actions())
        self.list.events.opened.connect(self.begin_change)
        self.list.events.acted.connect(self._take_way_out)
        self.list.moved.connect(self._drop)
        acts: tuple[tuple[Button, str, Callable[[], None]], ...] = (
            (self.turn, "F7", self.start_or_finish), (self.add_item, "Ins", self._begin_add),
            (self.acts.start_this, "", self._start_chosen), (self.acts.change, "F2", self.begin_change),
            (self.acts.skip, "Shift+F7", lambda: self._do_for_chosen(commands.SkipItem)),
            (self.acts.up, "Alt+Up", lambda: self._move(lambda rows, row: stepped(rows, row, -1))),
            (self.acts.down, "Alt+Down", lambda: self._move(lambda rows, row: stepped(rows, row, 1))),
            (self.acts.inward, "Alt+Right", lambda: self._move(inward)),
            (self.acts.outward, "Alt+Left", lambda: self._move(outward)),
            (self.acts.remove, "", lambda: self._do_for_chosen(commands.RemoveItem)),
        )  # fmt: skip
        for button, key, call in acts:
            button.clicked.connect(lambda _checked=False, call=call: call())
            if key:
                QShortcut(QKeySequence(key), self).activated.connect(call)
        delete = QShortcut(QKeySequence("Del"), self.list)  # in a field it takes out a letter
        delete.setContext(Qt.ShortcutContext.WidgetShortcut)
        delete.activated.connect(lambda: self._do_for_chosen(commands.RemoveItem))

    def _number(self, place: int) -> None:
        self.attempt(
            commands.SetNumbering(meeting_id=self.context.meeting_id, numbering=STYLES[place].value)
        )

    def _place(self) -> None:
        outer = QVBoxLayout(self)
        outer.setContentsMargins(MARGIN, 0, MARGIN, 16)
        outer.setSpacing(0)
        for button in (self.papers, self.template, self.add_item, self.turn):
            self._head.add(button)
        outer.addWidget(self._head)
        outer.addWidget(self.strip)
        line = QHBoxLayout()
        line.setSpacing(GAP)
        outer.addLayout(line, 1)
        self._front = QWidget()
        line.addWidget(self._front, 1)
        self._pages = QStackedLayout(self._front)
        self._pages.addWidget(self._card())
        self._pages.addWidget(self._empty)
        self._beside = QVBoxLayout()
        line.addLayout(self._beside)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """More room or less."""
        super().resizeEvent(event)
        self._make_room()

    def _make_room(self) -> None:
        """In a narrow window, such as 1366x768 at 150 %, a form stands in place of the list."""
        narrow = self.window().width() < BESIDE
        self._front.setVisible(self.asking is None or not narrow)
        if self.asking is not None:
            self.asking.setFixedWidth(ALONE_WIDTH if narrow else FORM_WIDTH)
        if isinstance(self.asking, AskCard):
            self.asking.form.fold(narrow)

    def _card(self) -> Card:
        card = Card(margin=1, spacing=0)
        card.body.addWidget(self._heads)
        card.body.addWidget(self.list, 1)
        card.body.addWidget(Hairline())
        card.body.addWidget(self.acts)
        return card

    def _make_empty(self) -> None:
        """One primary: the template of the meeting this program is made for."""
        words = [*(_(name) for name in TEMPLATE_WORDS.values()), _("自己写"), _("模板和往年议程")]
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
