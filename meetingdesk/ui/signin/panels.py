"""The two lists that may stand in place of the board; they ask the records only while they are in front."""

from __future__ import annotations

from meetingdesk.foundation.errors import MeetingDeskError
from meetingdesk.foundation.wording import sentence
from meetingdesk.signin import queries
from meetingdesk.signin.attempts import attempts
from meetingdesk.signin.commands import RevealPhone
from meetingdesk.signin.many import CloseSignIn, ReopenSignIn
from meetingdesk.ui.page import Page
from meetingdesk.ui.signin.board import RoomSide, View
from meetingdesk.ui.signin.log import LogPanel
from meetingdesk.ui.signin.missing import MissingPanel
from meetingdesk.ui.signin.room import Room
from meetingdesk.ui.theme import Tone

LOGGED = 200


class Panels:
    """谁还没到 and 全部经过 on the right side of their page."""

    def __init__(self, page: Page, side: RoomSide) -> None:
        self._page, self._side = page, side
        self.missing, self.log = MissingPanel(), LogPanel()
        side.add(View.MISSING, self.missing)
        side.add(View.LOG, self.log)
        self.missing.asked.connect(self._reveal)
        self.missing.closed.connect(self._close_door)

    def rename(self) -> None:
        """The words, in the language now in use."""
        self.missing.rename()
        self.log.rename()

    def show_room(self, room: Room) -> None:
        """Fill the one in front, if one is."""
        ask, meeting, view = self._page.bridge.ask, self._page.context.meeting_id, self._side.shown()
        if view is View.MISSING:
            self.missing.show_missing(ask(queries.missing, meeting))
        elif view is View.LOG:
            self.log.show_log(room.recent(LOGGED), ask(attempts, meeting, LOGGED))

    def _reveal(self, who: str) -> None:
        """One look at a phone: an act of its own, which names the person and not the number."""
        look = RevealPhone(meeting_id=self._page.context.meeting_id, attendee_id=who)
        try:
            phone = self._page.bridge.do(look, self._page)
        except MeetingDeskError as error:
            self._page.tell(Tone.WARN, sentence(error))
        else:
            self.missing.tell(who, phone)
        self._page.focus_first()

    def _close_door(self, closed: bool) -> None:
        make = CloseSignIn if closed else ReopenSignIn
        if self._page.attempt(make(meeting_id=self._page.context.meeting_id)):
            self._page.refresh()
        self._page.focus_first()
