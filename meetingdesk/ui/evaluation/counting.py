"""Printing, issuing, returning: numbers of papers by class, and the way on."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtGui import QIntValidator
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from meetingdesk.desk import Command
from meetingdesk.documents import poll_papers
from meetingdesk.evaluation import commands as do
from meetingdesk.evaluation.ladder import Step
from meetingdesk.evaluation.model import BEFORE_VOTING_ENDS, State
from meetingdesk.evaluation.queries import ClassRow
from meetingdesk.foundation.errors import MeetingDeskError
from meetingdesk.foundation.wording import _, sentence
from meetingdesk.ui.evaluation import asking, words
from meetingdesk.ui.evaluation.ballot_preview import BallotPreview
from meetingdesk.ui.evaluation.panel import Host, Panel, Standing
from meetingdesk.ui.evaluation.work_card import FigureWells, Large, WorkCard
from meetingdesk.ui.parts.buttons import Button, Kind
from meetingdesk.ui.parts.fields import Field
from meetingdesk.ui.parts.labels import Label
from meetingdesk.ui.parts.surfaces import Hairline, Scroll
from meetingdesk.ui.theme import Role

MOST = 99_999
OVER_ISSUED = "ladder.over_issued"
PAPERS = {
    Step.PRINT: poll_papers.BALLOTS, Step.ISSUE: poll_papers.ISSUED, Step.RETURN: poll_papers.RETURNED,
}  # fmt: skip
"""What is printed at a step; 文档 makes it."""


@dataclass(frozen=True)
class Counting:
    """How one step counts: its verb, what a class has so far, the number most likely next, the command."""

    verb: str
    facts: Callable[[ClassRow], str]
    likely: Callable[[ClassRow], int]
    command: Callable[..., Command[Any]]
    large: Callable[[Standing], list[Large]]


class CountLines(QWidget):
    """One line a class: what was counted, a field for more, and the verb."""

    def __init__(self, count: Callable[[str, int], bool]) -> None:
        super().__init__()
        self._count = count
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(10)
        self._grid.setColumnStretch(1, 1)
        self.fields: dict[str, Field] = {}
        self.verbs: dict[str, Button] = {}
        self._facts: dict[str, Label] = {}

    def show_classes(self, classes: tuple[ClassRow, ...], counting: Counting, open_: bool) -> None:
        """The classes of the poll as they stand."""
        if tuple(self.fields) != tuple(kind.code for kind in classes):
            self._build(classes)
        for kind in classes:
            self._facts[kind.code].set_words(counting.facts(kind))
            verb, field = self.verbs[kind.code], self.fields[kind.code]
            verb.set_words(counting.verb)
            verb.setEnabled(open_)
            field.setEnabled(open_)
            likely = counting.likely(kind)
            field.setText(str(likely) if likely > 0 else "")

    def _build(self, classes: tuple[ClassRow, ...]) -> None:
        while (item := self._grid.takeAt(0)) is not None:
            if (part := item.widget()) is not None:
                part.deleteLater()
        self.fields, self.verbs, self._facts = {}, {}, {}
        for row, kind in enumerate(classes):
            self._line(row, kind.code)
        self._grid.setRowStretch(len(classes), 1)

    def _line(self, row: int, code: str) -> None:
        name = _("{code}票", code=code)
        field, verb = Field(_("{name}份数", name=name), height=40), Button("", height=40)
        field.setValidator(QIntValidator(0, MOST, field))
        field.setFixedWidth(80)
        field.returnPressed.connect(lambda: self._do(code))
        verb.clicked.connect(lambda: self._do(code))
        self.fields[code], self.verbs[code], self._facts[code] = field, verb, Label("", Role.BODY, "text2")
        for column, part in enumerate((Label(name, Role.BODY_STRONG), self._facts[code], field, verb)):
            self._grid.addWidget(part, row, column)

    def _do(self, code: str) -> None:
        typed = self.fields[code].text().strip()
        if typed:
            self._count(code, int(typed))


class CountingPanel(Panel):
    """The card of the first three steps."""

    def __init__(self, host: Host) -> None:
        super().__init__(host)
        self.card = WorkCard()
        self.figures = FigureWells()
        self.lines = CountLines(self._count)
        self.note = Label("", Role.SECOND, "text2", wrap=True)
        self.correct = Button(_("更正份数"), Kind.QUIET, "pencil", height=44)
        self.replace = Button(_("作废换票"), Kind.QUIET, "repeat-2", height=44)
        self.left_over = Button(_("清点剩余"), Kind.QUIET, "list-checks", height=44)
        self.papers = Button("", Kind.QUIET, "printer")
        self.card.head.add(self.papers)
        for act in (self.left_over, self.replace, self.correct):
            self.card.add_act(act)
        for part in (self.figures, Hairline(), Scroll(self.lines)):
            self.card.middle.addWidget(part)
        self.card.middle.addWidget(self.note)
        self.preview = BallotPreview(host)
        for hidden in (self.preview, self.left_over, self.replace, self.correct):
            hidden.hide()  # each step shows its own; all of them together are wider than the window
        line = QHBoxLayout()
        line.setSpacing(0)
        line.addWidget(self.card, 1)
        line.addWidget(self.preview)
        self.stack.addLayout(line, 1)
        self.papers.clicked.connect(lambda: host.context.go("documents"))
        self.card.next.clicked.connect(self._go_on)
        self.correct.clicked.connect(lambda: self._ask(asking.correct_card))
        self.replace.clicked.connect(lambda: self._ask(asking.replace_card))
        self.left_over.clicked.connect(lambda: self._ask(asking.unused_card))

    def show_poll(self, standing: Standing) -> None:
        """The step's figures and lines."""
        self.standing = standing
        step, counting = standing.step, _counting(standing.step)
        self.card.head.title.set_words(words.title_of(step))
        self.figures.say(counting.large(standing))
        open_ = standing.state in BEFORE_VOTING_ENDS and (step is not Step.RETURN or _out(standing) > 0)
        self.lines.show_classes(standing.form.classes, counting, open_)
        self.note.set_words(_note(step))
        self.papers.set_words(_(PAPERS[step]))
        self.papers.setAccessibleDescription(_("到“文档”去打印"))
        if step is not Step.PRINT:
            self.preview.hide()  # what goes makes room first
        changeable = standing.form.may_change
        self.correct.setVisible(changeable and step is not Step.PRINT)
        self.replace.setVisible(changeable and step is Step.ISSUE and standing.state is State.VOTING)
        self.left_over.setVisible(changeable and step is Step.ISSUE and standing.state is State.VOTING)
        self._show_next(standing)
        if step is Step.PRINT:
            self.preview.show_poll(standing)
            self.preview.show()
        broken = standing.ladder.broken if standing.step is Step.RETURN else None
        self.card.trouble.say(_broken_words(standing) if broken == OVER_ISSUED else "")

    def focus_first(self) -> None:
        """The first field that has something to count; the way on when all is counted."""
        fields = [field for field in self.lines.fields.values() if field.isEnabled()]
        waiting = [field for field in fields if field.text()]
        if not waiting and self.card.next.isEnabled():
            self.card.next.setFocus()
        elif fields:
            (waiting or fields)[0].setFocus()

    def _show_next(self, standing: Standing) -> None:
        step = standing.step
        closing = step is Step.RETURN and standing.state is State.VOTING
        name = (
            _("截止投票，开始分拣")
            if closing
            else _("下一步：{name}", name=words.name_of(words.following(step)))
        )
        reason = ""
        if step is Step.ISSUE and not _out(standing):
            reason = _("一份都还没有发出")
        elif step is Step.RETURN and not standing.total("returned"):
            reason = _("一份都还没有收回")
        elif step is Step.RETURN and standing.ladder.broken == OVER_ISSUED:
            reason = _("收回的比发出的多，先查明")
        self.card.allow_next(name, reason)

    def _go_on(self) -> None:
        standing = self.standing
        if standing is None:
            return
        if standing.step is Step.RETURN and standing.state is State.VOTING:
            self.host.did(do.CloseVoting(**self.of))
            self.host.look_at(None)
        else:
            self.host.look_at(words.following(standing.step))

    def _count(self, code: str, count: int) -> bool:
        assert self.standing is not None
        command = _counting(self.standing.step).command
        done = self.host.did(command(**self.of, class_code=code, count=count))
        if done:  # the next class, or the way on
            self.focus_first()
        return done

    def _ask(self, card: Callable[..., Any]) -> None:
        assert self.standing is not None
        self.host.ask(card(self.of, self.standing.form.classes))


