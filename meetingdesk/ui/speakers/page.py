"""述职: who speaks in which order, the clock in the middle, reports on paper beside it."""

from __future__ import annotations

import datetime as dt
from typing import Any, ClassVar

from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from meetingdesk.desk import Command
from meetingdesk.foundation.wording import _
from meetingdesk.meeting import queries as meetings
from meetingdesk.meeting.model import State
from meetingdesk.speakers import commands, interposed, notes, programme, queries, reports, timing
from meetingdesk.speakers.model import NoteKind, TurnState
from meetingdesk.ui.asking import AskCard
from meetingdesk.ui.page import Context, Page
from meetingdesk.ui.parts.buttons import Button
from meetingdesk.ui.parts.surfaces import GAP, MARGIN, PageHead
from meetingdesk.ui.parts.views import go_on_at
from meetingdesk.ui.speakers.clock import ClockPanel
from meetingdesk.ui.speakers.forms import timing_form, turn_form
from meetingdesk.ui.speakers.lot_panel import LotPanel
from meetingdesk.ui.speakers.noted import NotesCard
from meetingdesk.ui.speakers.panel import FormPanel
from meetingdesk.ui.speakers.report_panel import ReportPanel
from meetingdesk.ui.speakers.site import SiteCard
from meetingdesk.ui.speakers.written import WrittenCard
from meetingdesk.ui.top_line import ticking

TICK_MS = 200
BESIDE = 1100  # px of a window that holds three cards side by side
WRITTEN = 320  # px of the list on paper where it stands below


