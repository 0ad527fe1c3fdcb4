"""谁还没到: who is expected and not here, with the phone masked until someone asks; each look is logged."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from meetingdesk.foundation.wording import _
from meetingdesk.signin.model import Status
from meetingdesk.signin.queries import Missing
from meetingdesk.ui.parts.buttons import Button
from meetingdesk.ui.parts.labels import Label
from meetingdesk.ui.parts.paint import ChipFace
from meetingdesk.ui.parts.rows import Face, RowList
from meetingdesk.ui.parts.surfaces import CardHead, EmptyPage, place_listed
from meetingdesk.ui.phrases import listed
from meetingdesk.ui.tables import Rows
from meetingdesk.ui.theme import Role, Tone

ROW = 56


@dataclass(frozen=True)
class Gone:
    """Someone who is not here; `phone` is the whole number once it was asked for."""

    who: Missing
    phone: str | None = None

    @property
    def id(self) -> str:
        """The attendee."""
        return self.who.attendee_id


class MissingPanel(QWidget):
    """The list. `asked` wants a number shown, `picked` takes someone to the field, `left` goes back."""

    asked = Signal(str)
    picked = Signal(str)
    left = Signal()
    closed = Signal(bool)  # True: 结束签到; False: open it again

    def __init__(self) -> None:
        super().__init__()
        self.rows: Rows[Gone] = Rows(read=_read)
        self.list = RowList(self.rows, _face, "", height=ROW, inset=16)
        self._told: dict[str, str] = {}
        self._head = CardHead("", role=Role.HEADING_LARGE)
        self._hint = Label("", Role.SECOND, "text2", wrap=True)
        self.back = Button("", icon="arrow-left", height=36)
        self.close_door = Button("", icon="lock", height=36)
        self._stack = QStackedWidget()
        self._place()
        self._listen()

    def rename(self) -> None:
        """The words, in the language now in use."""
        self._head.title.set_words(_("谁还没到"))
        self._hint.set_words(_("看一次电话，历史里记一笔；点一行，左边就可以给这个人登记"))
        self.list.setAccessibleName(_("谁还没到"))
        self.back.set_words(_("回到签到板"))
        self._say_door()
        for at in range(self._stack.count()):
            widget = self._stack.widget(at)
            if isinstance(widget, EmptyPage):
                self._stack.removeWidget(widget)
                widget.deleteLater()
        here = EmptyPage("circle-check", _("应到的都有着落了"), _("有人请假或代会的，在签到板上看得到"))
        self._stack.addWidget(here)
        self._show()

    def show_missing(self, people: Sequence[Missing]) -> None:
        """Who is not here now; numbers asked for before stay to be read."""
        self.rows.apply([Gone(who, self._told.get(who.attendee_id)) for who in people])
        self._say_door()
        self._head.remark.set_words(_("共 {count} 人", count=len(people)))
        self._show()

    def _is_closed(self) -> bool:
        return any(row.who.status is Status.ABSENT for row in self.rows.shown())

    def _say_door(self) -> None:
        """Whoever is missing becomes 缺席 when the door is closed; it can be opened again."""
        self.close_door.set_words(_("重新开放签到") if self._is_closed() else _("结束签到"))
        self.close_door.setToolTip("" if self._is_closed() else _("还没到的都记为缺席；可以重新开放"))
        self.close_door.setVisible(bool(self.rows.rowCount()))

    def tell(self, who: str, phone: str | None) -> None:
        """Show one number; without one say so."""
        self._told[who] = phone or _("名册里没有电话")
        shown = self.rows.shown()
        self.rows.apply([Gone(one.who, self._told.get(one.id)) for one in shown])

    def forget(self) -> None:
        """Nobody asks any more: all numbers are masked again."""
        self._told.clear()

    def _show(self) -> None:
        self._stack.setCurrentIndex(0 if self.rows.rowCount() or self._stack.count() < 2 else 1)

    def _ask(self, who: str) -> None:
        if who not in self._told:
            self.asked.emit(who)

    def _listen(self) -> None:
        self.list.events.acted.connect(self._ask)
        self.list.clicked.connect(lambda index: self._pick(self.rows.at(index)))
        self.back.clicked.connect(self.left)
        self.close_door.clicked.connect(lambda: self.closed.emit(not self._is_closed()))

    def _pick(self, row: Gone | None) -> None:
        if row is not None:
            self.picked.emit(row.id)

    def _place(self) -> None:
        self._head.add(self.close_door)
        self._head.add(self.back)
        self._stack.addWidget(self.list)
        place_listed(self, self._head, self._hint, self._stack)


def _face(row: Gone) -> Face:
    who = row.who
    absent = who.status is Status.ABSENT
    return Face(
        name=who.name,
        name_room=76,
        second=listed((who.unit, _("序号 {number}", number=who.number), who.post)),
        chip=ChipFace(_("缺席"), Tone.BAD, "circle-x") if absent else None,
        right=row.phone or who.phone or _("名册里没有电话"),
        right_ink="text" if row.phone else "text2",
        action="" if row.phone or not who.phone else _("看电话"),
    )


def _read(row: Gone) -> str:
    who = row.who
    return " ".join(filter(None, (who.name, who.unit, who.post, row.phone or who.phone)))