def _out(standing: Standing) -> int:
    return standing.total("issued")


def _broken_words(standing: Standing) -> str:
    return sentence(MeetingDeskError(standing.ladder.broken or "", **standing.ladder.broken_values))


def _note(step: Step) -> str:
    return {
        Step.PRINT: _("没有清点印数也可以往下走；清点了，剩余票就能对上。"),
        Step.ISSUE: _("只记份数，不记发给了谁。写坏的票收回后换一份，记在“作废换票”。"),
        Step.RETURN: _("在票箱边点清份数再记。截止以后不能再发票、收票，但可以更正数错的份数。"),
    }[step]


def _number(value: int | None) -> str:
    return "–" if value is None else str(value)


def _counting(step: Step) -> Counting:
    return {Step.PRINT: _printing, Step.ISSUE: _issuing, Step.RETURN: _returning}[step]()


def _printing() -> Counting:
    return Counting(
        _("记下印制"),
        _printed,
        lambda k: (k.expected or 0) - (k.printed or 0),
        do.PrintBallots,
        lambda s: [
            Large(_("应有"), _number(s.figure(Step.PRINT, "expected"))),
            Large(_("已印"), _number(s.figure(Step.PRINT, "printed")), "ok", "circle-check"),
        ],
    )  # fmt: skip


