"""Where rows and cells of the entry grid lie: one block of tall rows, or two blocks as on the paper."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil

from PySide6.QtCore import QRectF

LONG = 12  # more rows than this: two blocks of low rows (look/README.md, entry grid)
TALLEST, LEAST_TALL = 54, 24
LOW_ROW, LEAST_LOW = 18, 15.0
_BEFORE_BLANK = 16  # between the grades and 弃权
_BLOCK_GAP = 24


@dataclass(frozen=True)
class Places:
    """The geometry of one page of rows in a room of `width` x `height`."""

    rows: int
    grades: int
    width: float
    height: float
    head: float = 32

    @property
    def long(self) -> bool:
        """Whether the rows stand in two blocks."""
        return self.rows > LONG

    @property
    def blocks(self) -> int:
        """One or two."""
        return 2 if self.long else 1

    @property
    def row_height(self) -> float:
        """As high as the room allows within the limits of the look."""
        room = max(self.height - self.head, 1)
        if self.long:
            return min(LOW_ROW, max(room / ceil(self.rows / 2), LEAST_LOW))
        return min(TALLEST, max(room / max(self.rows, 1), LEAST_TALL))

    @property
    def in_block(self) -> int:
        """Rows of one block: half of all, or as many as the height holds."""
        if not self.long:
            return self.rows
        holds = max(int((self.height - self.head + 0.01) // self.row_height), 1)
        return min(ceil(self.rows / 2), holds)

    @property
    def per_page(self) -> int:
        """Rows that are seen at once."""
        return self.in_block * self.blocks

    @property
    def block_width(self) -> float:
        """One block."""
        return (self.width - _BLOCK_GAP * (self.blocks - 1)) / self.blocks

    @property
    def pitch(self) -> float:
        """From one cell to the next."""
        least_names = 150.0 if self.long else 300.0
        gap = 6.0 if self.long else float(_BEFORE_BLANK)
        room = (self.block_width - least_names - gap) / (self.grades + 2)
        return max(min(room, 38.0 if self.long else 70.0), 24.0)

    def first_shown(self, row: int) -> int:
        """The first row of the page on which `row` stands."""
        return min(max(row, 0), max(self.rows - 1, 0)) // max(self.per_page, 1) * self.per_page

    def row_box(self, row: int, first: int) -> QRectF:
        """The whole line of a row."""
        block, line = divmod(row - first, max(self.in_block, 1))
        left = block * (self.block_width + _BLOCK_GAP)
        return QRectF(left, self.head + line * self.row_height, self.block_width, self.row_height)

    def cell_box(self, row: int, column: int, first: int) -> QRectF:
        """The cell of a digit; the last two columns stand a little apart."""
        line = self.row_box(row, first)
        left = line.right() - self._cells_width() + column * self.pitch + self._apart(column)
        gap = 2.0 if self.long else 8.0
        tall = min(38.0, line.height() - (3 if self.long else 8))
        return QRectF(left + gap / 2, line.center().y() - tall / 2, self.pitch - gap, tall)

    def head_box(self, block: int, column: int) -> QRectF:
        """The head over a column."""
        cell = self.cell_box(block * self.in_block, column, 0)
        wider = 1.0 if self.long else 4.0
        return QRectF(cell.left() - wider, 0, cell.width() + 2 * wider, self.head)

    def names_box(self, row: int, first: int) -> QRectF:
        """Number and names, left of the cells."""
        line = self.row_box(row, first)
        return QRectF(line.left(), line.top(), line.width() - self._cells_width() - 8, line.height())

    def _cells_width(self) -> float:
        return (self.grades + 2) * self.pitch + self._apart(self.grades)

    def _apart(self, column: int) -> float:
        if column < self.grades:
            return 0.0
        return 6.0 if self.long else float(_BEFORE_BLANK)
