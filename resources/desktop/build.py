"""Draws meetingdesk.svg into meetingdesk.ico (Windows) and meetingdesk.icns (Mac).

Both are boxes for PNG pictures; what is written here is the box. The files are kept in the repository: who
freezes the program needs nothing for them.
"""

from __future__ import annotations

import os
import struct
from pathlib import Path

HERE = Path(__file__).resolve().parent
ICO_SIZES = (16, 20, 24, 32, 40, 48, 64, 128, 256)  # 20 and 40: the task bar at 125 %
ICNS_KINDS = (
    (b"ic11", 32), (b"ic12", 64), (b"ic07", 128), (b"ic13", 256), (b"ic08", 256), (b"ic14", 512),
    (b"ic09", 512), (b"ic10", 1024),
)  # fmt: skip
"""Kind and pixels; ic11 to ic14 and ic10 are the doubled ones for fine screens."""


def picture(size: int) -> bytes:
    """The icon as PNG, `size` pixels wide and high."""
    from PySide6.QtCore import QBuffer, QByteArray, Qt
    from PySide6.QtGui import QImage, QImageWriter, QPainter
    from PySide6.QtSvg import QSvgRenderer

    image = QImage(size, size, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    QSvgRenderer(str(HERE / "meetingdesk.svg")).render(painter)
    painter.end()
    buffer = QBuffer()
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"png")).write(image)
    return bytes(buffer.data().data())


def ico(pictures: dict[int, bytes]) -> bytes:
    """Windows: a head, an entry of 16 bytes a picture, the pictures. A side of 256 is written as 0."""
    head = struct.pack("<HHH", 0, 1, len(pictures))
    at = len(head) + 16 * len(pictures)
    entries = b""
    for size, png in pictures.items():
        entries += struct.pack("<BBBBHHII", size % 256, size % 256, 0, 0, 1, 32, len(png), at)
        at += len(png)
    return head + entries + b"".join(pictures.values())


def icns(pictures: dict[bytes, bytes]) -> bytes:
    """Mac: each picture with its kind and length before it, and the length of the whole before all."""
    blocks = b"".join(kind + struct.pack(">I", len(png) + 8) + png for kind, png in pictures.items())
    return b"icns" + struct.pack(">I", len(blocks) + 8) + blocks


def main() -> None:
    """Write both."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    (HERE / "meetingdesk.ico").write_bytes(ico({size: picture(size) for size in ICO_SIZES}))
    (HERE / "meetingdesk.icns").write_bytes(icns({kind: picture(size) for kind, size in ICNS_KINDS}))


if __name__ == "__main__":
    main()