def _printed(kind: ClassRow) -> str:
    """Where nobody said how many are needed, only what there is."""
    printed = _number(kind.printed)
    if kind.expected is None:
        return _("已印 {printed} 份", printed=printed)
    return _("应有 {expected} 份，已印 {printed} 份", expected=kind.expected, printed=printed)


def _issuing() -> Counting:
    return Counting(
        _("记下发出"),
        lambda k: _("已印 {printed} 份，已发 {issued} 份", printed=_number(k.printed), issued=k.issued),
        lambda k: (k.expected or 0) - k.issued,
        do.IssueBallots,
        lambda s: [
            Large(_("已印"), _number(s.figure(Step.PRINT, "printed"))),
            Large(_("已发出"), str(s.total("issued")), "ok", "circle-check"),
            Large(_("其中换票"), str(s.total("replaced"))),
            Large(_("剩余"), _number(s.figure(Step.ISSUE, "unused"))),
        ],
    )


def _returning() -> Counting:
    return Counting(
        _("记下收回"),
        lambda k: _("已发 {issued} 份，已收 {returned} 份", issued=k.issued, returned=k.returned),
        lambda k: k.issued - k.replaced - k.returned,
        do.ReturnBallots,
        lambda s: [
            Large(_("已发出"), str(s.total("issued"))),
            Large(_("已收回"), str(s.total("returned")), "ok", "circle-check"),
            _missing(s.total("issued") - s.total("replaced") - s.total("returned")),
        ],
    )


def _missing(papers: int) -> Large:
    """What is still out, or how many came back too many."""
    if papers < 0:
        return Large(_("多出"), str(-papers), "bad", "circle-alert")
    return Large(_("还没有收回"), str(papers), "warn", "clock")
