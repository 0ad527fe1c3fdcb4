"""测评设置: the form as data — scale, who is rated, classes of voters, 回避."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from meetingdesk.desk import Command
from meetingdesk.evaluation import commands as do
from meetingdesk.evaluation import queries
from meetingdesk.evaluation.model import Scope, SelfRating
from meetingdesk.evaluation.queries import FormRow
from meetingdesk.foundation.wording import _
from meetingdesk.meeting import queries as meetings
from meetingdesk.meeting.model import Role as Part
from meetingdesk.ui.bridge import Bridge
from meetingdesk.ui.evaluation.lines import ClassLines, GradeLines
from meetingdesk.ui.parts.buttons import Button, ChoiceCard, Kind
from meetingdesk.ui.parts.checks import Check
from meetingdesk.ui.parts.fields import Combo, Field, WithError
from meetingdesk.ui.parts.labels import IconLabel, Label
from meetingdesk.ui.parts.surfaces import GAP, Card, CardHead, Scroll
from meetingdesk.ui.theme import Role

SCOPES = (Scope.ON_SITE, Scope.REPORTING, Scope.CHOSEN)
AVOIDING = (SelfRating.FREE, SelfRating.BLANK, SelfRating.OWN_CLASS)


class SetupPanel(QWidget):
    """A new poll, or the settings of one. `decided` carries the command."""

    decided = Signal(object)
    left = Signal()

    def __init__(
        self, meeting_id: str, candidates: dict[Scope, tuple[do.SubjectSpec, ...]],
        classes: tuple[do.ClassSpec, ...], form: FormRow | None = None,
    ) -> None:  # fmt: skip
        super().__init__()
        self._meeting, self._candidates, self._form = meeting_id, candidates, form
        self.title = WithError(Field(_("测评名称"), _("例如 现场述职测评")))
        self.scale = Combo(_("等次"), [*(_scale_words(scale) for scale in do.SCALES), _("自己定")])
        self.grades = GradeLines()
        self.classes = ClassLines(classes)
        self._group = QButtonGroup(self)
        self.scopes = [ChoiceCard(*words) for words in _scope_words(candidates)]
        self.chosen: list[Check] = []
        self._chosen_area = QWidget()
        self.avoiding = Combo(_("回避"), [_("不要求"), _("本人一栏留空"), _("述职人单独一类票")])
        self._warning = IconLabel("triangle-alert", "", "warn", Role.SECOND_STRONG, 18)
        self._warning_words = Label("", Role.SECOND, "text2", wrap=True)
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

    def command(self) -> Command[Any] | None:
        """The poll as it is set up here; None when it has no name."""
        title = self.title.field.text().strip()
        self.title.refuse("" if title else _("请给这次测评起个名称"))
        if not title:
            return None
        given: dict[str, Any] = {"title": title, "self_rating": AVOIDING[self.avoiding.currentIndex()].value}
        if self._form is None or self._form.may_change_paper:
            given |= {
                "grades": self.grades.specs(), "classes": self.classes.specs(), "subjects": self.subjects(),
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
            self.title.field.setText(_("现场述职测评") if self._candidates[Scope.ON_SITE] else "")
            self._choose_scale(0)
            first = next((at for at, scope in enumerate(SCOPES) if self._candidates[scope]), 2)
            self.scopes[first].setChecked(True)
        else:
            self._fill_from(form)
        self._show_scope()
        self._show_warning()

    def _fill_from(self, form: FormRow) -> None:
        self.title.field.setText(form.title)
        self.grades.show_grades([(grade.label, grade.points) for grade in form.grades])
        self.scale.setCurrentIndex(self.scale.count() - 1)
        self.classes.show_classes([do.ClassSpec(k.code, k.weight, k.expected) for k in form.classes])
        self.scopes[SCOPES.index(Scope(form.scope))].setChecked(True)
        self.avoiding.setCurrentIndex(AVOIDING.index(SelfRating(form.self_rating)))
        names = {(subject.name, subject.person) for subject in form.subjects}
        for each, check in zip(self._candidates[Scope.CHOSEN], self.chosen, strict=True):
            check.setChecked((each.name, each.person) in names)
        for part in (self.scale, self.grades, self.classes, *self.scopes, self._chosen_area):
            part.setEnabled(form.may_change_paper)

    def _choose_scale(self, at: int) -> None:
        if at < len(do.SCALES):
            scale = do.SCALES[at]
            self.grades.show_grades([(_(grade.label), grade.points) for grade in scale.grades])

    def _show_scope(self) -> None:
        chosen = self._group.checkedId() == SCOPES.index(Scope.CHOSEN)
        self._chosen_area.setVisible(chosen)

    def _show_warning(self) -> None:
        words, more = _avoiding_words(AVOIDING[self.avoiding.currentIndex()])
        self._warning.say("triangle-alert", words, "warn")
        self._warning.setVisible(bool(words))
        self._warning_words.set_words(more)

    # ------------------------------------------------------------ building

    def _place(self) -> None:
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(GAP)
        columns = QWidget()
        line = QHBoxLayout(columns)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(GAP)
        left, right = QVBoxLayout(), QVBoxLayout()
        for side in (left, right):
            side.setSpacing(GAP)
            line.addLayout(side, 1)
        left.addWidget(self._paper_card())
        left.addWidget(self._class_card())
        left.addStretch(1)
        right.addWidget(self._who_card())
        right.addWidget(self._avoiding_card())
        right.addStretch(1)
        outer.addWidget(Scroll(columns), 1)
        foot = QHBoxLayout()
        foot.addWidget(Label(_("票上印的内容在发出第一份以后就不能再改。"), Role.SECOND, "text2"))
        foot.addStretch(1)
        foot.addWidget(self.back)
        foot.addWidget(self.decide)
        outer.addLayout(foot)

    def _paper_card(self) -> Card:
        card = Card(margin=20, spacing=8)
        card.body.setContentsMargins(20, 6, 20, 16)
        card.body.addWidget(CardHead(_("名称和等次"), role=Role.HEADING_LARGE))
        card.body.addWidget(self.title)
        card.body.addWidget(self.scale)
        card.body.addWidget(self.grades)
        return card

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

    def _avoiding_card(self) -> Card:
        card = Card(margin=20, spacing=8)
        card.body.setContentsMargins(20, 6, 20, 16)
        card.body.addWidget(CardHead(_("回避（评不评自己）"), role=Role.HEADING_LARGE))
        for part in (self.avoiding, self._warning, self._warning_words):
            card.body.addWidget(part)
        return card

    def _listen(self) -> None:
        self.scale.currentIndexChanged.connect(self._choose_scale)
        self._group.idClicked.connect(lambda _at: self._show_scope())
        self.avoiding.currentIndexChanged.connect(lambda _at: self._show_warning())
        self.decide.clicked.connect(self._decide)
        self.back.clicked.connect(self.left)


def _scale_words(scale: do.Scale) -> str:
    pairs = [f"{_(label)} {points}" for label, points in zip(scale.labels, scale.points, strict=True)]
    return " / ".join(pairs)


def _scope_words(candidates: dict[Scope, tuple[do.SubjectSpec, ...]]) -> list[tuple[str, str]]:
    return [
        (_("现场述职的 {count} 位", count=len(candidates[Scope.ON_SITE])), _("按述职顺序印在票上")),
        (_("全部述职的 {count} 位", count=len(candidates[Scope.REPORTING])), _("现场和书面都评，按名册顺序")),
        (_("自己挑选"), _("从名单里勾选")),
    ]


def _avoiding_words(which: SelfRating) -> tuple[str, str]:
    return {
        SelfRating.FREE: ("", _("不记名投票查不出谁评了自己；得分按每一行的有效评价算，不受影响。")),
        SelfRating.BLANK: (
            _("留空的一行会暴露填票人"),
            _("人人只空自己那一行，空行就等于署名。选这一项，任何一张票都不会单独显示或导出。"),
        ),
        SelfRating.OWN_CLASS: (
            _("述职人的票不再是秘密的"),
            _("述职人用单独的票种，票上没有自己那一行。人少时，这一类的数字不分开显示。"),
        ),
    }[which]


def setup_for(bridge: Bridge, meeting_id: str, form: FormRow | None) -> SetupPanel:
    """The settings of a poll, or of a new one, with those who may be rated and the classes of the list."""
    people = bridge.ask(meetings.attendees, meeting_id, Part.EXPECTED)
    found = {scope: bridge.ask(queries.candidates, meeting_id, scope.value) for scope in Scope}
    if not found[Scope.CHOSEN]:  # nobody reports at this meeting
        found[Scope.CHOSEN] = tuple(
            do.SubjectSpec(one.unit, one.name, one.organisation_id, one.id) for one in people
        )
    return SetupPanel(meeting_id, found, _classes(people), form)


def _classes(people: Sequence[meetings.AttendeeRow]) -> tuple[do.ClassSpec, ...]:
    """The classes that the list of the meeting names, each with as many papers as people."""
    codes = dict.fromkeys(one.voter_class for one in people if one.voter_class)
    if len(codes) > 1:
        return tuple(
            do.ClassSpec(code, "100", sum(one.voter_class == code for one in people)) for code in codes
        )
    return (do.ClassSpec(_("全体"), "100", len(people) or None),)
