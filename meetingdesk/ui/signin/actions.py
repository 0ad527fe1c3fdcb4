"""What can be done for a person besides signing in: eight buttons, each with its key."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from meetingdesk.foundation.wording import _
from meetingdesk.signin.model import Status
from meetingdesk.signin.queries import BoardRow
from meetingdesk.ui.parts.buttons import Button

ACROSS, GAP, HIGH = 4, 4, 40


class Act(StrEnum):
    """The acts of the desk, in the order of their keys."""

    LEAVE = "F2"
    PROXY = "F3"
    TIME = "F4"
    EARLY = "F6"
    OBSERVER = "F7"
    UNDO = "F8"
    UNIT = "F10"
    SIGNATURE = "F12"


KEYS = {getattr(Qt.Key, f"Key_{act.value}"): act for act in Act}


def act_words(act: Act, person: BoardRow | None) -> str:
    """What an act is called for someone who stands so."""
    here = person is not None and person.here
    away = person is not None and person.left_at is not None
    substituted = person is not None and person.status is Status.PROXY
    words = {
        Act.LEAVE: _("请假"),
        Act.PROXY: _("改代会") if substituted else _("代会"),
        Act.TIME: _("更正") if here else _("补签"),
        Act.EARLY: _("回场") if away else _("早退"),
        Act.OBSERVER: _("列席"),
        Act.UNDO: _("撤销"),
        Act.UNIT: _("整单位"),
        Act.SIGNATURE: _("签名"),
    }
    word = words[act]
    return word[:1].upper() + word[1:]  # a word of a sentence, as it stands alone


class ActionBar(QWidget):
    """The eight buttons. `wanted` says which was pressed."""

    wanted = Signal(object)  # Act

    def __init__(self) -> None:
        super().__init__()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(GAP)
        self.buttons = {act: Button("", key=act.value, height=HIGH) for act in Act}
        for act, button in self.buttons.items():
            button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            button.clicked.connect(lambda _checked=False, which=act: self.wanted.emit(which))
        self.suit(None)
        self.arrange(0)

    def suit(self, person: BoardRow | None) -> None:
        """The words for whom the acts are about now."""
        for act, button in self.buttons.items():
            words = act_words(act, person)
            if words != button.words:
                button.set_words(words)

    def arrange(self, room: int) -> None:
        """Four side by side, or three or two where the words of the language are longer than the room."""
        across = next((count for count in (ACROSS, ACROSS - 1) if self._needed(count) <= room), 2)
        if not room:
            across = ACROSS - 1
        for place, button in enumerate(self.buttons.values()):
            self._grid.addWidget(button, *divmod(place, across))
        for column in range(ACROSS):
            self._grid.setColumnStretch(column, int(column < across))

    def _needed(self, across: int) -> int:
        buttons = list(self.buttons.values())
        columns = [buttons[column::across] for column in range(across)]
        return sum(max(one.sizeHint().width() for one in column) + GAP for column in columns) - GAP
