"""座次: the usual order by practice.md 4.3, changed by dragging or keys."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtWidgets import QVBoxLayout

from meetingdesk.foundation.wording import _
from meetingdesk.seating import commands
from meetingdesk.seating.model import MOST_ACROSS
from meetingdesk.seating.queries import seating
from meetingdesk.ui.page import Context, Page
from meetingdesk.ui.parts.buttons import Button, IconButton, Kind
from meetingdesk.ui.parts.labels import Label
from meetingdesk.ui.parts.surfaces import MARGIN, Card, PageHead, Scroll
from meetingdesk.ui.seating.room import RoomView
from meetingdesk.ui.theme import Role


class ThePage(Page):
    """The room from above, how many sit in a row, and the way back to the usual order."""

    watches: ClassVar[frozenset[str]] = frozenset({"seating", "meeting", "speakers", "roster"})

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.head = PageHead("")
        self.room = RoomView()
        self.fewer, self.more = IconButton("minus", ""), IconButton("plus", "")
        self.across = Label("", Role.BODY_STRONG)
        self.usual = Button("", Kind.QUIET, "rotate-ccw")
        self.back = Button("", icon="folder-open")
        self.hint = Label("", Role.SECOND, "text2")
        self._place()
        self._listen()
        self.rename()

    def refresh(self) -> None:
        """The plan as it stands."""
        plan = self.bridge.ask(seating, self.context.meeting_id)
        self.room.show_plan(plan)
        count = len(plan.podium) + len(plan.floor)
        words = _("{count} 人，{rows} 排", count=count, rows=len(plan.rows))
        self.head.set_words(_("座次"), words if count else _("还没有名单，先到“名册”加上参会的人"))
        self.across.set_words(_("每排 {across} 座", across=plan.across))
        self.fewer.setEnabled(plan.across > 1)
        self.more.setEnabled(plan.across < MOST_ACROSS)
        self.usual.setEnabled(plan.by_hand)

    def rename(self) -> None:
        """The words of the page."""
        self.room.setAccessibleName(_("座次图"))
        self.usual.set_words(_("恢复常规排法"))
        self.back.set_words(_("回到文档"))
        for button, words in ((self.fewer, _("每排少一座")), (self.more, _("每排多一座"))):
            button.setToolTip(words)
            button.setAccessibleName(words)
        self.hint.set_words(
            _("拖动换位置；方向键选人，Alt+方向键移动，Page Up 上主席台，Page Down 下到第一排")
        )
        self.refresh()

    def focus_first(self) -> None:
        """The seats."""
        self.room.setFocus()

    def _listen(self) -> None:
        self.room.shifted.connect(self._shift)
        self.room.put.connect(self._put)
        self.fewer.clicked.connect(lambda: self._seats(-1))
        self.more.clicked.connect(lambda: self._seats(1))
        self.usual.clicked.connect(
            lambda: self.act(commands.ResetSeating(meeting_id=self.context.meeting_id))
        )
        self.back.clicked.connect(lambda: self.context.go("documents"))

    def _shift(self, seat: str, step: int) -> None:
        meeting = self.context.meeting_id
        self.attempt(commands.ShiftSeat(meeting_id=meeting, seat_id=seat, step=step))

    def _put(self, seat: str, place: int, podium: bool) -> None:
        meeting = self.context.meeting_id
        self.attempt(commands.PutSeat(meeting_id=meeting, seat_id=seat, place=place, podium=podium))

    def _seats(self, more: int) -> None:
        plan = self.bridge.ask(seating, self.context.meeting_id)
        self.attempt(commands.SeatAcross(meeting_id=self.context.meeting_id, across=plan.across + more))

    def _place(self) -> None:
        outer = QVBoxLayout(self)
        outer.setContentsMargins(MARGIN, 0, MARGIN, 16)
        outer.setSpacing(0)
        for part in (self.fewer, self.across, self.more, self.usual, self.back):
            self.head.add(part)
        outer.addWidget(self.head)
        outer.addWidget(self.strip)
        card = Card(margin=16, spacing=8)
        card.body.addWidget(self.hint)
        card.body.addWidget(Scroll(self.room), 1)
        outer.addWidget(card, 1)
