"""What each key does, beside the grid."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QGridLayout

from meetingdesk.foundation.wording import _
from meetingdesk.ui.evaluation.grid_form import BLANK_KEY, VOID_KEY
from meetingdesk.ui.parts.labels import KeyCap, Label
from meetingdesk.ui.parts.surfaces import Card
from meetingdesk.ui.theme import Role


class KeysCard(Card):
    """Two columns of keys: the grades, then what else can be pressed."""

    def __init__(self) -> None:
        super().__init__(margin=20, spacing=6)
        self.body.setContentsMargins(20, 10, 20, 12)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(10)
        self._grid.setVerticalSpacing(4)
        self._grid.setColumnStretch(1, 2)
        self._grid.setColumnStretch(3, 3)
        self.body.addLayout(self._grid)
        self._shown: tuple[str, ...] = ()

    def show_grades(self, grades: Sequence[str], several_classes: bool, points: bool = False) -> None:
        """The keys of a form; `points`: some cells take numbers."""
        wanted = (*grades, str(several_classes), str(points))
        if wanted == self._shown:
            return
        self._shown = wanted
        while (item := self._grid.takeAt(0)) is not None:
            if (part := item.widget()) is not None:
                part.deleteLater()
        left = [(str(place), label) for place, label in enumerate(grades, 1)]
        right = _others(points)
        more = [("C", _("换票种"))] if several_classes else []
        keys = left + more
        for row in range(max(len(keys), len(right))):
            for column, listed in ((0, keys), (2, right)):
                if row < len(listed):
                    self._one(row, column, *listed[row])

    def _one(self, row: int, column: int, key: str, words: str) -> None:
        self._grid.addWidget(KeyCap(key), row, column)
        self._grid.addWidget(Label(words, Role.SECOND), row, column + 1)


def _others(points: bool) -> list[tuple[str, str]]:
    back = [(_("退格"), _("回到上一行")), ("V", _("整张无效"))]
    aside = [("0", _("弃权")), ("9", _("这一行无效"))]
    if not points:
        return [*aside, ("*", _("其余都填第一档")), *back]
    take = ("Tab", _("分数录好，下一格"))
    return [take, (BLANK_KEY, _("分数弃权")), (VOID_KEY, _("分数无效")), *aside, *back]
