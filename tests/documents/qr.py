"""Reads a QR code from a picture, to judge what was printed: pixels in, text out; no code of the writer's.

Versions 1 and 2 in any level, digits or bytes (ISO/IEC 18004). A clean print needs no error correction: the
data is read as it stands, and the two copies of the format must agree.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

Square = Sequence[Sequence[bool]]

MASKS: tuple[Callable[[int, int], bool], ...] = (
    lambda r, c: (r + c) % 2 == 0, lambda r, c: r % 2 == 0, lambda r, c: c % 3 == 0,
    lambda r, c: (r + c) % 3 == 0, lambda r, c: (r // 2 + c // 3) % 2 == 0,
    lambda r, c: (r * c) % 2 + (r * c) % 3 == 0, lambda r, c: ((r * c) % 2 + (r * c) % 3) % 2 == 0,
    lambda r, c: ((r + c) % 2 + (r * c) % 3) % 2 == 0,
)  # fmt: skip


def squares(pixels: Sequence[Sequence[int]], left: int, top: int, right: int, bottom: int) -> Square:
    """The modules of the one code inside a part of a grey picture; its dark pixels are the code."""
    dark = [[value < 128 for value in row[left:right]] for row in pixels[top:bottom]]
    rows = [at for at, row in enumerate(dark) if any(row)]
    columns = [at for at in range(len(dark[0])) if any(row[at] for row in dark)]
    first, side = (rows[0], columns[0]), rows[-1] - rows[0] + 1
    assert abs(side - (columns[-1] - columns[0] + 1)) <= 2
    finder = next(at for at in range(side) if not dark[first[0] + 2][first[1] + at])  # seven modules wide
    count = round(side / finder * 7)
    count = min((21, 25, 29), key=lambda known: abs(known - count))
    step = side / count
    return [
        [dark[int(first[0] + (r + 0.5) * step)][int(first[1] + (c + 0.5) * step)] for c in range(count)]
        for r in range(count)
    ]


def read(square: Square) -> str:
    """The text of a code."""
    bits = list(_data(square, MASKS[_mask(square)]))
    mode = _number(bits[:4])
    assert mode in {1, 4}
    return _digits(bits) if mode == 1 else _bytes(bits)


def _mask(square: Square) -> int:
    """From both copies of the format: beside the upper left finder, and split over the other two."""
    size = len(square)
    places = [(8, c) for c in (0, 1, 2, 3, 4, 5, 7, 8)] + [(r, 8) for r in (7, 5, 4, 3, 2, 1, 0)]
    others = [(size - 1 - r, 8) for r in range(7)] + [(8, size - 8 + c) for c in range(8)]
    read_once, read_again = ([square[r][c] for r, c in some] for some in (places, others))
    assert read_once == read_again
    return (_number(read_once) ^ 0b101010000010010) >> 10 & 0b111


def _data(square: Square, mask: Callable[[int, int], bool]) -> Iterator[bool]:
    """Two columns at a time from the right, up and down."""
    size = len(square)
    upwards, right = True, size - 1
    while right > 0:
        right -= right == 6  # the timing column is passed over
        for at in range(size):
            row = size - 1 - at if upwards else at
            for column in (right, right - 1):
                if not _fixed(row, column, size):
                    yield square[row][column] != mask(row, column)
        upwards, right = not upwards, right - 2


def _fixed(row: int, column: int, size: int) -> bool:
    """Finders with format and the dark module, timing, and the one alignment mark of version 2 and 3."""
    corners = (row < 9 and column < 9) or (row < 9 and column >= size - 8) or (row >= size - 8 and column < 9)
    aligned = size > 21 and abs(row - (size - 7)) <= 2 and abs(column - (size - 7)) <= 2
    return corners or aligned or row == 6 or column == 6


def _number(bits: Sequence[bool]) -> int:
    return int("".join("1" if bit else "0" for bit in bits), 2)


def _digits(bits: Sequence[bool]) -> str:
    count, at, told = _number(bits[4:14]), 14, ""
    while len(told) < count:
        some = min(3, count - len(told))
        wide = {3: 10, 2: 7, 1: 4}[some]
        told += f"{_number(bits[at : at + wide]):0{some}}"
        at += wide
    return told


def _bytes(bits: Sequence[bool]) -> str:
    count = _number(bits[4:12])
    return bytes(_number(bits[at : at + 8]) for at in range(12, 12 + 8 * count, 8)).decode()
