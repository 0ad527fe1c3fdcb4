"""全部经过: everyone who came, latest first, and between them every attempt that signed nobody in."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from meetingdesk.foundation.wording import _
from meetingdesk.signin.attempts import REASON_WORDS, Attempt, Reason
from meetingdesk.signin.queries import BoardRow
from meetingdesk.ui.parts.buttons import Button, FilterButton
from meetingdesk.ui.parts.labels import Label
from meetingdesk.ui.parts.paint import ChipFace
from meetingdesk.ui.parts.rows import Face, RowList
from meetingdesk.ui.parts.surfaces import CardHead, place_listed
from meetingdesk.ui.signin import faces
from meetingdesk.ui.tables import Rows
from meetingdesk.ui.theme import Role, Tone


@dataclass(frozen=True)
class Happened:
    """One line: an arrival, or an attempt in vain."""

    at: dt.datetime
    person: BoardRow | None = None
    attempt: Attempt | None = None

    @property
    def id(self) -> str:
        """The attendee, or the number of the attempt."""
        return self.person.attendee_id if self.person else f"#{self.attempt.seq if self.attempt else 0}"


class LogPanel(QWidget):
    """The list. `taken_back` wants an arrival undone, `left` goes back to the board."""

    taken_back = Signal(str)
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.rows: Rows[Happened] = Rows(read=_read)
        self.list = RowList(self.rows, _face, "", height=44, inset=16)
        self._all: list[Happened] = []
        self._head = CardHead("", role=Role.HEADING_LARGE)
        self._hint = Label("", Role.SECOND, "text2", wrap=True)
        self.vain = FilterButton("", "circle-alert", Tone.BAD)
        self.back = Button("", icon="arrow-left", height=36)
        self._place()
        self.list.events.acted.connect(self.taken_back)
        self.back.clicked.connect(self.left)
        self.vain.toggled.connect(self._show)

    def rename(self) -> None:
        """The words, in the language now in use."""
        self._head.title.set_words(_("全部经过"))
        self._hint.set_words(_("没有签成的和重复的也留着：扫到了什么，为什么没有签到"))
        self.list.setAccessibleName(_("全部经过"))
        self.back.set_words(_("回到签到板"))
        self._count()

    def show_log(self, came: Sequence[BoardRow], attempts: Sequence[Attempt]) -> None:
        """What happened up to now."""
        self._all = [Happened(one.arrived_at, one) for one in came if one.arrived_at]
        self._all += [Happened(one.at, attempt=one) for one in attempts]
        self._all.sort(key=lambda one: (one.at, one.id), reverse=True)
        self._count()
        self._show()

    def _count(self) -> None:
        vain = sum(one.attempt is not None for one in self._all)
        self.vain.set_words(_("没有签成和重复 {count}", count=vain))

    def _show(self) -> None:
        only = self.vain.isChecked()
        self.rows.apply([one for one in self._all if one.attempt or not only])

    def _place(self) -> None:
        self._head.add(self.vain)
        self._head.add(self.back)
        place_listed(self, self._head, self._hint, self.list)


def _face(row: Happened) -> Face:
    if row.person is not None:
        return faces.just_came(faces.OnBoard(row.person))
    attempt = row.attempt
    assert attempt is not None
    return Face(
        name=attempt.name or attempt.raw,
        second=attempt.raw if attempt.name and attempt.reason is not Reason.ALREADY else "",
        icon="repeat-2" if attempt.reason is Reason.ALREADY else "circle-alert",
        icon_ink="warn" if attempt.reason is Reason.ALREADY else "bad",
        chip=ChipFace(_(REASON_WORDS[attempt.reason]), _tone(attempt)),
        right=faces.clock(attempt.at),
        name_room=76,
    )


def _tone(attempt: Attempt) -> Tone:
    return Tone.WARN if attempt.reason is Reason.ALREADY else Tone.BAD


def _read(row: Happened) -> str:
    if row.person is not None:
        return faces.read_aloud(faces.OnBoard(row.person))
    assert row.attempt is not None
    words = _(REASON_WORDS[row.attempt.reason])
    return f"{faces.clock(row.attempt.at)} {row.attempt.name or row.attempt.raw} {words}"
