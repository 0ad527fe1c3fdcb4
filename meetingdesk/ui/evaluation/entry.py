"""Typing a pass: the grid, the line that is read back, the board of papers. One key a row, Enter a paper."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QIntValidator, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from meetingdesk.evaluation import commands as do
from meetingdesk.evaluation import queries
from meetingdesk.evaluation.ballots import VALID, VOID
from meetingdesk.evaluation.queries import EntryRow
from meetingdesk.foundation.errors import MeetingDeskError
from meetingdesk.foundation.wording import _, sentence
from meetingdesk.ui.asking import AskCard, said
from meetingdesk.ui.evaluation.begin import NUMBER
from meetingdesk.ui.evaluation.board import PaperBoard
from meetingdesk.ui.evaluation.grid import EntryGrid
from meetingdesk.ui.evaluation.grid_form import grid_form
from meetingdesk.ui.evaluation.holders import narrow
from meetingdesk.ui.evaluation.keys import KeysCard
from meetingdesk.ui.evaluation.panel import Host, Panel, Standing
from meetingdesk.ui.evaluation.places import LONG
from meetingdesk.ui.evaluation.read_back import ReadBack
from meetingdesk.ui.parts.buttons import Button, Kind, Segmented
from meetingdesk.ui.parts.fields import Field
from meetingdesk.ui.parts.labels import IconLabel, Label
from meetingdesk.ui.parts.surfaces import GAP, Card, CardHead, Hairline
from meetingdesk.ui.theme import Role, Tone

LOW = 500  # below this the lock card gives its room to the board


class EntryPanel(Panel):
    """One pass. It sees its own papers only, and of those never the marks once they are confirmed."""

    def __init__(self, host: Host) -> None:
        super().__init__(host)
        self.grid, self.read_back, self.board = EntryGrid(), ReadBack(), PaperBoard()
        self.number = Field(_("票号"), "", 36, Role.HEADING_LARGE)
        self.number.setValidator(QIntValidator(1, 99_999, self.number))
        self.number.setFixedWidth(72)
        self.number.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._of_all = Label("", Role.PAGE)
        self._hidden = IconLabel("eye-off", "", "text2", Role.SECOND, 16)
        self._read_label = Label(_("复读"), Role.SECOND, "text2")
        self.fill = Button("", key="*", height=44)
        self.confirm = Button(_("确认这一张"), Kind.PRIMARY, "check", "Enter", height=44)
        self.finish = Button("", Kind.PRIMARY, "circle-check", height=44)
        self.finish.hide()
        self._board_head = CardHead("")
        self._keys = KeysCard()
        self._lock = _lock_card()
        self._kinds: Segmented | None = None
        self._codes: tuple[str, ...] = ()
        self._pass: EntryRow | None = None
        self._paper, self._correcting = 0, False
        self._began, self._spent = 0.0, [0.0][:0]
        self._place()
        self._listen()

    # ------------------------------------------------------------ showing

    def show_poll(self, standing: Standing) -> None:
        """The pass as it stands; a paper that is being typed stays as it is."""
        fresh = self.standing is None or self.standing.form.id != standing.form.id
        fresh = fresh or self.standing.step is not standing.step  # type: ignore[union-attr]
        self.standing = standing
        form = standing.form
        asked = grid_form(form)
        grades = asked.grades
        self.grid.show_form(asked)
        self.fill.set_words(_("其余填“{label}”", label=grades[0]) if grades else "")
        self._keys.show_grades(grades, len(form.classes) > 1, bool(asked.points))
        self._show_kinds(tuple(kind.code for kind in form.classes))
        self._pass = self.host.bridge.ask(queries.entry, form.id, NUMBER[standing.step])
        if fresh:
            self._spent.clear()
        if fresh or (not self._correcting and self._typed(self._paper)):
            self._take(self._next_free())
        self._show_progress()

    def focus_first(self) -> None:
        """The grid; the keys act at once."""
        (self.finish if self.finish.isVisible() else self.grid).setFocus()

    def leave(self) -> None:
        """Nothing of a paper stays on the screen when the pass is left."""
        self.grid.begin_paper()

    @property
    def number_of_pass(self) -> int:
        """1 or 2."""
        assert self.standing is not None
        return NUMBER[self.standing.step]

    def _typed(self, paper: int) -> bool:
        return self._pass is not None and any(each.paper == paper for each in self._pass.papers)

    def _next_free(self) -> int:
        if self._pass is None:
            return 1
        taken = {each.paper for each in self._pass.papers}
        return next((paper for paper in range(1, self._pass.highest + 1) if paper not in taken), 0)

    def _complete(self) -> bool:
        return self._pass is not None and not any(self._pass.missing.values())

    def _show_progress(self) -> None:
        entry = self._pass
        if entry is None:
            return
        states = {each.paper: each.state for each in entry.papers}
        self.board.show_papers(entry.highest, states, self._paper)
        self._board_head.title.set_words(
            _("已录 {count}，共 {total} 张", count=entry.entered, total=entry.returned)
        )
        pace = sum(self._spent) / len(self._spent) if self._spent else 0.0
        self._board_head.remark.set_words(_("平均 {seconds} 秒一张", seconds=f"{pace:.1f}") if pace else "")
        second = entry.number == 2
        self._hidden.say("eye-off", _("第一遍的内容已遮住") if second else _("只有这一遍的票"), "text2")
        done = self._complete() and not self._correcting
        self.finish.set_words(_("完成第一遍") if not second else _("完成第二遍"))
        typing = [self.confirm] if self.grid.form.points else [self.fill, self.confirm]
        coming, going = ([self.finish], [self.fill, self.confirm]) if done else (typing, [self.finish])
        if self.grid.form.points:
            self.fill.hide()
        for part in going:  # what goes makes room first
            part.hide()
        for part in coming:
            part.show()
        self.grid.setEnabled(not done)
        self._show_paper()

    def _show_paper(self) -> None:
        paper, entry = self.grid.paper, self._pass
        base, group = self.grid.form.base_of(paper.row), self.grid.form.group
        self.read_back.show_marks(paper.marks[base : base + group], paper.row - base)
        self.confirm.setEnabled(paper.complete)
        self.fill.setEnabled(not paper.complete and not self.grid.form.points)
        words = (
            _("张，改正")
            if self._correcting
            else _("张，共 {total} 张", total=entry.returned if entry else 0)
        )
        self._of_all.set_words(words)

    def _show_kinds(self, codes: tuple[str, ...]) -> None:
        if codes == self._codes:
            return
        self._codes = codes
        if self._kinds is not None:
            self._kinds.deleteLater()
        self._kinds = Segmented([_("{code}票", code=code) for code in codes], _("票种"))
        self._kinds.setVisible(len(codes) > 1)
        self._head.insertWidget(3, self._kinds)

    # ------------------------------------------------------------ one paper

    def _take(
        self, paper: int, marks: tuple[int, ...] = (), code: str = "", correcting: bool = False
    ) -> None:
        """Take a paper in hand; what was on the grid goes."""
        self._paper, self._correcting = paper, correcting
        self.number.setText(str(paper) if paper else "")
        if self._kinds is not None:
            wanted = code or self._likely_code()
            if wanted in self._codes:
                self._kinds.choose(self._codes.index(wanted))
        self.grid.begin_paper(marks)
        self._began = self.host.bridge.desk.clock.monotonic()

    def _likely_code(self) -> str:
        """The class typed last, as long as papers of it are missing; else the next that has some."""
        missing = self._pass.missing if self._pass else {}
        now = self._code()
        if missing.get(now):
            return now
        return next((code for code, count in missing.items() if count), now)

    def _code(self) -> str:
        return self._codes[self._kinds.current()] if self._kinds and self._codes else ""

    def _choose_number(self) -> None:
        text = self.number.text().strip()
        if text:
            self.open_paper(int(text))

    def open_paper(self, paper: int) -> None:
        """A number that is not typed yet is taken in hand; one that is, is shown to be corrected."""
        entry = self._pass
        if entry is None or not 1 <= paper <= entry.highest:
            highest = entry.highest if entry else 0
            error = MeetingDeskError("evaluation.paper_number", paper=paper, highest=highest)
            self.host.tell(Tone.WARN, sentence(error))
            self.number.setText(str(self._paper) if self._paper else "")
            return
        if self._typed(paper):
            found = self.host.bridge.ask(queries.sheet, entry.poll_id, entry.number, paper)
            self._take(paper, found.marks, found.class_code, correcting=True)
        elif paper != self._paper or self._correcting:
            self._take(paper)
        self._show_progress()
        self.grid.setFocus()

    def _confirm(self) -> None:
        paper = self.grid.paper
        if self.finish.isVisible():
            self._finish()
        elif not paper.complete:
            self.host.tell(Tone.INFO, _("还有 {count} 行没有录", count=paper.missing))
        else:
            self._enter(VALID, tuple(mark for mark in paper.marks if mark is not None), "")

    def _enter(self, state: str, marks: tuple[int, ...], reason: str) -> bool:
        kind = do.CorrectSheet if self._correcting else do.EnterSheet
        command = kind(
            **self.of, number=self.number_of_pass, paper=self._paper, class_code=self._code(), state=state,
            marks=marks, reason=reason,
        )  # fmt: skip
        if not self.host.did(command):
            return False
        if not self._correcting:
            self._spent.append(self.host.bridge.desk.clock.monotonic() - self._began)
        self._correcting = False
        self._reload()
        return True

    def _reload(self) -> None:
        """The next free paper; typed papers write no act, so nobody else tells us."""
        assert self.standing is not None
        self._pass = self.host.bridge.ask(queries.entry, self.standing.form.id, self.number_of_pass)
        self._take(self._next_free())
        self._show_progress()
        self.focus_first()

    def _void(self) -> None:
        """V: the whole paper is void, with its reason."""
        if self.finish.isVisible() or not self._paper:
            return
        card = AskCard(_("第 {paper} 张整张无效", paper=self._paper), _("记为无效票"))
        reason = card.ask(_("原因"), _("无效的原因"), value=_("整张无法辨认"))
        kind = do.CorrectSheet if self._correcting else do.EnterSheet
        card.answer_with(
            lambda: kind(**self.of, number=self.number_of_pass, paper=self._paper, class_code=self._code(),
                         state=VOID, reason=said(reason))
        )  # fmt: skip
        self.host.ask(card)

    def after_asking(self) -> None:
        """A card beside the grid was answered."""
        self._correcting = False
        self._reload()

    def _remove(self) -> None:
        if self._correcting and self.host.did(
            do.RemoveSheet(**self.of, number=self.number_of_pass, paper=self._paper)
        ):
            self._correcting = False
            self._reload()

    def _finish(self) -> None:
        if self.host.did(do.FinishPass(**self.of, number=self.number_of_pass)):
            self.host.look_at(None)

    def _next_kind(self) -> None:
        if self._kinds is not None and len(self._codes) > 1:
            self._kinds.choose((self._kinds.current() + 1) % len(self._codes))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Whatever is typed beside the grid goes to the grid."""
        text = event.text().lower()
        if text == "c":
            self._next_kind()
        elif event.key() == Qt.Key.Key_Delete:
            self._remove()
        elif event.key() == Qt.Key.Key_Escape and self._correcting:
            self.after_asking()
        elif _typed(text) and self.grid.isEnabled() and not self.grid.hasFocus():
            self.grid.setFocus()
            self.grid.keyPressEvent(event)
        else:
            super().keyPressEvent(event)

    # ------------------------------------------------------------ building

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a low window the board keeps its room and the words go; a narrow one is all paper."""
        super().resizeEvent(event)
        self._lock.setVisible(self.height() >= LOW)
        self._aside.setVisible(not narrow(self))

    def _place(self) -> None:
        line = QHBoxLayout()
        line.setSpacing(GAP)
        line.addWidget(self._paper_card(), 1)
        self._aside = self._side()
        line.addWidget(self._aside)
        self.stack.addLayout(line, 1)

    def _paper_card(self) -> Card:
        card = Card(margin=20, spacing=4)
        card.body.setContentsMargins(20, 8, 20, 10)
        self._head = QHBoxLayout()
        self._head.setSpacing(8)
        for part in (Label(_("第"), Role.PAGE), self.number, self._of_all):
            self._head.addWidget(part)
        self._head.addStretch(1)
        self._head.addWidget(self._hidden)
        card.body.addLayout(self._head)
        card.body.addWidget(self.grid, 1)
        card.body.addWidget(Hairline())
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self._read_label)
        foot.addSpacing(8)
        foot.addWidget(self.read_back, 1)
        for button in (self.fill, self.confirm, self.finish):
            foot.addWidget(button)
        card.body.addLayout(foot)
        return card

    def _side(self) -> QWidget:
        side = QWidget()
        side.setFixedWidth(336)
        side.setMinimumHeight(300)  # the lock card goes before the board gets too low
        stack = QVBoxLayout(side)
        stack.setContentsMargins(0, 0, 0, 0)
        stack.setSpacing(GAP)
        papers = Card(margin=20, spacing=8)
        papers.body.setContentsMargins(20, 8, 20, 16)
        papers.body.addWidget(self._board_head)
        papers.body.addWidget(self.board, 1)
        stack.addWidget(papers, 1)
        stack.addWidget(self._keys)
        stack.addWidget(self._lock)
        return side

    def _listen(self) -> None:
        self.grid.changed.connect(self._show_paper)
        self.grid.confirmed.connect(self._confirm)
        self.grid.void_wanted.connect(self._void)
        self.grid.meaningless.connect(
            lambda digit: self.host.tell(Tone.INFO, _("这张票上没有 {digit}", digit=digit))
        )
        self.board.chosen.connect(self.open_paper)
        self.number.returnPressed.connect(self._choose_number)
        self.fill.clicked.connect(self._fill)
        self.confirm.clicked.connect(self._confirm)
        self.finish.clicked.connect(self._finish)

    def _fill(self) -> None:
        self.grid.fill_rest()
        self.grid.setFocus()

    def find_paper(self) -> None:
        """A paper by its number."""
        self.number.setFocus()
        self.number.selectAll()

    @property
    def is_long(self) -> bool:
        """Whether the paper has so many rows that the page needs its whole height."""
        return self.grid.form.group > LONG


def _typed(text: str) -> bool:
    return bool(text) and (text in "*v-/" or text.isdecimal())


def _lock_card() -> Card:
    card = Card(margin=20, spacing=2)
    card.body.setContentsMargins(20, 12, 20, 12)
    card.body.addWidget(IconLabel("lock", _("封存以前不显示任何合计"), "text", Role.BODY_STRONG, 18))
    words = _("不记票是谁的，也不记录入的时刻。张与张之间只有打乱后的编号。")
    card.body.addWidget(Label(words, Role.SECOND, "text2", wrap=True))
    return card
