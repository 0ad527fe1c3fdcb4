"""按纸表录入: type the numbers that signed on paper; count and sum are read back before it is done."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout

from meetingdesk.foundation.wording import _
from meetingdesk.signin.sheet import Line, Sheet, SignInNumbers
from meetingdesk.ui.parts.buttons import Button, Kind
from meetingdesk.ui.parts.fields import Field
from meetingdesk.ui.parts.figures import Figure, Figures
from meetingdesk.ui.parts.labels import IconLabel, Label
from meetingdesk.ui.parts.paint import ChipFace
from meetingdesk.ui.parts.rows import Face, RowList
from meetingdesk.ui.parts.surfaces import Card, CardHead
from meetingdesk.ui.phrases import clauses, listed
from meetingdesk.ui.signin.faces import clock
from meetingdesk.ui.tables import Rows
from meetingdesk.ui.theme import Role, Tone


@dataclass(frozen=True)
class OnSheet:
    """One number that was typed, with who has it."""

    line: Line
    already: bool

    @property
    def id(self) -> str:
        """The number."""
        return str(self.line.number)


class NumbersCard(Card):
    """Field, list and read-back. First Enter reads back, the second signs in; Esc goes back to the desk."""

    decided = Signal(object)  # SignInNumbers
    left = Signal()

    def __init__(self, meeting_id: str, look: Callable[[str], Sheet]) -> None:
        super().__init__(margin=16, spacing=6)
        self._meeting, self._look = meeting_id, look
        self._sheet = look("")
        self._reading = False
        self.field = Field(_("签了名的序号"), _("例如 1 3 5-9 12"), 44, Role.SEARCH)
        self._wrong = IconLabel("circle-alert", "", "bad", Role.SECOND, 16)
        self.rows: Rows[OnSheet] = Rows(read=lambda row: f"{row.line.number} {row.line.name} {row.line.unit}")
        self.list = RowList(self.rows, _face, _("签了名的人"), height=40, inset=4)
        self.figures = Figures()
        self._told = Label("", Role.SECOND, "text2", wrap=True)
        self.back = Button(_("返回"), Kind.QUIET, key="Esc")
        self.verb = Button("", Kind.PRIMARY)
        self._place()
        self._listen()
        self._show()

    def begin(self) -> None:
        """Typing starts."""
        self.show()
        self.field.setFocus()

    def command(self) -> SignInNumbers:
        """What the read-back was said to be right for."""
        return SignInNumbers(
            meeting_id=self._meeting, text=self.field.text(), count=self._sheet.count, total=self._sheet.total
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc takes the read-back away first, then leaves."""
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
        elif self._reading:
            self._read_back(on=False)
        else:
            self.left.emit()

    def _typed(self, text: str) -> None:
        self._sheet = self._look(text)
        self._reading = False
        self._show()

    def _enter(self) -> None:
        if self._reading:
            self.decided.emit(self.command())
        elif self._sheet.signs and not self._sheet.unreadable:
            self._read_back(on=True)

    def _read_back(self, on: bool) -> None:
        self._reading = on
        self._show()
        (self.verb if on else self.field).setFocus()

    def _show(self) -> None:
        sheet = self._sheet
        lines = [OnSheet(line, already=False) for line in sheet.signs]
        self.rows.apply(lines + [OnSheet(line, already=True) for line in sheet.already])
        wrong = _wrong_words(sheet)
        self._wrong.say("circle-alert", wrong, "bad")
        self._wrong.setVisible(bool(wrong))
        self.field.set_wrong(bool(sheet.unreadable))
        ink = "ok" if self._reading else "text2"
        count, total = Figure(_("个数"), str(sheet.count), ink), Figure(_("序号之和"), str(sheet.total), ink)
        self.figures.say([count, total])
        self._told.set_words(self._advice())
        self.dress("ok_soft" if self._reading else "surface", "ok" if self._reading else "line")
        self.verb.set_words(_("{count} 人签到", count=len(sheet.signs)) if self._reading else _("读回核对"))
        self.verb.setEnabled(bool(sheet.signs) and not sheet.unreadable)

    def _advice(self) -> str:
        if self._reading:
            return _("请对着纸表念：签了名的有几个，序号加起来是多少。两个数都对得上，再按一次 Enter。")
        if not self._sheet.count:
            return _("从纸表上一个一个抄序号，空格隔开；连着的写成 5-9。")
        return ""

    def _listen(self) -> None:
        self.field.textChanged.connect(self._typed)
        self.field.returnPressed.connect(self._enter)
        self.verb.clicked.connect(self._enter)
        self.back.clicked.connect(self.left)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def _place(self) -> None:
        self.body.addWidget(CardHead(_("按纸表录入"), role=Role.HEADING_LARGE))
        for part in (self.field, self._wrong):
            self.body.addWidget(part)
        self.body.addWidget(self.list, 1)
        self.body.addWidget(self.figures)
        self.body.addWidget(self._told)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self.back)
        foot.addWidget(self.verb)
        self.body.addLayout(foot)


def _wrong_words(sheet: Sheet) -> str:
    """What of the typed can't be right; doubles are told too, since paper has each number once."""
    found = []
    if sheet.unreadable:
        found.append(_("看不懂 {words}", words=listed(sheet.unreadable)))
    if sheet.unknown:
        found.append(_("名单上没有 {numbers} 号", numbers=listed(map(str, sheet.unknown))))
    if sheet.doubled:
        found.append(_("{numbers} 号写了两次，只算一次", numbers=listed(map(str, sheet.doubled))))
    return clauses(found)


def _face(row: OnSheet) -> Face:
    line = row.line
    chip = None
    if row.already:
        chip = ChipFace(_("{time} 已签到", time=clock(line.first)), Tone.IDLE, "check")
    elif line.status == "leave":
        chip = ChipFace(_("原为请假"), Tone.INFO, "calendar-x-2")
    return Face(name=line.name, second=line.unit, lead=str(line.number), name_room=64, chip=chip)
