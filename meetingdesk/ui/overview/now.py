"""What is on now: who speaks and how long is left, or which item runs; and the one thing to press next."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout

from meetingdesk.agenda.model import Kind as ItemKind
from meetingdesk.agenda.numbering import headed
from meetingdesk.agenda.queries import ItemRow
from meetingdesk.foundation.wording import _, current_language
from meetingdesk.overview.queries import Live
from meetingdesk.speakers import timing
from meetingdesk.speakers.queries import TurnRow
from meetingdesk.speakers.timing import Phase
from meetingdesk.ui.moments import length_words
from meetingdesk.ui.parts import paint
from meetingdesk.ui.parts.buttons import Button, Kind
from meetingdesk.ui.parts.figures import ClockDigits, Progress
from meetingdesk.ui.parts.labels import Chip, Label
from meetingdesk.ui.parts.paint import ChipFace
from meetingdesk.ui.parts.surfaces import Card
from meetingdesk.ui.theme import Role, Tone

BARS = {Phase.PLAIN: "text2", Phase.AMBER: "warn_fill", Phase.OVER: "bad"}


def awaited(live: Live) -> TurnRow | None:
    """Who is to be called while reports are on and nobody speaks."""
    on = live.current is not None and live.current.kind == ItemKind.ORAL_REPORTS
    return live.floor.following if on and live.floor.turn is None else None


class NowCard(Card):
    """`pressed` says what: "next_speaker", "pause", "minute", "first_speaker", "next_item", "finish_item",
    "end_meeting".
    """

    pressed = Signal(str)

    def __init__(self) -> None:
        super().__init__(margin=20, spacing=4)
        self.body.setContentsMargins(20, 10, 20, 16)
        self._live: Live | None = None
        self._caption = Label("", Role.CAPTION_STRONG, "text2")
        self._name = Label("", Role.PERSON)
        self._second = Label("", Role.BODY, "text2")
        self._digits = ClockDigits(Role.CLOCK, "00:00", paint.RIGHT)
        self._used = Label("", Role.SECOND, "text2", align=paint.RIGHT)
        self._left = Chip(ChipFace(""))
        self._bar = Progress("", "text2", 8)
        self.first = Button("", Kind.PRIMARY, "skip-forward", height=40)
        self.pause = Button("", Kind.NORMAL, "pause", "F5", height=40)
        self.minute = Button("", Kind.NORMAL, "plus", height=40)
        self._place()
        self._listen()

    def show_live(self, live: Live, now: dt.datetime) -> None:
        """The whole card again."""
        self._live = live
        turn = live.floor.turn
        speaking = turn is not None
        for part in (self.pause, self.minute, self._digits, self._used, self._bar):
            part.setVisible(speaking)
        self._left.hide()
        self._caption.set_words(self._caption_words(live))
        if turn is not None:
            self._show_speaker(turn, live)
            self.show_time(now)
        elif awaited(live) is not None:
            self._show_awaited(live)
        else:
            self._show_item(live.current, live.upcoming)

    def show_time(self, now: dt.datetime) -> None:
        """Digits, bar and badge of who speaks."""
        turn = self._live.floor.turn if self._live else None
        if turn is None:
            return
        face = timing.face(turn, now)
        ink = {Phase.OVER: "bad"}.get(face.phase, "text")
        self._digits.show_digits(length_words(face.remaining), ink)
        used, allowed = length_words(face.used), length_words(face.allowed)
        self._used.set_words(_("已用 {used}，共 {allowed}", used=used, allowed=allowed))
        part = face.used / face.allowed if face.allowed else 1.0
        tick = 1 - timing.AMBER_SECONDS / face.allowed if face.allowed > timing.AMBER_SECONDS else 0.0
        self._bar.show_part(part, BARS[face.phase], tick)
        self._badge(face)

    def _badge(self, face: timing.Face) -> None:
        words, tone = "", Tone.WARN
        if face.paused:
            words, tone = _("已暂停"), Tone.INFO
        elif face.phase is Phase.OVER:
            words, tone = _("已超时 {length}", length=length_words(face.over)), Tone.BAD
        elif face.phase is Phase.AMBER:
            words = _("还剩 {count} 秒", count=face.remaining)
        self._left.setVisible(bool(words))
        self._left.say(ChipFace(words, tone, "pause" if face.paused else "clock"))

    def _caption_words(self, live: Live) -> str:
        parts = [_("正在进行") if live.current or live.floor.turn else _("没有正在进行的议程")]
        if live.current is not None:
            chinese = current_language() == "zh_CN"
            parts.append(headed(live.current.number, live.current.title, chinese=chinese))
        if live.floor.turn is not None:
            total = live.status.reports.on_site
            parts.append(_("第 {place} 位，共 {total} 位", place=live.floor.turn.place, total=total))
        return " • ".join(parts)

    def _show_speaker(self, turn: TurnRow, live: Live) -> None:
        self._name.set_words(turn.who.name or turn.who.unit)
        self._second.set_words(" • ".join(filter(None, (turn.who.unit, turn.who.post))))
        following = live.floor.following
        self.first.set_icon("skip-forward")
        self.first.set_words(_("结束并请下一位") if following else _("结束述职"))
        self.first.set_key("F6")
        self.first.show()
        self.pause.set_words(_("继续计时") if turn.paused_at else _("暂停计时"))
        self.pause.set_icon("play" if turn.paused_at else "pause")
        self.minute.set_words(_("加 1 分钟"))

    def _show_awaited(self, live: Live) -> None:
        """Between two speakers: whom to call."""
        turn = awaited(live)
        assert turn is not None
        name = turn.who.name or turn.who.unit
        self._name.set_words(_("等候 {name}", name=name))
        self._second.set_words(" • ".join(filter(None, (turn.who.unit, turn.who.post))))
        self.first.set_icon("play")
        self.first.set_words(_("请 {name} 述职", name=name))
        self.first.set_key("F5")
        self.first.show()

    def _show_item(self, current: ItemRow | None, upcoming: tuple[ItemRow, ...]) -> None:
        self._name.set_words(current.title if current else _("等候开始") if upcoming else _("议程都已完成"))
        second = " • ".join(filter(None, (current.who, current.topic))) if current else ""
        self._second.set_words(second)
        following = upcoming[0].title if upcoming else ""
        if following:
            self.first.set_words(_("开始“{title}”", title=following))
        else:
            self.first.set_words(_("结束“{title}”", title=current.title) if current else _("结束会议"))
        self.first.set_icon("play" if following else "check")
        self.first.set_key("")
        self.first.show()

    def _press_first(self) -> None:
        live = self._live
        if live is None:
            return
        if live.floor.turn is not None:
            self.pressed.emit("next_speaker")
        elif awaited(live) is not None:
            self.pressed.emit("first_speaker")
        else:
            last = "finish_item" if live.current is not None else "end_meeting"
            self.pressed.emit("next_item" if live.upcoming else last)

    def _listen(self) -> None:
        self.first.clicked.connect(self._press_first)
        self.pause.clicked.connect(lambda: self.pressed.emit("pause"))
        self.minute.clicked.connect(lambda: self.pressed.emit("minute"))

    def _place(self) -> None:
        left = QVBoxLayout()
        left.setSpacing(2)
        left.addWidget(self._caption)
        left.addWidget(self._name)
        left.addWidget(self._second)
        left.addStretch(1)
        self._digits.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._digits.setFixedHeight(76)
        right = QVBoxLayout()
        right.setSpacing(4)
        right.addWidget(self._digits)
        under = QHBoxLayout()
        under.setSpacing(12)
        under.addWidget(self._used, 1)
        under.addWidget(self._left)
        right.addLayout(under)
        line = QHBoxLayout()
        line.addLayout(left, 1)
        line.addLayout(right)
        self.body.addLayout(line, 1)
        self.body.addWidget(self._bar)
        self.body.addSpacing(8)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        for button in (self.first, self.pause, self.minute):
            buttons.addWidget(button)
        buttons.addStretch(1)
        self.body.addLayout(buttons)
