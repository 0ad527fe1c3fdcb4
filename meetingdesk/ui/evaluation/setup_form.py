"""The ballot as the settings describe it: which of the four forms, its scale, its aspects, 不了解."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout

from meetingdesk.evaluation import commands as do
from meetingdesk.evaluation.specs import KIND_WORDS, NEUTRAL, OVERALL, WITH_ASPECTS
from meetingdesk.evaluation.specs import Kind as Layout
from meetingdesk.foundation.wording import _
from meetingdesk.ui.evaluation.lines import AspectLines, GradeLines
from meetingdesk.ui.parts.buttons import Segmented
from meetingdesk.ui.parts.checks import Check
from meetingdesk.ui.parts.fields import Combo, Field, WithError
from meetingdesk.ui.parts.labels import Label
from meetingdesk.ui.parts.surfaces import Card, CardHead
from meetingdesk.ui.phrases import listed
from meetingdesk.ui.theme import Role

LAYOUTS = tuple(Layout)
_SATISFACTION = next(at for at, scale in enumerate(do.SCALES) if scale.key == "satisfaction")


class FormCard(Card):
    """Title, kind of ballot, scale; aspects and 不了解 only where the kind has them."""

    changed = Signal()  # another kind
    filled = Signal(object)  # the fields of CreatePoll of a form that was kept

    def __init__(self, kept: Sequence[tuple[str, dict[str, Any]]] = ()) -> None:
        super().__init__(margin=20, spacing=8)
        self.body.setContentsMargins(20, 6, 20, 16)
        self._kept = tuple(kept)
        self.title = WithError(Field(_("测评名称"), _("例如 现场述职测评")))
        self.kept = Combo(_("从票样开始"), [_("不用票样，从头设置"), *(name for name, _specs in kept)])
        self.kept.setVisible(bool(kept))
        self.kinds = Segmented([_(KIND_WORDS[each]) for each in LAYOUTS], _("票式"))
        self.scale = Combo(_("等次"), [*(_scale_words(scale) for scale in do.SCALES), _("自己定")])
        self.grades, self.aspects = GradeLines(), AspectLines()
        self._aspects_head = Label(_("评哪几项"), Role.BODY_STRONG)
        self.sets = Combo(_("评哪几项"), [""])
        self.overall = Check(_("末行再给一个“综合评价”"), on=True)
        self._overall = _named(OVERALL)
        self.neutral = Check(_("票上有“不了解”一栏"))
        self._neutral = _(NEUTRAL)
        self._place()
        self._listen()

    @property
    def kind(self) -> Layout:
        """The kind of ballot that is chosen."""
        return LAYOUTS[self.kinds.current()]

    def begin(self, title: str) -> None:
        """An ordinary new poll."""
        self.title.field.setText(title)
        self._choose_scale(0)
        self._show_kind()

    def show_specs(self, specs: dict[str, Any], known: bool = False) -> None:
        """A form as it was kept or set up; `known`: these are its own settings, no template's."""
        self.kinds.choose(LAYOUTS.index(Layout(specs["kind"])))
        self.grades.show_grades([(grade.label, grade.points) for grade in specs["grades"]])
        self.scale.setCurrentIndex(self.scale.count() - 1)
        self._show_kind()
        aspects = specs["aspects"]
        self.sets.setCurrentIndex(self.sets.count() - 1)
        self._show_aspects(aspects)
        self.neutral.setChecked(bool(specs["neutral"]))
        self._neutral = specs["neutral"] or self._neutral
        if known:
            self.kept.hide()

    def allow(self, allowed: bool) -> None:
        """What is printed may be changed, or not any more."""
        parts = (self.kinds, self.scale, self.grades, self.sets, self.aspects, self.overall, self.neutral)
        for part in parts:
            part.setEnabled(allowed)

    def given(self) -> dict[str, Any]:
        """The fields of CreatePoll that this card answers."""
        aspects = self.aspects.specs() if self.kind in WITH_ASPECTS else []
        if aspects and self.overall.isChecked():
            aspects = [*aspects, self._overall]
        neutral = self._neutral if self.kind is Layout.SATISFACTION and self.neutral.isChecked() else ""
        grades = self.grades.specs()
        return {"kind": self.kind.value, "grades": grades, "aspects": aspects, "neutral": neutral}

    # ------------------------------------------------------------ showing

    def _choose_kind(self) -> None:
        """The usual scale and aspects of the kind, ready to be changed."""
        wanted = _SATISFACTION if self.kind is Layout.SATISFACTION else 0
        if self.scale.currentIndex() in {0, _SATISFACTION} and self.scale.currentIndex() != wanted:
            self.scale.setCurrentIndex(wanted)
        self._show_kind()
        self._choose_set(0)
        self.changed.emit()

    def _show_kind(self) -> None:
        aspects = self.kind in WITH_ASPECTS
        self.sets.blockSignals(True)
        self.sets.clear()
        self.sets.addItems([*(_set_words(each) for each in self._sets()), _("自己定")])
        self.sets.blockSignals(False)
        for part in (self._aspects_head, self.sets, self.aspects, self.overall):
            part.setVisible(aspects)
        self.neutral.setVisible(self.kind is Layout.SATISFACTION)

    def _sets(self) -> list[Any]:
        return [each for each in do.ASPECTS if each.kind is self.kind]

    def _choose_set(self, at: int) -> None:
        sets = self._sets()
        if 0 <= at < len(sets):
            self._show_aspects([_named(each) for each in sets[at].aspects])

    def _show_aspects(self, aspects: Sequence[do.AspectSpec]) -> None:
        overall = next((each for each in aspects if each.overall), None)
        self.overall.setChecked(overall is not None or not aspects)
        self._overall = overall or self._overall
        self.aspects.show_aspects([each for each in aspects if not each.overall])

    def _choose_scale(self, at: int) -> None:
        if at < len(do.SCALES):
            scale = do.SCALES[at]
            self.grades.show_grades([(_(grade.label), grade.points) for grade in scale.grades])

    def _choose_kept(self, at: int) -> None:
        if at:
            specs = self._kept[at - 1][1]
            self.show_specs(specs)
            self.filled.emit(specs)

    # ------------------------------------------------------------ building

    def _place(self) -> None:
        self.body.addWidget(CardHead(_("名称和票式"), role=Role.HEADING_LARGE))
        line = QHBoxLayout()
        line.addWidget(self.kinds)
        line.addStretch(1)
        self.body.addWidget(self.title)
        self.body.addWidget(self.kept)
        self.body.addLayout(line)
        for part in (self._aspects_head, self.sets, self.aspects, self.overall):
            self.body.addWidget(part)
        self.body.addWidget(Label(_("等次及分值"), Role.BODY_STRONG))
        self.body.addWidget(self.scale)
        self.body.addWidget(self.grades)
        self.body.addWidget(self.neutral)

    def _listen(self) -> None:
        self.kinds.chosen.connect(lambda _at: self._choose_kind())
        self.scale.currentIndexChanged.connect(self._choose_scale)
        self.sets.currentIndexChanged.connect(self._choose_set)
        self.kept.currentIndexChanged.connect(self._choose_kept)


def _named(spec: do.AspectSpec) -> do.AspectSpec:
    return spec._replace(label=_(spec.label))


def _set_words(found: Any) -> str:
    return listed(_(each.label) for each in found.aspects if not each.overall)


def _scale_words(scale: do.Scale) -> str:
    pairs = [f"{_(label)} {points}" for label, points in zip(scale.labels, scale.points, strict=True)]
    return " / ".join(pairs)
