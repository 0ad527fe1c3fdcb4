"""整改清单 and tasks: the list at the left, the line in hand at the right; typing is kept."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from meetingdesk.commentary.model import SOURCE_WORDS, Source
from meetingdesk.commentary.queries import TaskRow
from meetingdesk.foundation.given import tidy
from meetingdesk.foundation.sheets import date_of
from meetingdesk.foundation.wording import _
from meetingdesk.ui.commentary.editor import Keeper
from meetingdesk.ui.moments import day_words
from meetingdesk.ui.parts.buttons import Button, Kind
from meetingdesk.ui.parts.faces import Face
from meetingdesk.ui.parts.fields import Combo, Field, Form, TextArea, WithError
from meetingdesk.ui.parts.labels import Label
from meetingdesk.ui.parts.paint import ChipFace
from meetingdesk.ui.parts.rows import RowList
from meetingdesk.ui.parts.surfaces import GAP, Card, CardHead, FollowingScroll, Hairline
from meetingdesk.ui.tables import Rows
from meetingdesk.ui.theme import Role, Tone

RIGHT, NARROW_RIGHT, NARROW_HIGH = 440, 372, 520
SOURCES = tuple(Source)


@dataclass(frozen=True)
class Line:
    """A line of the list as it stands on a day."""

    task: TaskRow
    today: dt.date

    @property
    def id(self) -> str:
        """The task's."""
        return self.task.id


def state(line: Line) -> ChipFace:
    """已销号, 已过期, what is missing, or on its way."""
    task = line.task
    if task.done_on:
        return ChipFace(_("已销号"), Tone.OK, "check")
    if task.due and task.due < line.today:
        return ChipFace(_("已过期"), Tone.WARN, "clock")
    missing = not (task.person and task.due) or (task.source != Source.DECISION and not task.measure)
    return ChipFace(_("待填"), Tone.IDLE, "circle-dashed") if missing else ChipFace(_("整改中"), Tone.INFO)


def face(line: Line) -> Face:
    """What is wrong, whose it is, until when."""
    task = line.task
    due = _("{day}前", day=day_words(task.due)) if task.due else ""
    whose = _("；").join(part for part in (task.organisation or _("全部"), task.person, due) if part)
    return Face(name=task.text, second=whose, lead=str(task.position), chip=state(line), name_room=120)


def read(line: Line) -> str:
    """The line for a screen reader."""
    shown = face(line)
    return f"{line.task.position} {shown.name} {shown.second} {state(line).words}"


def day_near(text: str, near: dt.date) -> dt.date | None:
    """2023-04-17, 2023年4月17日, or 4月17日 and 4-17 of the year that is near."""
    plain = text.strip().replace("/", "-").replace(".", "-")
    found = date_of(plain) or date_of(f"{near.year}年{plain}") or date_of(f"{near.year}-{plain}")
    return found.replace(year=near.year + 1) if found and not date_of(plain) and found < near else found


