"""分拣: every paper on the pile of valid or of void ones, the void with their reason and two scrutineers."""

from __future__ import annotations

import math
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout

from meetingdesk.evaluation import commands as do
from meetingdesk.evaluation.ladder import Step
from meetingdesk.evaluation.model import AFTER_VOTING
from meetingdesk.evaluation.queries import ClassRow, VoidRow
from meetingdesk.foundation.errors import MeetingDeskError
from meetingdesk.foundation.wording import _, sentence
from meetingdesk.ui.evaluation import asking, words
from meetingdesk.ui.evaluation.panel import Host, Panel, Standing
from meetingdesk.ui.evaluation.work_card import FigureWells, Large, WorkCard
from meetingdesk.ui.parts.buttons import Button, Link, Segmented
from meetingdesk.ui.parts.fields import Field
from meetingdesk.ui.parts.labels import Label
from meetingdesk.ui.parts.rows import Face, RowList
from meetingdesk.ui.parts.surfaces import CardHead
from meetingdesk.ui.phrases import listed
from meetingdesk.ui.tables import Rows
from meetingdesk.ui.theme import Role, width

NAME, AROUND = 108, 28  # room for a name, or for the hint in the longer language


@dataclass(frozen=True)
class VoidPaper:
    """A void paper in the list."""

    place: int
    paper: VoidRow

    @property
    def id(self) -> str:
        """Its place."""
        return str(self.place)


def face(row: VoidPaper) -> Face:
    """Reason and who found it so."""
    return Face(
        name=row.paper.reason, lead=str(row.place), right=listed(row.paper.found_by), name_role=Role.BODY
    )


