"""签到: one field that always has the focus back, an answer in large type, and the room beside it."""

from __future__ import annotations

import datetime as dt
from typing import Any, ClassVar

from PySide6.QtCore import QTimer
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QLineEdit, QVBoxLayout

from meetingdesk.desk import Command
from meetingdesk.foundation.changes import Changes
from meetingdesk.foundation.errors import MeetingDeskError
from meetingdesk.foundation.wording import _, sentence
from meetingdesk.invitation.queries import announced
from meetingdesk.signin import queries
from meetingdesk.signin.attempts import Reason, RecordAttempt, sign_in_scanned
from meetingdesk.signin.commands import SignIn, UndoSignIn
from meetingdesk.signin.lookup import Arrival
from meetingdesk.signin.many import AddWalkIn, SignInUnit
from meetingdesk.signin.practice import practise
from meetingdesk.signin.queries import BoardRow
from meetingdesk.signin.search import RosterHit, attendee_index, roster_index
from meetingdesk.signin.sheet import SignInNumbers, sheet
from meetingdesk.signin.signatures import Ink, RemoveSignature, SignByHand, signature, signatures
from meetingdesk.ui.page import Context, Page
from meetingdesk.ui.parts.surfaces import MARGIN
from meetingdesk.ui.signin import answers, faces
from meetingdesk.ui.signin.actions import KEYS, Act
from meetingdesk.ui.signin.announced import as_announced
from meetingdesk.ui.signin.board import RoomSide, View
from meetingdesk.ui.signin.card import Answer
from meetingdesk.ui.signin.field import Homing, is_typing
from meetingdesk.ui.signin.head import DeskHead
from meetingdesk.ui.signin.looking import Looking
from meetingdesk.ui.signin.numbers import NumbersCard
from meetingdesk.ui.signin.panels import Panels
from meetingdesk.ui.signin.room import Room
from meetingdesk.ui.signin.side import HITS, RECENT, DeskSide
from meetingdesk.ui.signin.sounds import tell_by_sound
from meetingdesk.ui.signin.steps import Around, step
from meetingdesk.ui.signin.wand import Wand
from meetingdesk.ui.theme import Tone

RING_MS = 2000


