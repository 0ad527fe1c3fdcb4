"""The right side: what everyone answered, or whom to remind, with telephones masked until asked."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout

from meetingdesk.foundation.wording import _
from meetingdesk.invitation.queries import ChaseRow, Counts, ReplyRow
from meetingdesk.ui.invitation import faces
from meetingdesk.ui.parts.buttons import Button, Segmented
from meetingdesk.ui.parts.figures import Figure, Figures
from meetingdesk.ui.parts.labels import Label
from meetingdesk.ui.parts.paint import CENTRE
from meetingdesk.ui.parts.surfaces import Card, Hairline
from meetingdesk.ui.parts.table import Table
from meetingdesk.ui.tables import Rows
from meetingdesk.ui.theme import Role

REPLIES, CHASE = 0, 1


class Lists(Card):
    """Two tables in one place. `phones` asks for whole numbers or for masked ones again."""

    phones = Signal(bool)
    export = Signal()
    opened = Signal(str)

    def __init__(self) -> None:
        super().__init__(margin=1, spacing=0)
        self.figures = Figures()
        self.which = Segmented((_("回复情况"), _("催办名单")), _("看哪一份"))
        self.look = Button("", icon="eye", height=32)
        self.look.setCheckable(True)
        self.save = Button("", icon="file-spreadsheet", height=32)
        self.reply_rows: Rows[ReplyRow] = Rows(columns=faces.reply_columns())
        self.chase_rows: Rows[ChaseRow] = Rows(columns=faces.chase_columns())
        self.replies = Table(self.reply_rows, _("回复情况"), height=48)
        self.chase = Table(self.chase_rows, _("催办名单"), height=48)
        self._nobody = Label("", Role.BODY, "text2", align=CENTRE)
        self._tables = QStackedWidget()
        self._place()
        self._listen()

    def show_replies(self, rows: Sequence[ReplyRow], counts: Counts) -> None:
        """Everyone expected, and the figures."""
        self.reply_rows.apply(rows)
        self.figures.say(
            [
                Figure(_("已回"), f"{counts.replied}/{counts.invited}"),
                Figure(faces.capital(_("参加")), str(counts.coming), "ok"),
                Figure(faces.capital(_("请假")), str(counts.leave), "info"),
                Figure(faces.capital(_("代会")), str(counts.substitute), "proxy"),
                Figure(faces.capital(_("未回复")), str(counts.outstanding)),
            ]
        )

    def show_chase(self, rows: Sequence[ChaseRow], whole: bool) -> None:
        """Whom to remind; nobody is good news and is said."""
        self.chase_rows.apply(rows)
        self._nobody.set_words(_("没有要催的：都回复了，书面报告也都收到了"))
        self.look.setChecked(whole)
        self.look.set_words(_("收起电话") if whole else _("显示电话"))
        self.look.set_icon("eye-off" if whole else "eye")
        self.save.set_words(_("导出催办名单"))
        for button in (self.look, self.save):
            button.setEnabled(bool(rows))
        self._turn(self.which.current())

    def _turn(self, which: int) -> None:
        chasing = which == CHASE
        empty = chasing and not self.chase_rows.shown()
        self._tables.setCurrentWidget(self._nobody if empty else self.chase if chasing else self.replies)
        for button in (self.look, self.save):
            button.setVisible(chasing)

    def _listen(self) -> None:
        self.which.chosen.connect(self._turn)
        self.look.clicked.connect(self.phones)
        self.save.clicked.connect(self.export)
        for table in (self.replies, self.chase):
            table.events.opened.connect(self.opened)
            table.clicked.connect(lambda _at, view=table: self.opened.emit(view.current_id() or ""))

    def _place(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(16, 8, 16, 8)
        head.setSpacing(8)
        head.addWidget(self.which)
        head.addStretch(1)
        head.addWidget(self.look)
        head.addWidget(self.save)
        over = QVBoxLayout()
        over.setContentsMargins(16, 6, 16, 0)
        over.addWidget(self.figures)
        self.body.addLayout(over)
        self.body.addLayout(head)
        self.body.addWidget(Hairline())
        for table in (self.replies, self.chase, self._nobody):
            self._tables.addWidget(table)
        self.body.addWidget(self._tables, 1)