class SortingPanel(Panel):
    """Y and N count one paper each; 其余都有效 counts the rest at once."""

    def __init__(self, host: Host) -> None:
        super().__init__(host)
        self.card, self.figures = WorkCard(), FigureWells()
        self._names = (Field(_("监票人一"), _("监票人一"), 32), Field(_("监票人二"), _("监票人二"), 32))
        for name in self._names:
            hint = width(name.placeholderText(), Role.BODY)
            name.setFixedWidth(max(NAME, math.ceil(hint) + AROUND))
            self.card.head.add(name)
        self._kinds: Segmented | None = None
        self._kind_codes: tuple[str, ...] = ()
        self._kind_line = QHBoxLayout()
        self._voids: Rows[VoidPaper] = Rows(read=lambda r: r.paper.reason)
        self.void_list = RowList(self._voids, face, _("无效票"), height=40, inset=0)
        self._reason_label = Label(_("这一份无效的原因"), Role.SECOND, "text2")
        self.reasons = [Button(words_, height=36) for words_ in _reasons()]
        note = _("只有整张无效的票在这里归类。某一行选了两项，录入时按 9 记这一行无效，整张仍然有效。")
        self._note = Label(note, Role.SECOND, "text2", wrap=True)
        self.other = Field(_("别的原因"), _("别的原因，Enter 记下"))
        self.valid = Button(_("有效 +1"), icon="circle-check", key="Y", height=44)
        self.void = Button(_("无效 +1"), icon="circle-x", key="N", height=44)
        self.rest = Link(_("其余都有效"))
        self.mismatch = Button(_("写明理由继续"), height=44)
        self.reopen = Link(_("重新投票"))
        self.void_list.setMinimumHeight(40)
        self._place()
        self._listen()
        self._choose_reason(False)
        self.mismatch.hide()

    def show_poll(self, standing: Standing) -> None:
        """Figures, void papers, what is missing."""
        self.standing = standing
        self.card.head.title.set_words(words.title_of(Step.SORT))
        self._show_kinds(standing)
        left = self._left()
        self.figures.say([
            Large(_("已收回"), str(standing.total("returned"))),
            Large(_("有效"), str(standing.total("sorted_valid")), "ok", "circle-check"),
            Large(_("无效"), str(standing.total("sorted_void")), "bad", "circle-x"),
            Large(_("还没有归类"), str(left), "warn", "circle-help"),
        ])  # fmt: skip
        papers = standing.form.void_papers
        self._voids.apply([VoidPaper(place, paper) for place, paper in enumerate(papers, 1)])
        open_ = standing.state in AFTER_VOTING and standing.form.may_change
        for act in (self.valid, self.void, self.rest, *self.reasons, self.other, *self._names, self.reopen):
            act.setEnabled(open_)
        self._choose_reason(False)
        self._show_way(standing, left)

    def focus_first(self) -> None:
        """Y and N act at once."""
        self.valid.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Y, N."""
        acts = {Qt.Key.Key_Y: self.valid, Qt.Key.Key_N: self.void}
        act = acts.get(Qt.Key(event.key()))
        if act is not None and act.isEnabled():
            act.click()
            return
        super().keyPressEvent(event)

    def _left(self) -> int:
        assert self.standing is not None
        sorted_ = self.standing.total("sorted_valid") + self.standing.total("sorted_void")
        return self.standing.total("returned") - sorted_

    def _show_way(self, standing: Standing, left: int) -> None:
        broken, trouble, what = standing.ladder.broken, "", ""
        begun = standing.total("sorted_valid") + standing.total("sorted_void") > 0
        accepted = standing.ladder.mismatch_reason
        if broken and broken != "ladder.returned":
            trouble = sentence(MeetingDeskError(broken, **standing.ladder.broken_values))
            what = "" if not standing.ladder.liftable else _("确实对不上时，可以写明理由继续。")
        elif left and begun and not accepted:
            trouble, what = (
                _unequal(standing, left),
                _("请再数一遍票；对上以前不能打乱编号。确实对不上时，可以写明理由继续。"),
            )
        self.card.trouble.say(trouble, what)
        self.mismatch.setVisible(bool(trouble) and standing.ladder.liftable)
        refused = "" if not trouble else _("份数对不上")
        if left and not begun:
            refused = _("还没有分拣")
        elif accepted and not trouble:
            refused = ""
        name = _("下一步：{name}", name=words.name_of(Step.SHUFFLE))
        self.card.allow_next(name, refused)
        if trouble:
            self.card.reason.set_words("")

    def _show_kinds(self, standing: Standing) -> None:
        codes = tuple(kind.code for kind in standing.form.classes)
        if codes == self._kind_codes:
            return
        self._kind_codes = codes
        if self._kinds is not None:
            self._kinds.deleteLater()
        self._kinds = Segmented([_("{code}票", code=code) for code in codes], _("票种"))
        self._kind_line.insertWidget(0, self._kinds)
        self._kinds.setVisible(len(codes) > 1)

    def _kind(self) -> ClassRow:
        assert self.standing is not None
        at = self._kinds.current() if self._kinds else 0
        return self.standing.form.classes[at]

    def _one_valid(self) -> None:
        self.host.did(do.SortValid(**self.of, class_code=self._kind().code))
        self.valid.setFocus()

    def _rest_valid(self) -> None:
        kind = self._kind()
        void = kind.sorted_void or 0
        self.host.did(
            do.SortBallots(**self.of, class_code=kind.code, valid=max(kind.returned - void, 0), void=void)
        )

    def _one_void(self, reason: str) -> None:
        first, second = (name.text() for name in self._names)
        if self.host.did(
            do.SortVoid(**self.of, class_code=self._kind().code, reason=reason, first=first, second=second)
        ):
            self.other.clear()
            self.valid.setFocus()
        else:
            (self._names[0] if not first.strip() else self._names[1]).setFocus()

    def _choose_reason(self, asked: bool) -> None:
        self._reason_label.setVisible(asked)
        self.other.setVisible(asked)
        self._note.setVisible(not asked)
        for reason in self.reasons:
            reason.setVisible(asked)
        if asked:
            self.reasons[0].setFocus()

    def _place(self) -> None:
        self.card.middle.addWidget(self.figures)
        line = QHBoxLayout()
        line.addLayout(self._kind_line)
        line.addWidget(CardHead(_("无效票"), _("每一份都要写原因，由两位监票人认定")), 1)
        line.addWidget(self.rest)
        line.addWidget(self.reopen)
        self.card.middle.addLayout(line)
        self.card.middle.addWidget(self.void_list, 1)
        self.card.middle.addWidget(self._reason_label)
        reasons = QHBoxLayout()
        reasons.setSpacing(8)
        for reason in self.reasons:
            reasons.addWidget(reason)
        reasons.addWidget(self.other, 1)
        self.card.middle.addLayout(reasons)
        self.card.middle.addWidget(self._note)
        for act in (self.valid, self.void):
            self.card.add_act(act)
        self.card.add_way(self.mismatch)
        self.stack.addWidget(self.card)

    def _listen(self) -> None:
        self.valid.clicked.connect(self._one_valid)
        self.rest.clicked.connect(self._rest_valid)
        self.void.clicked.connect(lambda: self._choose_reason(True))
        for reason in self.reasons:
            reason.clicked.connect(lambda _on=False, which=reason: self._one_void(which.words))
        self.other.returnPressed.connect(lambda: self._one_void(self.other.text()))
        self.mismatch.clicked.connect(lambda: self.host.ask(asking.mismatch_card(self.of, self._witnesses())))
        self.reopen.clicked.connect(lambda: self.host.ask(asking.reopen_voting_card(self.of)))
        self.card.next.clicked.connect(lambda: self.host.look_at(Step.SHUFFLE))

    def _witnesses(self) -> tuple[str, str]:
        return self._names[0].text(), self._names[1].text()


def _reasons() -> tuple[str, ...]:
    return _("整张无法辨认"), _("写了票上没有的项目"), _("另有记号"), _("签了姓名")


def _unequal(standing: Standing, left: int) -> str:
    valid, void = standing.total("sorted_valid"), standing.total("sorted_void")
    given = {"valid": valid, "void": void, "sum": valid + void, "returned": standing.total("returned")}
    if left > 0:
        return _(
            "有效 {valid} 加无效 {void} 是 {sum}，比收回的 {returned} 少 {count} 份", count=left, **given
        )
    return _("有效 {valid} 加无效 {void} 是 {sum}，比收回的 {returned} 多 {count} 份", count=-left, **given)