class TaskForm(Card):
    """One line: what is wrong, the measure, who, until when, how far; done on which day."""

    changed = Signal(dict)
    finished = Signal(bool)
    removed = Signal()

    def __init__(self) -> None:
        super().__init__(margin=20, spacing=8)
        self.task: TaskRow | None = None
        self.today = dt.date.min
        self.head = CardHead("", role=Role.HEADING_LARGE)
        self.text, self.measure = TextArea(""), TextArea("")
        self._keepers = [Keeper(self.text), Keeper(self.measure)]
        self._titles = [Label("", Role.SECOND_STRONG, "text2") for _part in range(2)]
        self.source = Combo("")
        self.person, self.due, self.progress = (WithError(Field("")) for _part in range(3))
        self.form = Form()
        self.done = Button("", Kind.PRIMARY, "check", height=40)
        self.again = Button("", Kind.QUIET, "undo-2", height=40)
        self.remove = Button("", Kind.QUIET, "trash-2", height=40)
        asked = (self.source, self.person, self.due, self.progress)
        self._labels = [self.form.add("", part) for part in asked]
        self._place()
        self._listen()

    def show_task(self, task: TaskRow | None, today: dt.date) -> None:
        """Put it; what is being typed in the same line stays."""
        fresh = task is None or self.task is None or task.id != self.task.id
        if fresh:
            self.keep()
        self.task, self.today = task, today
        self.setVisible(task is not None)
        if task is None:
            return
        self.head.title.set_words(task.organisation or _("全部党组织"))
        done = task.done_on
        self.head.remark.set_words(_("{day}销号", day=day_words(done)) if done else "")
        for keeper, words in zip(self._keepers, (task.text, task.measure or ""), strict=True):
            if fresh or not keeper.dirty:
                keeper.put(words)
        self.source.setCurrentIndex(SOURCES.index(Source(task.source)))
        due = day_words(task.due)
        told = ((self.person, task.person), (self.due, due), (self.progress, task.progress))
        for field, known in told:
            if fresh or not field.field.hasFocus():
                field.field.setText(known or "")
        if fresh:
            self.due.refuse("")
        self.done.setVisible(task.done_on is None)
        self.again.setVisible(task.done_on is not None)

    def keep(self) -> None:
        """Keep what stands there and differs from the record."""
        for keeper in self._keepers:
            keeper.settle()
        if self.task is None:
            return
        due, good = self._day()
        told: dict[str, Any] = {
            "text": tidy(self.text.toPlainText()) or self.task.text,
            "measure": tidy(self.measure.toPlainText()), "person": tidy(self.person.field.text()),
            "progress": tidy(self.progress.field.text()), "due": due if good else self.task.due,
            "source": SOURCES[max(self.source.currentIndex(), 0)].value,
        }  # fmt: skip
        new = {name: value for name, value in told.items() if value != getattr(self.task, name)}
        if new:
            self.changed.emit({"task_id": self.task.id, **new})

    def rename(self) -> None:
        """Words that never change by themselves."""
        for label, box, words, hint in (
            (self._titles[0], self.text, _("要解决的问题"), ""),
            (self._titles[1], self.measure, _("整改措施"), _("写怎么改，写下就存")),
        ):
            label.set_words(words)
            box.setAccessibleName(words)
            box.setPlaceholderText(hint)
        names = (_("来源"), _("责任人"), _("完成时限"), _("进展"))
        fields = (self.source, self.person.field, self.due.field, self.progress.field)
        for label, field, words in zip(self._labels, fields, names, strict=True):
            label.set_words(words)
            field.setAccessibleName(words)
        self.due.field.setPlaceholderText(_("例如 4月17日"))
        now = max(self.source.currentIndex(), 0)
        self.source.clear()
        self.source.addItems([_(SOURCE_WORDS[one]) for one in SOURCES])
        self.source.setCurrentIndex(now)
        self.done.set_words(_("销号"))
        self.done.setToolTip(_("整改完了，记下今天"))
        self.again.set_words(_("改为未完成"))
        self.remove.set_words(_("移出清单"))

    def _day(self) -> tuple[dt.date | None, bool]:
        words = self.due.field.text().strip()
        if self.task is not None and words == day_words(self.task.due):
            return self.task.due, True
        day = day_near(words, self.today) if words else None
        good = day is not None or not words
        self.due.refuse("" if good else _("请写日期，例如 4月17日 或 2026-04-17"))
        return day, good

    def _listen(self) -> None:
        for keeper in self._keepers:
            keeper.wanted.connect(self.keep)
        for field in (self.person, self.due, self.progress):
            field.field.editingFinished.connect(self.keep)
        self.source.activated.connect(lambda _place: self.keep())
        self.done.clicked.connect(lambda: self._finish(True))
        self.again.clicked.connect(lambda: self._finish(False))
        self.remove.clicked.connect(self.removed)

    def _finish(self, done: bool) -> None:
        self.keep()
        self.finished.emit(done)

    def _place(self) -> None:
        self.body.addWidget(self.head)
        for label, box in zip(self._titles, (self.text, self.measure), strict=True):
            self.body.addWidget(label)
            box.setMinimumHeight(60)
            self.body.addWidget(box, 1)
        self.body.addWidget(self.form)
        self.body.addWidget(Hairline())
        foot = QHBoxLayout()
        foot.addWidget(self.remove)
        foot.addStretch(1)
        foot.addWidget(self.again)
        foot.addWidget(self.done)
        self.body.addLayout(foot)


