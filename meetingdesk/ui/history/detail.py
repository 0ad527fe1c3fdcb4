"""Beside the list: one act closely, and whether the chain of acts is whole."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout

from meetingdesk.foundation.wording import _
from meetingdesk.ui.history import steps
from meetingdesk.ui.history.steps import WORDS, Fate, Step
from meetingdesk.ui.parts.buttons import Button, Kind
from meetingdesk.ui.parts.labels import IconLabel, Label
from meetingdesk.ui.parts.surfaces import Card
from meetingdesk.ui.theme import Role


class DetailCard(Card):
    """The act that is chosen: when, who, what became of it, and the way back."""

    turned = Signal()
    back_to = Signal()
    visited = Signal()

    def __init__(self) -> None:
        super().__init__(margin=16, spacing=4)
        self.title = Label("", Role.HEADING_LARGE, wrap=True)
        self._names = [Label("", Role.SECOND, "text2") for _line in range(5)]
        self._facts = [Label("", Role.SECOND, "text") for _line in range(5)]
        self.state = Label("", Role.SECOND, "text2", wrap=True)
        self.turn = Button("", icon="undo-2", height=36)
        self.before = Button("", Kind.QUIET, "history", height=36)
        self.sure = Button("", Kind.DANGER, "undo-2", height=36)
        self.keep = Button("", height=36)
        self._ahead = 0
        self.visit = Button("", Kind.QUIET, "arrow-right", height=36)
        self._place()
        self.turn.clicked.connect(self.turned)
        self.before.clicked.connect(self._ask)
        self.sure.clicked.connect(self.back_to)
        self.keep.clicked.connect(self._leave)
        self.visit.clicked.connect(self.visited)

    def show_step(self, step: Step | None) -> None:
        """Put an act, or nothing."""
        self.title.set_words(step.words if step else _("选一步看细节"))
        facts = _facts(step) if step else [("", "")] * len(self._names)
        for name, fact, (label, words) in zip(self._names, self._facts, facts, strict=True):
            name.set_words(label)
            fact.set_words(words)
        self.state.set_words(steps.state(step) if step else "")
        again = step is not None and step.fate is Fate.AGAIN
        self.turn.set_words(_("重做这一步") if again else _("撤销这一步"))
        self.turn.set_icon("redo-2" if again else "undo-2")
        self.turn.setVisible(step is not None and step.fate in {Fate.NEXT, Fate.AGAIN})
        self.before.set_words(_("退回到这一步之前"))
        self._ahead = step.ahead if step is not None and step.fate is Fate.LATER else 0
        self._leave()
        self.visit.set_words(_("去看“{page}”", page=_(WORDS[step.kind])) if step else "")
        self.visit.setVisible(step is not None and step.kind != "other")

    def _ask(self) -> None:
        """Once, here, before many steps go at one press."""
        follows = _("会撤销这一步和它后面的，一共 {count} 步。都留在历史里，可以再重做。", count=self._ahead)
        self.state.set_words(follows)
        self.sure.set_words(_("退回 {count} 步", count=self._ahead))
        self.keep.set_words(_("不退回"))
        self._show_question(True)
        self.keep.setFocus()

    def _leave(self) -> None:
        self._show_question(False)

    def _show_question(self, asked: bool) -> None:
        self.before.setVisible(self._ahead > 0 and not asked)
        for button in (self.sure, self.keep):
            button.setVisible(asked)

    def _place(self) -> None:
        self.body.addWidget(self.title)
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(2)
        grid.setColumnStretch(1, 1)
        for line, (name, fact) in enumerate(zip(self._names, self._facts, strict=True)):
            grid.addWidget(name, line, 0)
            grid.addWidget(fact, line, 1)
        self.body.addLayout(grid)
        self.body.addWidget(self.state)
        for button in (self.turn, self.before, self.sure, self.keep, self.visit):
            self.body.addWidget(button)
        self.body.addStretch(1)


def _facts(step: Step) -> list[tuple[str, str]]:
    return [
        (_("时间"), steps.when(step)),
        (_("谁做的"), step.act.by or _("没有登记")),
        (_("方面"), _(WORDS[step.kind])),
        (_("第几步"), str(step.act.seq)),
        (_("改动"), _("{count} 条记录", count=step.act.effects)),
    ]


class ChainCard(Card):
    """Whether every act still fits the one before."""

    def __init__(self) -> None:
        super().__init__(margin=16, spacing=6)
        self.chain = IconLabel("shield-check", "", "text2", Role.BODY_STRONG, 18)
        self.sentence = Label("", Role.SECOND, "text2", wrap=True)
        self.sentence.setMinimumHeight(3 * Role.SECOND.box)
        self.check = Button("", icon="refresh-cw", height=36)
        for part in (self.chain, self.sentence, self.check):
            self.body.addWidget(part)

    def set_low(self, low: bool) -> None:
        """The verdict alone in a low window, its sentence in the tip: the step above has the room."""
        self.sentence.setVisible(not low)

    def say_checking(self) -> None:
        """It is being looked at."""
        self.chain.say("refresh-cw", _("正在核对"), "text2")
        self.sentence.set_words(_("每一步都和前一步连成链，改不了也漏不掉"))
        self.check.set_words(_("重新核对"))
        self.check.setEnabled(False)

    def say(self, broken: int | None, when: str) -> None:
        """How it came out; `broken` is the first act that does not hold."""
        self.check.setEnabled(True)
        if broken is None:
            self.chain.say("shield-check", _("记录链完整"), "ok")
            self.sentence.set_words(
                _("从第一步到最后一步都对得上，没有缺少，也没有改动。{time} 核对。", time=when)
            )
        else:
            self.chain.say("circle-alert", _("记录链对不上"), "bad")
            self.sentence.set_words(
                _(
                    "从第 {seq} 步起对不上：文件在程序之外被改过。请用安全副本核对。{time} 核对。",
                    seq=broken,
                    time=when,
                )
            )
