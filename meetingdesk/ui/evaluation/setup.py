"""测评设置: title, ballot, who is rated, classes of voters; the rest is folded under 更多设置."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QButtonGroup, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from meetingdesk.evaluation import commands as do
from meetingdesk.evaluation import queries
from meetingdesk.evaluation.model import Scope
from meetingdesk.evaluation.queries import FormRow
from meetingdesk.foundation.wording import _
from meetingdesk.meeting import queries as meetings
from meetingdesk.meeting.model import Role as Part
from meetingdesk.ui.bridge import Bridge
from meetingdesk.ui.evaluation.ballot_preview import FormPreview, Setting
from meetingdesk.ui.evaluation.holders import narrow
from meetingdesk.ui.evaluation.kept_forms import kept_forms, specs_of_form
from meetingdesk.ui.evaluation.lines import ClassLines
from meetingdesk.ui.evaluation.setup_form import FormCard
from meetingdesk.ui.evaluation.setup_more import MorePart
from meetingdesk.ui.parts.buttons import Button, ChoiceCard, Kind
from meetingdesk.ui.parts.checks import Check
from meetingdesk.ui.parts.labels import Label
from meetingdesk.ui.parts.surfaces import GAP, Card, CardHead, Scroll
from meetingdesk.ui.tasks import Tasks
from meetingdesk.ui.theme import Role

SCOPES = (Scope.ON_SITE, Scope.REPORTING, Scope.CHOSEN)
Candidates = dict[Scope, tuple[do.SubjectSpec, ...]]
Kept = tuple[str, dict[str, Any]]
"""A form to begin with: what it is called, and the fields of CreatePoll."""


class SetupPanel(QWidget):
    """A new poll, or the settings of one. `decided` carries the command, `keep` a name for the form."""

    decided = Signal(object)
    keep = Signal(str)
    left = Signal()

    def __init__(
        self, meeting_id: str, candidates: Candidates, classes: tuple[do.ClassSpec, ...],
        preview: Callable[[Callable[[], Setting]], FormPreview], form: FormRow | None = None,
        kept: Sequence[Kept] = (),
    ) -> None:  # fmt: skip
        super().__init__()
        self._meeting, self._candidates, self._form = meeting_id, candidates, form
        self.paper, self.rules = FormCard(kept), MorePart()
        self.title, self.avoiding = self.paper.title, self.rules.avoiding
        self.classes = ClassLines(classes)
        self._group = QButtonGroup(self)
        self.scopes = [ChoiceCard(*words) for words in _scope_words(candidates)]
        self.chosen: list[Check] = []
        self._chosen_area = QWidget()
        self.preview = preview(self.setting)
        self.preview.setVisible(False)
        self.see = Button(_("预览票样"), Kind.QUIET, "eye", height=36)
        self.see.setCheckable(True)
        self.more = Button(_("更多设置"), Kind.QUIET, "chevron-down", height=36)
        self.decide = Button(
            _("设好，去印制") if form is None else _("保存设置"), Kind.PRIMARY, "check", height=44
        )
        self.back = Button(_("返回"), Kind.QUIET, height=44)
        self._place()
        self._listen()
        self._fill(form)

    def focus_first(self) -> None:
        """The title."""
        self.title.field.setFocus()

    def subjects(self) -> tuple[do.SubjectSpec, ...]:
        """Who is rated as the page says now."""
        scope = SCOPES[self._group.checkedId()]
        if scope is not Scope.CHOSEN:
            return self._candidates[scope]
        pool = self._candidates[Scope.CHOSEN]
        return tuple(each for each, check in zip(pool, self.chosen, strict=True) if check.isChecked())

    def command(self) -> Setting | None:
        """The poll as it is set up here; None when it has no name."""
        title = self.title.field.text().strip()
        self.title.refuse("" if title else _("请给这次测评起个名称"))
        return self.setting() if title else None

    def setting(self) -> Setting:
        """The poll as the page says now, also without a name."""
        title = self.title.field.text().strip() or _("测评")
        given: dict[str, Any] = {"title": title} | self.rules.given(self.paper.kind)
        if self._form is None or self._form.may_change_paper:
            given |= self.paper.given() | {
                "classes": self.classes.specs(), "subjects": self.subjects(),
                "scope": SCOPES[self._group.checkedId()].value,
            }  # fmt: skip
        if self._form is not None:
            return do.ChangePoll(meeting_id=self._meeting, poll_id=self._form.id, **given)
        return do.CreatePoll(meeting_id=self._meeting, **given)

    def _decide(self) -> None:
        command = self.command()
        if command is not None:
            self.decided.emit(command)

    # ------------------------------------------------------------ filling

    def _fill(self, form: FormRow | None) -> None:
        if form is None:
            self.paper.begin(_("现场述职测评") if self._candidates[Scope.ON_SITE] else "")
            first = next((at for at, scope in enumerate(SCOPES) if self._candidates[scope]), 2)
            self.scopes[first].setChecked(True)
        else:
            self._fill_from(form)
        self.rules.show_kind(self.paper.kind)
        self.rules.keep_card.setVisible(form is not None)
        self._show_scope()
        self._unfold(False)

    def _fill_from(self, form: FormRow) -> None:
        self.title.field.setText(form.title)
        specs = specs_of_form(form)
        self.paper.show_specs(specs, known=True)
        self.rules.show_specs(specs)
        self.classes.show_classes(specs["classes"])
        self.scopes[SCOPES.index(Scope(form.scope))].setChecked(True)
        names = {(subject.name, subject.person) for subject in form.subjects}
        for each, check in zip(self._candidates[Scope.CHOSEN], self.chosen, strict=True):
            check.setChecked((each.name, each.person) in names)
        self.paper.allow(form.may_change_paper)
        self.rules.allow(form.may_change_paper)
        for part in (self.classes, *self.scopes, self._chosen_area):
            part.setEnabled(form.may_change_paper)

    def _take_kept(self, specs: dict[str, Any]) -> None:
        """Another year's form: how many papers a class should get is this meeting's."""
        self.rules.show_specs(specs)
        expected = {kind.code: kind.expected for kind in self.classes.specs()}
        self.classes.show_classes([k._replace(expected=expected.get(k.code)) for k in specs["classes"]])

    def _show_scope(self) -> None:
        chosen = self._group.checkedId() == SCOPES.index(Scope.CHOSEN)
        self._chosen_area.setVisible(chosen)

    def _unfold(self, wanted: bool) -> None:
        self.rules.setVisible(wanted)
        self.more.set_words(_("收起更多设置") if wanted else _("更多设置"))
        self.more.set_icon("chevron-up" if wanted else "chevron-down")

    def _turn_fold(self) -> None:
        self._unfold(not self.rules.isVisible())
        bar = self._scroll.verticalScrollBar()
        if self.rules.isVisible():  # once the room is known, the unfolded part comes into view
            QTimer.singleShot(0, self, lambda: bar.setValue(self.rules.y()))

    def _turn_preview(self, wanted: bool) -> None:
        """Beside the ballot the settings stand in one column, so that none of them is squeezed."""
        self._stand(wanted or narrow(self))
        self._scroll.setVisible(not (wanted and narrow(self)))  # no room for both
        self.preview.setVisible(wanted)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow window, too."""
        super().resizeEvent(event)
        self._stand(self.preview.isVisible() or narrow(self))
        self._fixed.setVisible(not narrow(self))

    def _stand(self, one_column: bool) -> None:
        ways = QBoxLayout.Direction
        way = ways.TopToBottom if one_column else ways.LeftToRight
        if way is self._sides.direction():
            return
        self._sides.setDirection(way)
        self.rules.stand(way)
        for part in (self.rules, self._scroll.widget()):
            if part is not None and (whole := part.layout()) is not None:
                whole.activate()
        self._scroll.updateGeometry()  # it is narrower now, before the preview asks for its room

    # ------------------------------------------------------------ building

    def _place(self) -> None:
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(GAP)
        whole = QWidget()
        stack, line = QVBoxLayout(whole), QHBoxLayout()
        stack.setContentsMargins(0, 0, 0, 0)
        stack.setSpacing(GAP)
        line.setSpacing(GAP)
        self._sides = line
        left, right = QVBoxLayout(), QVBoxLayout()
        for side in (left, right):
            side.setSpacing(GAP)
            line.addLayout(side, 1)
        left.addWidget(self.paper)
        left.addStretch(1)
        right.addWidget(self._who_card())
        right.addWidget(self._class_card())
        right.addStretch(1)
        stack.addLayout(line)
        stack.addWidget(self.rules)
        stack.addStretch(1)
        self._scroll = Scroll(whole)
        seen = QHBoxLayout()
        seen.setSpacing(0)
        seen.addWidget(self._scroll, 1)
        seen.addWidget(self.preview)
        outer.addLayout(seen, 1)
        outer.addLayout(self._foot())

    def _foot(self) -> QHBoxLayout:
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self.see)
        foot.addWidget(self.more)
        self._fixed = Label(_("票上印的内容在发出第一份以后就不能再改。"), Role.SECOND, "text2")
        foot.addWidget(self._fixed)
        foot.addStretch(1)
        foot.addWidget(self.back)
        foot.addWidget(self.decide)
        return foot

    def _class_card(self) -> Card:
        card = Card(margin=20, spacing=8)
        card.body.setContentsMargins(20, 6, 20, 16)
        card.body.addWidget(CardHead(_("票种"), _("权重按比例算，不必凑成 100"), role=Role.HEADING_LARGE))
        card.body.addWidget(self.classes)
        return card

    def _who_card(self) -> Card:
        card = Card(margin=20, spacing=8)
        card.body.setContentsMargins(20, 6, 20, 16)
        card.body.addWidget(CardHead(_("评谁"), role=Role.HEADING_LARGE))
        for at, scope in enumerate(self.scopes):
            self._group.addButton(scope, at)
            card.body.addWidget(scope)
        grid = QGridLayout(self._chosen_area)
        grid.setContentsMargins(4, 0, 0, 0)
        for at, each in enumerate(self._candidates[Scope.CHOSEN]):
            check = Check(f"{each.name} {each.person}".strip(), on=True)
            self.chosen.append(check)
            grid.addWidget(check, at // 2, at % 2)
        card.body.addWidget(self._chosen_area)
        return card

    def _listen(self) -> None:
        self._group.idClicked.connect(lambda _at: self._show_scope())
        self.paper.changed.connect(lambda: self.rules.show_kind(self.paper.kind))
        self.paper.filled.connect(self._take_kept)
        self.more.clicked.connect(self._turn_fold)
        self.see.toggled.connect(self._turn_preview)
        self.rules.keep.connect(self.keep)
        self.decide.clicked.connect(self._decide)
        self.back.clicked.connect(self.left)


def _scope_words(candidates: dict[Scope, tuple[do.SubjectSpec, ...]]) -> list[tuple[str, str]]:
    return [
        (_("现场述职的 {count} 位", count=len(candidates[Scope.ON_SITE])), _("按述职顺序印在票上")),
        (_("全部述职的 {count} 位", count=len(candidates[Scope.REPORTING])), _("现场和书面都评，按名册顺序")),
        (_("自己挑选"), _("从名单里勾选")),
    ]


def setup_for(bridge: Bridge, tasks: Tasks, meeting_id: str, form: FormRow | None) -> SetupPanel:
    """The settings of a poll, or of a new one, with those who may be rated and the classes of the list."""
    people = bridge.ask(meetings.attendees, meeting_id, Part.EXPECTED)
    found = {scope: bridge.ask(queries.candidates, meeting_id, scope.value) for scope in Scope}
    if not found[Scope.CHOSEN]:  # nobody reports at this meeting
        found[Scope.CHOSEN] = tuple(
            do.SubjectSpec(one.unit, one.name, one.organisation_id, one.id) for one in people
        )
    if form is not None:
        found[Scope.CHOSEN] = _with_those_of(form, found[Scope.CHOSEN])
    kept = kept_forms(bridge, meeting_id) if form is None else ()
    return SetupPanel(
        meeting_id, found, _classes(people), partial(FormPreview, bridge.desk, tasks), form, kept
    )


def _with_those_of(form: FormRow, pool: tuple[do.SubjectSpec, ...]) -> tuple[do.SubjectSpec, ...]:
    """Whoever stands on the form may be chosen, also who is on no list of this meeting."""
    known = {(each.name, each.person) for each in pool}
    others = [each for each in form.subjects if (each.name, each.person) not in known]
    return (
        *pool,
        *(do.SubjectSpec(s.name, s.person, s.organisation_id, s.attendee_id, s.on_site) for s in others),
    )


def _classes(people: Sequence[meetings.AttendeeRow]) -> tuple[do.ClassSpec, ...]:
    """The classes that the list of the meeting names, each with as many papers as people."""
    codes = dict.fromkeys(one.voter_class for one in people if one.voter_class)
    if len(codes) > 1:
        return tuple(
            do.ClassSpec(code, "100", sum(one.voter_class == code for one in people)) for code in codes
        )
    return (do.ClassSpec(_("全体"), "100", len(people) or None),)
