"""述职: who speaks in which order, the clock in the middle, reports on paper beside it."""

from __future__ import annotations

from typing import Any, ClassVar

from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from meetingdesk.desk import Command
from meetingdesk.foundation.wording import _
from meetingdesk.meeting import queries as meetings
from meetingdesk.meeting.model import State
from meetingdesk.speakers import commands, notes, programme, queries, reports
from meetingdesk.speakers.model import NoteKind
from meetingdesk.ui.page import Context, Page
from meetingdesk.ui.parts.buttons import Button, Kind
from meetingdesk.ui.parts.checks import Check
from meetingdesk.ui.parts.fields import Field
from meetingdesk.ui.parts.figures import Progress
from meetingdesk.ui.parts.labels import Label
from meetingdesk.ui.parts.rows import RowList
from meetingdesk.ui.parts.surfaces import GAP, MARGIN, Card, CardHead, PageHead
from meetingdesk.ui.speakers import faces
from meetingdesk.ui.speakers.clock import ClockPanel, Shown
from meetingdesk.ui.speakers.faces import OnPaper, OnSite, Written
from meetingdesk.ui.tables import Rows
from meetingdesk.ui.theme import Role
from meetingdesk.ui.top_line import ticking

TICK_MS = 200


class ThePage(Page):
    """Order, clock and reports. F5 starts and pauses, F6 ends and calls the next."""

    watches: ClassVar[frozenset[str]] = frozenset({"speakers", "signin", "meeting", "roster"})

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._clock = context.bridge.desk.clock
        self._floor: queries.Floor | None = None
        self._turns: tuple[queries.TurnRow, ...] = ()
        self._amber = 60
        self._head = PageHead("")
        self._place_button, self._lot = Button("", icon="plus"), Button("", Kind.QUIET, "shuffle", height=32)
        self._to_paper = Button("", Kind.QUIET, "arrow-right", height=32)
        self._to_site = Button("", Kind.QUIET, "arrow-left", height=32)
        self._on_site: Rows[OnSite] = Rows(read=lambda r: f"{faces.speaker(r.turn)} {r.turn.who.unit}")
        self.on_site = RowList(self._on_site, faces.turn, "", height=62)
        self._on_paper: Rows[OnPaper] = Rows(read=lambda r: r.report.who.unit)
        self.on_paper = RowList(self._on_paper, faces.report, "", height=40, inset=4)
        self._site_head, self._paper_head, self._note_head = CardHead(""), CardHead(""), CardHead("")
        self._ends = Label("", Role.CAPTION, "text2")
        self._bar = Progress("", "ok", 6)
        self.panel = ClockPanel()
        self._notes: Rows[Written] = Rows(read=lambda r: r.note.text)
        self.note_list = RowList(self._notes, faces.note, "", height=40, inset=4)
        self.note = Field("", "")
        self._question = Check("")
        self._place()
        self._listen()
        self.rename()
        ticking(self, TICK_MS).timeout.connect(self._tick)

    def refresh(self) -> None:
        """Lists, counts, panel."""
        meeting = self.context.meeting_id
        self._amber = self.bridge.ask(queries.rules, meeting).amber_seconds
        self._turns = self.bridge.ask(queries.turns, meeting)
        counts = self.bridge.ask(queries.counts, meeting)
        self._on_paper.apply([OnPaper(row) for row in self.bridge.ask(queries.reports, meeting)])
        self._head.set_words(
            _("述职"),
            _("现场 {on_site} 位，书面 {written} 位", on_site=counts.on_site, written=counts.written),
        )
        self._site_head.title.set_words(_("现场述职 {count}", count=counts.on_site))
        self._paper_head.remark.set_words(f"{counts.received} / {counts.written}")
        self._bar.show_part(counts.received / max(counts.written, 1), "ok")
        self._place_button.setVisible(not counts.on_site and not counts.written)
        self._show_floor()

    def rename(self) -> None:
        """The words of the page."""
        self.panel.rename()
        self._place_button.set_words(_("安排述职"))
        self._lot.set_words(_("抽签排序"))
        self._to_paper.set_words(_("改为书面"))
        self._to_site.set_words(_("改为现场"))
        self._paper_head.title.set_words(_("书面报告"))
        self._note_head.title.set_words(_("记录与提问"))
        self._note_head.remark.set_words(_("写下就存，并进入会议记录"))
        self.note.setPlaceholderText(_("写一句，Enter 存下"))
        self.note.setAccessibleName(_("记录"))
        self._question.set_words(_("记为提问"))
        self.on_site.setAccessibleName(_("现场述职"))
        self.on_paper.setAccessibleName(_("书面报告"))
        self.note_list.setAccessibleName(_("记录与提问"))
        self.refresh()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The digits follow the height."""
        super().resizeEvent(event)
        self.panel.fit(self.height())

    def focus_first(self) -> None:
        """The clock's first button."""
        self.panel.next.setFocus()

    def start_or_pause(self) -> None:
        """F5."""
        floor = self._floor
        if floor is None:
            return
        if floor.turn is None:
            self._do_for(commands.StartTurn, floor.following)
        else:
            paused = bool(floor.face and floor.face.paused)
            self._do_for(commands.ContinueTurn if paused else commands.PauseTurn, floor.turn)

    def call_next(self) -> None:
        """F6."""
        self.act(commands.EndAndCallNext(meeting_id=self.context.meeting_id))

    def _show_floor(self) -> None:
        now = self._clock.local()
        floor = self.bridge.ask(queries.floor, self.context.meeting_id, now)
        self._floor = floor
        running = floor.turn.who.organisation_id if floor.turn else None
        self._on_site.apply([
            OnSite(
                turn,
                floor.starts.get(turn.who.organisation_id) if self._running_meeting() else None,
                floor.face if turn.who.organisation_id == running else None,
            )
            for turn in self._turns
        ])  # fmt: skip
        self._ends.set_words(_("全部结束预计 {time}", time=f"{floor.ends.hour}:{floor.ends.minute:02}")
                             if floor.ends and floor.turn else "")  # fmt: skip
        self.panel.show_floor(Shown(floor, self._amber))
        about = floor.turn or floor.following
        organisation = about.who.organisation_id if about else ""
        found = self.bridge.ask(queries.notes, self.context.meeting_id, organisation or None)
        self._notes.apply([Written(row) for row in found])

    def _running_meeting(self) -> bool:
        facts = self.bridge.ask(meetings.meeting, self.context.meeting_id)
        return facts.state == State.RUNNING

    def _tick(self) -> None:
        face = self._floor.face if self._floor else None
        if self.isVisible() and face is not None and not face.paused:
            now = self._clock.local()
            self._floor = self.bridge.ask(queries.floor, self.context.meeting_id, now)
            self.panel.show_time(self._floor, self._amber)

    def _do_for(self, kind: Any, turn: queries.TurnRow | None, **given: Any) -> None:
        if turn is not None:
            which = turn.who.organisation_id
            self.act(kind(meeting_id=self.context.meeting_id, organisation_id=which, **given))

    def _for_running(self, kind: type[Command[Any]], **given: Any) -> None:
        self._do_for(kind, self._floor.turn if self._floor else None, **given)

    def _for_following(self, kind: type[Command[Any]]) -> None:
        self._do_for(kind, self._chosen_turn() or (self._floor.following if self._floor else None))

    def _chosen_turn(self) -> queries.TurnRow | None:
        chosen = self.on_site.current_id()
        return next((turn for turn in self._turns if turn.who.organisation_id == chosen), None)

    def _put_back(self, organisation: str) -> None:
        self.act(commands.PutBack(meeting_id=self.context.meeting_id, organisation_id=organisation))

    def _receive(self, organisation: str) -> None:
        self.act(reports.ReceiveReport(meeting_id=self.context.meeting_id, organisation_id=organisation))

    def _write_note(self) -> None:
        about = (self._floor.turn or self._floor.following) if self._floor else None
        text = self.note.text().strip()
        if about is None or not text:
            return
        kind = NoteKind.QUESTION if self._question.isChecked() else NoteKind.NOTE
        command = notes.WriteNote(
            meeting_id=self.context.meeting_id, organisation_id=about.who.organisation_id,
            text=text, kind=kind.value,
        )  # fmt: skip
        if self.act(command) is not None:
            self.note.clear()

    def _remove_note(self, which: str) -> None:
        self.act(notes.RemoveNote(meeting_id=self.context.meeting_id, note_id=which))

    def _change_to_paper(self) -> None:
        self._for_following(programme.ChangeToWritten)

    def _change_to_site(self) -> None:
        chosen = self.on_paper.current_id()
        if chosen:
            self.act(programme.ChangeToOnSite(meeting_id=self.context.meeting_id, organisation_id=chosen))

    def _place_everyone(self) -> None:
        """Everyone of the meeting hands in a report; who speaks is then moved over."""
        people = self.bridge.ask(meetings.attendees, self.context.meeting_id)
        units = tuple(dict.fromkeys(p.organisation_id for p in people if p.organisation_id))
        if units:
            self.act(programme.PlaceWritten(meeting_id=self.context.meeting_id, organisation_ids=units))

    def _listen(self) -> None:
        self.panel.start_or_pause.connect(self.start_or_pause)
        self.panel.call_next.connect(self.call_next)
        self.panel.adjusted.connect(lambda seconds: self._for_running(commands.AdjustTime, seconds=seconds))
        self.panel.put_back.connect(lambda: self._for_running(commands.PutBack))
        self.panel.skipped.connect(lambda: self._for_following(commands.SkipTurn))
        self.panel.to_the_end.connect(lambda: self._for_following(commands.MoveToEnd))
        self.on_site.events.acted.connect(self._put_back)
        self.on_paper.events.acted.connect(self._receive)
        self.note_list.events.acted.connect(self._remove_note)
        self.note.returnPressed.connect(self._write_note)
        self._lot.clicked.connect(lambda: self.act(programme.DrawLot(meeting_id=self.context.meeting_id)))
        self._to_paper.clicked.connect(self._change_to_paper)
        self._to_site.clicked.connect(self._change_to_site)
        self._place_button.clicked.connect(self._place_everyone)
        QShortcut(QKeySequence("F5"), self).activated.connect(self.start_or_pause)
        QShortcut(QKeySequence("F6"), self).activated.connect(self.call_next)

    def _place(self) -> None:
        outer = QVBoxLayout(self)
        outer.setContentsMargins(MARGIN, 0, MARGIN, 16)
        outer.setSpacing(0)
        self._head.add(self._place_button)
        outer.addWidget(self._head)
        outer.addWidget(self.strip)
        line = QHBoxLayout()
        line.setSpacing(GAP)
        line.addWidget(self._site_card(), 30)
        line.addLayout(self._middle(), 52)
        line.addWidget(self._paper_card(), 30)
        outer.addLayout(line, 1)

    def _site_card(self) -> Card:
        card = Card(margin=12, spacing=4)
        card.body.addWidget(self._site_head)
        card.body.addWidget(self.on_site, 1)
        card.body.addWidget(self._ends)
        card.body.addLayout(_line(self._lot, self._to_paper))
        card.body.addLayout(_line(*self.panel.others))
        return card

    def _middle(self) -> QVBoxLayout:
        side = QVBoxLayout()
        side.setSpacing(GAP)
        side.addWidget(self.panel, 3)
        card = Card(margin=16, spacing=4)
        card.body.addWidget(self._note_head)
        card.body.addWidget(self.note_list, 1)
        line = QHBoxLayout()
        line.setSpacing(12)
        line.addWidget(self.note, 1)
        line.addWidget(self._question)
        card.body.addLayout(line)
        side.addWidget(card, 2)
        return side

    def _paper_card(self) -> Card:
        card = Card(margin=16, spacing=4)
        card.body.addWidget(self._paper_head)
        card.body.addWidget(self._bar)
        card.body.addWidget(self.on_paper, 1)
        card.body.addLayout(_line(self._to_site))
        return card


def _line(*buttons: Button) -> QHBoxLayout:
    line = QHBoxLayout()
    line.setSpacing(4)
    for button in buttons:
        line.addWidget(button)
    line.addStretch(1)
    return line
