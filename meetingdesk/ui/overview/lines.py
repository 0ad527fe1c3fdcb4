"""A list to go through: what is not in order comes first, taller, with the button that mends it (look 01)."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from meetingdesk.foundation.wording import Wording, _, current_language
from meetingdesk.overview.check import Check, Level
from meetingdesk.ui.pages import word_of
from meetingdesk.ui.parts.buttons import Button, Link
from meetingdesk.ui.parts.labels import Chip, Label
from meetingdesk.ui.parts.paint import ChipFace
from meetingdesk.ui.parts.surfaces import Card, Hairline, Icon, Scroll, clear
from meetingdesk.ui.theme import Role, Tone

FACES = {
    Level.BAD: ("circle-x", Tone.BAD),
    Level.WARN: ("triangle-alert", Tone.WARN),
    Level.OK: ("circle-check", Tone.OK),
}
NAME_ROOM, ALL_CHIPS = 132, 480
LOOKED_AT = frozenset({"clock", "disk", "screen"})
"""Nothing in the program mends these: they are looked at again."""


class CheckList(Card):
    """The card. `wanted` gives the check whose button was pressed."""

    wanted = Signal(object)  # Check

    def __init__(self) -> None:
        super().__init__(margin=0, spacing=0)
        self._title = Label("", Role.HEADING)
        self._chips = [Chip(ChipFace("")) for _level in Level]
        self._lines = QVBoxLayout()
        self._lines.setContentsMargins(20, 0, 20, 8)
        self._lines.setSpacing(0)
        self._counts = [0 for _level in Level]
        self._shown: tuple[Check, ...] = ()
        self._language = ""
        self._place()

    def show_checks(self, title: str, words: Sequence[str], checks: Sequence[Check]) -> None:
        """These lines; `words` name the three levels. Nothing is touched when nothing has changed."""
        self._title.set_words(title)
        for level, chip, word in zip(Level, self._chips, words, strict=True):
            count = sum(check.level is level for check in checks)
            icon, tone = FACES[level]
            chip.say(ChipFace(f"{word} {count}", tone, icon))
        self._counts = [sum(check.level is level for check in checks) for level in Level]
        self._fit_chips()
        if (self._shown, self._language) != (tuple(checks), current_language()):
            self._shown, self._language = tuple(checks), current_language()
            self._make_lines(words)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is little room, how many are in order is not told: their lines are there."""
        super().resizeEvent(event)
        self._fit_chips()

    def _fit_chips(self) -> None:
        for level, chip, count in zip(Level, self._chips, self._counts, strict=True):
            chip.setVisible(count > 0 and (level is not Level.OK or self.width() >= ALL_CHIPS))

    def _make_lines(self, words: Sequence[str]) -> None:
        clear(self._lines)
        for check in self._shown:
            self._lines.addWidget(Hairline())
            self._lines.addWidget(self._line(check, words[check.level]))
        self._lines.addStretch(1)

    def _line(self, check: Check, word: str) -> QWidget:
        line = _quiet_line(check) if check.level is Level.OK else _loud_line(check, word)
        line.pressed.connect(lambda: self.wanted.emit(check))
        return line

    def _place(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(20, 8, 20, 8)
        head.setSpacing(8)
        head.addWidget(self._title)
        head.addStretch(1)
        for chip in self._chips:
            head.addWidget(chip)
        self.body.addLayout(head)
        inner = QWidget()
        inner.setLayout(self._lines)
        self.body.addWidget(Scroll(inner), 1)


class _Line(QWidget):
    pressed = Signal()

    def __init__(self, tall: int) -> None:
        super().__init__()
        self.setMinimumHeight(tall)
        self.line = QHBoxLayout(self)
        self.line.setContentsMargins(2, 0, 0, 0)
        self.line.setSpacing(12)


def _loud_line(check: Check, word: str) -> _Line:
    wording = Wording(current_language())
    icon, tone = FACES[check.level]
    made = _Line(62)
    made.line.setContentsMargins(2, 6, 0, 6)
    made.line.addWidget(Icon(icon, 22, str(tone)))
    words = QVBoxLayout()
    words.setSpacing(0)
    over = QHBoxLayout()
    over.setSpacing(8)
    over.addWidget(Label(check.title_in(wording), Role.BODY_STRONG))
    over.addWidget(Label(word, Role.CAPTION_STRONG, str(tone)))
    over.addStretch(1)
    words.addStretch(1)
    words.addLayout(over)
    words.addWidget(Label(check.text_in(wording), Role.SECOND, "text2", wrap=True))
    words.addStretch(1)
    made.line.addLayout(words, 1)
    button = Button(mend_words(check), height=36)
    button.clicked.connect(made.pressed)
    made.line.addWidget(button)
    return made


def _quiet_line(check: Check) -> _Line:
    wording = Wording(current_language())
    made = _Line(44)
    made.line.addWidget(Icon("circle-check", 20, "ok"))
    title = Label(check.title_in(wording), Role.BODY_STRONG)
    title.setFixedWidth(NAME_ROOM)
    made.line.addWidget(title)
    told = Label(check.text_in(wording), Role.SECOND, "text2", wrap=True)
    made.line.addWidget(told, 1, Qt.AlignmentFlag.AlignVCenter)
    if check.key not in LOOKED_AT:
        link = Link(_("查看"))
        link.setAccessibleName(f"{_('查看')} {check.title_in(wording)}")
        link.clicked.connect(made.pressed)
        made.line.addWidget(link)
    return made


def mend_words(check: Check) -> str:
    """What the button of a line that is not in order says."""
    words = {"copy": _("现在做一份"), "facts": _("去填写")} | dict.fromkeys(LOOKED_AT, _("再查一遍"))
    return words.get(check.key) or _("去{page}", page=_(word_of(check.page)))
