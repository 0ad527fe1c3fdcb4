"""带走会议: the meeting in front as one file, and a meeting from another laptop's file into this register."""

from __future__ import annotations

import re
from pathlib import Path

from PySide6.QtWidgets import QHBoxLayout, QWidget

from meetingdesk.care import transfer
from meetingdesk.care.exporting import phone_count
from meetingdesk.care.transfer import Carried, Leaving, TakeAlong, TakeOver
from meetingdesk.foundation.wording import _
from meetingdesk.meeting import queries as meetings
from meetingdesk.ui import dialogs, exporting
from meetingdesk.ui.care.leaf import Leaf, scrolled, size_words
from meetingdesk.ui.exporting import Outgoing
from meetingdesk.ui.page import Page
from meetingdesk.ui.parts.buttons import Button, Kind
from meetingdesk.ui.parts.checks import Check
from meetingdesk.ui.parts.labels import Label
from meetingdesk.ui.parts.surfaces import Card
from meetingdesk.ui.phrases import listed
from meetingdesk.ui.theme import Role, Tone


class CarryingLeaf(Leaf):
    """Out at the top, in below; what a file holds is shown before anything is taken over."""

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        self.files = Check("", on=True)
        plain = _("这个文件不加密：谁拿到都能打开。请存在自己保管的 U 盘上。")
        self.open = Label(plain, Role.SECOND, "warn", wrap=True)
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
        handed = self.bridge.ask(transfer.files_of, meeting, self.bridge.opened.path) if meeting else ()
        size = size_words(sum(one.size for one in handed))
        self.files.set_words(_("连附件一起带走（{count} 个，{size}）", count=len(handed), size=size))
        self.files.setVisible(bool(handed))

    def focus_first(self) -> None:
        """The verb."""
        self.save.setFocus()

    def choose_target(self) -> None:
        """Ask where to."""
        name = re.sub(r"[\\/:*?\"<>|\x00-\x1f]", "_", self._title)[:60] + transfer.SUFFIX
        meeting, bridge = self.bridge.meeting_id, self.bridge
        assert meeting is not None
        out = Outgoing(
            _("整场会议"), _("{title}：名册中到会的人和会议的全部资料。文件不加密。", title=self._title),
            bridge.ask(phone_count, meeting),
            (_("一场会议 ({kinds})", kinds=f"*{transfer.SUFFIX}"),), Path.home() / name,
        )  # fmt: skip
        exporting.export(self, self.context, out, self.save_to)

    def save_to(self, path: Path, phones: bool = False) -> None:
        """Write it, and note what went along."""
        meeting, bridge = self.bridge.meeting_id, self.bridge
        assert meeting is not None
        database = bridge.opened.path if self.files.isChecked() else None

        def work() -> Leaving:
            leaving = bridge.ask(transfer.take_along, meeting, phones=phones, database=database)
            noted = TakeAlong(
                meeting_id=meeting, file=path.name, phones=leaving.phones, files=len(leaving.files)
            )
            bridge.desk.do(noted)
            transfer.write_file(path, leaving)
            return leaving

        def done(gone: Leaving) -> None:
            self.page.tell(Tone.WARN if gone.missing else Tone.OK, saved_words(path.name, gone), stays=True)

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
        carried, database = self._carried, self.bridge.opened.path
        if carried is None:
            return

        def do(command: TakeOver) -> str:
            return self.bridge.do(command, origin=self.page)

        def done(meeting_id: str) -> None:
            self.take.hide()
            self.context.open_meeting(meeting_id)

        self.run(lambda: transfer.take_over(carried, database, do), done, self.take)

    def _show(self, carried: Carried) -> None:
        self._carried = carried
        self.told.set_words(holds_words(carried))
        self.told.show()
        self.take.show()
        self.take.setFocus()

    def _place(self) -> None:
        away = _card(_("把这场会议带走"), self.title, Label(_(
            "名册中到会的人、议程、签到、述职、测评结果、点评和纪要都在里面。"
            "不在里面的：没有封存的选票，操作历史，已经做好的文档（到那边再做）。"
        ), Role.SECOND, "text2", wrap=True), self.open, self.files, self.save)  # fmt: skip
        here = _card(_("接收一场会议"), Label(_(
            "来自另一台电脑的文件会先核对摘要，看清里面有什么再接收。"
        ), Role.SECOND, "text2", wrap=True), self.told, self.choose, self.take)  # fmt: skip
        scrolled(self, away, here)


def saved_words(name: str, gone: Leaving) -> str:
    """What went, and what could not."""
    words = _("已存成“{file}”，没有完整的电话", file=name)
    if gone.phones:
        words = _("已存成“{file}”，其中有 {count} 个完整的电话", file=name, count=gone.phones)
    if gone.files:
        words = _("{told}，附件 {count} 个", told=words, count=len(gone.files))
    if gone.missing:
        names = listed(gone.missing)
        words = _("{told}。在这台电脑上找不到、没有带走的附件：{names}", told=words, names=names)
    return words


def holds_words(carried: Carried) -> str:
    """What a file brings, before it is taken over."""
    words = _(
        "{title}：{people} 人，{units} 个单位，附件 {files} 个。"
        "名册里已有的不改动，没有的加上；可以一步撤销。",
        title=carried.title, people=carried.people, units=carried.organisations, files=len(carried.files),
    )  # fmt: skip
    if carried.lacking:
        words += _("没有随来的附件：{names}。", names=listed(carried.lacking))
    return words


def _card(title: str, *parts: QWidget) -> Card:
    card = Card(margin=24, spacing=10)
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
