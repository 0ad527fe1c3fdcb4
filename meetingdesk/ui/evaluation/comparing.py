"""复核: where the passes differ, place after place, with the paper in hand; then two people confirm."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from meetingdesk.evaluation import commands as do
from meetingdesk.evaluation import queries
from meetingdesk.evaluation.ladder import Step
from meetingdesk.evaluation.model import State
from meetingdesk.evaluation.queries import DifferenceRow, FormRow
from meetingdesk.foundation.errors import MeetingDeskError
from meetingdesk.foundation.wording import _, sentence
from meetingdesk.ui.evaluation import words
from meetingdesk.ui.evaluation.differences import (
    Place,
    face,
    id_of,
    key_words,
    place_words,
    said_words,
    value_words,
    verdicts,
)
from meetingdesk.ui.evaluation.holders import narrow
from meetingdesk.ui.evaluation.panel import Host, Panel, Standing
from meetingdesk.ui.evaluation.picture import PaperPicture
from meetingdesk.ui.evaluation.points_field import PointsField
from meetingdesk.ui.evaluation.work_card import Trouble
from meetingdesk.ui.parts.buttons import Button, Kind, Link
from meetingdesk.ui.parts.fields import Field
from meetingdesk.ui.parts.labels import Label
from meetingdesk.ui.parts.rows import RowList
from meetingdesk.ui.parts.surfaces import GAP, Card, CardHead, Hairline, Well
from meetingdesk.ui.phrases import listed
from meetingdesk.ui.tables import Rows
from meetingdesk.ui.theme import Role, Tone

ACROSS = 3
WIDE_LIST, NARROW_LIST = 300, 280


class Choice(Button):
    """One verdict with its key."""

    def __init__(self, value: str, words_: str, key: str) -> None:
        super().__init__(words_, key=key, height=48)
        self.value = value
        self.setCheckable(True)


class ComparingPanel(Panel):
    """The list at the left, both passes and the verdict in the middle, the place on the paper beside."""

    def __init__(self, host: Host) -> None:
        super().__init__(host)
        self._all: tuple[DifferenceRow, ...] = ()
        self._at: str | None = None
        self._choices: list[Choice] = []
        self._well_lines: list[QVBoxLayout] = []
        self._list_head = CardHead(_("不同之处"))
        self._rows: Rows[Place] = Rows(read=lambda r: f"{r.words} {r.difference.subject} {r.said}")
        self.list = RowList(self._rows, face, _("不同之处"), height=64, rounded=True, inset=14)
        self._advice = Label("", Role.SECOND, "text2", wrap=True)
        self._where, self._who = Label("", Role.PAGE), Label("", Role.BODY, "text2")
        self._says = [Label("", Role.PERSON), Label("", Role.PERSON)]
        self._mean = [Label("", Role.PAGE), Label("", Role.PAGE)]
        self._grid = QGridLayout()
        self.points = PointsField()
        self._trouble = Trouble()
        self.first, self.second = Field(_("监票人一"), _("监票人一")), Field(_("监票人二"), _("监票人二"))
        self.note = Field(_("说明"), _("分拣与录入不一致时写明理由"))
        self.settle = Button("", Kind.PRIMARY, "check", "Enter", height=44)
        self.reject = Button(_("退回，重看"), Kind.QUIET, "undo-2", height=44)
        self.confirm = Button(_("两人确认，复核完成"), Kind.PRIMARY, "circle-check", height=44)
        self.picture = PaperPicture()
        self._place()
        for part in (*self._settling, self.points, self.settle, self.reject, self.confirm, self._confirming):
            part.hide()
        self._listen()

    def show_poll(self, standing: Standing) -> None:
        """Everything that differs, and the first place that is open."""
        self.standing = standing
        self._all = self._asked(standing)
        if self._at not in {id_of(each) for each in self._all}:
            self._at = None
        self._at = self._at or self._first_open()
        self._show_list()
        self._show_place()

    def focus_first(self) -> None:
        """The verdicts, or the names of the two."""
        (self.settle if self._current() else self.first).setFocus()
        current = self._current()
        if current is not None and current.points:
            self.points.setFocus()
        elif self._choices and current:
            self._choices[0].setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The key of a verdict chooses it, Enter settles."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.settle.isVisible():
            self.settle.click()
            return
        for choice in self._choices:
            if choice.key and event.text().upper() == choice.key and choice.isEnabled():
                choice.click()
                choice.setFocus()
                return
        super().keyPressEvent(event)

    def _asked(self, standing: Standing) -> tuple[DifferenceRow, ...]:
        try:
            return self.host.bridge.ask(queries.differences, standing.form.id)
        except MeetingDeskError as error:
            self._trouble.say(sentence(error))
            return ()

    def _first_open(self) -> str | None:
        return next((id_of(each) for each in self._all if each.says is None), None)

    def _current(self) -> DifferenceRow | None:
        return next((each for each in self._all if id_of(each) == self._at), None)

    def _show_list(self) -> None:
        assert self.standing is not None
        form = self.standing.form
        settled = sum(each.says is not None for each in self._all)
        self._list_head.remark.set_words(f"{settled} / {len(self._all)}")
        self._rows.apply([
            Place(each, place_words(each), said_words(form, each), id_of(each) == self._at)
            for each in self._all
        ])

    def _show_place(self) -> None:
        assert self.standing is not None
        current, form = self._current(), self.standing.form
        open_ = self.standing.state is State.ENTRY
        self.later.set_words(_("暂时放下") if self._first_open() else _("去确认"))
        wanted: dict[QWidget, bool] = dict.fromkeys(self._settling, current is not None) | {
            self.settle: current is not None and open_,
            self.points: current is not None and current.points and open_,
            self.reject: current is not None and current.says is not None and open_,
            self.confirm: current is None and open_,
            self._confirming: current is None and open_,
        }
        for part, shown in sorted(wanted.items(), key=lambda each: each[1]):  # what goes makes room first
            part.setVisible(shown)
        if current is None:
            self._show_nothing()
            return
        self._show_both(current, form)
        self._build_choices(current, form)
        self._say_verb()

    def _show_nothing(self) -> None:
        assert self.standing is not None
        self._drop_choices()
        step = words.name_of(Step.COMPARE)
        finished = self.standing.state is not State.ENTRY
        open_words = _("不同之处都定下了") if self._all else _("两遍完全一致，没有要定的")
        self._where.set_words(_("{step}已完成", step=step) if finished else open_words)
        names = listed(self.standing.ladder.confirmed_by)
        self._who.set_words(_("由{names}确认", names=names) if names else _("请两位监票人在下面写名确认"))
        self._advice.set_words("")
        self.picture.show_place(self.standing.form, 0)

    def _show_both(self, current: DifferenceRow, form: FormRow) -> None:
        self._where.set_words(place_words(current))
        self._who.set_words(" • ".join(part for part in (current.subject, current.person) if part))
        for value, says, mean in zip((current.first, current.second), self._says, self._mean, strict=True):
            says.set_words(key_words(current, value))
            says.setVisible(bool(says.text()))
            mean.set_words(value_words(form, value, current.part))
        self._advice.set_words(
            _("请把第 {paper} 张纸票拿在手里，以票面为准。两遍的内容都保留到封存，定下的由两位监票人确认。",
              paper=current.paper)
        )  # fmt: skip
        self.picture.show_place(form, current.row)

    def _build_choices(self, current: DifferenceRow, form: FormRow) -> None:
        self._drop_choices()
        self.points.clear()
        self._choices = [Choice(*each) for each in verdicts(current, form)]
        for place, choice in enumerate(self._choices):
            self._grid.addWidget(choice, place // ACROSS, place % ACROSS)
            choice.setChecked(choice.value == current.says)
            choice.setEnabled(self.standing is not None and self.standing.state is State.ENTRY)
            choice.clicked.connect(lambda _on=False, which=choice: self._choose(which))
        self._fit_choices()

    def _drop_choices(self) -> None:
        for choice in self._choices:
            self._grid.removeWidget(choice)
            choice.hide()
            choice.deleteLater()
        self._choices = []

    def _choose(self, chosen: Choice | None) -> None:
        for choice in self._choices:
            choice.setChecked(choice is chosen)
        if chosen is not None:
            self.points.clear()
        self._say_verb()

    def _chosen(self) -> str | None:
        """What the paper says: the points that are typed, or the verdict that is pressed."""
        pressed = next((choice.value for choice in self._choices if choice.isChecked()), None)
        return self.points.mark() or pressed

    def _say_verb(self) -> None:
        chosen, current = self._chosen(), self._current()
        self.settle.setEnabled(chosen is not None)
        if chosen is None or current is None or self.standing is None:
            self.settle.set_words(_("先按纸票选一项"))
            return
        words_ = value_words(self.standing.form, chosen, current.part)
        self.settle.set_words(_("定为“{value}”，看下一处", value=words_))

    def _settle(self) -> None:
        current, chosen = self._current(), self._chosen()
        if current is None or chosen is None:
            return
        command = do.SettleDifference(
            **self.of, paper=current.paper, row=current.row, part=current.part, says=chosen
        )
        if self.host.did(command):
            self._move_on()

    def _reject(self) -> None:
        current = self._current()
        if current is not None and self.host.did(
            do.RejectSettlement(**self.of, paper=current.paper, row=current.row, part=current.part)
        ):
            self._reload(self._at)

    def _move_on(self) -> None:
        self._reload(None)
        if self._current() is None:
            self.host.tell(Tone.OK, _("都定下了。请两位监票人写名确认。"))
        self.focus_first()

    def _reload(self, at: str | None) -> None:
        """Settling writes no act, so nobody else tells the page."""
        self._at = at
        self.host.look_at(Step.COMPARE)

    def _confirm(self) -> None:
        command = do.ConfirmPasses(
            **self.of, first=self.first.text(), second=self.second.text(), note=self.note.text()
        )
        if self.host.did(command):
            self.host.look_at(None)
        else:
            self.note.show()

    def _open(self, which: str) -> None:
        if which != self._at:
            self._at = which
            self._show_list()
            self._show_place()

    # ------------------------------------------------------------ building

    def _place(self) -> None:
        line = QHBoxLayout()
        line.setSpacing(GAP)
        self._listed, self._well = self._list_card(), self._picture_well()
        line.addWidget(self._listed)
        line.addWidget(self._verdict_card(), 1)
        line.addWidget(self._well)
        self.stack.addLayout(line, 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow window the words alone tell the place on the paper."""
        super().resizeEvent(event)
        tight = narrow(self)
        self._well.setVisible(not tight)
        self._listed.setFixedWidth(NARROW_LIST if tight else WIDE_LIST)
        self._body.setContentsMargins(24, 8 if tight else 16, 24, 8 if tight else 16)
        ways = QBoxLayout.Direction
        for line in self._well_lines:
            line.setDirection(ways.LeftToRight if tight else ways.TopToBottom)
            line.setSpacing(16 if tight else 0)
        self._fit_choices()

    def _fit_choices(self) -> None:
        for choice in self._choices:
            choice.setFixedHeight(40 if narrow(self) else 48)

    def _list_card(self) -> Card:
        card = Card(margin=4, spacing=4)
        card.setFixedWidth(WIDE_LIST)
        head, foot = QHBoxLayout(), QHBoxLayout()
        head.setContentsMargins(16, 4, 16, 0)
        head.addWidget(self._list_head)
        foot.setContentsMargins(16, 4, 16, 12)
        foot.addWidget(self._advice)
        card.body.addLayout(head)
        card.body.addWidget(self.list, 1)
        card.body.addLayout(foot)
        return card

    def _verdict_card(self) -> Card:
        card = Card(margin=24, spacing=8)
        self._body = card.body
        card.body.addWidget(self._trouble)
        card.body.addWidget(self._where)
        card.body.addWidget(self._who)
        wells = QHBoxLayout()
        wells.setSpacing(8)
        both = [self._pass_well(at) for at in (0, 1)]
        for well in both:
            wells.addWidget(well, 1)
        card.body.addLayout(wells)
        says = Label(_("纸票上是"), Role.BODY_STRONG)
        card.body.addWidget(says)
        self._grid.setSpacing(8)
        card.body.addLayout(self._grid)
        card.body.addWidget(self.points)
        card.body.addStretch(1)
        self._settling: list[QWidget] = [*both, says]
        self._build_foot(card)
        return card

    def _pass_well(self, at: int) -> Well:
        well = Well(margin=12, spacing=0)
        well.body.setContentsMargins(12, 8, 12, 8)
        self._well_lines.append(well.body)
        well.body.addWidget(Label((_("第一遍"), _("第二遍"))[at], Role.SECOND, "text2"))
        line = QHBoxLayout()
        line.setSpacing(16)
        line.addWidget(self._says[at])
        line.addWidget(self._mean[at], 1)
        well.body.addLayout(line)
        return well

    def _build_foot(self, card: Card) -> None:
        self._confirming = Card(margin=0, spacing=8)
        self._confirming.dress("surface")
        names = QHBoxLayout()
        names.setSpacing(8)
        names.addWidget(Label(_("认定人"), Role.SECOND, "text2"))
        for field in (self.first, self.second):
            names.addWidget(field, 1)
        self._confirming.body.addWidget(Hairline())
        self._confirming.body.addLayout(names)
        self._confirming.body.addWidget(self.note)
        self.note.hide()
        card.body.addWidget(self._confirming)
        foot = QHBoxLayout()
        self.later = Link(_("暂时放下"), ink="text2")
        self._settling.append(self.later)
        for part in (self.later, self.reject):
            foot.addWidget(part)
        foot.addStretch(1)
        for part in (self.settle, self.confirm):
            foot.addWidget(part)
        card.body.addLayout(foot)

    def _picture_well(self) -> Well:
        well = Well(margin=16, spacing=8)
        well.setFixedWidth(272)
        column = QVBoxLayout()
        column.addWidget(Label(_("票面位置"), Role.SECOND, "text2"))
        column.addWidget(self.picture, 1)
        column.addWidget(Label(_("这里只指出在哪一行，不显示票上的内容。"), Role.SECOND, "text2", wrap=True))
        well.body.addLayout(column)
        return well

    def _listen(self) -> None:
        self.list.events.chosen.connect(self._open)
        self.settle.clicked.connect(self._settle)
        self.points.textEdited.connect(lambda _text: self._choose(None))
        self.reject.clicked.connect(self._reject)
        self.confirm.clicked.connect(self._confirm)
        self.later.clicked.connect(self._put_aside)
        self.first.returnPressed.connect(self.second.setFocus)
        self.second.returnPressed.connect(self._confirm)

    def _put_aside(self) -> None:
        """Another open place first."""
        ids = [id_of(each) for each in self._all if each.says is None]
        if not ids:
            self._reload(None)
        elif self._at in ids and len(ids) > 1:
            self._open(ids[(ids.index(self._at) + 1) % len(ids)])
            self.focus_first()
