"""The list on site beside the clock: its order, when each is expected, what all took together."""

from __future__ import annotations

from collections.abc import Sequence

from meetingdesk.foundation.wording import _
from meetingdesk.speakers import queries
from meetingdesk.speakers.queries import Floor
from meetingdesk.ui.moments import clock_words, length_words
from meetingdesk.ui.parts.buttons import Button, Kind
from meetingdesk.ui.parts.labels import Label
from meetingdesk.ui.parts.surfaces import Card, CardHead
from meetingdesk.ui.phrases import commas
from meetingdesk.ui.speakers import faces
from meetingdesk.ui.speakers.faces import OnSite
from meetingdesk.ui.speakers.lines import button_line
from meetingdesk.ui.speakers.order import TurnList
from meetingdesk.ui.tables import Rows
from meetingdesk.ui.theme import Role


class SiteCard(Card):
    """`others` are the buttons of the clock's panel for whoever waits; they stand under the list."""

    def __init__(self, others: Sequence[Button]) -> None:
        super().__init__(margin=12, spacing=4)
        self.rows: Rows[OnSite] = Rows(read=faces.read_turn)
        self.list = TurnList(self.rows, faces.turn, faces.waits)
        self.head = CardHead("")
        self.totals = Label("", Role.CAPTION, "text2")
        self.lot, self.level, self.to_paper = _quiet(), _quiet(), _quiet()
        self.body.addWidget(self.head)
        self.body.addWidget(self.list, 1)
        self.body.addWidget(self.totals)
        self.body.addWidget(button_line(self.lot, self.level, self.to_paper))
        self.body.addWidget(button_line(*others))

    def show_floor(self, floor: Floor, live: bool) -> None:
        """The whole list; `live`: the meeting runs, so starts can be told."""
        running = floor.turn.who.organisation_id if floor.turn else None
        self.rows.apply([
            OnSite(
                turn,
                floor.starts.get(turn.who.organisation_id) if live else None,
                floor.face if turn.who.organisation_id == running else None,
                floor.passes_over(turn),
            )
            for turn in floor.rows
        ])  # fmt: skip
        ends = floor.ends if floor.turn else None
        self.head.remark.set_words(_("预计 {time} 全部结束", time=clock_words(ends)) if ends else "")
        self._tell_totals(floor)
        waiting = bool(self.list.waiting())
        for button in (self.lot, self.level):
            button.setEnabled(waiting)

    def rename(self) -> None:
        """The words that never change by themselves."""
        self.lot.set_words(_("抽签"))
        self.level.set_words(_("按级别"))
        self.to_paper.set_words(_("改为书面"))
        self.list.setAccessibleName(_("现场述职"))
        self.list.setToolTip(_("拖动，或按 Alt+↑ Alt+↓ 调整等候的次序"))

    def _tell_totals(self, floor: Floor) -> None:
        all_of = queries.totals(floor.rows)
        self.totals.setVisible(bool(all_of.spoken))
        self.totals.set_words(commas((
            _("{count} 位用时 {used}", count=all_of.spoken, used=length_words(all_of.used)),
            _("规定 {time}", time=length_words(all_of.allowed)),
            _("{count} 位共超 {time}", count=all_of.over_count, time=length_words(all_of.over))
            if all_of.over_count else None,
        )))  # fmt: skip


def _quiet() -> Button:
    """Words alone: an icon would leave no room for them all in one line."""
    return Button("", Kind.QUIET, height=32)
