"""到会指导: who came to guide the meeting, noted, corrected, put in order and taken off beside the list."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from meetingdesk.desk import Command
from meetingdesk.foundation.wording import _
from meetingdesk.meeting.commands import AddGuest, CorrectGuest, MoveGuest, RemoveGuest
from meetingdesk.meeting.queries import GuestRow
from meetingdesk.ui.asking import required, said
from meetingdesk.ui.overview.entries import EntriesCard
from meetingdesk.ui.parts.fields import WithError
from meetingdesk.ui.parts.rows import Face
from meetingdesk.ui.phrases import commas, listed


def guest_names(guests: Sequence[GuestRow]) -> str:
    """All of them in one line; the unit stands for a name that is not known."""
    return listed(guest.name or guest.unit for guest in guests)


def guest_face(guest: GuestRow) -> Face:
    """A name that is not known is said so: the papers show 〔待补〕 there."""
    about = commas((guest.unit, guest.post, guest.did))
    return Face(name=guest.name or _("〔待补〕"), second=about)


class GuestsCard(EntriesCard):
    """Unit or name is enough; the name may follow."""

    def __init__(self, meeting_id: str) -> None:
        super().__init__(_("到会指导"), guest_face, row=54, ordered=True)
        self._of = {"meeting_id": meeting_id}
        questions = (
            ("unit", _("单位"), ""),
            ("name", _("姓名"), _("还不知道就空着")),
            ("post", _("职务"), ""),
            ("did", _("做什么"), _("例如 发言、业务答疑")),
        )
        self._told: dict[str, WithError] = {
            key: self.ask(label, label, hint) for key, label, hint in questions
        }
        self.answer_with(self.make)

    def make(self) -> Command[Any] | None:
        """Add, or correct the chosen one."""
        self._told["unit"].refuse("")
        if not said(self._told["name"]) and not required(self._told["unit"], _("请写单位或姓名")):
            return None
        told: dict[str, Any] = {key: said(field) or None for key, field in self._told.items()}
        if self.chosen is not None:
            return CorrectGuest(**self._of, guest_id=self.chosen, **told)
        return AddGuest(**self._of, **told)

    def fill(self, row: Any) -> None:
        """As they stand."""
        for key, field in self._told.items():
            field.refuse("")
            field.field.setText(getattr(row, key, None) or "")

    def moved(self, before: str) -> Command[Any]:
        """See EntriesCard."""
        return MoveGuest(**self._of, guest_id=self.chosen or "", before=before)

    def removed(self) -> Command[Any]:
        """See EntriesCard."""
        return RemoveGuest(**self._of, guest_id=self.chosen or "")
