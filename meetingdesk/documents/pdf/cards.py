"""席卡 and 胸卡: pages that are folded or cut, with their marks."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import groupby

from meetingdesk.documents.blocks import Badge, Badges, Face, Tent
from meetingdesk.documents.fonts import Role
from meetingdesk.documents.pdf.lettering import LEADING, fitted_lines, largest, written
from meetingdesk.documents.pdf.pen import MM, Pen
from meetingdesk.documents.pdf.strips import Placed, Strip
from meetingdesk.documents.pdf.text import ASCENT, Type
from meetingdesk.documents.titles import title_lines
from meetingdesk.foundation.hanzi import width

_SHARE = 0.8  # of the card's width that the words may take (practice.md 4.3)
_HIGH = 0.62  # of the face's height
_MIDDLE = ASCENT - 0.5  # of the em: from the middle of a line down to its baseline
_FOLD = 7 * MM
_GREY = "0.55 G"

Box = tuple[float, float, float, float]
Shown = Callable[[str], str]


class TentCard:
    """One 席卡: two faces with the fold between them, the rest of the sheet is folded under."""

    def __init__(self, tent: Tent, role: Role, shown: Shown, page: tuple[float, float]) -> None:
        self._width, self._height = page
        self._face = tent.face * MM
        ways = [shown(words) for words in (tent.words, *tent.alternatives)]
        room, high = self._width * _SHARE, self._face * _HIGH
        self._words, self._kind = largest(ways, role, room, high)

    def strips(self) -> list[Strip]:
        """A page of its own."""
        return [Strip(self, self._height)]

    def draw(self, pen: Pen, _left: float, _placed: Sequence[Placed]) -> None:
        """The face away from the reader is upside down on the sheet and upright on the table."""
        ridge, right = pen.top - self._face, self._width
        self._say(pen, ridge + self._face / 2, turned=True)
        self._say(pen, ridge - self._face / 2, turned=False)
        folds = [ridge, ridge - self._face]
        pen.rules([(0, y, _FOLD, y) for y in folds], 0.4, _GREY)
        pen.rules([(right - _FOLD, y, right, y) for y in folds], 0.4, _GREY)

    def _say(self, pen: Pen, middle: float, *, turned: bool) -> None:
        lines, size = self._words.split("\n"), self._kind.size
        sign = -1 if turned else 1
        for number, text in enumerate(lines):
            down = (number - (len(lines) - 1) / 2) * size * LEADING + _MIDDLE * size
            x = self._width / 2 - sign * self._kind.width(text) / 2
            written(pen, x, middle - sign * down, text, self._kind, turned=turned)


class BadgeSheets:
    """胸卡, so many on a page, with marks to cut along."""

    def __init__(self, sheet: Badges, roles: dict[Face, Role], shown: Shown, room: float) -> None:
        self._sheet = sheet
        self._roles = roles
        self._clean = shown
        self._wide, self._high = sheet.width * MM, sheet.height * MM
        self._inset = (room - sheet.across * self._wide) / 2

    def _shown(self, text: str) -> str:
        return self._clean(text).replace("\n", " ")

    def strips(self) -> list[Strip]:
        """A page each."""
        each, cards = self._sheet.across * self._sheet.down, self._sheet.cards
        pages = [cards[start : start + each] for start in range(0, len(cards), each)]
        return [Strip(self, self._sheet.down * self._high, page) for page in pages]

    def draw(self, pen: Pen, left: float, placed: Sequence[Placed]) -> None:
        """The cards row by row; all marks, so that one cut takes a whole pile."""
        left += self._inset
        for one in placed:
            top = pen.top - one.top
            for number, badge in enumerate(one.strip.what):
                down, across = divmod(number, self._sheet.across)
                self._badge(pen, left + across * self._wide, top - down * self._high, badge)
            pen.rules(list(self._marks(left, top)), 0.3, _GREY)

    def _marks(self, left: float, top: float) -> Iterator[Box]:
        """Short lines outside the cards, small crosses where four of them meet."""
        across, down = self._sheet.across, self._sheet.down
        right, foot = left + across * self._wide, top - down * self._high
        for number in range(across + 1):
            x = left + number * self._wide
            yield x, top + 1 * MM, x, top + 5 * MM
            yield x, foot - 1 * MM, x, foot - 5 * MM
        for number in range(down + 1):
            y = top - number * self._high
            yield left - 1 * MM, y, left - 5 * MM, y
            yield right + 1 * MM, y, right + 5 * MM, y
        for x in (left + number * self._wide for number in range(1, across)):
            for y in (top - number * self._high for number in range(1, down)):
                yield x - 1.5 * MM, y, x + 1.5 * MM, y
                yield x, y - 1.5 * MM, x, y + 1.5 * MM

    def _badge(self, pen: Pen, left: float, top: float, badge: Badge) -> None:
        pad, band = 4.5 * MM, 8.5 * MM
        right, foot = left + self._wide - pad, top - self._high
        self._head(pen, (left + pad, top - 3.2 * MM, self._wide - 2 * pad, 7.2 * MM))
        rule = top - 11.2 * MM
        pen.rules([(left + pad, rule, right, rule)], 0.8, f"{badge.colour} RG")
        high = rule - foot - band
        side = min(high - 1.5 * MM, 31 * MM) if badge.code else 0.0
        if badge.code:
            draw_qr(pen, right + 2.5 * MM - side, rule - (high - side) / 2 - side, side, badge.code)
        self._person(pen, (left + pad, rule, self._wide - 2 * pad - side + 2 * MM, high), badge)
        pen.tint(left, foot, self._wide, band, f"{badge.colour} rg")
        self._band(pen, (left + pad, foot, self._wide - 2 * pad, band), badge)

    def _head(self, pen: Pen, place: Box) -> None:
        """The meeting's name in lines of like length."""
        x, top, wide, high = place
        words = self._shown(self._sheet.head)
        lines, kind = fitted_lines(words, Type(self._roles[Face.HEI], 8), wide, high)
        even = title_lines(words, int(width(words) / 2 / len(lines)) + 2) if len(lines) > 1 else words
        shown = even.split("\n")
        if len(shown) > len(lines) or max(map(kind.width, shown)) > wide:
            shown = lines
        pen.colour("0.3 g")
        for number, line in enumerate(shown):
            written(pen, x, top - (number * LEADING + 0.5 + _MIDDLE) * kind.size, line, kind)
        pen.colour()

    def _person(self, pen: Pen, place: Box, badge: Badge) -> None:
        """Name, post and unit below each other, in shares of the height."""
        x, top, wide, high = place
        name = min(high * 0.34, 42)
        title, hei = self._roles[Face.TITLE], self._roles[Face.HEI]
        self._lines(pen, (x, top - high * 0.08, wide, high * 0.43), Type(title, name), badge.name)
        pen.colour("0.25 g")
        self._lines(pen, (x, top - high * 0.53, wide, high * 0.15), Type(hei, 11), badge.post)
        pen.colour()
        self._lines(pen, (x, top - high * 0.69, wide, high * 0.29), Type(hei, 11), badge.unit)

    def _band(self, pen: Pen, place: Box, badge: Badge) -> None:
        """Role and number in white on the role's colour."""
        x, foot, wide, high = place
        role, small = Type(self._roles[Face.HEI], 13), Type(self._roles[Face.HEI], 9)
        words = self._shown(badge.role)
        aside = self._shown("　".join(filter(None, (self._sheet.foot, badge.number))))
        pen.colour("1 g")
        y = foot + high / 2
        written(pen, x, y - _MIDDLE * role.size, words, role)
        written(pen, x + wide - small.width(aside), y - _MIDDLE * small.size, aside, small)
        pen.colour()

    def _lines(self, pen: Pen, place: Box, kind: Type, text: str) -> None:
        """Text from the upper edge of a place, as large as it can be in it."""
        x, top, wide, high = place
        lines, kind = fitted_lines(self._shown(text), kind, wide, high)
        for number, line in enumerate(lines):
            written(pen, x, top - (number * LEADING + 0.5 + _MIDDLE) * kind.size, line, kind)


def draw_qr(pen: Pen, x: float, y: float, side: float, code: str) -> None:
    """A QR code in a square of `side` points with its quiet border of four modules, from the lower left."""
    import segno  # heavy; few papers have a code

    matrix = [tuple(row) for row in segno.make_qr(code, error="q").matrix]
    module = side / (len(matrix) + 8)
    boxes = []
    for down, row in enumerate(matrix):
        at = 0
        for dark, run in groupby(row):
            count = len(list(run))
            if dark:
                top = y + side - (down + 5) * module
                boxes.append((x + (at + 4) * module, top, count * module, module))
            at += count
    pen.boxes(boxes, "0 g")
