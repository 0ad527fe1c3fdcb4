"""How a row of a list looks, and how it is painted: from the right end inwards; the name takes the rest."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter

from meetingdesk.ui.parts import paint
from meetingdesk.ui.parts.paint import ChipFace
from meetingdesk.ui.theme import Role, Tokens, width

TWO_LINES = 54  # rows of this height and more have two lines
_GAP = 16


@dataclass(frozen=True, kw_only=True)
class Face:
    """How a row looks. All but the name may be missing; `..._ink` are names of tokens.

    Left: `lead` (a number) or `icon`; then `name`, and `second` beside it, or under it in rows of two lines
    (`beside` stays beside it there). `name_room` lines up what stands beside the names. Right: `right`, over
    `right_second`; a `chip`; `action`, the words that act; `mark`, an icon at the very end.
    """

    name: str
    second: str = ""
    beside: str = ""
    lead: str = ""
    icon: str = ""
    icon_ink: str = "text2"
    right: str = ""
    right_ink: str = "text2"
    right_second: str = ""
    right_second_ink: str = "text2"
    chip: ChipFace | None = None
    action: str = ""
    mark: str = ""
    mark_ink: str = "ok"
    current: bool = False
    name_room: int = 0
    name_role: Role | None = None


def action_width(face: Face) -> float:
    """How far from the right end a click on the row acts."""
    return width(face.action, Role.SECOND_STRONG) if face.action else 0


class FacePainter:
    """Paints one face into the inner box of its row."""

    def __init__(self, painter: QPainter, face: Face, colours: Tokens, enabled: bool, tall: bool) -> None:
        self._painter, self._face, self._colours = painter, face, colours
        self._enabled, self._tall = enabled, tall
        self.cut: list[str] = []  # what had to be shortened

    def draw(self, box: QRectF) -> None:
        """Everything but ground, hairline and ring."""
        rest = self._texts_right(self._act(self._mark(box)))
        self._names(self._lead(box), rest.right())

    def _ink(self, token: str) -> str:
        return str(getattr(self._colours, token if self._enabled else "text3"))

    def _put(self, box: QRectF, words: str, role: Role, token: str, align: str = paint.LEFT) -> float:
        if paint.fit(words, role, box.width()) != words:
            self.cut.append(words)
        return paint.text(self._painter, box, words, role, self._ink(token), align)

    def _lines(self, box: QRectF) -> tuple[QRectF, QRectF]:
        upper = QRectF(box.left(), box.center().y() - 24, box.width(), 26)
        return upper, upper.translated(0, 24)

    def _mark(self, box: QRectF) -> QRectF:
        if not self._face.mark:
            return box
        centre = QPointF(box.right() - 9, box.center().y())
        paint.icon(self._painter, centre, self._face.mark, 16, self._ink(self._face.mark_ink), 2)
        return box.adjusted(0, 0, -26, 0)

    def _act(self, box: QRectF) -> QRectF:
        """Chip and acting words: side by side, or over each other where there is height."""
        face = self._face
        if self._tall and face.chip and face.action:
            upper, lower = self._lines(box)
            self._chip(upper, face.chip)
            self._action(lower)
            return box.adjusted(0, 0, -max(paint.chip_width(face.chip), action_width(face)) - _GAP, 0)
        if face.action:
            self._action(box)
            box = box.adjusted(0, 0, -action_width(face) - 24, 0)
        if face.chip:
            self._chip(box, face.chip)
            box = box.adjusted(0, 0, -paint.chip_width(face.chip) - _GAP, 0)
        return box

    def _chip(self, box: QRectF, chip: ChipFace) -> None:
        paint.chip(self._painter, box.right() - paint.chip_width(chip), box.center().y(), chip)

    def _action(self, box: QRectF) -> None:
        self._put(box, self._face.action, Role.SECOND_STRONG, "focus", paint.RIGHT)

    def _texts_right(self, box: QRectF) -> QRectF:
        face = self._face
        if not (face.right or face.right_second):
            return box
        upper, lower = self._lines(box) if face.right_second else (box, box)
        role = Role.BODY_STRONG if face.right_second else Role.SECOND
        used = self._put(upper, face.right, role, face.right_ink, paint.RIGHT)
        if face.right_second:
            ink = face.right_second_ink
            used = max(used, self._put(lower, face.right_second, Role.CAPTION, ink, paint.RIGHT))
        return box.adjusted(0, 0, -used - _GAP, 0)

    def _lead(self, box: QRectF) -> QRectF:
        face = self._face
        if face.lead:
            room = QRectF(box.left(), box.top(), 24, box.height())
            self._put(room, face.lead, Role.BODY, "accent_text" if face.current else "text2")
            box = box.adjusted(32, 0, 0, 0)
        if face.icon:
            centre = QPointF(box.left() + 9, box.center().y())
            paint.icon(self._painter, centre, face.icon, 18, self._ink(face.icon_ink))
            box = box.adjusted(28, 0, 0, 0)
        return box

    def _names(self, box: QRectF, right: float) -> None:
        face = self._face
        box.setRight(max(right, box.left()))
        two = self._tall and bool(face.second)
        upper, lower = self._lines(box) if two else (box, box)
        role = face.name_role or (Role.NAME if two else Role.ROW_NAME)
        used = self._put(upper, face.name, role, "text")
        if two:
            self._put(lower, face.second, Role.CAPTION, "text2")
        beside = face.beside if two else face.second or face.beside
        start = upper.left() + max(used, face.name_room) + 12
        if beside and start < upper.right():
            upper.setLeft(start)
            self._put(upper, beside, Role.BODY if two else Role.SECOND, "text2")
        elif beside:
            self.cut.append(beside)
