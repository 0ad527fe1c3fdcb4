"""What stands beside the table: the roster in figures, one person, several people, or a form."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from meetingdesk.foundation.wording import _
from meetingdesk.roster.queries import Counts
from meetingdesk.ui.asking import AskCard
from meetingdesk.ui.parts.figures import Figure, Figures
from meetingdesk.ui.parts.labels import Label
from meetingdesk.ui.parts.surfaces import Card, Hairline, Scroll
from meetingdesk.ui.phrases import commas
from meetingdesk.ui.roster.cards import OrganisationCard, PersonCard
from meetingdesk.ui.roster.listed import Listed
from meetingdesk.ui.roster.meeting_card import MeetingCard
from meetingdesk.ui.theme import Role

WIDE = 304


class Beside(QWidget):
    """The right side. `wanted` names what to do about the row shown; forms take its place."""

    wanted = Signal(str, object)  # what, Listed
    decided = Signal(object)  # Command
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setFixedWidth(WIDE)
        self._shown: list[QWidget] = []
        self.asking: AskCard | None = None
        column = QWidget()
        self._stack = QVBoxLayout(column)
        self._stack.setContentsMargins(0, 0, 0, 0)
        self._stack.setSpacing(8)
        self._stack.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(Scroll(column))

    def show_counts(self, counts: Counts) -> None:
        """The roster in figures, while no row is chosen."""
        card = Card(spacing=8)
        card.body.addWidget(Label(_("这本名册"), Role.HEADING))
        figures = [Figure(_("人员"), str(counts.people)), Figure(_("党组织数"), str(counts.organisations))]
        card.body.addWidget(Figures(figures))
        kinds = commas(f"{kind or _('未注明')} {count}" for kind, count in counts.kinds)
        card.body.addWidget(Label(kinds, Role.SECOND, "text2", wrap=True))
        if counts.members is not None:
            card.body.addWidget(Hairline())
            words = _("党员 {count} 名", count=counts.members)
            card.body.addWidget(Label(words, Role.SECOND, "text2"))
        self._put([card, *self._hints()])

    def _hints(self) -> list[QWidget]:
        """What the table can do, said once where there is room for it."""
        card = Card(margin=16, spacing=2)
        card.dress("sunken")
        for words in (
            _("双击或按 F2 就地改写"),
            _("拖动，或按 Alt+↑ Alt+↓ 调整次序"),
            _("按住 Ctrl 或 Shift 选几个人"),
        ):
            card.body.addWidget(Label(words, Role.SECOND, "text2", wrap=True))
        return [card]

    def show_rows(
        self, rows: Sequence[Listed], meeting_id: str | None, rated: tuple[bool, bool] = (False, False)
    ) -> None:
        """One person with their organisation, or what several share.

        `rated`: whether there are results of other years of the person, and of the organisation.
        """
        first = rows[0]
        cards: list[QWidget] = []
        if len(rows) > 1:
            cards.append(_several_card(rows))
        else:
            if first.person is not None:
                cards.append(self._wired(PersonCard(first), rated[0]))
            if first.organisation is not None:
                cards.append(self._wired(OrganisationCard(first), rated[1]))
        if meeting_id is not None and any(row.person for row in rows):
            meeting = MeetingCard([row for row in rows if row.person], meeting_id)
            meeting.decided.connect(self.decided)
            cards.insert(1, meeting)
        self._put(cards)

    def ask(self, card: AskCard) -> None:
        """A form in place of what is shown."""
        card.decided.connect(self.decided)
        card.left.connect(self.left)
        self._put([card])
        self.asking = card
        card.begin()

    def _wired(self, card: PersonCard | OrganisationCard, rated: bool) -> QWidget:
        if rated:
            card.offer_years()
        card.wanted.connect(self.wanted)
        return card

    def _put(self, parts: Sequence[QWidget]) -> None:
        self.asking = None
        for old in self._shown:
            old.hide()
            old.deleteLater()
        self._shown = list(parts)
        for place, part in enumerate(parts):
            self._stack.insertWidget(place, part)
            part.show()  # at once, not with the next turn of the event loop


def _several_card(rows: Sequence[Listed]) -> Card:
    people = {row.person.person_id: row.name for row in rows if row.person}
    units = {row.unit for row in rows if row.unit}
    card = Card(margin=16, spacing=4)
    card.body.addWidget(Label(_("选中 {count} 人", count=len(people)), Role.HEADING_LARGE))
    names = list(people.values())[:4]
    words = commas(names) + ("…" if len(people) > 4 else "")
    card.body.addWidget(Label(words, Role.SECOND, "text2", wrap=True))
    card.body.addWidget(Label(_("{count} 个党组织", count=len(units)), Role.SECOND, "text2"))
    return card
