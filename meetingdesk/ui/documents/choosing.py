"""做法: what an office may choose of its papers; all of it has a default that works untouched."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from meetingdesk.documents.choices import BadgeSheet, CardSize, Choices
from meetingdesk.foundation.wording import _
from meetingdesk.ui.parts.buttons import Segmented
from meetingdesk.ui.parts.checks import Check
from meetingdesk.ui.parts.labels import Label
from meetingdesk.ui.parts.surfaces import Card, Hairline
from meetingdesk.ui.theme import Role

_SIZES = tuple(CardSize)
_SHEETS = tuple(BadgeSheet)


class Choosing(Card):
    """The card beside the list."""

    def __init__(self) -> None:
        super().__init__(margin=20, spacing=5)
        self.head = Label("", Role.HEADING)
        self.sheet, self.tents, self.badges = (Label("", Role.SECOND_STRONG, "text2") for _part in range(3))
        self.by_kind, self.phone_column, self.unit_cards = (Check("") for _part in range(3))
        self.remarks, self.each_slip, self.calendar_items = (Check("") for _part in range(3))
        self.card_size = Segmented([size.value.replace("x", "×") for size in _SIZES], "")
        self.per_page = Segmented([sheet.value for sheet in _SHEETS], "")
        self.told = Label("", Role.SECOND, "text2", wrap=True)
        self._place()
        self.rename()

    def chosen(self) -> Choices:
        """What is chosen now."""
        return Choices(
            by_kind=self.by_kind.isChecked(), phone_column=self.phone_column.isChecked(),
            unit_cards=self.unit_cards.isChecked(),
            card=_SIZES[self.card_size.current()], badges=_SHEETS[self.per_page.current()],
            remarks=self.remarks.isChecked(), each_slip=self.each_slip.isChecked(),
            calendar_items=self.calendar_items.isChecked(),
        )  # fmt: skip

    def rename(self) -> None:
        """The words that stay."""
        self.head.set_words(_("做法"))
        self.sheet.set_words(_("签到表"))
        self.by_kind.set_words(_("党委、党支部分开排"))
        self.phone_column.set_words(_("加电话一栏"))
        self.tents.set_words(_("席卡一面，毫米"))
        self.card_size.setAccessibleName(_("席卡一面，毫米"))
        self.unit_cards.set_words(_("除领导外印单位名"))
        self.badges.set_words(_("胸卡，一页几张"))
        self.per_page.setAccessibleName(_("胸卡，一页几张"))
        self.remarks.set_words(_("测评表末尾留意见建议"))
        self.each_slip.set_words(_("反馈表每人一个文件"))
        self.calendar_items.set_words(_("日历里每个环节一条"))
        self.told.set_words(_("电话隐去中间四位。要完整的，导出或打印时会问，并记入历史。"))

    def _place(self) -> None:
        parts: tuple[QWidget, ...] = (
            self.head, self.sheet, self.by_kind, self.phone_column, Hairline(), self.tents, self.card_size,
            self.unit_cards, Hairline(), self.badges, self.per_page, Hairline(), self.remarks, self.each_slip,
            self.calendar_items, Hairline(), self.told,
        )  # fmt: skip
        for part in parts:
            self.body.addWidget(part)
        self.body.addStretch(1)
