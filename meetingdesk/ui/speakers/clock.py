"""The panel of the clock: who speaks, how long is left, and the keys that run it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy

from meetingdesk.foundation.wording import _
from meetingdesk.speakers.queries import Floor, TurnRow
from meetingdesk.speakers.timing import Face, Phase
from meetingdesk.ui.parts import paint
from meetingdesk.ui.parts.buttons import Button, Kind
from meetingdesk.ui.parts.figures import Badge, ClockBadge, ClockDigits, ClockState, Progress, clock_dress
from meetingdesk.ui.parts.labels import Chip, Label
from meetingdesk.ui.parts.surfaces import Card
from meetingdesk.ui.speakers.faces import length, speaker
from meetingdesk.ui.speakers.lines import button_line
from meetingdesk.ui.theme import Role, Tone

LOW = 640  # a page this high has room for the large digits and the notes below
STATES = {Phase.PLAIN: ClockState.NORMAL, Phase.AMBER: ClockState.LAST, Phase.OVER: ClockState.OVER}


class ClockPanel(Card):
    """Same places in every state; only ground, digits and words change (look 07)."""

    start_or_pause = Signal()
    call_next = Signal()
    adjusted = Signal(int)
    ended = Signal()
    put_back = Signal()
    skipped = Signal()
    to_the_end = Signal()

    def __init__(self) -> None:
        super().__init__(margin=20, spacing=4)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground, False)
        self.name = Label("", Role.FIGURE)
        self._state = Chip(paint.ChipFace(""))
        self._unit = Label("", Role.BODY, "text2")
        self._badge = ClockBadge()
        self.digits = ClockDigits(Role.CLOCK_LARGE, "00:00")
        self.digits.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self.digits.setMinimumHeight(Role.CLOCK.px)
        self._used = Label("", Role.BODY, "text2")
        self._limit = Label("", Role.BODY, "text2", align=paint.RIGHT)
        self._bar = Progress("", "text2", 10)
        self.next = Button("", Kind.PRIMARY, "skip-forward", "F6", 48)
        self.pause = Button("", Kind.NORMAL, "pause", "F5", 48)
        self._more, self._less = Button("", height=48), Button("", height=48)
        self.others = [Button("", Kind.QUIET, height=32) for _place in range(4)]
        self._place()
        self._listen()

    def show_floor(self, floor: Floor) -> None:
        """Put the whole panel again: another speaker, or another state."""
        about = floor.turn or floor.following
        self.name.set_words(speaker(about) if about else _("还没有安排现场述职"))
        self._unit.set_words(_unit_line(about) if about else _("先在左边安排现场述职的党组织"))
        self._say_state(floor)
        self._say_buttons(floor)
        self.show_time(floor)

    def show_time(self, floor: Floor) -> None:
        """Put the digits again; called once a second."""
        face = floor.face or _resting(floor.following)
        if face is None:
            self.digits.show_digits("–:––")
            return
        state = STATES[face.phase] if floor.turn else ClockState.NORMAL
        ground, ink, bar = clock_dress(state)
        self.dress(ground, "line")
        over = "+" if face.over else ""
        self.digits.show_digits(f"{over}{length(face.remaining)}", ink)
        self._used.set_words(_("已用 {time}", time=length(face.used)))
        self._limit.set_words(_("限时 {time}", time=length(face.allowed)))
        allowed = max(face.allowed, 1)
        self._bar.show_part(min(1.0, face.used / allowed), bar, max(0.0, 1 - floor.amber_seconds / allowed))
        self._badge.say(state, _badge(state))

    def rename(self) -> None:
        """Words that never change by themselves."""
        self._more.set_words(_("+1 分"))
        self._less.set_words(_("−1 分"))
        acts = (_("结束"), _("放回"), _("跳过这位"), _("移到最后"))
        for button, words in zip(self.others, acts, strict=True):
            button.set_words(words)
        self.others[0].setToolTip(_("结束述职，先不请下一位（Shift+F6）"))

    def fit(self, room: int) -> None:
        """Smaller digits where the window is low."""
        self.digits.set_role(Role.CLOCK_LARGE if room >= LOW else Role.CLOCK)

    def _say_state(self, floor: Floor) -> None:
        if floor.turn is None:
            face = paint.ChipFace(_("下一位") if floor.following else "", Tone.INFO, "arrow-right")
        elif floor.question_since is not None:
            face = paint.ChipFace(_("插问中"), Tone.WARN, "circle-help")
        elif floor.face and floor.face.paused:
            face = paint.ChipFace(_("已暂停"), Tone.WARN, "pause")
        else:
            face = paint.ChipFace(_("计时中"), Tone.OK, "play")
        self._state.say(face)
        self._state.setVisible(bool(face.words))

    def _say_buttons(self, floor: Floor) -> None:
        running, following = floor.turn, floor.following
        if running and following:
            self.next.set_words(_("结束并请{name}", name=speaker(following)))
        else:
            self.next.set_words(_("结束述职") if running else _("请下一位"))
        self.next.setEnabled(bool(running or following))
        paused = bool(floor.face and floor.face.paused)
        self.pause.set_words(_("继续计时") if paused else _("暂停计时") if running else _("开始计时"))
        self.pause.set_icon("pause" if running and not paused else "play")
        self.pause.setEnabled(bool(running or following))
        for button in (self._more, self._less, *self.others[:2]):
            button.setEnabled(running is not None)
        for button in self.others[2:]:
            button.setEnabled(following is not None)

    def _listen(self) -> None:
        self.next.clicked.connect(self.call_next)
        self.pause.clicked.connect(self.start_or_pause)
        self._more.clicked.connect(lambda: self.adjusted.emit(60))
        self._less.clicked.connect(lambda: self.adjusted.emit(-60))
        signals = (self.ended, self.put_back, self.skipped, self.to_the_end)
        for button, signal in zip(self.others, signals, strict=True):
            button.clicked.connect(signal)

    def _place(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self.name, 1)
        head.addWidget(self._badge)
        head.addWidget(self._state)
        self.body.addLayout(head)
        self.body.addWidget(self._unit)
        self.body.addStretch(1)
        self.body.addWidget(self.digits)
        self.body.addStretch(1)
        line = QHBoxLayout()
        line.addWidget(self._used, 1)
        line.addWidget(self._limit, 1)
        self.body.addLayout(line)
        self.body.addWidget(self._bar)
        self.body.addSpacing(12)
        self.body.addWidget(button_line(self.next, self.pause, self._more, self._less, spacing=8))


def _unit_line(turn: TurnRow) -> str:
    parts = [turn.who.unit, turn.who.post or "", _("第 {place} 位", place=turn.place)]
    return " • ".join(part for part in parts if part)


def _resting(turn: TurnRow | None) -> Face | None:
    return Face(0, turn.allowed, turn.allowed, Phase.PLAIN, False) if turn else None


def _badge(state: ClockState) -> Badge | None:
    if state is ClockState.LAST:
        return Badge("clock", _("不到 1 分钟"))
    return Badge("circle-alert", _("已超时")) if state is ClockState.OVER else None
