"""Lines that may be added and taken away: grades with their points, classes with their weight."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from meetingdesk.evaluation import commands as do
from meetingdesk.evaluation.setting_up import MOST_ASPECTS
from meetingdesk.evaluation.specs import MOST_CLASSES
from meetingdesk.foundation.wording import _
from meetingdesk.ui.parts.buttons import IconButton, Kind, Link
from meetingdesk.ui.parts.fields import Field
from meetingdesk.ui.parts.labels import Label
from meetingdesk.ui.theme import Role


class Lines(QWidget):
    """Rows of fields under their heads, with a way to add one and to take one away."""

    def __init__(self, heads: Sequence[str], add: str, most: int) -> None:
        super().__init__()
        self._heads, self._most = tuple(heads), most
        self.lines: list[list[Field]] = []
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(6)
        self.add = Link(add)
        self.add.clicked.connect(self._add_empty)
        stack, foot = QVBoxLayout(self), QHBoxLayout()
        stack.setContentsMargins(0, 0, 0, 0)
        stack.setSpacing(4)
        stack.addLayout(self._grid)
        foot.addWidget(self.add)
        foot.addStretch(1)
        stack.addLayout(foot)

    def show_lines(self, values: Sequence[Sequence[str]]) -> None:
        """Other values."""
        while (item := self._grid.takeAt(0)) is not None:
            if (part := item.widget()) is not None:
                part.hide()
                part.deleteLater()
        self.lines = []
        for column, head in enumerate(self._heads):
            self._grid.addWidget(Label(head, Role.CAPTION, "text2"), 0, column)
        for value in values:
            self._line(value)
        self._grid.setColumnStretch(0, 2)
        self._grid.setColumnStretch(1, 1)

    def values(self) -> list[list[str]]:
        """What stands in the fields."""
        return [[field.text().strip() for field in line] for line in self.lines]

    def new_line(self) -> list[str]:
        """What a line begins with."""
        return [""] * len(self._heads)

    def _add_empty(self) -> None:
        if len(self.lines) < self._most:
            self.show_lines([*self.values(), self.new_line()])
            self.lines[-1][0].setFocus(Qt.FocusReason.TabFocusReason)

    def _remove(self, at: int) -> None:
        if len(self.lines) > 1:
            values = self.values()
            del values[at]
            self.show_lines(values)

    def _line(self, value: Sequence[str]) -> None:
        at = len(self.lines)
        fields = []
        for column, (head, words) in enumerate(zip(self._heads, value, strict=True)):
            field = Field(_("{head}，第 {row} 行", head=head, row=at + 1), height=32)
            field.setText(words)
            fields.append(field)
            self._grid.addWidget(field, at + 1, column)
        self.lines.append(fields)
        gone = IconButton("x", _("去掉第 {row} 行", row=at + 1), Kind.QUIET, height=32)
        gone.clicked.connect(lambda: self._remove(at))
        self._grid.addWidget(gone, at + 1, len(self._heads))


class GradeLines(Lines):
    """Grades, best first, at most eight: 9 is the key of a void row."""

    def __init__(self) -> None:
        super().__init__((_("等次，从好到差"), _("分值")), _("加一档"), 8)

    def show_grades(self, grades: Sequence[tuple[str, str]]) -> None:
        """Another scale."""
        self.show_lines(grades)

    def specs(self) -> list[do.GradeSpec]:
        """The scale as the poll wants it."""
        return [do.GradeSpec(label, points) for label, points in self.values() if label or points]


class AspectLines(Lines):
    """Aspects with their weights; 综合评价 stands beside them."""

    def __init__(self) -> None:
        super().__init__((_("项目，按票上的次序"), _("权重")), _("加一项"), MOST_ASPECTS - 1)

    def show_aspects(self, aspects: Sequence[do.AspectSpec]) -> None:
        """Other aspects."""
        self.show_lines([(each.label, each.weight) for each in aspects])

    def specs(self) -> list[do.AspectSpec]:
        """The aspects as the poll wants them."""
        return [do.AspectSpec(label, weight or "0") for label, weight in self.values() if label or weight]


class ClassLines(Lines):
    """Classes of voters: code, weight, expected papers (may be unknown), colour of their paper."""

    def __init__(self, classes: Sequence[do.ClassSpec]) -> None:
        heads = (_("票种"), _("权重"), _("应有份数"), _("纸张颜色"))
        super().__init__(heads, _("加一类票"), MOST_CLASSES)
        self.show_classes(classes)

    def show_classes(self, classes: Sequence[do.ClassSpec]) -> None:
        """Other classes."""
        self.show_lines([
            (k.code, k.weight, "" if k.expected is None else str(k.expected), _(k.colour) if k.colour else "")
            for k in classes
        ])  # fmt: skip

    def new_line(self) -> list[str]:
        """Its paper has the colour that is usual for it."""
        at = len(self.lines)
        return ["", "100", "", _(do.COLOURS[at]) if at < len(do.COLOURS) else ""]

    def specs(self) -> list[do.ClassSpec]:
        """The classes as the poll wants them."""
        return [
            do.ClassSpec(code, weight or "100", int(papers) if papers.isdecimal() else None, _plain(colour))
            for code, weight, papers, colour in self.values()
            if code or papers
        ]


def _plain(colour: str) -> str:
    """A usual colour as the records name it in every language; any other as it is written."""
    return next((each for each in do.COLOURS if colour in {each, _(each)}), colour)
