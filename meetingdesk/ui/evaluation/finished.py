"""Steps that are past: a pass that is finished shows nothing of its papers; a void poll says why."""

from __future__ import annotations

from meetingdesk.evaluation.ladder import Step
from meetingdesk.evaluation.model import State
from meetingdesk.foundation.wording import _
from meetingdesk.ui.evaluation import asking, words
from meetingdesk.ui.evaluation.begin import NUMBER
from meetingdesk.ui.evaluation.panel import Host, Panel, Standing
from meetingdesk.ui.evaluation.work_card import FigureWells, Large, WorkCard
from meetingdesk.ui.parts.buttons import Button, Kind
from meetingdesk.ui.parts.labels import IconLabel, Label
from meetingdesk.ui.theme import Role, Tone


class FinishedPanel(Panel):
    """A finished pass: how many papers, and the way on; back only while nobody could have seen both."""

    def __init__(self, host: Host) -> None:
        super().__init__(host)
        self.card, self.figures = WorkCard(), FigureWells()
        self.card.middle.addWidget(self.figures)
        self.card.middle.addWidget(
            IconLabel("eye-off", _("这一遍的内容已遮住"), "text", Role.BODY_STRONG, 18)
        )
        self.card.middle.addWidget(
            Label(_("封存以前不显示任何合计。两遍都完成以后才对照。"), Role.BODY, "text2", wrap=True)
        )
        self.card.middle.addStretch(1)
        self.reopen = Button(_("回到这一遍"), Kind.QUIET, "undo-2", height=44)
        self.card.add_act(self.reopen)
        self.stack.addWidget(self.card)
        self.reopen.clicked.connect(self._ask)
        self.card.next.clicked.connect(lambda: host.look_at(None))

    def show_poll(self, standing: Standing) -> None:
        """How many papers it has."""
        self.standing = standing
        step = standing.step
        title = words.title_of(step)
        self.card.head.title.set_words(title)
        entered = standing.figure(step, "entered")
        self.figures.say([Large(_("已录"), "–" if entered is None else str(entered), "ok", "circle-check")])
        waiting = standing.now is Step.SECOND_PASS and standing.state is State.ENTRY
        self.reopen.setVisible(waiting and step is Step.FIRST_PASS)
        self.card.allow_next(_("去{name}", name=words.name_of(standing.now)))

    def focus_first(self) -> None:
        """The way on."""
        self.card.next.setFocus()

    def _ask(self) -> None:
        if self.standing is not None:
            self.host.ask(asking.reopen_pass_card(self.of, NUMBER[self.standing.step]))


class VoidedPanel(Panel):
    """The poll does not count; a new one may be set up."""

    def __init__(self, host: Host) -> None:
        super().__init__(host)
        self.card = WorkCard()
        self.card.middle.addStretch(1)
        self.stack.addWidget(self.card)
        self.card.next.clicked.connect(lambda _on=False: host.set_up())

    def show_poll(self, standing: Standing) -> None:
        """Why it is void."""
        self.standing = standing
        self.card.head.title.set_words(standing.form.title)
        self.card.trouble.say(_("这次测评已经作废"), _("理由留在历史里。需要时另设一次测评。"), Tone.BAD)
        self.card.allow_next(_("另设一次测评"))

    def focus_first(self) -> None:
        """The way on."""
        self.card.next.setFocus()
