"""The top line: which meeting, the clock of the room, what is saved, and what can be taken back."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from meetingdesk.foundation.wording import _
from meetingdesk.ui.parts import paint
from meetingdesk.ui.parts.buttons import Button, IconButton
from meetingdesk.ui.parts.figures import ClockDigits
from meetingdesk.ui.parts.labels import Chip, IconLabel, Label
from meetingdesk.ui.parts.shell import TopGroup, TopLine
from meetingdesk.ui.theme import Role, Tone, width

STATES = {
    "preparing": ("circle-dashed", Tone.INFO),
    "running": ("play", Tone.OK),
    "ended": ("circle-check", Tone.IDLE),
    "archived": ("lock", Tone.IDLE),
}


NARROW, NARROWEST = 1100, 940
WITH_PLACE = 1180
ON_TIME = 30  # seconds that nobody calls ahead or behind
UNDO_ROOM, PLACE_LEAST = 132, 72


@dataclass(frozen=True)
class TopFacts:
    """What the top line says. `drift` is in seconds, late is positive; None while nothing runs."""

    title: str = ""
    state: str = ""
    state_word: str = ""
    sample: bool = False
    when: str = ""
    where: str = ""
    drift: int | None = None
    note: str = ""
    undo: str = ""
    redo: str = ""
    saved: str = ""
    copied: str = ""
    copy_failed: bool = False


class TopBar(TopLine):
    """56 px. `undo`, `redo` and `search` are pressed; the owner fills it with `say`."""

    undo = Signal()
    redo = Signal()
    search = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._narrow, self._facts = False, TopFacts()
        self.title = Label("", Role.ROW_NAME)
        self._chips = QWidget()
        self._state = Chip(paint.ChipFace(""))
        self._sample = Chip(paint.ChipFace(""))
        self._when = Label("", Role.CAPTION, "text2")
        self._when.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._where = Label("", Role.CAPTION, "text2", least=PLACE_LEAST)
        self._where.setMinimumWidth(1)  # the chips before it are never cut
        self._fill_chips()
        self.clock = ClockDigits(Role.ROOM_CLOCK, "00:00:00")
        self._drift = IconLabel("clock", "", "text2", Role.CAPTION_STRONG, 14)
        self._note = Label("", Role.CAPTION, "text2")
        self._saved = IconLabel("check", "", "ok", Role.CAPTION_STRONG, 14)
        self._copied = Label("", Role.CAPTION, "text2")
        self._undo = Button("", icon="undo-2", height=32)
        self._redo = IconButton("redo-2", "", height=32)
        self._find = Button("", icon="search", key="Ctrl K", height=32)
        self._place()
        self._undo.clicked.connect(self.undo)
        self._redo.clicked.connect(self.redo)
        self._find.clicked.connect(self.search)

    def say(self, facts: TopFacts) -> None:
        """Show what is so now."""
        self.title.set_words(facts.title)
        self._say_state(facts)
        self._when.set_words(facts.when)
        self._where.set_words(facts.where)
        self._note.set_words(facts.note)
        self._say_drift(facts.drift)
        self._saved.say("check", facts.saved, "ok")
        self._copied.set_words(facts.copied)
        self._copied.set_ink("bad" if facts.copy_failed else "text2")
        self._say_undo(facts)
        self.settle()

    def say_note(self, words: str) -> None:
        """Beside the clock: how long until it begins, or when it ends."""
        self._note.set_words(words)

    def rename(self) -> None:
        """The words that stay, in the language now in use."""
        self._find.set_words("" if self._narrow else _("查找"))
        self._find.setAccessibleName(_("查找"))
        self._find.set_key("" if self._narrow else "Ctrl K")

    def show_time(self, digits: str) -> None:
        """The clock of the room."""
        self.clock.show_digits(digits)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow window undo and search are icons, their words in the tips; place and day give way."""
        super().resizeEvent(event)
        self._where.setVisible(self.width() >= WITH_PLACE)  # what gives way first stands in 总览 as well
        self._when.setVisible(self.width() >= NARROWEST)
        narrow = self.width() < NARROW
        if narrow != self._narrow:
            self._narrow = narrow
            self.rename()
            self._say_undo(self._facts)

    def _say_state(self, facts: TopFacts) -> None:
        icon, tone = STATES.get(facts.state, ("circle-dashed", Tone.IDLE))
        self._state.say(paint.ChipFace(facts.state_word, tone, icon))
        self._state.setVisible(bool(facts.state_word))
        self._sample.say(paint.ChipFace(_("演示数据"), Tone.IDLE, edge=True))
        self._sample.setVisible(facts.sample)

    def _say_drift(self, drift: int | None) -> None:
        self._drift.setVisible(drift is not None)
        if drift is None:
            return
        length = f"{abs(drift) // 60}:{abs(drift) % 60:02}"
        if abs(drift) < ON_TIME:
            self._drift.say("clock", _("准时"), "ok")
            return
        late = drift > 0
        words = _("拖后 {length}", length=length) if late else _("提前 {length}", length=length)
        self._drift.say("clock", words, "warn" if late else "ok")

    def _say_undo(self, facts: TopFacts) -> None:
        self._facts = facts
        words = _("撤销：{act}", act=_shortened(facts.undo)) if facts.undo else _("撤销")
        self._undo.set_words("" if self._narrow else words)
        self._undo.setAccessibleName(_("撤销：{act}", act=facts.undo) if facts.undo else _("撤销"))
        self._undo.setToolTip(facts.undo)
        self._undo.setEnabled(bool(facts.undo))
        self._redo.setEnabled(bool(facts.redo))
        redo = _("重做：{act}", act=facts.redo) if facts.redo else _("重做")
        self._redo.setToolTip(redo)
        self._redo.setAccessibleName(redo)

    def _fill_chips(self) -> None:
        line = QHBoxLayout(self._chips)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        line.addWidget(self._state)
        line.addWidget(self._sample)
        line.addWidget(self._when)
        line.addWidget(self._where, 1)
        line.addStretch(0)

    def _place(self) -> None:
        self.add(TopGroup(self.title, self._chips), 1)
        self.add(self.clock)
        self.add(TopGroup(self._drift, self._note))
        self.add(TopGroup(self._saved, self._copied), divided=True)
        self.add(self._undo, divided=True)
        self.add(self._redo)
        self.add(self._find)


def _shortened(act: str) -> str:
    """The button must not push the clock away."""
    if width(act, Role.SECOND_STRONG) <= UNDO_ROOM:
        return act
    while act and width(act + "…", Role.SECOND_STRONG) > UNDO_ROOM:
        act = act[:-1]
    return act.rstrip(" ：:，,") + "…"


def ticking(owner: QWidget, every_ms: int = 250) -> QTimer:
    """A timer that runs while the window lives; the clock repaints only when its digits change."""
    timer = QTimer(owner)
    timer.start(every_ms)
    return timer