class TasksView(QWidget):
    """The list and the line in hand; the field below adds one."""

    added = Signal(str)
    moved = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.which = ""
        self._rows: Rows[Line] = Rows(read=read)
        self.list = RowList(self._rows, face, "", height=60, inset=14, rounded=True)
        self.head = CardHead("")
        self.field = Field("")
        self.up = Button("", Kind.QUIET, "arrow-up", height=32)
        self.down = Button("", Kind.QUIET, "arrow-down", height=32)
        self.form = TaskForm()
        self.nothing = Label("", Role.BODY, "text2", wrap=True)
        self._today = dt.date.min
        self._place()
        self.list.events.chosen.connect(self.open)
        self.field.returnPressed.connect(self._add)
        self.up.clicked.connect(lambda: self.moved.emit(-1))
        self.down.clicked.connect(lambda: self.moved.emit(1))

    def show_tasks(self, tasks: Sequence[TaskRow], today: dt.date) -> None:
        """Put them again; the line in hand stays in hand."""
        self._today = today
        self._rows.apply([Line(one, today) for one in tasks])
        done = sum(one.done_on is not None for one in tasks)
        words = _("{count} 条，已销号 {done} 条", count=len(tasks), done=done) if tasks else ""
        self.head.remark.set_words(words)
        self.nothing.setVisible(not tasks)
        known = [one.id for one in tasks]
        if self.form.task is not None and self.form.task.id not in known:
            self.form.task = None  # taken back: nothing is left to keep
        if self.which not in known:
            self.which = known[0] if known else ""
        self._show()

    def open(self, which: str) -> None:
        """Take another line in hand."""
        self.which = which
        self._show()

    def set_narrow(self, narrow: bool) -> None:
        """The line in hand takes less of a narrow window, and its fields keep their height."""
        self._holder.setFixedWidth(NARROW_RIGHT if narrow else RIGHT)
        self.form.setMinimumHeight(NARROW_HIGH if narrow else 0)

    def rename(self) -> None:
        """Words that never change by themselves."""
        self.head.title.set_words(_("整改清单"))
        self.list.setAccessibleName(_("整改清单"))
        self.field.setAccessibleName(_("加一条"))
        self.field.setPlaceholderText(_("加一条自查的问题，Enter 加入"))
        self.up.set_words(_("上移"))
        self.down.set_words(_("下移"))
        self.nothing.set_words(_("还没有要整改的。写点评时在问题上按 Ctrl+Enter，就列到这里。"))
        self.form.rename()

    def _show(self) -> None:
        line = next((one for one in self._rows.shown() if one.id == self.which), None)
        self.form.show_task(line.task if line else None, self._today)
        if line is not None and self.list.current_id() != self.which:
            self.list.choose(self.which)

    def _add(self) -> None:
        text = tidy(self.field.text())
        if text:
            self.added.emit(text)

    def _place(self) -> None:
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(GAP)
        left = Card(margin=4, spacing=4)
        self.head.setContentsMargins(16, 8, 16, 0)
        self.nothing.setContentsMargins(16, 4, 16, 4)
        left.body.addWidget(self.head)
        left.body.addWidget(self.nothing)
        left.body.addWidget(self.list, 1)
        foot = QHBoxLayout()
        foot.setContentsMargins(12, 4, 12, 8)
        foot.addWidget(self.field, 1)
        foot.addWidget(self.up)
        foot.addWidget(self.down)
        left.body.addLayout(foot)
        line.addWidget(left, 1)
        right = QVBoxLayout()
        right.addWidget(self.form, 0, Qt.AlignmentFlag.AlignTop)
        inner = QWidget()
        right.setContentsMargins(0, 0, 0, 0)
        inner.setLayout(right)
        self._holder = FollowingScroll(inner)
        self._holder.setFixedWidth(RIGHT)
        line.addWidget(self._holder)


class TasksCard(Card):
    """The newest lines beside the comments, and how many there are."""

    opened = Signal(str)

    def __init__(self) -> None:
        super().__init__(margin=16, spacing=6)
        self._head = CardHead("")
        self._rows: Rows[Line] = Rows(read=read)
        self.list = RowList(self._rows, _small, "", height=54, inset=4)
        self.body.addWidget(self._head)
        self.body.addWidget(self.list, 1)
        self.list.events.opened.connect(self.opened)

    def show_tasks(self, tasks: Sequence[TaskRow], today: dt.date) -> None:
        """Newest first."""
        self._rows.apply([Line(one, today) for one in reversed(tasks)])
        self._head.remark.set_words(_("{count} 条", count=len(tasks)))
        self.setVisible(bool(tasks))

    def rename(self) -> None:
        """Words that never change by themselves."""
        self._head.title.set_words(_("整改清单"))
        self.list.setAccessibleName(_("整改清单"))


def _small(line: Line) -> Face:
    task = line.task
    parts = (task.person or task.organisation or _("全部"), day_words(task.due))
    return Face(name=task.text, second=" ".join(part for part in parts if part))
