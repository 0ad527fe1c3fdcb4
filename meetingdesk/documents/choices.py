"""What an office may choose of its papers; the defaults are what most offices want. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class CardSize(StrEnum):
    """How large a face of a 席卡 is, in mm (practice.md 4.3): A4 folded in three, or nearly in two."""

    LOW = "210x99"
    HIGH = "210x140"

    @property
    def face(self) -> float:
        """Height of one face."""
        return float(self.value.partition("x")[2])


class BadgeSheet(StrEnum):
    """How many 胸卡 lie on a page."""

    TEN = "10"
    EIGHT = "8"


@dataclass(frozen=True, kw_only=True)
class Choices:
    """`by_kind`: 签到表 has a head for 党委, 党支部 …; `phone_column`: it has telephones, masked.

    `whole_phones`: numbers are printed whole where a paper has them, and history says so (practice.md 4.1).
    `card`: the face of a 席卡; `unit_cards`: only leaders have their names on them, others their unit's.
    `remarks`: a ballot ends with room for 意见建议 (handwriting can name its writer). `each_slip`: every
    反馈表 is a file of its own. `calendar_items`: 日历文件 has an entry an item instead of one in all.
    `files`: of papers that are written in several ways only those named here, "会议纪要.pdf"; of papers that
    are not named all.
    """

    by_kind: bool = False
    phone_column: bool = False
    whole_phones: bool = False
    card: CardSize = CardSize.LOW
    unit_cards: bool = False
    badges: BadgeSheet = BadgeSheet.TEN
    remarks: bool = False
    each_slip: bool = False
    calendar_items: bool = False
    files: tuple[str, ...] = ()
