"""加一家: an organisation of the roster joins the order of comment."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from meetingdesk.commentary.commands import PlaceOrganisation
from meetingdesk.desk import Command
from meetingdesk.foundation.wording import _
from meetingdesk.roster.queries import OrganisationRow
from meetingdesk.ui.asking import AskCard
from meetingdesk.ui.page import Page


class Adding:
    """The card over the order. `put` places it, `changed` hears when it comes or goes."""

    def __init__(self, page: Page, put: Callable[[AskCard], None], changed: Callable[[bool], None]) -> None:
        self._page, self._put, self._changed = page, put, changed
        self.card: AskCard | None = None

    def ask(self, meeting_id: str, known: Sequence[OrganisationRow]) -> None:
        """Which of those that are not in the order yet."""
        self.stop()
        card = self.card = AskCard(_("加一家"), _("加入"))
        chosen = card.choose(_("党组织"), _("党组织"), [one.full_name for one in known])
        card.answer_with(
            lambda: PlaceOrganisation(
                meeting_id=meeting_id, organisation_id=known[chosen.currentIndex()].id
            )
        )
        card.decided.connect(self._decide)
        card.left.connect(self.stop)
        self._put(card)
        self._changed(True)
        card.begin()
        chosen.setFocus()

    def stop(self) -> None:
        """Put the card away."""
        if self.card is not None:
            self.card.hide()
            self.card.deleteLater()
            self.card = None
            self._changed(False)

    def _decide(self, command: Command[Any]) -> None:
        if self._page.attempt(command):
            self.stop()
