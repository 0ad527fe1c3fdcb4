"""The spare laptop takes over: a copy is checked, the list gone through, one press opens it."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout

from meetingdesk.care import copies, secrecy
from meetingdesk.care.copies import Brought, Check
from meetingdesk.care.secrecy import Passphrase
from meetingdesk.foundation.errors import MeetingDeskError
from meetingdesk.foundation.wording import _, sentence
from meetingdesk.ui.care.leaf import Leaf, empty, missing_words
from meetingdesk.ui.moments import clock_words, day_words, length_words
from meetingdesk.ui.parts.buttons import Button, Kind
from meetingdesk.ui.parts.checks import Check as Tick
from meetingdesk.ui.parts.fields import Field
from meetingdesk.ui.parts.labels import Label
from meetingdesk.ui.parts.surfaces import Card, CardHead, Icon
from meetingdesk.ui.theme import Role, Tone

MUST = {"care.whole", "care.room"}
"""Without these nothing is opened; the others are told, and the organizer decides."""


class SpareCard(Card):
    """Hidden until a copy was chosen."""

    def __init__(self, leaf: Leaf) -> None:
        super().__init__(margin=24, spacing=8)
        self._leaf = leaf
        self._copy: Path | None = None
        self._secret: Passphrase | None = None
        self.stopped = Tick("")
        self.takes_over = Button("", Kind.PRIMARY, height=40)
        self.field = Field("", "")
        self.hide()

    def look_at(self, copy: Path) -> None:
        """Check a copy; a confidential one asks for its passphrase first."""
        self._copy, self._secret = copy, None
        if secrecy.is_confidential(copy):
            self._ask_passphrase()
        else:
            self._check()

    def _check(self) -> None:
        copy, secret, clock = self._copy, self._secret, self._leaf.bridge.desk.clock
        assert copy is not None
        self._begin(copy)
        self.body.addWidget(Label(_("正在打开并核对…"), Role.BODY, "text2"))
        self._leaf.run(lambda: copies.checks_before(copy, secret, clock), self._say)

    def _say(self, checks: tuple[Check, ...]) -> None:
        assert self._copy is not None
        why = checks[0].values.get("why")
        if isinstance(why, MeetingDeskError) and why.key == "storage.wrong_passphrase":
            self._ask_passphrase(sentence(why))
            return
        self._begin(self._copy)
        for check in checks:
            icon, ink = ("circle-check", "ok") if check.holds else ("triangle-alert", _ink(check))
            self.body.addLayout(_line(icon, words_of(check), ink))
        if any(check.key in MUST and not check.holds for check in checks):
            return
        self.stopped = Tick(_("原来那台电脑已经停用，不再往里写"))
        self.takes_over = Button(_("在这台电脑上接着办"), Kind.PRIMARY, icon="log-in", height=40)
        self.takes_over.setEnabled(False)
        self.stopped.toggled.connect(self.takes_over.setEnabled)
        self.takes_over.clicked.connect(self.take_over)
        self.body.addWidget(self.stopped)
        line = QHBoxLayout()
        line.addStretch(1)
        line.addWidget(self.takes_over)
        self.body.addLayout(line)

    def take_over(self) -> None:
        """Restore the copy into a new file here, and go on in it."""
        copy, secret, leaf = self._copy, self._secret, self._leaf
        assert copy is not None
        target = copies.new_place(copy, leaf.bridge.desk.clock)

        def done(made: Brought) -> None:
            leaf.context.open_file(target, secret, notice=(Tone.WARN, missing_words(made)))

        leaf.run(lambda: copies.bring_back(copy, target, secret), done, self.takes_over)

    def _ask_passphrase(self, wrong: str = "") -> None:
        assert self._copy is not None
        self._begin(self._copy)
        if wrong:
            self.body.addWidget(Label(wrong, Role.SECOND, "bad", wrap=True))
        self.field = Field(_("机密口令"), _("机密口令"))
        self.field.setEchoMode(QLineEdit.EchoMode.Password)
        opens = Button(_("打开"), Kind.PRIMARY, icon="key-round")
        for signal in (self.field.returnPressed, opens.clicked):
            signal.connect(self._unlock)
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(self.field, 1)
        line.addWidget(opens)
        self.body.addLayout(line)
        self.field.setFocus()

    def _unlock(self) -> None:
        self._secret = Passphrase(self.field.text())
        self.field.clear()
        self._check()

    def _begin(self, copy: Path) -> None:
        empty(self)
        head = CardHead(_("备用电脑接着办"), copy.name)
        head.title.setMinimumWidth(head.title.sizeHint().width())  # the name of the file gives way
        self.body.addWidget(head)


def words_of(check: Check) -> str:
    """One line of the list."""
    if check.key == "care.whole":
        why = check.values.get("why")
        if isinstance(why, MeetingDeskError):
            return sentence(why)
        return _("副本完好，到第 {seq} 步", seq=check.values["seq"])
    if check.key == "care.young":
        return _young(check)
    if check.key == "care.ballots":
        if check.holds:
            return _("没有要重新录入的选票")
        return _("有 {count} 张选票要从纸票重新录入", count=check.values["count"])
    if check.holds:
        return _("磁盘空间够用")
    return _("磁盘只剩 {free} MB，至少要有 {needed} MB", free=check.values["free"], needed=copies.ROOM_MB)


def _young(check: Check) -> str:
    minutes, at = int(str(check.values["minutes"])), check.values["at"]
    assert isinstance(at, dt.datetime)
    moment = f"{day_words(at.date())} {clock_words(at)}"
    if minutes < 0:
        return _("副本的时间 {moment} 在将来：请核对两台电脑的时钟", moment=moment)
    if check.holds:
        return _("副本是 {moment} 做的", moment=moment)
    gone = length_words(minutes * 60)
    return _("副本是 {moment} 做的，已过 {length}：之后的步骤要补做", moment=moment, length=gone)


def _line(icon: str, words: str, ink: str) -> QHBoxLayout:
    """A check and how it came out, over as many lines as its words need."""
    line = QHBoxLayout()
    line.setSpacing(8)
    mark = QVBoxLayout()
    mark.setContentsMargins(0, 3, 0, 0)  # the middle of the first line
    mark.addWidget(Icon(icon, 18, ink))
    mark.addStretch(1)
    line.addLayout(mark)
    line.addWidget(Label(words, Role.BODY, ink, wrap=True), 1)
    return line


def _ink(check: Check) -> str:
    return "bad" if check.key in MUST else "warn"
