"""What opens and closes an official paper: red mark, lines to sign on, 署名, 版记 (practice.md 5.2)."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from meetingdesk.documents.pdf.pen import MM, Pen
from meetingdesk.documents.pdf.strips import Placed
from meetingdesk.documents.pdf.text import ASCENT, Measure, Paragraph, Type, letters

_RED = "0.78 0.07 0.09"
_LEAST = 8.0  # points of an office's name
_THICK, _THIN = 0.35 * MM, 0.25 * MM


def sign_off_shift(who: float, day: float, room: float, em: float) -> tuple[float, float]:
    """Left edges of 署名 and date. 署名 ends two characters from the right, the date begins two characters
    right of its start; a longer date takes the two characters and moves the 署名 left.
    """
    start = room - 2 * em - who
    if start + 2 * em + day <= room:
        return start, start + 2 * em
    start = room - 2 * em - day
    return max(start - 2 * em, 0.0), max(start, 0.0)


class SignLine:
    """Lines to sign on, side by side: label, then the name or a rule."""

    def __init__(
        self, lines: Sequence[tuple[str, str]], kinds: tuple[Type, Type], room: float, leading: float
    ) -> None:
        self._lines = lines
        self._label, self._name = kinds
        self._room = room
        self._leading = leading

    def draw(self, pen: Pen, left: float, placed: Sequence[Placed]) -> None:
        """Each line has an equal share of the width; the rule fills it."""
        share = self._room / max(len(self._lines), 1)
        y = pen.top - placed[0].top - self._leading * 1.2
        for number, (label, name) in enumerate(self._lines):
            x = left + number * share
            shown = fitted(label, self._label, share * 0.65)
            line(pen, x, y, shown, self._label)
            x += self._label.width(shown)
            if name:
                line(pen, x, y, fitted(name, self._name, left + (number + 1) * share - x), self._name)
            else:
                pen.rules([(x, y - 3, left + (number + 1) * share - self._label.size, y - 3)], 0.5)


def fitted(text: str, kind: Type, room: float) -> str:
    """`text` on one line, cut with … where it is wider than `room`."""
    text = text.replace("\n", " ")
    longest = int(room / (kind.size * 0.2)) + 1  # nothing has narrower letters
    if len(text) <= longest and kind.width(text) <= room:
        return text
    kept, left = [], room - kind.width("…")
    for char in text[:longest]:
        left -= kind.points[char]
        if left < 0:
            break
        kept.append(char)
    return "".join(kept) + "…"


def smaller(text: str, kind: Type, room: float) -> tuple[str, Type]:
    """`text` on one line, in smaller letters where it needs them: the name of an office stays whole."""
    size = room / max(Type(kind.role, 1.0).width(text), 0.1)
    used = Type(kind.role, max(size, _LEAST)) if kind.width(text) > room else kind
    return fitted(text, used, room + 0.1), used


def line(pen: Pen, x: float, y: float, text: str, kind: Type) -> None:
    """One line from `x` on the baseline `y`, in as many fonts as it needs."""
    source = letters([(text, kind)])
    for font, run in groupby(range(len(text)), key=source.font_at):
        places = list(run)
        part = text[places[0] : places[-1] + 1]
        pen.write(x, y, part, font, size=kind.size, spacing=kind.tracking)
        x += sum(source.widths[places[0] : places[-1] + 1])


class Imprint:
    """版记: 抄送 between two rules, 印发机关 and date below, the last rule on the floor of the page."""

    def __init__(self, words: Sequence[str], kind: Type, room: float) -> None:
        copies, issuer, day = words
        self._day = fitted(day, kind, room / 2 - 3 * kind.size)
        self._issuer = smaller(issuer, kind, room - 3 * kind.size - kind.width(self._day))
        self._kind = kind
        self._room = room
        self._row = kind.size * 1.9
        inside = Measure(room - 2 * kind.size, self._row)
        self._copies = Paragraph(letters([(copies, kind)]), inside) if copies else None
        rows = len(self._copies.lines) if self._copies else 0
        self.height = (rows + 1) * self._row

    def draw(self, pen: Pen, left: float, placed: Sequence[Placed]) -> None:
        """First and last rule thick, the middle one thin."""
        top = pen.top - placed[0].top
        foot, right, em = top - self.height, left + self._room, self._kind.size
        pen.rules([(left, top, right, top), (left, foot, right, foot)], _THICK)
        if self._copies:
            pen.rules([(left, foot + self._row, right, foot + self._row)], _THIN)
            strips = self._copies.strips()
            tops = [placed[0].top + number * self._row for number in range(len(strips))]
            self._copies.draw(pen, left + em, [Placed(one, at) for one, at in zip(strips, tops, strict=True)])
        y = foot + (self._row - em) / 2 + (1 - ASCENT) * em
        line(pen, left + em, y, *self._issuer)
        line(pen, right - em - self._kind.width(self._day), y, self._day, self._kind)


class Masthead:
    """The red mark, number, issuer and date, and the red rule below."""

    def __init__(self, words: Sequence[str], kinds: tuple[Type, Type], room: float, leading: float) -> None:
        mark, number, issuer, day = words
        big, self._body = kinds
        self._big = Type(big.role, min(big.size, big.size * room / max(big.width(mark), 1)))
        self._mark, self._number = mark, fitted(number, self._body, room)
        self._day = fitted(day, self._body, room / 2 - 3 * self._body.size)
        between = room - 3 * self._body.size - self._body.width(self._day)
        self._issuer = smaller(issuer, self._body, between)
        self._room = room
        self._leading = leading
        self.height = 9 * leading

    def draw(self, pen: Pen, left: float, placed: Sequence[Placed]) -> None:
        """The mark's upper edge 35 mm below that of the type area; the number two lines below."""
        top = pen.top - placed[0].top - 35 * MM
        pen.colour(f"{_RED} rg")
        self._centre(pen, left, top - ASCENT * self._big.size, self._mark, self._big)
        pen.colour()
        y = top - self._big.size - 2 * self._leading
        self._centre(pen, left, y, self._number, self._body)
        y -= self._leading
        em = self._body.size
        line(pen, left + em, y, *self._issuer)
        line(pen, left + self._room - em - self._body.width(self._day), y, self._day, self._body)
        y -= 4 * MM + (1 - ASCENT) * em
        pen.rules([(left, y, left + self._room, y)], 0.5 * MM, f"{_RED} RG")

    def _centre(self, pen: Pen, left: float, y: float, text: str, kind: Type) -> None:
        line(pen, left + (self._room - kind.width(text)) / 2, y, text, kind)
