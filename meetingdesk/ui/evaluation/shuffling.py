"""打乱编号: two people shuffle the stack, then numbers are written on the papers."""

from __future__ import annotations

from PySide6.QtCore import QRegularExpression
from PySide6.QtGui import QRegularExpressionValidator

from meetingdesk.evaluation import commands as do
from meetingdesk.evaluation.ladder import Step
from meetingdesk.evaluation.model import AFTER_VOTING
from meetingdesk.foundation.wording import _
from meetingdesk.ui.evaluation import words
from meetingdesk.ui.evaluation.counting import MOST
from meetingdesk.ui.evaluation.panel import Host, Panel, Standing
from meetingdesk.ui.evaluation.work_card import FigureWells, Large, WorkCard
from meetingdesk.ui.parts.fields import Field, Form
from meetingdesk.ui.parts.labels import Label
from meetingdesk.ui.phrases import listed
from meetingdesk.ui.theme import Role


class ShufflingPanel(Panel):
    """The names of the two, the highest number, and the way to entry."""

    def __init__(self, host: Host) -> None:
        super().__init__(host)
        self.card, self.figures = WorkCard(), FigureWells()
        self.first, self.second = Field(_("打乱的人一"), ""), Field(_("打乱的人二"), "")
        self.highest = Field(_("最大的编号"), _("与收回份数相同就空着"))
        # Enter counts where it is empty, too
        empty_or_digits = QRegularExpression(rf"[0-9]{{0,{len(str(MOST))}}}")
        self.highest.setValidator(QRegularExpressionValidator(empty_or_digits, self.highest))
        form = Form()
        form.add(_("打乱的人"), self.first)
        form.add("", self.second)
        form.add(_("最大的编号"), self.highest)
        form.setMaximumWidth(480)
        self._form = form
        self._done = Label("", Role.BODY, "ok", wrap=True)
        self.card.middle.addWidget(self.figures)
        for line in _advice():
            self.card.middle.addWidget(Label(line, Role.BODY, "text", wrap=True))
        self.card.middle.addWidget(form)
        self.card.middle.addWidget(self._done)
        self.card.middle.addStretch(1)
        self.stack.addWidget(self.card)
        self.card.next.clicked.connect(self._go_on)
        for field, after in ((self.first, self.second), (self.second, self.highest)):
            field.returnPressed.connect(after.setFocus)
        self.highest.returnPressed.connect(self.card.next.click)

    def show_poll(self, standing: Standing) -> None:
        """Who shuffled, or the fields for it."""
        self.standing = standing
        self.card.head.title.set_words(words.title_of(Step.SHUFFLE))
        self.figures.say([Large(_("已收回"), str(standing.total("returned")))])
        shuffled = standing.ladder.shuffled_by
        self._done.set_words(
            _("{names}已经打乱并编号，编到第 {highest} 号。", names=listed(shuffled),
              highest=standing.figure(Step.SHUFFLE, "highest") or "–") if shuffled else ""
        )  # fmt: skip
        self._form.setVisible(not shuffled)
        name = _("下一步：{name}", name=words.name_of(Step.FIRST_PASS))
        reason = "" if shuffled or standing.state in AFTER_VOTING else _("先截止投票，分拣完")
        self.card.allow_next(name if shuffled else _("已打乱，编好了号"), reason)

    def focus_first(self) -> None:
        """The first name."""
        (self.first if self._form.isVisible() else self.card.next).setFocus()

    def _go_on(self) -> None:
        assert self.standing is not None
        if self.standing.ladder.shuffled_by:
            self.host.look_at(Step.FIRST_PASS)
            return
        highest = self.highest.text().strip()
        command = do.ConfirmShuffle(
            **self.of, first=self.first.text(), second=self.second.text(),
            highest=int(highest) if highest else None,
        )  # fmt: skip
        if self.host.did(command):
            self.host.look_at(None)


def _advice() -> tuple[str, ...]:
    return (
        _("把收回的票洗乱，再从 1 起在每张背面写上编号。编号在打乱以后才有，看不出是谁的票。"),
        _("录入和复核都按编号找纸票；封存以后编号不再保留。"),
    )
