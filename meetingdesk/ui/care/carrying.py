"""带走会议: the meeting in front as one file, and a meeting from another laptop's file into this register."""

from __future__ import annotations

import re
from pathlib import Path

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from meetingdesk.care import transfer
from meetingdesk.care.transfer import Carried, TakeAlong, TakeOver
from meetingdesk.foundation.wording import _
from meetingdesk.meeting import queries as meetings
from meetingdesk.ui import dialogs
from meetingdesk.ui.care.leaf import Leaf
from meetingdesk.ui.page import Page
from meetingdesk.ui.parts.buttons import Button, Kind
from meetingdesk.ui.parts.checks import Check
from meetingdesk.ui.parts.labels import Label
from meetingdesk.ui.parts.surfaces import GAP, Card
from meetingdesk.ui.theme import Role, Tone

WIDE = 640


class CarryingLeaf(Leaf):
    """Out at the top, in below; what a file holds is shown before anything is taken over."""

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        self.phones = Check(_("连完整的电话一起带走（会记入历史）"))
        self.save = Button(_("存成一个文件…"), Kind.PRIMARY, icon="upload", height=40)
        self.save.clicked.connect(self.choose_target)
        self.choose = Button(_("选会议文件…"), icon="download", height=40)
        self.choose.clicked.connect(self.choose_source)
        self.title = Label("", Role.BODY_STRONG)
        self.told = Label("", Role.BODY, wrap=True)
        self.take = Button(_("接收到这台电脑的资料里"), Kind.PRIMARY, height=40)
        self.take.clicked.connect(self.take_over)
        self.take.hide()
        self.told.hide()
        self._carried: Carried | None = None
        self._title = ""
        self._place()

    def about(self) -> str:
        """What this is for."""
        return _("一场会议存成一个文件，到另一台电脑上接收，名册自动对上")

    def refresh(self) -> None:
        """Which meeting would go."""
        meeting = self.bridge.meeting_id
        self.save.setEnabled(meeting is not None)
        self._title = self.bridge.ask(meetings.meeting, meeting).title if meeting else ""
        self.title.set_words(self._title)

    def focus_first(self) -> None:
        """The verb."""
        self.save.setFocus()

    def choose_target(self) -> None:
        """Ask where to."""
        name = re.sub(r"[\\/:*?\"<>|\x00-\x1f]", "_", self._title)[:60] + transfer.SUFFIX
        filters = [_("一场会议 ({kinds})", kinds=f"*{transfer.SUFFIX}")]
        dialogs.save_file(self, _("存成一个文件"), filters, Path.home() / name, self.save_to)

    def save_to(self, path: Path) -> None:
        """Write it, and note it."""
        meeting, phones, bridge = self.bridge.meeting_id, self.phones.isChecked(), self.bridge
        assert meeting is not None

        def work() -> int:
            data = bridge.ask(transfer.take_along, meeting, phones=phones)
            told = transfer.phones_in(data)
            bridge.desk.do(TakeAlong(meeting_id=meeting, file=path.name, phones=told))
            transfer.write_file(path, data)
            return told

        def done(told: int) -> None:
            words = _("已存成“{file}”，没有完整的电话", file=path.name)
            if told:
                words = _("已存成“{file}”，其中有 {count} 个完整的电话", file=path.name, count=told)
            self.page.tell(Tone.OK, words, stays=True)

        self.run(work, done, self.save)

    def choose_source(self) -> None:
        """Ask for a file."""
        filters = [_("一场会议 ({kinds})", kinds=f"*{transfer.SUFFIX}")]
        dialogs.choose_file(self, _("选一个会议文件"), filters, self.look_at)

    def look_at(self, path: Path) -> None:
        """Read and check a file, and say what stands in it."""
        self.take.hide()
        self.run(lambda: transfer.read_file(path), self._show, self.choose)

    def take_over(self) -> None:
        """Merge it with the register; the meeting comes in front."""
        carried = self._carried
        if carried is None:
            return
        command = TakeOver(file=carried.name, digest=carried.digest, tables=carried.tables)

        def done(meeting_id: str) -> None:
            self.take.hide()
            self.context.open_meeting(meeting_id)

        self.run(lambda: self.bridge.do(command, origin=self.page), done, self.take)

    def _show(self, carried: Carried) -> None:
        self._carried = carried
        words = _(
            "{title}：{people} 人，{units} 个单位。名册里已有的不改动，没有的加上；可以一步撤销。",
            title=carried.title, people=carried.people, units=carried.organisations,
        )  # fmt: skip
        self.told.set_words(words)
        self.told.show()
        self.take.show()

    def _place(self) -> None:
        away = _card(_("把这场会议带走"), self.title, Label(_(
            "名册中到会的人、议程、签到、述职、测评结果、点评和纪要都在里面；没有封存的选票和历史不在里面。"
        ), Role.SECOND, "text2", wrap=True), self.phones, self.save)  # fmt: skip
        here = _card(_("接收一场会议"), Label(_(
            "来自另一台电脑的文件会先核对摘要，看清里面有什么再接收。"
        ), Role.SECOND, "text2", wrap=True), self.told, self.choose, self.take)  # fmt: skip
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(GAP)
        outer.addWidget(away)
        outer.addWidget(here)
        outer.addStretch(1)


def _card(title: str, *parts: QWidget) -> Card:
    card = Card(margin=24, spacing=10)
    card.setFixedWidth(WIDE)
    card.body.addWidget(Label(title, Role.HEADING_LARGE))
    buttons = QHBoxLayout()
    buttons.setSpacing(8)
    buttons.addStretch(1)
    for part in parts:
        if isinstance(part, Button):
            buttons.addWidget(part)
        else:
            card.body.addWidget(part)
    card.body.addLayout(buttons)
    return card
