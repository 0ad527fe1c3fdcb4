"""结果: figures, the table, how a score came about; released to the room only by a deliberate act."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from meetingdesk.documents import papers
from meetingdesk.evaluation import commands as do
from meetingdesk.evaluation.results import Results, explained, results
from meetingdesk.foundation.wording import _
from meetingdesk.ui.dialogs import ask_before, choose_folder
from meetingdesk.ui.evaluation.fixing import FixingCard
from meetingdesk.ui.evaluation.panel import Host, Panel, Standing
from meetingdesk.ui.evaluation.result_table import ResultTable
from meetingdesk.ui.parts.buttons import Button, Kind
from meetingdesk.ui.parts.figures import Figure, Figures
from meetingdesk.ui.parts.labels import IconLabel, Label
from meetingdesk.ui.parts.surfaces import GAP, Card, CardHead, Icon, Well
from meetingdesk.ui.theme import Role, Tone


class ResultsPanel(Panel):
    """What the seal allows to be seen."""

    def __init__(self, host: Host) -> None:
        super().__init__(host)
        self._results: Results | None = None
        self.figures = Figures(role=Role.PAGE)
        self._whole = IconLabel("circle-check", "", "ok", Role.SECOND_STRONG, 18)
        self.table = ResultTable()
        self._how_title, self._how = Label("", Role.BODY_STRONG), Label("", Role.SECOND, wrap=True)
        self._rule = Label("", Role.CAPTION, "text2", wrap=True)
        self._eye, self._shown = Icon("eye-off", 24, "text2"), Label("", Role.BODY_STRONG, align="centre")
        self.release = Button("", Kind.PRIMARY, "monitor", height=40)
        self.hide_ = Button(_("立即遮住"), icon="eye-off", height=36)
        self.fixing = FixingCard()
        self._place()
        self._listen()

    def show_poll(self, standing: Standing) -> None:
        """The figures of the sealed poll."""
        self.standing = standing
        found = self.host.bridge.ask(results, standing.form.id)
        self._results = found
        self.figures.say([
            Figure(_("已发出"), str(found.issued)), Figure(_("已收回"), str(found.returned)),
            Figure(_("有效"), str(found.valid)), Figure(_("无效"), str(found.void)),
            Figure(_("回收率"), _rate(found.return_rate)), Figure(_("有效率"), _rate(found.valid_rate)),
        ])  # fmt: skip
        if found.mismatch_reason:
            self._whole.say("triangle-alert", _("份数不符：{reason}", reason=found.mismatch_reason), "warn")
        else:
            self._whole.say("circle-check", _("份数都对得上"), "ok")
        self.table.show_results(found)
        if self.table.current_id() is None and found.rows:
            self.table.choose(self.table.outcomes.shown()[0].id, scroll=False)
        self._explain(self.table.current_id() or "")
        self._show_release(found.released)
        self.fixing.show_results(found, self.of)

    def focus_first(self) -> None:
        """The table."""
        self.table.setFocus()

    def sort_by_list(self) -> None:
        """By the order of the form and back to the rank."""
        self.table.sort_by(1 if self.table.sorted_by != 1 else 0)

    def export(self, folder: Path | None = None) -> None:
        """The result sheet and the table of figures, into a folder."""
        if folder is None:
            choose_folder(self, _("结果存到哪里"), self.export)
            return
        desk, meeting = self.host.bridge.desk, self.host.context.meeting_id
        names = (papers.RESULTS, papers.RESULTS_TABLE)
        self.host.context.tasks.start(
            lambda progress: papers.make(desk, meeting, folder, names, progress),
            done=lambda made: self.host.tell(
                Tone.OK, _("已存 {count} 个文件：{folder}", count=len(made), folder=str(folder))
            ),
            failed=self.host.failed,
            owner=self,
        )

    def _explain(self, which: str) -> None:
        found = self._results
        row = next((row for row in found.rows if str(row.position) == which), None) if found else None
        if found is None or row is None:
            return
        self._how_title.set_words(_("怎样算出来的：{name}", name=row.name))
        one = len(found.classes) == 1
        self._how.set_words(explained(row, found.grades) if one else _by_class(found, which))
        hidden = len(found.classes) > 1 and not found.classes_shown
        why = _("有的票种不足 5 份，各票种的数字不分开显示。") if hidden else found.formula if not one else ""
        tail = _("弃权和该行无效不计入。名次按未取舍的得分排，同分同名次；两位小数只用于显示。")
        self._rule.set_words(f"{why} {tail}".strip())

    def _show_release(self, released: bool) -> None:
        self._shown.set_words(_("已公布，大屏可以显示") if released else _("大屏上看不到结果"))
        self.release.set_words(_("已公布") if released else _("公布到大屏"))
        self.release.setEnabled(not released)
        self.hide_.setEnabled(released)

    def _ask_release(self) -> None:
        assert self.standing is not None
        ask_before(
            self,
            _("公布“{title}”的结果？", title=self.standing.form.title),
            _("公布以后大屏可以显示这张表。随时可以遮住；谁在什么时候公布，会留在历史里。"),
            _("公布"),
            _("先不公布"),
            self._release,
            icon="monitor",
        )

    def _release(self) -> None:
        self.host.did(do.ReleaseResults(**self.of))

    # ------------------------------------------------------------ building

    def _place(self) -> None:
        line = QHBoxLayout()
        line.setSpacing(GAP)
        left = QVBoxLayout()
        left.setSpacing(GAP)
        left.addWidget(self._figures_card())
        table = Card(margin=1, spacing=0)
        table.body.addWidget(self.table)
        left.addWidget(table, 1)
        left.addWidget(self._how_card())
        line.addLayout(left, 1)
        line.addWidget(self._side())
        self.stack.addLayout(line, 1)

    def _figures_card(self) -> Card:
        card = Card(margin=20, spacing=0)
        card.body.setContentsMargins(20, 6, 20, 6)
        line = QHBoxLayout()
        line.addWidget(self.figures, 1)
        line.addWidget(self._whole)
        card.body.addLayout(line)
        return card

    def _how_card(self) -> Card:
        card = Card(margin=20, spacing=2)
        card.body.setContentsMargins(20, 8, 20, 8)
        for part in (self._how_title, self._how, self._rule):
            card.body.addWidget(part)
        return card

    def _side(self) -> QWidget:
        side = QWidget()
        side.setFixedWidth(272)
        stack = QVBoxLayout(side)
        stack.setContentsMargins(0, 0, 0, 0)
        stack.setSpacing(GAP)
        stack.addWidget(self._release_card())
        stack.addWidget(self.fixing, 1)
        return side

    def _release_card(self) -> Card:
        card = Card(margin=20, spacing=8)
        card.body.setContentsMargins(20, 6, 20, 16)
        card.body.addWidget(CardHead(_("公布"), role=Role.HEADING_LARGE))
        well = Well(margin=12, spacing=4)
        eye = QHBoxLayout()
        eye.addStretch(1)
        eye.addWidget(self._eye)
        eye.addStretch(1)
        well.body.addLayout(eye)
        well.body.addWidget(self._shown)
        card.body.addWidget(well)
        note = _("大屏窗口在以后的版本里提供；公布先记在这里。")
        card.body.addWidget(Label(note, Role.CAPTION, "text2", wrap=True))
        card.body.addWidget(self.release)
        card.body.addWidget(self.hide_)
        return card

    def _listen(self) -> None:
        self.table.events.chosen.connect(self._explain)
        self.release.clicked.connect(self._ask_release)
        self.hide_.clicked.connect(lambda: self.host.did(do.HideResults(**self.of)))
        self.fixing.wanted.connect(self.host.ask)


def _rate(value: str | None) -> str:
    return "–" if value is None else f"{value}%"


def _by_class(found: Results, which: str) -> str:
    """Each class with its weight and score, where they may be seen."""
    row = next(row for row in found.rows if str(row.position) == which)
    total = sum((Fraction(kind.weight) for kind in found.classes), Fraction(0))
    weights = {kind.code: Fraction(kind.weight) / total for kind in found.classes}
    parts = [
        _("{code}票 {score} 分，占 {share}%", code=each.code, score=each.score or "–",
          share=f"{float(weights[each.code] * 100):.4g}")
        for each in row.classes
    ]  # fmt: skip
    score = _("得 {score} 分", score=row.score or "–")
    return "；".join([*parts, score])