class ThePage(Page):
    """The desk at the door. Own acts are shown by their outcome; only what others do is asked for anew."""

    watches: ClassVar[frozenset[str]] = frozenset({"signin", "meeting"})

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.room = Room()
        self.looking = Looking()
        self._inks: dict[str, Ink] = {}
        self._rings: dict[str, Tone] = {}
        self._start: dt.datetime | None = None
        self._last: str | None = None
        self._practised = False
        self.head = DeskHead()
        self.side = DeskSide()
        self.field, self.answer = self.side.field, self.side.answers.newest
        self.room_side = RoomSide(self._inks.get)
        self.board = self.room_side.tiles
        self.panels = Panels(self, self.room_side)
        self.missing, self.log = self.panels.missing, self.panels.log
        self.wand = Wand(self)
        self._place()
        self._listen()
        self.rename()

    def refresh(self) -> None:
        """Everything as the records say now."""
        meeting = self.context.meeting_id
        self.room = Room(self.bridge.ask(queries.board, meeting))
        self.looking.index = self.bridge.ask(attendee_index, meeting, self.looking.index)
        self._start = self.bridge.ask(queries.deadline, meeting)
        self._inks.clear()
        self._inks.update({ink.attendee_id: ink for ink in self.bridge.ask(signatures, meeting)})
        self._show()
        self._search()

    def rename(self) -> None:
        """The words of the page."""
        start = self.bridge.ask(queries.deadline, self.context.meeting_id)
        self.head.rename(faces.clock(start))
        for part in (self.side, self.room_side, self.panels):
            part.rename()
        self.refresh()

    def showEvent(self, event: QShowEvent) -> None:
        """In front for the first time: practise, off the window's thread."""
        super().showEvent(event)
        if not self._practised:
            self._practised = True
            desk, meeting = self.bridge.desk, self.context.meeting_id
            self.context.tasks.start(lambda progress: practise(desk, meeting, progress), owner=self)

    def focus_first(self) -> None:
        """The field."""
        self.field.setFocus()

    # ------------------------------------------------------------ signing in

    def sign_in(self, attendee_id: str) -> None:
        """Sign someone in and say how it went."""
        self.field.clear()
        command = SignIn(meeting_id=self.context.meeting_id, attendee_id=attendee_id)
        try:
            outcome = self.bridge.do(command, origin=self)
        except MeetingDeskError as error:
            self._refuse(error, self.room.person(attendee_id))
        else:
            self._arrived(outcome)
        self.focus_first()

    def scanned(self, code: str) -> None:
        """A badge was read; what is half typed, in whatever field, stays."""
        try:
            outcome = sign_in_scanned(self.bridge, self.context.meeting_id, code, self)
        except MeetingDeskError as error:
            self._refuse(error)
        else:
            self._arrived(outcome)

    def _arrived(self, outcome: Arrival) -> None:
        who = self.room.arrive(outcome)
        if who is None:  # added elsewhere a moment ago
            self.refresh()
            who = self.room.person(outcome["attendee_id"])
        if who is not None:
            ink = self._inks.get(who.attendee_id)
            self._say(answers.arrived(outcome, who, self.room.namesakes(who), ink))
            self._ring(Tone.WARN if outcome["already"] else Tone.OK, who.attendee_id)

    def _in_vain(self, typed: str) -> None:
        """Enter on words that mean nobody: kept in the log, and the words stay to be mended."""
        record = RecordAttempt(
            meeting_id=self.context.meeting_id, raw=typed, reason=Reason.UNKNOWN
        )
        if self.attempt(record):
            self._sound(good=False)
            self.panels.show_room(self.room)

    # ------------------------------------------------------------ all other acts

    def begin(self, act: Act) -> None:
        """One of the eight buttons or its key."""
        if self.side.asked() is not None:
            return
        who, meeting = self.target(), self.context.meeting_id
        if act is Act.PROXY and who is not None:
            who = as_announced(who, self.bridge.ask(announced, meeting))
        around = Around(
            meeting_id=meeting, typed=self.field.text().strip(), today=self.bridge.desk.clock.local().date(),
            signed=who is not None and who.attendee_id in self._inks, on_roster=self._on_roster,
        )  # fmt: skip
        following = step(act, who, around)
        if isinstance(following, str):
            self.tell(Tone.INFO, following)
            self.focus_first()
        elif isinstance(following, Command):
            self.carry_out(following)
        else:
            self._ask(following)

    def target(self) -> BoardRow | None:
        """Whom an act is about: who is chosen under the field, else the one dealt with last."""
        return self.side.chosen() or (None if self.field.text().strip() else self.room.person(self._last))

    def carry_out(self, command: Command[Any]) -> None:
        """Do what a key or a card beside the desk asked for; the card goes once it is done."""
        try:
            outcome = self.bridge.do(command, origin=self)
        except MeetingDeskError as error:
            if self.side.asked() is not None:
                self.tell(Tone.WARN, sentence(error))
            else:
                self._refuse(error, self.room.person(getattr(command, "attendee_id", None)))
                self.focus_first()
            return
        self._stop_asking()
        self.field.clear()
        self._tell_done(command, outcome)
        self.focus_first()

    def _tell_done(self, command: Command[Any], outcome: Any) -> None:
        if isinstance(command, SignInUnit | SignInNumbers):
            self.refresh()
            title = command.unit if isinstance(command, SignInUnit) else _("按纸表录入")
            self._ring(Tone.OK, *(one["attendee_id"] for one in outcome["signed"]))
            self._say(answers.several(title, outcome))
            return
        who = getattr(command, "attendee_id", "")
        if isinstance(command, AddWalkIn):
            who = outcome["attendee_id"]
            self.refresh()
        else:
            self._look_again(command, who)
        self._say(answers.done(command, self.room.person(who), self._inks.get(who)))
        self._ring(Tone.INFO, who)

    def _look_again(self, command: Command[Any], who: str) -> None:
        """One person as the records say now."""
        card = self.bridge.ask(queries.card, self.context.meeting_id, who)
        if card is not None:
            self.room.take(card.person)
        if isinstance(command, SignByHand | RemoveSignature | UndoSignIn):
            ink = self.bridge.ask(signature, who)
            self._inks.pop(who, None)
            if ink is not None:
                self._inks[who] = ink

    # ------------------------------------------------------------ what is asked

    def _ask(self, card: Any) -> None:
        self.side.ask(card)
        card.decided.connect(self.carry_out)
        card.left.connect(self._leave)
        for field in card.findChildren(QLineEdit):
            self.wand.listen(field)
        card.begin()

    def _ask_numbers(self) -> None:
        if self.side.asked() is not None:  # what is half written there stays
            return
        meeting = self.context.meeting_id
        self._ask(NumbersCard(meeting, lambda text: self.bridge.ask(sheet, meeting, text)))

    def _stop_asking(self) -> None:
        self.side.stop_asking()
        self.strip.hide()

    def _leave(self) -> None:
        self._stop_asking()
        self.focus_first()

    def _on_roster(self, typed: str) -> RosterHit | None:
        found = self.bridge.ask(roster_index, self.context.meeting_id).find(typed, 1)
        return found[0] if found else None

    # ------------------------------------------------------------ looking for people

    def _typed(self) -> None:
        self.looking.offer()
        self._search()

    def _search(self) -> None:
        self.side.show_hits(self.looking.find(self.field.text().strip(), self.room, HITS))
        self._suit()

    def _submitted(self) -> None:
        """Enter: the one highlighted; with an empty field, too, if someone was picked or walked to."""
        typed, chosen = self.field.text().strip(), self.side.chosen()
        if self.side.asked() is not None:
            return
        if chosen is not None:
            self.sign_in(chosen.attendee_id)
        elif typed:
            self._in_vain(typed)

    def _walk(self, step_: int) -> None:
        """Arrows walk through the answers; with an empty field through those who are missing."""
        if not self.side.hits.rowCount() and not self.field.text().strip():
            self.looking.offer(*self.room.missing())
            self._search()
            return
        self.side.walk(step_)
        self._suit()

    def _pick(self, who: str) -> None:
        """Someone on the board was clicked: they stand under the field, and Enter or a key acts on them."""
        person = self.room.person(who)
        if person is not None and self.side.asked() is None:
            self.field.clear()
            self.looking.offer(person)
            self._search()
        if self.side.asked() is None:
            self.focus_first()

    def _escape(self) -> None:
        self.looking.offer()
        self.field.clear()
        self._search()

    # ------------------------------------------------------------ what is shown

    def _show(self) -> None:
        self.room_side.show_room(self.room, self._rings, self._start)
        self.side.show_recent(self.room.recent(RECENT))
        self.panels.show_room(self.room)

    def look_at(self, view: View) -> None:
        """Another look at the room."""
        if self.room_side.shown() is View.MISSING:
            self.missing.forget()
        self.room_side.choose(view)
        self.head.show_view(view)
        self._show()
        self.focus_first()

    def _back_to_board(self) -> None:
        self.look_at(self.head.way())

    def _suit(self) -> None:
        self.side.bar.suit(self.target())

    def _say(self, answer: Answer) -> None:
        self.side.answer(answer)
        self._sound(good=answer.good)

    def _refuse(self, error: MeetingDeskError, who: BoardRow | None = None) -> None:
        unit = who.unit if who else ""
        self._say(answers.refused(sentence(error), who.name if who else "", unit))
        self.panels.show_room(self.room)

    def _sound(self, good: bool) -> None:
        if self.context.settings.desk_sound:
            tell_by_sound(good)

    def _ring(self, tone: Tone, *people: str) -> None:
        self._last = people[-1] if people else self._last
        self._rings.update(dict.fromkeys(people, tone))
        self._show()
        self._suit()
        QTimer.singleShot(RING_MS, self, lambda: self._unring(people))

    def _unring(self, people: tuple[str, ...]) -> None:
        for who in people:
            self._rings.pop(who, None)
        self.room_side.show_room(self.room, self._rings, self._start)

    def _hear(self, changes: Changes) -> None:
        if changes.origin is not self:
            super()._hear(changes)

    # ------------------------------------------------------------ keys and parts

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keys of the acts; whatever is typed anywhere on the page goes into the field."""
        if event.key() in KEYS and not event.modifiers():
            self.begin(KEYS[event.key()])
        elif is_typing(event) and not event.text().isspace():
            self.side.field.take(event)
        else:
            super().keyPressEvent(event)

    def _take_back(self, who: str) -> None:
        self.carry_out(UndoSignIn(meeting_id=self.context.meeting_id, attendee_id=who))

    def _hear_sound(self, on: bool) -> None:
        if on != self.context.settings.desk_sound:
            self.context.change(self.context.settings.changed(desk_sound=on))
        self.focus_first()

    def _listen(self) -> None:
        side, field, homing = self.side, self.side.field, Homing(self.side.field)
        self.wand.listen(field)
        self.wand.scanned.connect(self.scanned)
        field.textChanged.connect(self._typed)
        field.submitted.connect(self._submitted)
        field.walked.connect(self._walk)
        field.left.connect(self._escape)
        side.taken.connect(self.sign_in)
        side.taken_back.connect(self._take_back)
        side.all_wanted.connect(lambda: self.look_at(View.LOG))
        side.bar.wanted.connect(self.begin)
        for view in self.findChildren(QAbstractItemView):
            homing.watch(view)
        self.room_side.picked.connect(self._pick)
        self.room_side.opened.connect(self.sign_in)
        self.missing.picked.connect(self._pick)
        self.log.taken_back.connect(self._take_back)
        for panel in (self.missing, self.log):
            panel.left.connect(self._back_to_board)
        self.head.hear.setChecked(self.context.settings.desk_sound)
        self.head.view.connect(self.look_at)
        self.head.sound.connect(self._hear_sound)
        self.head.numbers.clicked.connect(self._ask_numbers)

    def _place(self) -> None:
        outer = QVBoxLayout(self)
        outer.setContentsMargins(MARGIN, 0, MARGIN, 16)
        outer.setSpacing(0)
        outer.addWidget(self.head)
        outer.addWidget(self.strip)
        line = QHBoxLayout()
        line.setSpacing(MARGIN)
        line.addWidget(self.side)
        line.addWidget(self.room_side, 1)
        outer.addLayout(line, 1)
