"""A QR code read back from a picture of the page, by the standard and not by the library that drew it.

Enough for version 6, level M, byte mode, undamaged: no error correction is done.
"""

from __future__ import annotations

import pypdfium2

SIDE = 41  # modules of version 6
BLOCKS, DATA = 4, 27  # of level M: blocks, data codewords in each
_MASKS = (
    lambda r, c: (r + c) % 2 == 0, lambda r, c: r % 2 == 0, lambda r, c: c % 3 == 0,
    lambda r, c: (r + c) % 3 == 0, lambda r, c: (r // 2 + c // 3) % 2 == 0,
    lambda r, c: r * c % 2 + r * c % 3 == 0, lambda r, c: (r * c % 2 + r * c % 3) % 2 == 0,
    lambda r, c: ((r + c) % 2 + r * c % 3) % 2 == 0,
)  # fmt: skip


def picture(pdf: bytes, page: int, box: tuple[float, float, float, float]) -> list[list[bool]]:
    """The modules in a box of the page (left, top, right, bottom in points from the upper left corner)."""
    document = pypdfium2.PdfDocument(pdf)
    scale = 4.0
    image = document[page].render(scale=scale).to_pil().convert("L")
    document.close()
    left, top, right, bottom = (edge * scale for edge in box)
    xs = [int(left + (at + 0.5) * (right - left) / SIDE) for at in range(SIDE)]
    ys = [int(top + (at + 0.5) * (bottom - top) / SIDE) for at in range(SIDE)]
    return [[image.getpixel((x, y)) < 128 for x in xs] for y in ys]


def message(modules: list[list[bool]]) -> str:
    """The text of the code."""
    mask = _MASKS[_mask(modules)]
    bits = [modules[r][c] ^ mask(r, c) for r, c in _path()]
    text = "".join("01"[bit] for bit in bits)
    words = [int(text[start : start + 8], 2) for start in range(0, len(text) - 7, 8)]
    blocks = [[words[at * BLOCKS + block] for at in range(DATA)] for block in range(BLOCKS)]
    data = "".join(f"{word:08b}" for block in blocks for word in block)
    assert data[:4] == "0100", "byte mode"
    size = int(data[4:12], 2)
    return bytes(int(data[12 + 8 * at : 20 + 8 * at], 2) for at in range(size)).decode()


def _mask(modules: list[list[bool]]) -> int:
    """Three bits beside the upper left finder, under the mask that the standard puts on them."""
    told = [modules[8][c] for c in (2, 3, 4)]
    return sum((bit ^ known) << 2 - at for at, (bit, known) in enumerate(zip(told, (1, 0, 1), strict=True)))


def _path() -> list[tuple[int, int]]:
    """The modules of the data in their order: two columns at a time, up and down, from the right."""
    found, up = [], True
    for right in (*range(SIDE - 1, 6, -2), *range(5, 0, -2)):
        rows = range(SIDE - 1, -1, -1) if up else range(SIDE)
        found += [(r, c) for r in rows for c in (right, right - 1) if not _reserved(r, c)]
        up = not up
    return found


def _reserved(r: int, c: int) -> bool:
    """Finders with their formats, timing, and the one alignment pattern of version 6 (at 34, 34)."""
    finder = (r < 9 and c < 9) or (r < 9 and c >= SIDE - 8) or (r >= SIDE - 8 and c < 9)
    return finder or r == 6 or c == 6 or (32 <= r <= 36 and 32 <= c <= 36)
