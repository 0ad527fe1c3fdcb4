"""The marks of one page, kept as PDF operators until the page is whole."""

from __future__ import annotations

import re
from typing import Any

from meetingdesk.documents.embedding import EmbeddedFont, Used

MM = 72 / 25.4
_BLACK = "0 g"
_PADDED = re.compile("[㐀-鿿\U00020000-\U000323af]\u3000(?=[㐀-鿿\U00020000-\U000323af])")  # 张　三
END_OF_READING = "EMC"


def paddings(text: str, start: int, end: int) -> dict[int, tuple[int, str]]:
    """Where a reading covers the blank inside a padded name: start, end, and what is read there.

    It takes one of the two characters along, so that readers see no gap and find and copy 张　三 as 张三; the
    one that UTF-16 holds in a single unit, as some readers drop others from a reading.
    """
    found = {}
    for padded in _PADDED.finditer(text, start, end):
        at = padded.start()
        if (
            at + 2 < end
            and (near := next((n for n in (at, at + 2) if text[n] < "\U00010000"), None)) is not None
        ):
            first = at if near == at else at + 1
            found[first] = (first + 2, reading(text[near]))
    return found


def reading(words: str) -> str:
    """Opens what is read as `words` whatever is drawn; `END_OF_READING` closes it."""
    return f"/Span <</ActualText <FEFF{words.encode('utf-16-be').hex().upper()}>>> BDC"


class Ink:
    """The fonts of one document: which font a face uses there and with which numbers."""

    def __init__(self, doc: Any) -> None:
        self._doc = doc
        self._used: dict[EmbeddedFont, Used] = {}

    def of(self, font: EmbeddedFont) -> Used:
        """The used characters of `font` in this document."""
        used = self._used.get(font)
        if used is None:
            used = self._used[font] = font.in_document(self._doc)
        return used


class Pen:
    """Collects fills, rules and text of a page; (0, 0) is the lower left corner, `top` the upper edge of the
    type area; points.
    """

    def __init__(self, ink: Ink, top: float) -> None:
        self.ink = ink
        self.top = top
        self._under: list[str] = []
        self._rules: list[str] = []
        self._text: list[str] = []
        self._font = ""
        self._spacing = 0.0

    def write(
        self, x: float, y: float, text: str, font: EmbeddedFont, *, size: float, spacing: float = 0.0
    ) -> None:
        """`text` from `x` on the baseline `y`, each character followed by `spacing`."""
        used = self.ink.of(font)
        self.place(
            f"{used.resource} {size:g} Tf", f"1 0 0 1 {x:.2f} {y:.2f} Tm <{used.hex(text)}> Tj", spacing
        )

    def place(self, font: str, operators: str, spacing: float = 0.0) -> None:
        """Ready text operators under a font operator; both states are written only when they change."""
        if font != self._font:
            self._font = font
            self._text.append(font)
        if spacing != self._spacing:
            self._spacing = spacing
            self._text.append(f"{spacing:.4f} Tc")
        self._text.append(operators)

    def mark(self, operator: str) -> None:
        """An operator that draws nothing: the start or the end of a reading."""
        self._text.append(operator)

    def place_many(self, font: str, operators: list[str]) -> None:
        """Many ready operators in one font, without spacing."""
        self.place(font, operators[0])
        self._text.extend(operators[1:])

    def forget_font(self) -> None:
        """The operators placed last changed the font themselves."""
        self._font = ""

    def colour(self, operator: str = _BLACK) -> None:
        """Fill colour of the text from here on."""
        self._text.append(operator)

    def tint(self, x: float, y: float, width: float, height: float, colour: str) -> None:
        """A filled rectangle below everything else."""
        self._under.append(f"{colour} {x:.2f} {y:.2f} {width:.2f} {height:.2f} re f")

    def boxes(self, boxes: list[tuple[float, float, float, float]], colour: str) -> None:
        """Filled rectangles x, y, width, height in one go, so that neighbours show no seam."""
        path = "\n".join([f"{x:.3f} {y:.3f} {wide:.3f} {high:.3f} re" for x, y, wide, high in boxes])
        self._under.append(f"{colour}\n{path}\nf")

    def curves(self, paths: list[str], width: float) -> None:
        """Ready path operators, drawn with a round pen."""
        self._rules.append("\n".join([f"0 G {width:.2f} w 1 J 1 j", *paths, "S 0 J 0 j"]))

    def rules(
        self, lines: list[tuple[float, float, float, float]], width: float, colour: str = "0 G"
    ) -> None:
        """Straight lines x1, y1, x2, y2 of one width."""
        if not lines:
            return
        path = "\n".join([f"{a:.2f} {b:.2f} m {c:.2f} {d:.2f} l" for a, b, c, d in lines])
        self._rules.append(f"{colour} {width:.2f} w\n{path}\nS")

    def getCode(self) -> str:  # noqa: N802  what ReportLab's Canvas.drawText asks of a text object
        """All operators of the page."""
        return "\n".join(["q", *self._under, *self._rules, "Q BT 0 g", *self._text, "ET"])
