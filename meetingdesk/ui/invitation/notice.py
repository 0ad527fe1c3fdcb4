"""The notice in a few lines: sent or not, by when to answer, and the way to change it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy

from meetingdesk.foundation.wording import _
from meetingdesk.invitation.queries import NoticeRow
from meetingdesk.ui.invitation.faces import moment_words
from meetingdesk.ui.parts.buttons import Link
from meetingdesk.ui.parts.labels import Chip, Label
from meetingdesk.ui.parts.paint import ChipFace
from meetingdesk.ui.parts.surfaces import Card
from meetingdesk.ui.phrases import clauses, listed
from meetingdesk.ui.theme import Role, Tone


class NoticeCard(Card):
    """Title and chip, two lines, and what may be done about it."""

    change = Signal()
    sent = Signal()
    papers = Signal()

    def __init__(self) -> None:
        super().__init__(margin=16, spacing=2)
        self.body.setContentsMargins(16, 8, 16, 10)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self._title = Label("", Role.HEADING)
        self._chip = Chip(ChipFace(""))
        self._links = [Link("") for _place in range(3)]
        self._lines = [Label("", Role.SECOND, "text2") for _place in range(2)]
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self._title)
        head.addWidget(self._chip)
        head.addStretch(1)
        for link, signal in zip(self._links, (self.papers, self.sent, self.change), strict=True):
            link.clicked.connect(signal)
            head.addWidget(link)
        self.body.addLayout(head)
        for line in self._lines:
            self.body.addWidget(line)

    def show_notice(self, notice: NoticeRow, open_: bool) -> None:
        """As it stands; `open_` says whether anything may still be changed."""
        self._title.set_words(_("会议通知"))
        at = moment_words(notice.sent_at)
        out = ChipFace(_("{time} 发出", time=at), Tone.OK, "check")
        self._chip.say(out if at else ChipFace(_("还没有发出"), Tone.IDLE))
        known = any((notice.contact, notice.dress, notice.reply_by, notice.remark, notice.early_minutes))
        words = (_("打印"), _("登记重发") if at else _("登记已发出"), _("修改") if known else _("填写"))
        for link, word in zip(self._links, words, strict=True):
            link.set_words(word)
            link.setAccessibleName(f"{word} {_('会议通知')}")
        for link in self._links[1:]:
            link.setVisible(open_)
        self._lines[0].set_words(_who(notice))
        self._lines[1].set_words(_due(notice))


def _who(notice: NoticeRow) -> str:
    contact = listed((notice.contact, notice.contact_phone))
    early = notice.early_minutes
    told = (
        _("联系人 {who}", who=contact) if contact else _("还没有写联系人"),
        notice.dress, _("提前 {count} 分钟到会", count=early) if early else "", notice.remark,
    )  # fmt: skip
    return clauses(told)


def _due(notice: NoticeRow) -> str:
    reply, report = moment_words(notice.reply_by), moment_words(notice.reports_due)
    told = (
        _("回执期限 {time}", time=reply) if reply else _("没有定回执期限"),
        _("书面报告期限 {time}", time=report) if report else _("没有定书面报告期限"),
    )
    return clauses(told)