class ThePage(Page):
    """Order, clock and reports. F5 starts and pauses, F6 ends and calls the next, Alt with an arrow moves."""

    watches: ClassVar[frozenset[str]] = frozenset({"speakers", "signin", "meeting", "roster"})

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._clock = context.bridge.desk.clock
        self._floor = queries.Floor(None, None, None, {}, None)
        self._live = self._narrow = False
        self._second: dt.datetime | None = None
        self._head = PageHead("")
        self.times, self._place_button = Button("", icon="timer"), Button("", icon="plus")
        self.panel = ClockPanel()
        self.site, self.written, self.notes = SiteCard(self.panel.others), WrittenCard(context), NotesCard()
        self.asking: LotPanel | ReportPanel | FormPanel | None = None
        self._place()
        self._listen()
        self.rename()
        ticking(self, TICK_MS).timeout.connect(self.tick)

    def refresh(self) -> None:
        """Lists, counts, panel."""
        meeting = self.context.meeting_id
        counts = self.bridge.ask(queries.counts, meeting)
        self._live = self.bridge.ask(meetings.meeting, meeting).state == State.RUNNING
        self.written.show_reports(self.bridge.ask(queries.reports, meeting), counts)
        self._head.set_words(
            _("述职"),
            _("现场 {on_site} 位，书面 {written} 位", on_site=counts.on_site, written=counts.written),
        )
        self.site.head.title.set_words(_("现场述职 {count}", count=counts.on_site))
        self.times.set_icon("bell" if self.context.settings.speakers_bell else "timer")
        self._place_button.setVisible(not counts.on_site and not counts.written)
        self._show_floor()

    def rename(self) -> None:
        """The words of the page."""
        for part in (self.panel, self.site, self.written, self.notes):
            part.rename()
        self.times.set_words(_("计时设置"))
        self._place_button.set_words(_("安排述职"))
        self.refresh()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The digits follow the height."""
        super().resizeEvent(event)
        self._make_room()
        self.panel.fit(0 if self._narrow else self.height())

    def _make_room(self) -> None:
        """In a narrow window, such as 1366x768 at 150 %, the reports on paper stand below."""
        narrow = self.window().width() < BESIDE
        if narrow == self._narrow:
            return
        self._narrow = narrow
        self._line.removeWidget(self.written)
        self._below.removeWidget(self.written)
        if narrow:
            self._below.addWidget(self.written)
        else:
            self._line.addWidget(self.written, 30)
        self.written.setMinimumHeight(WRITTEN if narrow else 0)

    def showEvent(self, event: QShowEvent) -> None:
        """Files of reports are looked at again whenever the page is opened."""
        self.written.look_again()
        self._stale = True
        super().showEvent(event)

    def focus_first(self) -> None:
        """The clock's first button."""
        self.panel.next.setFocus()

    def start_or_pause(self) -> None:
        """F5."""
        floor = self._floor
        if floor.turn is None:
            self._do_for(commands.StartTurn, floor.following)
        else:
            paused = bool(floor.face and floor.face.paused)
            self._do_for(commands.ContinueTurn if paused else commands.PauseTurn, floor.turn)

    def call_next(self) -> None:
        """F6."""
        self.act(commands.EndAndCallNext(meeting_id=self.context.meeting_id))

    def end(self) -> None:
        """Shift+F6: this one is done; the next is called when they stand ready."""
        self._for_running(commands.EndTurn)

    # ------------------------------------------------------------ what is shown

    def _show_floor(self) -> None:
        now = self._clock.local()
        floor = self.bridge.ask(queries.floor, self.context.meeting_id, now)
        self._floor, self._second = floor, now
        self.site.show_floor(floor, self._live)
        self.panel.show_floor(floor)
        about = floor.turn or floor.following
        organisation = about.who.organisation_id if about else None
        self.notes.show_notes(self.bridge.ask(queries.notes, self.context.meeting_id, organisation))
        self._show_question(now)

    def _show_question(self, now: dt.datetime) -> None:
        since, face = self._floor.question_since, self._floor.face
        seconds = None if since is None else max(0, timing.seconds(since, now))
        self.notes.show_question(seconds, face is not None and not face.paused)

    def tick(self) -> None:
        """Once a second, from what is in hand: no record is asked while a clock merely runs."""
        floor, now = self._floor, self._clock.local()
        if floor.turn is None or not self.isVisible() or now == self._second:
            return
        self._second = now
        if floor.question_since is not None:
            self._show_question(now)
        elif floor.face is not None and not floor.face.paused:
            self._floor = floor.at(now)
            self.panel.show_time(self._floor)
            self.site.show_floor(self._floor, self._live)

    # ------------------------------------------------------------ what is done

    def _do_for(self, kind: Any, turn: queries.TurnRow | None, **given: Any) -> None:
        if turn is not None:
            which = turn.who.organisation_id
            self.act(kind(meeting_id=self.context.meeting_id, organisation_id=which, **given))

    def _for_running(self, kind: type[Command[Any]], **given: Any) -> None:
        self._do_for(kind, self._floor.turn, **given)

    def _for_following(self, kind: type[Command[Any]]) -> None:
        """For the chosen one who waits (or was skipped), else for who is next; never for who speaks."""
        chosen = self._turn(self.site.list.current_id())
        waits = chosen is not None and chosen.state in {TurnState.WAITING, TurnState.SKIPPED}
        self._do_for(kind, chosen if waits else self._floor.following)

    def _turn(self, organisation: str | None) -> queries.TurnRow | None:
        return next((turn for turn in self._floor.rows if turn.who.organisation_id == organisation), None)

    def _act_on(self, kind: Any, organisation: str | None, **given: Any) -> None:
        if organisation:
            self.act(kind(meeting_id=self.context.meeting_id, organisation_id=organisation, **given))

    def _to_site(self) -> None:
        """Who was chosen on paper speaks; the list keeps the keyboard, at the one after."""
        place = self.written.list.currentIndex().row()
        self._act_on(programme.ChangeToOnSite, self.written.list.current_id())
        go_on_at(self.written.list, place)

    def _to_paper(self) -> None:
        place = self.site.list.currentIndex().row()
        self._for_following(programme.ChangeToWritten)
        go_on_at(self.site.list, place)

    def _reorder(self, order: tuple[str, ...]) -> None:
        self.act(programme.ReorderTurns(meeting_id=self.context.meeting_id, organisation_ids=order))

    def _interpose(self) -> None:
        meeting = self.context.meeting_id
        if self._floor.question_since is None:
            if self.attempt(interposed.Interpose(meeting_id=meeting)):
                self.notes.field.setFocus()
        elif self.attempt(interposed.EndInterposed(meeting_id=meeting, text=self.notes.field.text())):
            self.notes.field.clear()

    def _write_note(self, text: str, question: bool) -> None:
        about = self._floor.turn or self._floor.following
        if about is None:
            return
        kind = NoteKind.QUESTION if question else NoteKind.NOTE
        command = notes.WriteNote(
            meeting_id=self.context.meeting_id, organisation_id=about.who.organisation_id,
            text=text, kind=kind.value,
        )  # fmt: skip
        if self.act(command) is not None:
            self.notes.field.clear()

    def _remove_note(self, which: str) -> None:
        self.act(notes.RemoveNote(meeting_id=self.context.meeting_id, note_id=which))

    def _place_everyone(self) -> None:
        """Everyone of the meeting hands in a report; who speaks is then moved over."""
        people = self.bridge.ask(meetings.attendees, self.context.meeting_id)
        units = tuple(dict.fromkeys(p.organisation_id for p in people if p.organisation_id))
        if units:
            self.act(programme.PlaceWritten(meeting_id=self.context.meeting_id, organisation_ids=units))

    # ------------------------------------------------------------ what is asked over the page

    def ask_lot(self) -> None:
        """Draw, or check what was drawn."""
        self.asking = panel = LotPanel(self, self.bridge)
        panel.begin()

    def ask_times(self) -> None:
        """计时设置."""
        rules = self.bridge.ask(queries.rules, self.context.meeting_id)
        bell = self.context.settings.speakers_bell
        self._ask_form(timing_form(self.context.meeting_id, rules, bell, self._set_bell), _("计时设置"))

    def ask_turn(self, organisation: str) -> None:
        """How long this one may speak, or spoke."""
        turn = self._turn(organisation)
        if turn is not None and turn.state not in {TurnState.SPEAKING, TurnState.PAUSED}:
            self._ask_form(turn_form(self.context.meeting_id, turn), turn.who.unit)

    def ask_report(self, organisation: str) -> None:
        """One report with its file."""
        if organisation:
            self.asking = panel = ReportPanel(self, self.context, organisation)
            panel.begin()

    def _ask_form(self, form: AskCard, name: str) -> None:
        self.asking = panel = FormPanel(self, form, name, lambda command: self.bridge.do(command, self))
        panel.begin()

    def _set_bell(self, on: bool) -> None:
        if on != self.context.settings.speakers_bell:
            self.context.change(self.context.settings.changed(speakers_bell=on))
            self.refresh()

    # ------------------------------------------------------------ how it is put together

    def _listen(self) -> None:
        self.panel.start_or_pause.connect(self.start_or_pause)
        self.panel.call_next.connect(self.call_next)
        self.panel.adjusted.connect(lambda seconds: self._for_running(commands.AdjustTime, seconds=seconds))
        self.panel.ended.connect(self.end)
        self.panel.put_back.connect(lambda: self._for_running(commands.PutBack))
        self.panel.skipped.connect(lambda: self._for_following(commands.SkipTurn))
        self.panel.to_the_end.connect(lambda: self._for_following(commands.MoveToEnd))
        self.site.list.events.acted.connect(lambda which: self._act_on(commands.PutBack, which))
        self.site.list.events.opened.connect(self.ask_turn)
        self.site.list.reordered.connect(self._reorder)
        self.site.lot.clicked.connect(self.ask_lot)
        meeting = self.context.meeting_id
        self.site.level.clicked.connect(lambda: self.act(programme.OrderByLevel(meeting_id=meeting)))
        self.site.to_paper.clicked.connect(self._to_paper)
        self.written.received.connect(lambda which: self._act_on(reports.ReceiveReport, which))
        self.written.opened.connect(self.ask_report)
        self.written.to_site.clicked.connect(self._to_site)
        self.notes.written.connect(self._write_note)
        self.notes.removed.connect(self._remove_note)
        self.notes.interposed.connect(self._interpose)
        self.times.clicked.connect(self.ask_times)
        self._place_button.clicked.connect(self._place_everyone)
        QShortcut(QKeySequence("F5"), self).activated.connect(self.start_or_pause)
        QShortcut(QKeySequence("F6"), self).activated.connect(self.call_next)
        QShortcut(QKeySequence("Shift+F6"), self).activated.connect(self.end)

    def _place(self) -> None:
        outer = QVBoxLayout(self)
        outer.setContentsMargins(MARGIN, 0, MARGIN, 16)
        outer.setSpacing(0)
        for button in (self._place_button, self.times):
            self._head.add(button)
        outer.addWidget(self._head)
        outer.addWidget(self.strip)
        self._line = line = QHBoxLayout()
        line.setSpacing(GAP)
        middle = QVBoxLayout()
        middle.setSpacing(GAP)
        middle.addWidget(self.panel, 3)
        middle.addWidget(self.notes, 2)
        line.addWidget(self.site, 30)
        line.addLayout(middle, 52)
        line.addWidget(self.written, 30)
        outer.addLayout(line, 1)
        self._below = QVBoxLayout()
        self._below.setContentsMargins(0, GAP, 0, 0)
        outer.addLayout(self._below)
