"""审定等次: the organ writes down the grades; the program only proposes them."""

from __future__ import annotations

import datetime as dt
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from meetingdesk.desk import Command
from meetingdesk.evaluation import commands as do
from meetingdesk.evaluation.results import ResultRow, Results
from meetingdesk.foundation.wording import _
from meetingdesk.ui.asking import AskCard, required, said
from meetingdesk.ui.parts.buttons import Button
from meetingdesk.ui.parts.fields import Combo, Form
from meetingdesk.ui.parts.labels import Chip, Label
from meetingdesk.ui.parts.paint import ChipFace
from meetingdesk.ui.parts.surfaces import Card, CardHead, Scroll
from meetingdesk.ui.theme import Role, Tone


class FixingCard(Card):
    """What the organ fixed, or that it has not yet; the button asks for it."""

    wanted = Signal(object)  # AskCard

    def __init__(self) -> None:
        super().__init__(margin=20, spacing=8)
        self.body.setContentsMargins(20, 6, 20, 16)
        self._results: Results | None = None
        self._of: dict[str, Any] = {}
        head = CardHead(_("审定等次"), role=Role.HEADING_LARGE)
        self._state = Chip(ChipFace(""))
        head.add(self._state)
        self._words = Label("", Role.SECOND, "text2", wrap=True)
        self.fix = Button("", icon="stamp", height=40)
        for part in (head, self._words):
            self.body.addWidget(part)
        self.body.addStretch(1)
        self.body.addWidget(self.fix)
        self.fix.clicked.connect(self._ask)

    def show_results(self, results: Results, of: dict[str, Any]) -> None:
        """Organ and date, or what the card is for."""
        self._results, self._of = results, of
        fixed = results.fixed_by is not None
        face = (
            ChipFace(_("已审定"), Tone.OK, "stamp")
            if fixed
            else ChipFace(_("未审定"), Tone.IDLE, "circle-dashed")
        )
        self._state.say(face)
        self._words.set_words(
            _("{organ}，{date}", organ=results.fixed_by, date=results.fixed_on) if fixed
            else _("建议等次由得分推出。审定等次要由审定机关写定，系统不代替决定。")
        )  # fmt: skip
        self.fix.set_words(_("改审定等次") if fixed else _("逐人审定"))

    def _ask(self) -> None:
        if self._results is not None:
            self.wanted.emit(fixing_card(self._of, self._results))


def fixing_card(of: dict[str, Any], results: Results) -> AskCard:
    """Organ, date, and a grade for each; what is left open stays as it was."""
    card = AskCard(_("逐人写定审定等次"), _("写定"))
    organ = card.ask(_("审定机关"), _("审定机关"), value=results.fixed_by or "")
    date = card.ask(_("审定日期"), _("审定日期"), _("年-月-日，例如 2026-03-20"),
                    value=str(results.fixed_on or ""))  # fmt: skip
    labels = [grade.label for grade in results.grades]
    combos = _combos(card, results, labels)

    def make() -> Command[Any] | None:
        on = date_of(said(date))
        date.refuse("" if on else _("请按 年-月-日 写日期"))
        if not required(organ, _("请写明由哪个机关审定。")) or on is None:
            return None
        grades = {
            at: labels[combo.currentIndex() - 1] for at, combo in combos.items() if combo.currentIndex()
        }
        return do.FixGrades(**of, organ=said(organ), date=on, grades=grades)

    card.answer_with(make)
    return card


def _combos(card: AskCard, results: Results, labels: list[str]) -> dict[int, Combo]:
    form, combos = Form(), {}
    for row in results.rows:
        name = " • ".join(part for part in (f"{row.name} {row.person}".strip(), _proposed(row)) if part)
        combo = Combo(name, [_("未定"), *labels])
        if row.fixed in labels:
            combo.setCurrentIndex(labels.index(row.fixed) + 1)
        form.add(name, combo)
        combos[row.position] = combo
    inside: QWidget = Scroll(form)
    card.body.insertWidget(2, inside, 1)
    return combos


def _proposed(row: ResultRow) -> str:
    """What the organ has before it: the score, and the grade that follows from it."""
    if row.score is None:
        return ""
    return _("{score} 分，建议{grade}", score=row.score, grade=row.suggested) if row.suggested else row.score


def date_of(text: str) -> dt.date | None:
    """A day as it is typed, year first; None where it is no day."""
    try:
        return dt.date.fromisoformat(text.replace("/", "-").replace(".", "-"))
    except ValueError:
        return None
