"""个人电话: whose numbers are still kept, since when the meeting is over, the proposal to erase them."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from meetingdesk.care import copies, retention
from meetingdesk.care.retention import ErasePhones, Kept
from meetingdesk.foundation.wording import _
from meetingdesk.ui import dialogs
from meetingdesk.ui.care.leaf import Leaf
from meetingdesk.ui.moments import day_words
from meetingdesk.ui.page import Page
from meetingdesk.ui.parts.buttons import Segmented
from meetingdesk.ui.parts.labels import Label
from meetingdesk.ui.parts.paint import ChipFace
from meetingdesk.ui.parts.rows import Face, RowList
from meetingdesk.ui.parts.surfaces import Card, Hairline
from meetingdesk.ui.tables import Rows
from meetingdesk.ui.theme import Role, Tone

DAYS = (30, 90, 365)
WIDE, ROW = 860, 60


class PhonesLeaf(Leaf):
    """A line for each meeting with final minutes; nothing is erased unasked."""

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        self.rows: Rows[Kept] = Rows(read=lambda row: f"{row.title} {row.phones}")
        self.list = RowList(self.rows, self._face, _("还留着电话的会议"), height=ROW, inset=20)
        self.list.events.acted.connect(self.ask)
        self.list.events.opened.connect(self.ask)
        self.nothing = Label("", Role.SECOND, "text2", wrap=True)
        now = self.context.settings.phones_kept_days
        self.days = Segmented(
            [_("{count} 天", count=days) for days in DAYS], _("电话留多久"),
            DAYS.index(now) if now in DAYS else 0,
        )  # fmt: skip
        self.days.chosen.connect(self._keep_for)
        self._place()

    def about(self) -> str:
        """How many wait."""
        due = sum(1 for row in self._kept() if row.due)
        return _("{count} 场会议的电话可以抹去了", count=due) if due else _("没有到期的电话")

    def refresh(self) -> None:
        """Meetings with final minutes and telephones."""
        rows = self._kept()
        self.rows.apply(list(rows))
        self.list.setVisible(bool(rows))
        self._room.setVisible(not rows)
        self.nothing.set_words(_("没有要抹去的：会议定稿以后，与会人员的电话会列在这里。"))

    def focus_first(self) -> None:
        """The list."""
        self.list.setFocus()

    def ask(self, meeting_id: str) -> None:
        """Say what goes, then erase."""
        row = self.rows.row(meeting_id)
        if row is None:
            return
        follows = _(
            "名册和历史里不再有这些号码，写下它们的那几步也不能再撤销；旧的安全副本换成一份新的。"
            "姓名、签到和纪要都不变。"
        )
        question = _("抹去“{title}”{count} 个电话？", title=row.title, count=row.phones)
        dialogs.ask_before(
            self, question, follows, _("抹去电话"), _("先留着"), lambda: self.erase(row), icon="trash-2"
        )

    def erase(self, row: Kept) -> None:
        """Rows, history, free pages and old copies; beside the window."""
        opened = self.bridge.opened
        keeper = opened.keeper

        def renew() -> None:
            copies.remove_copies(keeper.places(), opened.path.stem)
            keeper.copy_now()

        def done(count: int) -> None:
            self.page.refresh()
            self.page.tell(Tone.OK, _("抹去了 {count} 人的电话，历史仍然首尾相连", count=count))

        self.run(lambda: retention.erase(opened.desk, ErasePhones(meeting_id=row.id), renew), done)

    def _kept(self) -> tuple[Kept, ...]:
        today = self.bridge.desk.clock.local().date()
        return self.bridge.ask(retention.kept, today, self.context.settings.phones_kept_days)

    def _keep_for(self, place: int) -> None:
        self.context.change(self.context.settings.changed(phones_kept_days=DAYS[place]))
        self.page.refresh()

    def _face(self, row: Kept) -> Face:
        told = _("{day}定稿，{count} 个电话", day=day_words(row.final_on), count=row.phones)
        chip = None
        if row.due:
            chip = ChipFace(_("到期"), Tone.WARN, "clock")
        else:
            told = _("{told}，{day}到期", told=told, day=day_words(row.erase_on))
        return Face(name=row.title, second=told, icon="phone", chip=chip, action=_("抹去…"))

    def _place(self) -> None:
        card = Card(margin=1, spacing=0)
        card.setMaximumWidth(WIDE)
        head = QWidget()
        line = QHBoxLayout(head)
        line.setContentsMargins(20, 14, 20, 14)
        line.setSpacing(16)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(Label(_("定稿以后留多久"), Role.BODY_STRONG))
        told = _("到期只是提出来，不会自己抹去；还要参加下一场会的人不在内")
        words.addWidget(Label(told, Role.SECOND, "text2"))
        line.addLayout(words, 1)
        line.addWidget(self.days)
        card.body.addWidget(head)
        card.body.addWidget(Hairline())
        self._room = QWidget()
        room = QHBoxLayout(self._room)
        room.setContentsMargins(20, 14, 20, 14)
        room.addWidget(self.nothing)
        card.body.addWidget(self._room)
        self.list.setMinimumHeight(2 * ROW)
        card.body.addWidget(self.list)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(card)
        outer.addStretch(1)
