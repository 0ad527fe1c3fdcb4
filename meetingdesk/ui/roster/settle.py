"""The right side of the import: one row settled without leaving the list, or the columns of the file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QVBoxLayout

from meetingdesk.foundation.wording import _
from meetingdesk.roster.importing import KnownPost, State
from meetingdesk.roster.layout import COLUMN_WORDS, Column, letter
from meetingdesk.roster.phones import masked
from meetingdesk.ui.parts.buttons import Button, ChoiceCard, Kind
from meetingdesk.ui.parts.checks import Check
from meetingdesk.ui.parts.fields import Combo, Form
from meetingdesk.ui.parts.labels import IconLabel, Label
from meetingdesk.ui.parts.surfaces import Card, Hairline
from meetingdesk.ui.phrases import commas
from meetingdesk.ui.roster.rows import Incoming, trouble_words
from meetingdesk.ui.theme import Role

COLUMNS = (
    *(Column.NAME, Column.UNIT, Column.POST, Column.PHONE),
    *(Column.READING, Column.LEVEL, Column.NOTE),
)


class RowCard(Card):
    """What becomes of one row. `settled` gives the row's key, whether it goes in, and who it is.

    `unit_said` gives the unit as the file has it and the organisation it is (None: a new one); `units_said`
    that all units are what is proposed first; `units` is how many there are to name.
    """

    settled = Signal(str, bool, object)
    unit_said = Signal(str, object)
    units_said = Signal()

    def __init__(self, one: Incoming, units: int = 0) -> None:
        super().__init__(margin=14, spacing=6)
        self.one, self._units = one, units
        if one.row.proposed:
            self._ask_unit()
        elif one.row.state is State.SAME_NAME:
            self._ask_who()
        else:
            self._tell()
        self.body.addStretch(1)

    def _ask_who(self) -> None:
        line = self.one.row.line
        words = _("第 {row} 行：{name}是哪一位", row=line.row, name=line.name)
        self.body.addWidget(Label(words, Role.HEADING))
        self.group = QButtonGroup(self)
        for place, known in enumerate(self.one.row.candidates):
            card = ChoiceCard(_("名册里的{name}", name=known.name), self._likeness(known))
            self._offer(card, place, chosen=self.one.answered and self.one.answer == known.person_id)
        new = ChoiceCard(_("新的人"), _("在名册里另建一位"))
        self._offer(new, len(self.one.row.candidates), self.one.answered and self.one.answer is None)
        if self.group.checkedId() < 0:
            self.group.button(0).setChecked(True)
        take = Button(_("就选这一位"), icon="check", key="Enter", height=36)
        take.clicked.connect(self.decide)
        self.body.addWidget(take)
        self.body.addWidget(Hairline())
        self._compare()

    def _ask_unit(self) -> None:
        row, line = self.one.row, self.one.row.line
        self.body.addWidget(Label(_("第 {row} 行：是哪个单位", row=line.row), Role.HEADING))
        said = _("文件里写的是“{unit}”", unit=line.unit)
        self.body.addWidget(Label(said, Role.SECOND, "text2", wrap=True))
        if row.troubles:
            self.body.addWidget(Label(trouble_words(row), Role.SECOND, "bad", wrap=True))
        self.group = QButtonGroup(self)
        for place, known in enumerate(row.proposed):
            self._offer(ChoiceCard(known.full_name, _("名册里的，记作曾用名")), place, chosen=place == 0)
        self._offer(ChoiceCard(_("新的单位"), _("在名册里另建一个")), len(row.proposed), chosen=False)
        take = Button(_("就是这个单位"), icon="check", key="Enter", height=36)
        take.clicked.connect(self.decide)
        self.body.addWidget(take)
        if self._units > 1:
            every = Button(_("{count} 个单位都照首选", count=self._units), Kind.QUIET, height=36)
            every.clicked.connect(self.units_said)
            self.body.addWidget(every)

    def decide(self) -> None:
        """Take the person or the unit that is marked."""
        if self.one.row.proposed:
            self._decide_unit()
            return
        place = self.group.checkedId()
        candidates = self.one.row.candidates
        who = candidates[place].person_id if place < len(candidates) else None
        self.settled.emit(self.one.id, True, who)

    def _decide_unit(self) -> None:
        place, proposed = self.group.checkedId(), self.one.row.proposed
        who = proposed[place].organisation_id if place < len(proposed) else None
        self.unit_said.emit(self.one.row.line.unit, who)

    def _offer(self, card: ChoiceCard, place: int, chosen: bool) -> None:
        self.group.addButton(card, place)
        card.setChecked(chosen)
        self.body.addWidget(card)

    def _likeness(self, known: KnownPost) -> str:
        phone = self.one.row.line.phone
        if not phone or not known.phone:
            return known.unit
        return commas((known.unit, _("电话相同") if phone == known.phone else _("电话不同")))

    def _compare(self) -> None:
        line = self.one.row.line
        for known in self.one.row.candidates[:1]:
            self._facts(_("名册"), known.unit, known.post, known.phone)
        self._facts(_("文件"), line.unit, line.post, line.phone)

    def _tell(self) -> None:
        row, line = self.one.row, self.one.row.line
        self.body.addWidget(Label(_("第 {row} 行：{name}", row=line.row, name=line.name), Role.HEADING))
        if row.troubles:
            self.body.addWidget(Label(trouble_words(row), Role.SECOND, "bad", wrap=True))
        if row.before is not None:
            self._facts(_("名册"), row.before.unit, row.before.post, row.before.phone)
        self._facts(_("文件"), line.unit, line.post, line.phone)
        if line.hidden:
            self.body.addWidget(IconLabel("eye-off", _("这一行在文件里是隐藏的"), "warn", Role.SECOND))
        if not row.usable:
            self.body.addWidget(Label(_("请在文件里改好再导入"), Role.SECOND, "text2", wrap=True))
            return
        self.body.addWidget(Hairline())
        check = Check(_("导入这一行"), self.one.taken)
        check.toggled.connect(lambda on: self.settled.emit(self.one.id, on, row.person_id))
        self.body.addWidget(check)

    def _facts(self, head: str, unit: str, post: str, phone: str) -> None:
        lines = QVBoxLayout()
        lines.setSpacing(0)
        lines.addWidget(Label(head, Role.CAPTION, "text2"))
        for words in (unit, commas((post, masked(phone)))):
            if words:
                lines.addWidget(Label(words, Role.SECOND))
        self.body.addLayout(lines)


class ColumnsCard(Card):
    """Which column of the file is what. `chosen` gives Column -> place from 0."""

    chosen = Signal(object)

    def __init__(self, head: Sequence[str], columns: Mapping[Column, int]) -> None:
        super().__init__(margin=16, spacing=8)
        self.body.addWidget(Label(_("文件的列"), Role.HEADING))
        self.body.addWidget(Label(_("名册要的每一项，在文件的哪一列"), Role.SECOND, "text2", wrap=True))
        self._combos: dict[Column, Combo] = {}
        form = Form()
        names = [_("（没有）"), *(f"{letter(place)} {words}".strip() for place, words in enumerate(head))]
        for column in COLUMNS:
            combo = Combo(_(COLUMN_WORDS[column]), names)
            combo.setCurrentIndex(columns.get(column, -1) + 1)
            combo.activated.connect(self._tell)
            self._combos[column] = combo
            form.add(_(COLUMN_WORDS[column]), combo)
        self.body.addWidget(form)
        self.body.addStretch(1)

    def _tell(self, _place: int) -> None:
        found = {column: combo.currentIndex() - 1 for column, combo in self._combos.items()}
        self.chosen.emit({column: place for column, place in found.items() if place >= 0})
