"""历史: every act in words, the latest first; what can be taken back says so (look 15)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from pathlib import Path
from typing import ClassVar

from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from meetingdesk.bootstrap import journal_holds
from meetingdesk.foundation.errors import MeetingDeskError
from meetingdesk.foundation.wording import _, sentence
from meetingdesk.ui import exporting
from meetingdesk.ui.exporting import Outgoing
from meetingdesk.ui.history import steps
from meetingdesk.ui.history.detail import ChainCard, DetailCard
from meetingdesk.ui.history.steps import KINDS, PAGES, Fate, Step, steps_of
from meetingdesk.ui.page import Context, Page
from meetingdesk.ui.parts.buttons import Button, FilterButton
from meetingdesk.ui.parts.choosing import OneOf
from meetingdesk.ui.parts.faces import Face
from meetingdesk.ui.parts.fields import Combo, SearchField
from meetingdesk.ui.parts.labels import Label
from meetingdesk.ui.parts.rows import RowList
from meetingdesk.ui.parts.surfaces import GAP, MARGIN, Card, FollowingScroll, PageHead
from meetingdesk.ui.tables import Rows
from meetingdesk.ui.theme import Role, Tone

STEP = 200
SIDE = 296
NARROW, LOW = 1000, 520  # of the page


class ThePage(Page):
    """The list with its filters, one act beside it, and whether the chain of acts is whole."""

    watches: ClassVar[frozenset[str]] = frozenset(
        {
            "roster",
            "meeting",
            "agenda",
            "signin",
            "speakers",
            "evaluation",
            "commentary",
            "minutes",
            "documents",
        }
    )

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._limit = STEP
        self._steps: list[Step] = []
        self._checked = False
        self.head = PageHead("")
        self.meeting, self.when, self.person = Combo(""), Combo(""), Combo("")
        self.export = Button("", icon="download")
        self.field = SearchField("", "", height=32)
        self.kinds = [FilterButton("") for _kind in KINDS]
        self.rows: Rows[Step] = Rows(read=steps.read, search=steps.search)
        self.list = RowList(self.rows, self._face, "", height=42, inset=20)
        self.nothing = Label("", Role.SECOND, "text2", align="centre")
        self.more = Button("", height=32)
        self.detail = DetailCard()
        self.chain = ChainCard()
        self._place()
        self._listen()
        self.rename()

    def refresh(self) -> None:
        """The latest acts, as many as asked for."""
        desk = self.bridge.desk
        acts = desk.history(self._limit)
        undo, redo = desk.undoable(), desk.redoable()
        self._steps = steps_of(acts, undo.seq if undo else None, redo.seq if redo else None)
        self._fill_people()
        self._say_kinds()
        words = _("第 {first} 步到第 {last} 步", first=acts[-1].seq, last=acts[0].seq) if acts else ""
        self.head.set_words(_("历史"), words)
        self.more.setVisible(len(acts) == self._limit)
        self._show()

    def rename(self) -> None:
        """The words that stay."""
        self.field.setAccessibleName(_("在历史里查找"))
        self.field.setPlaceholderText(_("按人名、单位、事情查找"))
        self.person.setAccessibleName(_("谁做的"))
        self.list.setAccessibleName(_("做过的每一步"))
        _put(self.meeting, _("哪次会议"), (_("所有会议"), _("只看这次会议")))
        _put(self.when, _("什么时候"), (_("所有时间"), _("最近 1 小时"), _("今天"), _("最近 7 天")))
        self.export.set_words(_("导出"))
        self.more.set_words(_("再往前 {count} 步", count=STEP))
        self.nothing.set_words(_("没有符合的步骤，换个词或选“全部”"))
        self.chain.say_checking()
        self.refresh()

    def focus_first(self) -> None:
        """The search field."""
        self.field.setFocus()

    def showEvent(self, event: QShowEvent) -> None:
        """The chain is checked the first time the page is seen."""
        super().showEvent(event)
        if not self._checked:
            self._checked = True
            self.check()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Less beside each step in a narrow window, and less about the chain in a low one."""
        super().resizeEvent(event)
        self.chain.set_low(self.height() < LOW)
        self._say_kinds()
        self.list.viewport().update()

    def check(self) -> None:
        """Check the chain off the window's thread."""
        self.chain.say_checking()
        desk = self.bridge.desk
        self.context.tasks.start(lambda _progress: journal_holds(desk), done=self._say_chain, owner=self)

    def take_back_to(self, step: Step) -> None:
        """Undo one after another until this one is undone; a refusal stops it and is told by the shell."""
        count = 0
        while (top := self.bridge.desk.undoable()) is not None and top.seq >= step.act.seq:
            self.bridge.undo()
            now = self.bridge.desk.undoable()
            if now is not None and now.seq == top.seq:
                break
            count += 1
        if count:
            self.tell(Tone.OK, _("已撤销 {count} 步，可以一步一步重做", count=count))

    def _face(self, step: Step) -> Face:
        return steps.face(step, self.width() < NARROW)

    def _show(self) -> None:
        kind = KINDS[self.group.checkedId()][0]
        who = self.person.currentText() if self.person.currentIndex() > 0 else ""
        since, everywhere, here = self._since(), self.meeting.currentIndex() < 1, self.bridge.meeting_id
        self.rows.apply([
            step for step in self._steps
            if (not kind or step.kind == kind) and (not who or step.act.by == who)
            and step.at >= since and (everywhere or step.act.meeting_id == here)
        ])  # fmt: skip
        self._show_chosen()

    def _since(self) -> dt.datetime:
        now = self.bridge.desk.clock.local()
        midnight = now.replace(hour=0, minute=0, second=0)
        ever, hour, week = now.replace(year=1), now - dt.timedelta(hours=1), now - dt.timedelta(days=7)
        return (ever, hour, midnight, week)[max(self.when.currentIndex(), 0)]

    def _export(self) -> None:
        suggested = Path.home() / f"{_('历史')}.xlsx"
        kinds = (_("Excel 表格 ({kinds})", kinds="*.xlsx"), _("CSV 文本 ({kinds})", kinds="*.csv"))
        holds = _("{count} 步：谁在什么时候做了什么，电话遮住。", count=len(self.rows.shown()))
        out = Outgoing(_("历史"), holds, filters=kinds, suggested=suggested)
        exporting.export(self, self.context, out, lambda path, _whole: self.write_to(path))

    def write_to(self, path: Path) -> None:
        """Write the steps that the filters show, off the window's thread."""
        from meetingdesk.ui.history import export  # once it is asked for

        heads, told = export.header(), export.rows(self.rows.shown())
        words = _("写好了 {count} 步：{file}", count=len(told), file=path.name)
        self.context.tasks.start(
            lambda _progress: export.write(path, heads, told), lambda _path: self.tell(Tone.OK, words),
            self._not_written, owner=self,
        )  # fmt: skip

    def _not_written(self, error: Exception) -> None:
        if not isinstance(error, MeetingDeskError):
            raise error
        self.tell(Tone.BAD, sentence(error), stays=True)

    def _show_chosen(self) -> None:
        shown = self.rows.shown()
        self.nothing.setVisible(not shown)
        self.detail.show_step(self._chosen() or next(iter(shown), None))

    def _chosen(self) -> Step | None:
        return self.rows.row(self.list.current_id() or "")

    def _about(self) -> Step | None:
        return self._chosen() or next(iter(self.rows.shown()), None)

    def _fill_people(self) -> None:
        people = [_("所有人"), *sorted({step.act.by for step in self._steps if step.act.by})]
        if people != [self.person.itemText(place) for place in range(self.person.count())]:
            now = self.person.currentText()
            self.person.blockSignals(True)
            self.person.clear()
            self.person.addItems(people)
            self.person.setCurrentIndex(max(self.person.findText(now), 0))
            self.person.blockSignals(False)

    def _say_kinds(self) -> None:
        narrow = self.width() < NARROW
        for button, (kind, _icon, word) in zip(self.kinds, KINDS, strict=True):
            count = sum(not kind or step.kind == kind for step in self._steps)
            button.set_words(_(word) if narrow else f"{_(word)} {count}")
            button.setVisible(bool(count) or not kind or button.isChecked())

    def _turn(self, which: str = "") -> None:
        step = self.rows.row(which) if which else self._about()
        if step is not None and step.fate in {Fate.NEXT, Fate.AGAIN}:
            (self.bridge.undo if step.fate is Fate.NEXT else self.bridge.redo)()

    def _say_chain(self, broken: int | None) -> None:
        self.chain.say(broken, f"{self.bridge.desk.clock.local():%H:%M:%S}")

    def _back_to(self) -> None:
        step = self._about()
        if step is not None:
            self.take_back_to(step)

    def _visit(self) -> None:
        step = self._about()
        if step is not None:
            self.context.go(PAGES[step.kind])

    def _filter(self, words: str) -> None:
        self.rows.filter(words)
        self._show_chosen()

    def _more(self) -> None:
        self._limit += STEP
        self.refresh()

    def _listen(self) -> None:
        self.field.textChanged.connect(self._filter)
        self.group.picked.connect(lambda _place: self._show())
        for choice in (self.meeting, self.when, self.person):
            choice.currentIndexChanged.connect(lambda _place: self._show())
        self.export.clicked.connect(self._export)
        self.list.events.acted.connect(self._turn)
        self.list.events.chosen.connect(lambda _which: self._show_chosen())
        self.detail.turned.connect(self._turn)
        self.detail.back_to.connect(self._back_to)
        self.detail.visited.connect(self._visit)
        self.chain.check.clicked.connect(self.check)
        self.more.clicked.connect(self._more)

    def _place(self) -> None:
        self.group = OneOf(self)
        for button in self.kinds:
            self.group.add(button)
        self.kinds[0].setChecked(True)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(MARGIN, 0, MARGIN, 16)
        outer.setSpacing(0)
        for part in (self.meeting, self.when, self.person, self.export):
            self.head.add(part)
        outer.addWidget(self.head)
        outer.addWidget(self.strip)
        outer.addLayout(self._bar())
        outer.addSpacing(12)
        line = QHBoxLayout()
        line.setSpacing(GAP)
        line.addWidget(self._list_card(), 1)
        line.addWidget(self._side())
        outer.addLayout(line, 1)

    def _bar(self) -> QHBoxLayout:
        bar = QHBoxLayout()
        bar.setSpacing(6)
        for button in self.kinds:
            bar.addWidget(button)
        bar.addStretch(1)
        bar.addWidget(self.field)
        return bar

    def _list_card(self) -> Card:
        card = Card(margin=1, spacing=0)
        card.body.addSpacing(4)
        card.body.addWidget(self.list, 1)
        card.body.addWidget(self.nothing)
        foot = QHBoxLayout()
        foot.setContentsMargins(12, 6, 12, 6)
        foot.addStretch(1)
        foot.addWidget(self.more)
        card.body.addLayout(foot)
        return card

    def _side(self) -> QWidget:
        side = QWidget()
        side.setFixedWidth(SIDE)
        stack = QVBoxLayout(side)
        stack.setContentsMargins(0, 0, 0, 0)
        stack.setSpacing(GAP)
        stack.addWidget(FollowingScroll(self.detail), 1)
        stack.addWidget(self.chain)
        return side


def _put(choice: Combo, name: str, words: Sequence[str]) -> None:
    """The words of a choice in the language now in use; what is chosen stays."""
    now = max(choice.currentIndex(), 0)
    choice.blockSignals(True)
    choice.clear()
    choice.addItems(list(words))
    choice.setCurrentIndex(now)
    choice.blockSignals(False)
    choice.setAccessibleName(name)
