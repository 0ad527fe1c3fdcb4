"""The bundled typeface and the few sizes that are used. Sizes are pixels of the device-independent grid."""

from __future__ import annotations

from enum import Enum
from functools import lru_cache
from pathlib import Path

from PySide6.QtGui import QFont, QFontDatabase, QFontMetricsF

SANS = "Noto Sans SC"
SERIF = "Noto Serif SC"
_BUNDLED = ("NotoSansSC*.ttf", "NotoSerifSC*.ttf", "LXGWWenKai*.ttf")


class Role(Enum):
    """What a text is for: (pixels, weight, height of its line box)."""

    CAPTION = (12, 400, 20)
    CAPTION_STRONG = (12, 500, 20)
    SECOND = (13, 400, 22)
    SECOND_STRONG = (13, 500, 22)
    BODY = (14, 400, 24)
    BODY_STRONG = (14, 500, 24)
    HEADING = (14, 600, 36)
    ROW_NAME = (14, 600, 24)
    NAME = (15, 600, 24)
    HEADING_LARGE = (16, 600, 36)
    SEARCH = (18, 400, 30)
    PAGE = (20, 600, 36)
    PERSON_SMALL = (24, 600, 36)
    FIGURE = (28, 600, 40)
    ROOM_CLOCK = (28, 500, 40)
    PERSON = (32, 600, 48)
    READ_BACK = (48, 600, 72)
    CLOCK = (72, 500, 108)
    CLOCK_LARGE = (140, 500, 150)

    @property
    def px(self) -> int:
        """Size of the type."""
        return self.value[0]

    @property
    def weight(self) -> int:
        """400 regular, 500 medium, 600 semibold."""
        return self.value[1]

    @property
    def box(self) -> int:
        """Height that one line needs."""
        return self.value[2]


@lru_cache(maxsize=4)
def register(folder: Path) -> tuple[str, ...]:
    """Makes the faces of `folder` known to Qt; returns the families found, none for an empty folder."""
    found: list[str] = []
    for pattern in _BUNDLED:
        for file in sorted(folder.glob(pattern)):
            found += QFontDatabase.applicationFontFamilies(QFontDatabase.addApplicationFont(str(file)))
    return tuple(dict.fromkeys(found))


@lru_cache(maxsize=128)
def font(role: Role, tight_quotes: bool = False) -> QFont:
    """The face of a role. `tight_quotes`: halt, or quotation marks tear holes into large type."""
    face = QFont(SANS)
    face.setPixelSize(role.px)
    face.setWeight(QFont.Weight(role.weight))
    face.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    if tight_quotes:
        face.setFeature(QFont.Tag("halt"), 1)
    return face


def font_for(role: Role, words: str) -> QFont:
    """The face in which these words are set in this role."""
    return font(role, role.px >= 20 and any(mark in words for mark in "“”‘’"))


@lru_cache(maxsize=64)
def metrics(role: Role, tight_quotes: bool = False) -> QFontMetricsF:
    """Measures of a role's face."""
    return QFontMetricsF(font(role, tight_quotes))


@lru_cache(maxsize=8192)
def width(words: str, role: Role) -> float:
    """How wide these words are, in pixels. Kept, for a page asks for the same names at every paint."""
    return metrics(role, role.px >= 20 and any(mark in words for mark in "“”‘’")).horizontalAdvance(words)
