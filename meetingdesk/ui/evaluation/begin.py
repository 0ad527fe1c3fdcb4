"""Who sits down to type a pass: one name, and a witness where the same person types both."""

from __future__ import annotations

from meetingdesk.evaluation import commands as do
from meetingdesk.evaluation.ladder import Step
from meetingdesk.evaluation.model import State
from meetingdesk.foundation.errors import MeetingDeskError
from meetingdesk.foundation.wording import _, sentence
from meetingdesk.meeting import queries as meetings
from meetingdesk.meeting.pins import Pin
from meetingdesk.ui.asking import required, said
from meetingdesk.ui.evaluation import words
from meetingdesk.ui.evaluation.panel import Host, Panel, Standing
from meetingdesk.ui.evaluation.work_card import FigureWells, Large, WorkCard
from meetingdesk.ui.parts.fields import Field, Form, WithError
from meetingdesk.ui.parts.labels import Label
from meetingdesk.ui.theme import Role, Tone

NUMBER = {Step.FIRST_PASS: 1, Step.SECOND_PASS: 2}


class BeginPanel(Panel):
    """Opens the entry and begins a pass with one press."""

    def __init__(self, host: Host) -> None:
        super().__init__(host)
        self.card, self.figures = WorkCard(), FigureWells()
        self.typist = WithError(Field(_("录入人"), _("坐在键盘前的人")))
        self.pin = WithError(Field(_("口令"), ""))
        self.pin.field.setEchoMode(Field.EchoMode.Password)
        self.witness = WithError(Field(_("见证人"), _("没有别人可换时，写在旁边看着的人")))
        self._form = Form()
        self._form.setMaximumWidth(480)
        self._form.add(_("录入人"), self.typist)
        self._pin_label = self._form.add(_("口令"), self.pin)
        self._witness_label = self._form.add(_("见证人"), self.witness)
        self._why = Label("", Role.BODY, "text", wrap=True)
        self.card.middle.addWidget(self.figures)
        self.card.middle.addWidget(self._why)
        self.card.middle.addWidget(self._form)
        self.card.middle.addStretch(1)
        self.stack.addWidget(self.card)
        self._need_pin(False)
        self._need_witness(False)
        self.card.next.clicked.connect(self._begin)
        for field in (self.typist, self.pin, self.witness):
            field.field.returnPressed.connect(self._begin)

    def show_poll(self, standing: Standing) -> None:
        """Ready, or why not yet."""
        if self.standing is None or self.standing.step is not standing.step:
            self._need_witness(False)
            self.typist.field.setText(self.host.bridge.desk.operator or "" if self._first(standing) else "")
        self.standing = standing
        step = standing.step
        title = words.title_of(step)
        self.card.head.title.set_words(title)
        self.figures.say([Large(_("要录的票"), str(standing.total("returned")))])
        self._why.set_words(
            _("第一遍由一个人照纸票录完。封存以前不显示任何合计。") if self._first(standing)
            else _("第二遍换一个人照纸票重新录，看不到第一遍的内容。录完以后才对照。")
        )  # fmt: skip
        self.card.allow_next(_("开始录入"), _too_early(standing))

    def focus_first(self) -> None:
        """The name."""
        self.typist.field.setFocus()

    @staticmethod
    def _first(standing: Standing) -> bool:
        return standing.step is Step.FIRST_PASS

    def _need_pin(self, needed: bool) -> None:
        self.pin.setVisible(needed)
        self._pin_label.setVisible(needed)

    def _need_witness(self, needed: bool) -> None:
        self.witness.setVisible(needed)
        self._witness_label.setVisible(needed)

    def _begin(self) -> None:
        standing = self.standing
        named = required(self.typist, _("请写录入人的姓名"))
        if standing is None or not named or not self.card.next.isEnabled() or not self._allowed():
            return
        self.host.bridge.desk.operator = said(self.typist)
        if standing.state is State.SHUFFLED and not self.host.did(do.OpenEntry(**self.of)):
            return
        self._sit_down(NUMBER[standing.step])

    def _sit_down(self, number: int) -> None:
        command = do.BeginPass(
            **self.of, number=number, operator=said(self.typist), witness=said(self.witness) or None
        )
        try:
            self.host.bridge.do(command, origin=self.host)
        except MeetingDeskError as error:
            self.host.tell(Tone.WARN, sentence(error))
            if error.key == "evaluation.same_person":
                self._need_witness(True)
                self.witness.field.setFocus()
        else:
            self.host.look_at(None)

    def _allowed(self) -> bool:
        """Someone with a PIN gives it."""
        known = {who.name: who for who in self.host.bridge.ask(meetings.operators)}
        who = known.get(said(self.typist))
        if who is None or not who.has_pin:
            self._need_pin(False)
            return True
        asked = self.pin.isVisible()
        self._need_pin(True)
        if self.host.bridge.ask(meetings.verify_pin, who.id, Pin(said(self.pin))):
            self.pin.field.clear()
            return True
        self.pin.refuse(_("口令不对") if asked and said(self.pin) else _("请输入这个人的口令"))
        self.pin.field.setFocus()
        return False


def _too_early(standing: Standing) -> str:
    if standing.state not in {State.SHUFFLED, State.ENTRY}:
        return _("先由两个人打乱编号")
    if standing.step is Step.SECOND_PASS and standing.now is not Step.SECOND_PASS:
        return _("先完成第一遍")
    return ""
