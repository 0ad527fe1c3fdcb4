"""到会指导: who came to guide the meeting, noted, corrected and taken off beside the list."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from meetingdesk.desk import Command
from meetingdesk.foundation.wording import _
from meetingdesk.meeting.commands import AddGuest, CorrectGuest
from meetingdesk.meeting.queries import GuestRow
from meetingdesk.ui.asking import AskCard, required, said
from meetingdesk.ui.parts.buttons import Link
from meetingdesk.ui.parts.fields import WithError
from meetingdesk.ui.parts.labels import Label
from meetingdesk.ui.parts.surfaces import Hairline
from meetingdesk.ui.phrases import commas, listed
from meetingdesk.ui.theme import Role


def called(guest: GuestRow) -> str:
    """The name; the unit as long as the name is not known."""
    return guest.name or guest.unit or ""


def guest_names(guests: Sequence[GuestRow]) -> str:
    """All of them in one line, or that nobody is noted: a meeting without guests lacks nothing."""
    return listed(called(guest) for guest in guests) or _("还没有登记")


class GuestsCard(AskCard):
    """Who is noted, each with 更正 and 移出, and the fields for one more."""

    correct = Signal(object)  # GuestRow
    remove = Signal(object)  # GuestRow

    def __init__(self, meeting_id: str, guests: Sequence[GuestRow]) -> None:
        super().__init__(_("到会指导"), _("登记"))
        self._list = QWidget()
        self._lines = QVBoxLayout(self._list)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(4)
        self.body.insertWidget(1, self._list)
        _ask_guest(self, lambda told: AddGuest(meeting_id=meeting_id, **told))
        self.show_guests(guests)

    def show_guests(self, guests: Sequence[GuestRow]) -> None:
        """One line each; what is typed below stays."""
        while (item := self._lines.takeAt(0)) is not None:
            if (part := item.widget()) is not None:
                part.hide()
                part.deleteLater()
        self._list.setVisible(bool(guests))
        for guest in guests:
            self._lines.addWidget(self._line(guest))
        if guests:
            self._lines.addWidget(Hairline())

    def _line(self, guest: GuestRow) -> QWidget:
        part = QWidget()
        line = QHBoxLayout(part)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        about = guest.unit if guest.name else None
        line.addWidget(Label(commas((called(guest), about, guest.post, guest.did)), Role.SECOND), 1)
        for words, signal in ((_("更正"), self.correct), (_("移出"), self.remove)):
            link = Link(words)
            link.setAccessibleName(f"{words} {called(guest)}")
            link.clicked.connect(lambda _on=False, signal=signal: signal.emit(guest))
            line.addWidget(link)
        return part


def correct_guest_card(meeting_id: str, guest: GuestRow) -> AskCard:
    """The same fields as they stand, for instance once the name is known."""
    card = AskCard(_("更正 {name}", name=called(guest)), _("更正"))
    of = {"meeting_id": meeting_id, "guest_id": guest.id}
    _ask_guest(card, lambda told: CorrectGuest(**of, **told), guest)
    return card


def _ask_guest(
    card: AskCard, command: Callable[[dict[str, Any]], Command[Any]], known: GuestRow | None = None
) -> None:
    questions = (
        ("unit", _("单位"), ""),
        ("name", _("姓名"), _("还不知道就空着")),
        ("post", _("职务"), ""),
        ("did", _("做什么"), _("例如 发言、业务答疑")),
    )
    fields: dict[str, WithError] = {}
    for key, label, hint in questions:
        fields[key] = card.ask(label, label, hint, getattr(known, key) or "" if known else "")

    def make() -> Command[Any] | None:
        fields["unit"].refuse("")
        if not said(fields["name"]) and not required(fields["unit"], _("请写单位或姓名")):
            return None
        return command({key: said(field) or None for key, field in fields.items()})

    card.answer_with(make)
