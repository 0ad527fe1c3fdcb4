"""What one or several people are in the meeting in hand: role, voter class, on its list or not."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal

from meetingdesk.foundation.wording import _
from meetingdesk.meeting.model import ROLE_WORDS
from meetingdesk.meeting.model import Role as MeetingRole
from meetingdesk.meeting.people import AddAttendeesFromRoster
from meetingdesk.meeting.roles import AssignRoles, RemoveAttendees
from meetingdesk.ui.parts.buttons import Button, Kind
from meetingdesk.ui.parts.fields import Combo, Form
from meetingdesk.ui.parts.labels import Label
from meetingdesk.ui.parts.surfaces import Card, CardHead
from meetingdesk.ui.roster.listed import Listed
from meetingdesk.ui.theme import Role

CLASSES = tuple("ABCDEF")  # practice.md 3.2: up to six
Choice = tuple[str, str | None]


class MeetingCard(Card):
    """Each choice acts at once and is one act. `decided` hands over the command."""

    decided = Signal(object)  # Command

    def __init__(self, rows: Sequence[Listed], meeting_id: str) -> None:
        super().__init__(margin=14, spacing=6)
        self._meeting_id = meeting_id
        self._here = list({row.attendee.id: row.attendee for row in rows if row.attendee}.values())
        self._ids = tuple(one.id for one in self._here)
        missing = [row for row in rows if row.person and not row.attendee]
        self._fit = tuple(dict.fromkeys(row.person.person_id for row in missing if row.person and row.unit))
        self._without_post = sum(not row.unit for row in missing)
        head = CardHead(_("本次会议"))
        head.remark.set_words(self._remark(len(self._here), len(missing)))
        self._add_buttons(head)
        self.body.addWidget(head)
        if self._here:
            self._add_choices()
        if self._without_post:
            words = _("没有任职的人，先登记职务才能加入")
            self.body.addWidget(Label(words, Role.SECOND, "text2", wrap=True))

    def _remark(self, here: int, missing: int) -> str:
        if here + missing > 1:
            return _("已加入 {count} 人", count=here)
        return "" if here else _("没有加入")

    def _add_choices(self) -> None:
        form = Form()
        words = (_(ROLE_WORDS[one]) for one in MeetingRole)
        roles: list[Choice] = [
            (word[:1].upper() + word[1:], one.value) for word, one in zip(words, MeetingRole, strict=True)
        ]
        self.role = _combo(_("身份"), roles, [one.role for one in self._here], self._assign_role)
        form.add(_("身份"), self.role)
        others = (one.voter_class for one in self._here if one.voter_class)
        classes: list[Choice] = [(_("不分票类"), None)]
        classes += [(one, one) for one in dict.fromkeys((*CLASSES, *others))]
        now = [one.voter_class for one in self._here]
        self.voter_class = _combo(_("票类"), classes, now, self._assign_class)
        form.add(_("票类"), self.voter_class)
        self.body.addWidget(form)

    def _add_buttons(self, head: CardHead) -> None:
        self.join = Button(_("加入"), height=32)
        self.join.clicked.connect(self._join)
        self.drop = Button(_("移出"), Kind.DANGER, height=32)
        self.drop.clicked.connect(self._drop)
        for button, wanted in ((self.join, bool(self._fit)), (self.drop, bool(self._here))):
            head.add(button)
            button.setVisible(wanted)
        self.join.setToolTip(_("加入会议"))
        self.drop.setToolTip(_("移出会议"))

    def _assign_role(self, role: str | None) -> None:
        if role is not None:
            self._decide(AssignRoles(meeting_id=self._meeting_id, attendee_ids=self._ids, role=role))

    def _assign_class(self, which: str | None) -> None:
        self._decide(AssignRoles(meeting_id=self._meeting_id, attendee_ids=self._ids, voter_class=which))

    def _join(self) -> None:
        self._decide(AddAttendeesFromRoster(meeting_id=self._meeting_id, person_ids=self._fit))

    def _drop(self) -> None:
        self._decide(RemoveAttendees(meeting_id=self._meeting_id, attendee_ids=self._ids))

    def _decide(self, command: object) -> None:
        self.decided.emit(command)


def _combo(
    name: str, choices: Sequence[Choice], now: Sequence[str | None], then: Callable[[str | None], None]
) -> Combo:
    """One of a list; where several people differ it says so until one is chosen for all."""
    values = [value for _words, value in choices]
    differ = len(set(now)) > 1
    words = [*([_("（各不相同）")] if differ else []), *(words for words, _value in choices)]
    combo = Combo(name, words)
    combo.setCurrentIndex(0 if differ else values.index(now[0]))

    def chosen(place: int) -> None:
        if place >= differ and (differ or values[place] != now[0]):
            then(values[place - differ])

    combo.activated.connect(chosen)
    return combo
