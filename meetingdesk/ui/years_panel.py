"""What the register has of one secretary and of one organisation, year by year."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from meetingdesk.evaluation.years import YearRow, Years
from meetingdesk.foundation.wording import _
from meetingdesk.ui.moments import day_words
from meetingdesk.ui.parts.buttons import Button, Kind, Segmented
from meetingdesk.ui.parts.labels import Label
from meetingdesk.ui.parts.overlay import CardScrim
from meetingdesk.ui.parts.surfaces import Card, CardHead
from meetingdesk.ui.parts.table import Table
from meetingdesk.ui.tables import Cell, Column, Rows, name_cell
from meetingdesk.ui.theme import Role

ROW = 52
WIDE, TALL, EDGE = 940, 520, 32


@dataclass(frozen=True)
class Year:
    """One line; `current` is the poll on the page."""

    row: YearRow
    current: bool

    @property
    def id(self) -> str:
        """The poll and the place on its form."""
        return f"{self.row.poll_id} {self.row.position}"


class YearsCard(Card):
    """The results of the person, or of the organisation whoever was its secretary.

    `nothing` is said where there is no row at all.
    """

    def __init__(self, nothing: str = "") -> None:
        super().__init__(margin=20, spacing=4)
        self.body.setContentsMargins(20, 6, 8, 8)
        self._years, self._poll = Years((), ()), ""
        self._nothing = nothing or _("名册里没有这一行的人或党组织。")
        self.head = CardHead("", role=Role.HEADING_LARGE)
        self.whose = Segmented([_("本人"), _("本党组织")], _("看谁的"))
        self.rows: Rows[Year] = Rows(_columns(), read=lambda y: _read(y.row))
        self.table = Table(self.rows, _("历年结果"), height=ROW)
        self._none = Label("", Role.SECOND, "text2", wrap=True)
        self.head.add(self.whose)
        for part in (self.head, self._none):
            self.body.addWidget(part)
        self.body.addWidget(self.table, 1)
        self.whose.chosen.connect(lambda _at: self._show())

    def show_years(self, name: str, poll_id: str, years: Years) -> None:
        """Another row of the form."""
        self._years, self._poll = years, poll_id
        self.head.title.set_words(_("历年结果：{name}", name=name))
        self._show()

    def _show(self) -> None:
        found = self._years.organisation if self.whose.current() else self._years.person
        self.rows.apply([Year(row, row.poll_id == self._poll) for row in found])
        others = sum(row.poll_id != self._poll for row in found)
        only = _("只有这一次。以后每年封存的测评会自动列在这里。")
        self._none.set_words(only if found else self._nothing)
        self._none.setVisible(not others)


class YearsPanel(CardScrim):
    """The same over any page, for someone of the register. Esc closes it."""

    def __init__(self, over: QWidget) -> None:
        super().__init__(over)
        self.card: YearsCard = YearsCard(_("还没有封存过的测评结果。"))
        self.card.body.setContentsMargins(20, 14, 12, 12)
        self.card.setParent(self)
        self.back = Button(_("返回"), Kind.QUIET, key="Esc", height=36)
        self.back.clicked.connect(self.close_card)
        self.card.head.add(self.back)

    def ask(self, name: str, found: Years) -> None:
        """Show them; the person's first, where there are any."""
        self.setAccessibleName(_("历年结果：{name}", name=name))
        self.card.whose.choose(0 if found.person else 1)
        self.card.whose.setVisible(bool(found.person and found.organisation))
        self.card.show_years(name, "", found)
        self.place_card()
        self.card.show()
        self.open(self.card.table)

    def place_card(self) -> None:
        """In the middle, as high as the list may need."""
        wide, tall = min(WIDE, self.width() - 2 * EDGE), min(TALL, self.height() - 2 * EDGE)
        self.card.setGeometry((self.width() - wide) // 2, (self.height() - tall) * 2 // 5, wide, tall)


def _columns() -> tuple[Column[Year], ...]:
    return (
        Column(_("年度"), lambda y: Cell(_year(y.row), role=Role.BODY_STRONG, ink="text"), 72),
        Column(_("会议"), lambda y: name_cell(y.row.meeting, _when(y.row)), share=2.2),
        Column(_("党组织 • 书记"), lambda y: name_cell(y.row.organisation, y.row.person), share=1.3),
        Column(_("得分"), lambda y: Cell(_score(y.row), role=Role.BODY_STRONG, ink="text"), 108, right=True),
        Column(_("名次"), lambda y: Cell(_rank(y.row)), 76, right=True),
        Column(_("等次"), lambda y: Cell(y.row.fixed or y.row.suggested or "–", _how_fixed(y.row)), 92),
    )


def _year(row: YearRow) -> str:
    return str(row.year or (row.date.year if row.date else "–"))


def _when(row: YearRow) -> str:
    return " • ".join(part for part in (day_words(row.date), row.poll) if part)


def _score(row: YearRow) -> str:
    """A score says what it goes up to where that is not 100."""
    score = row.score or "–"
    return score if row.best == "100" else f"{score} / {row.best}"


def _rank(row: YearRow) -> str:
    return f"{row.rank or '–'} / {row.of}"


def _how_fixed(row: YearRow) -> str:
    return _("审定") if row.fixed else _("建议") if row.suggested else ""


def _read(row: YearRow) -> str:
    return " ".join((_year(row), row.meeting, row.organisation, row.person, _score(row), _rank(row)))
