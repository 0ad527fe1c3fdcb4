"""结果: figures, the table, how a score came about; released to the room only by a deliberate act."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QSignalBlocker, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from meetingdesk.documents import papers
from meetingdesk.documents.file_names import RESULTS, RESULTS_TABLE
from meetingdesk.evaluation import combining, years
from meetingdesk.evaluation import commands as do
from meetingdesk.evaluation.feedback import slip
from meetingdesk.evaluation.results import ResultRow, Results, explained, results
from meetingdesk.evaluation.showing import Showing, Shown, showing
from meetingdesk.evaluation.tracing import explain
from meetingdesk.foundation.wording import _
from meetingdesk.ui import exporting
from meetingdesk.ui.dialogs import ask_before
from meetingdesk.ui.evaluation import afterwards
from meetingdesk.ui.evaluation.figures_of import FiguresCard
from meetingdesk.ui.evaluation.fixing import FixingCard
from meetingdesk.ui.evaluation.holders import narrow
from meetingdesk.ui.evaluation.panel import Host, Panel, Standing
from meetingdesk.ui.evaluation.result_table import ResultTable
from meetingdesk.ui.exporting import Outgoing
from meetingdesk.ui.parts.buttons import Button, Kind, Link
from meetingdesk.ui.parts.figures import Figure, Figures
from meetingdesk.ui.parts.labels import IconLabel, Label
from meetingdesk.ui.parts.surfaces import GAP, Card, CardHead, Icon, Well
from meetingdesk.ui.theme import Role, Tone
from meetingdesk.ui.years_panel import YearsCard

MOST = (1 << 24) - 1  # Qt's own way to say that a width is free
SIDE, STACKED = 272, 250  # px of the acts beside the table; of the table over the acts
LOW = 560  # pixels of the panel in a window of 1366 x 696 and a little more


class ResultsPanel(Panel):
    """What the seal allows to be seen."""

    def __init__(self, host: Host) -> None:
        super().__init__(host)
        self._results: Results | None = None
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._explain)
        self.figures = Figures(role=Role.PAGE)
        self._whole = IconLabel("circle-check", "", "ok", Role.SECOND_STRONG, 18)
        self.table = ResultTable()
        self._how_title, self._how = Label("", Role.BODY_STRONG), Label("", Role.SECOND, wrap=True)
        self._rule = Label("", Role.CAPTION, "text2", wrap=True)
        self._beside = Label("", Role.SECOND, "text2", wrap=True)
        self.figures_of = FiguresCard()
        self.years_of = YearsCard()
        self.every, self.over_years = Link(_("逐项说明")), Link(_("历年结果"))
        self.told, self.whole_year = Link(_("记反馈")), Link(_("综合考核"))
        self.daily = Link(_("记考核分"))
        self._eye, self._shown = Icon("eye-off", 24, "text2"), Label("", Role.BODY_STRONG, align="centre")
        self._note = Label("", Role.CAPTION, "text2", wrap=True)
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
            with QSignalBlocker(self.table.events):
                self.table.choose(self.table.outcomes.shown()[0].id, scroll=False)
            self._soon.start()  # figures and table of what was just sealed are painted first
        else:
            self._explain()
        self._show_release(self.host.bridge.ask(showing, standing.form.id))
        self.fixing.show_results(found, self.of)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a low window the general rule gives its line to the table; a narrow one has the acts below."""
        super().resizeEvent(event)
        tight = narrow(self)
        self._rule.setVisible(self.height() >= LOW or tight)
        ways = QBoxLayout.Direction
        self._line.setDirection(ways.TopToBottom if tight else ways.LeftToRight)
        self._aside_line.setDirection(ways.LeftToRight if tight else ways.TopToBottom)
        self._aside.setMinimumWidth(0 if tight else SIDE)
        self._aside.setMaximumWidth(MOST if tight else SIDE)
        self._stack.setMinimumHeight(STACKED if tight else 0)

    def focus_first(self) -> None:
        """The table."""
        self.table.setFocus()

    def sort_by_list(self) -> None:
        """By the order of the form and back to the rank."""
        self.table.sort_by(1 if self.table.sorted_by != 1 else 0)

    def export(self, folder: Path | None = None) -> None:
        """The result sheet and the table of figures, into a folder."""
        if folder is None:
            out = Outgoing(_("测评结果"), _("结果单和结果表：被测评的党组织、书记的姓名和得票。"))
            exporting.export(self, self.host.context, out, lambda place, _whole: self.export(place))
            return
        desk, meeting = self.host.bridge.desk, self.host.context.meeting_id
        names = (RESULTS, RESULTS_TABLE)
        self.host.context.tasks.start(
            lambda progress: papers.make(desk, meeting, folder, names, progress),
            done=lambda made: self.host.tell(
                Tone.OK, _("已存 {count} 个文件：{folder}", count=len(made), folder=str(folder))
            ),
            failed=self.host.failed,
            owner=self,
        )

    def _row(self) -> ResultRow | None:
        which = self.table.current_id() or ""
        rows = self._results.rows if self._results else ()
        return next((row for row in rows if str(row.position) == which), None)

    def _chosen(self, _which: str) -> None:
        self._soon.stop()
        self._explain()

    def _explain(self) -> None:
        found, row = self._results, self._row()
        if found is None or row is None:
            return
        figures = self.host.bridge.ask(explain, found.poll_id, row.position)
        self._how_title.set_words(_("怎样算出来的：{name}", name=row.name))
        plain = len(found.classes) == 1 and not row.aspects
        score = next((each.words for each in figures if each.name == _("得分")), "")
        self._how.set_words(explained(row, found.grades) if plain else score)
        self._fill(self._stack.currentWidget())
        hidden = len(found.classes) > 1 and not found.classes_shown
        why = _("有的票种不足 5 份，各票种的数字不分开显示。") if hidden else ""
        tail = _("弃权和该行无效不计入。名次按未取舍的得分排，同分同名次；两位小数只用于显示。")
        parts = _("票数是综合评价一行的，各项见逐项说明。") if row.aspects else ""
        self._rule.set_words(" ".join(each for each in (why, parts, tail) if each))
        self._show_beside(found, row)

    def _show_beside(self, found: Results, row: ResultRow) -> None:
        """Last time, the year's assessment, and whether the person was told."""
        ask, poll = self.host.bridge.ask, found.poll_id
        last = {each.position: each for each in ask(years.last_year, poll)}
        year = ask(combining.combined, poll)
        parts = [
            afterwards.last_year_words(last.get(row.position)),
            afterwards.combined_words(year, row.position),
            afterwards.told_words(ask(slip, poll, row.position)),
        ]
        self._beside.set_words(" • ".join(part for part in parts if part))
        self.daily.setVisible(year is not None)

    def _fill(self, card: QWidget | None) -> None:
        """What a card in place of the table tells of the chosen row; only the one that is seen."""
        found, row, ask = self._results, self._row(), self.host.bridge.ask
        if found is None or row is None or card is self._table_card:
            return
        name = f"{row.name} {row.person}".strip()
        if card is self.figures_of:
            self.figures_of.show_figures(name, ask(explain, found.poll_id, row.position))
        else:
            self.years_of.show_years(name, found.poll_id, ask(years.of_row, found.poll_id, row.position))

    def _turn_to(self, card: QWidget) -> None:
        """A card in place of the table; asked for again, the table is back."""
        shown = self._stack.currentWidget() is card
        self._fill(self._table_card if shown else card)
        self._stack.setCurrentWidget(self._table_card if shown else card)
        front = self._stack.currentWidget()
        self.every.set_words(_("回到表") if front is self.figures_of else _("逐项说明"))
        self.over_years.set_words(_("回到表") if front is self.years_of else _("历年结果"))

    def _ask_told(self) -> None:
        row, desk = self._row(), self.host.bridge.desk
        if row is not None and self._results is not None:
            found = self.host.bridge.ask(slip, self._results.poll_id, row.position)
            today, who = desk.clock.local().date(), desk.operator or ""
            self.host.ask(afterwards.feedback_card(self.of, found, today, who))

    def _ask_year(self) -> None:
        if self._results is not None:
            now = self.host.bridge.ask(combining.components, self._results.poll_id)
            self.host.ask(afterwards.combination_card(self.of, now))

    def _ask_daily(self) -> None:
        row = self._row()
        found = self.host.bridge.ask(combining.combined, self._results.poll_id) if self._results else None
        if row is not None and found is not None:
            name = row.person or row.name
            self.host.ask(afterwards.daily_card(self.of, name, row.position, found))

    def _show_release(self, now: Showing) -> None:
        shown, changed = now.state is Shown.SHOWN, now.state is Shown.CHANGED
        self._eye.show_icon("monitor" if shown else "eye-off", "ok" if shown else "text2")
        hidden = _("数字变了，大屏已不显示") if changed else _("大屏上看不到结果")
        self._shown.set_words(_("已公布，大屏可以显示") if shown else hidden)
        when = f"{now.released_at:%H:%M}" if now.released_at else ""
        self._note.set_words(
            _("{time} 由{name}公布。", time=when, name=now.released_by or "–") if shown or changed
            else _("公布以后，大屏的“结果”一幕才有内容；遮住立刻生效。")
        )  # fmt: skip
        again = _("重新公布") if changed else _("公布到大屏")
        self.release.set_words(_("已公布") if shown else again)
        self.release.setEnabled(not shown)
        self.hide_.setEnabled(shown or changed)

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
        self._line = line = QHBoxLayout()
        line.setSpacing(GAP)
        left = QVBoxLayout()
        left.setSpacing(GAP)
        left.addWidget(self._figures_card())
        self._table_card = Card(margin=1, spacing=0)
        self._table_card.body.addWidget(self.table)
        self._stack = QStackedWidget()
        for card in (self._table_card, self.figures_of, self.years_of):
            self._stack.addWidget(card)
        left.addWidget(self._stack, 1)
        left.addWidget(self._how_card())
        line.addLayout(left, 1)
        self._aside = self._side()
        line.addWidget(self._aside)
        self.stack.addLayout(line, 1)

    def _figures_card(self) -> Card:
        card = Card(margin=20, spacing=0)
        card.body.setContentsMargins(20, 6, 20, 6)
        line = QHBoxLayout()
        line.setSpacing(12)
        line.addWidget(self.figures, 1)
        line.addWidget(self._whole)
        card.body.addLayout(line)
        return card

    def _how_card(self) -> Card:
        card = Card(margin=20, spacing=2)
        card.body.setContentsMargins(20, 8, 20, 8)
        line = QHBoxLayout()
        line.setSpacing(16)
        line.addWidget(self._how_title, 1)
        for link in (self.every, self.over_years, self.told, self.whole_year, self.daily):
            line.addWidget(link)
        card.body.addLayout(line)
        for part in (self._how, self._beside, self._rule):
            card.body.addWidget(part)
        return card

    def _side(self) -> QWidget:
        side = QWidget()
        self._aside_line = stack = QVBoxLayout(side)
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
        card.body.addWidget(self._note)
        card.body.addWidget(self.release)
        card.body.addWidget(self.hide_)
        return card

    def _listen(self) -> None:
        self.table.events.chosen.connect(self._chosen)
        self.release.clicked.connect(self._ask_release)
        self.hide_.clicked.connect(lambda: self.host.did(do.HideResults(**self.of)))
        self.fixing.wanted.connect(self.host.ask)
        self.every.clicked.connect(lambda: self._turn_to(self.figures_of))
        self.over_years.clicked.connect(lambda: self._turn_to(self.years_of))
        self.told.clicked.connect(self._ask_told)
        self.whole_year.clicked.connect(self._ask_year)
        self.daily.clicked.connect(self._ask_daily)


def _rate(value: str | None) -> str:
    return "–" if value is None else f"{value}%"
