"""点评: what is said about each organisation in its own order, common problems, and what else was said."""

from __future__ import annotations

from contextlib import suppress
from typing import ClassVar

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtGui import QHideEvent, QKeySequence, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import QStackedLayout, QVBoxLayout

from meetingdesk.agenda import queries as agenda
from meetingdesk.agenda.model import Kind as ItemKind
from meetingdesk.commentary import queries
from meetingdesk.commentary.model import AREAS, Tone
from meetingdesk.commentary.queries import PlaceRow, ProblemRow
from meetingdesk.foundation.errors import Fault
from meetingdesk.foundation.wording import _
from meetingdesk.meeting import queries as meetings
from meetingdesk.roster import queries as roster
from meetingdesk.speakers import queries as speakers
from meetingdesk.ui.commentary.acts import Acts
from meetingdesk.ui.commentary.adding import Adding
from meetingdesk.ui.commentary.columns import NARROW, Columns
from meetingdesk.ui.commentary.editor import CommentEditor
from meetingdesk.ui.commentary.listing import Listing
from meetingdesk.ui.commentary.order import OrderCard
from meetingdesk.ui.commentary.problems import ProblemCard, ProblemList
from meetingdesk.ui.commentary.remarks import RemarksView, Told, once, who_said
from meetingdesk.ui.page import Context, Page
from meetingdesk.ui.parts.buttons import Button, Kind, Segmented
from meetingdesk.ui.parts.surfaces import MARGIN, EmptyPage, PageHead, PageScroll
from meetingdesk.ui.theme import Tone as Colour

FULL, EMPTY, REMARKS, TASKS = range(4)


class ThePage(Page):
    """F8 goes to the next organisation. What is typed is kept on Enter, after a pause, and on leaving."""

    watches: ClassVar[frozenset[str]] = frozenset({"commentary", "meeting", "agenda", "roster"})

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._places: tuple[PlaceRow, ...] = ()
        self._problems: tuple[ProblemRow, ...] = ()
        self._which = ""
        self._acts = Acts(context, self)
        self._head = PageHead("")
        self.views = Segmented((_("逐家点评"), _("发言与学习"), _("整改清单")), _("看哪一部分"))
        self.add_one = Button("", icon="plus")
        self.order = OrderCard()
        self.editor = CommentEditor()
        self.problem_list = ProblemList()
        self.problem: ProblemCard | None = None
        self.remarks = RemarksView()
        self.listing = Listing(context, self)
        self.begin = Button("", Kind.PRIMARY, "list-ordered")
        self.adding = Adding(self, lambda card: self._columns.left.insertWidget(0, card), self._one_primary)
        self._empty = EmptyPage(
            "message-square-text", _("还没有点评顺序"), _("先把述职的党组织排进来，顺序可以再调"), self.begin
        )
        self._place()
        self._listen()
        self.rename()

    def refresh(self) -> None:
        """Order, texts, problems, remarks."""
        meeting = self.context.meeting_id
        self._places = self.bridge.ask(queries.commentary, meeting)
        self._problems = self.bridge.ask(queries.problems, meeting)
        if self._current() is None:
            following = next((one for one in self._places if one.commented_at is None), None)
            self._which = (following or self._places[0]).organisation_id if self._places else ""
            self._show_texts(fresh=True)
        self._show_order()
        self._show_texts()
        self._show_problems()
        self._show_remarks()
        self.listing.refresh()
        self._show_part()

    def rename(self) -> None:
        """The words of the page."""
        self.add_one.set_words(_("加一家"))
        self.begin.set_words(_("按述职顺序排入"))
        self.order.rename()
        self.editor.rename()
        self.problem_list.rename()
        self.remarks.rename()
        self.listing.rename()
        self.refresh()

    def focus_first(self) -> None:
        """Where the praise is written; on an empty page the button that fills it."""
        (self.editor.boxes[Tone.PRAISE] if self._places else self.begin).setFocus()

    def open_organisation(self, organisation: str) -> None:
        """Write about another organisation; what was typed about this one is kept first."""
        if organisation == self._which:
            return
        self.editor.keep()
        self._which = organisation
        self._show_texts(fresh=True)
        self.refresh()
        self.order.list.choose(organisation)

    def go_next(self) -> None:
        """F8: this one has been commented on; on to the next that has not."""
        self.editor.keep()
        if not self._which or not self._acts.mark(self._which, done=True):
            return
        following = self._following()
        if following is not None:
            self.open_organisation(following.organisation_id)
            self.editor.boxes[Tone.PRAISE].setFocus()

    def show_remarks(self) -> None:
        """发言与学习."""
        self.views.choose(1)
        self._show_part()

    def show_tasks(self, which: str = "") -> None:
        """整改清单, with a line in hand."""
        self.views.choose(2)
        self._show_part()
        if which:
            self.listing.view.open(which)

    def show_comments(self) -> None:
        """逐家点评."""
        self.views.choose(0)
        self._show_part()

    def begin_problem(self, which: str = "") -> None:
        """Open a common problem beside the comments."""
        found = next((one for one in self._problems if one.id == which or not which), None)
        if found is None:
            return
        self._close_problem()
        self.problem = ProblemCard(found)
        self.problem.changed.connect(lambda area, text: self._acts.change_problem(found.id, area, text))
        self.problem.linked.connect(lambda units: self._acts.link(found.id, units))
        self.problem.removed.connect(self._remove_problem)
        self.problem.left.connect(self._close_problem)
        self.problem.listed.connect(self.list_it)
        self._columns.beside.insertWidget(0, self.problem, 5)
        self.problem_list.hide()
        self._show_problems()
        self.problem.text.setFocus()
        QTimer.singleShot(0, self.problem, self._show_problem)

    def _show_problem(self) -> None:
        """Below the comments of a narrow window it has its place a moment later."""
        if self.problem is not None:
            self._scroll.ensureWidgetVisible(self.problem, 0, 0)

    def list_it(self) -> None:
        """Ctrl+Enter: the problem or the decision in hand becomes a line of the 整改清单."""
        if self.views.current() == 1:
            self.listing.from_remark(self.remarks.in_hand())
        elif self.problem is not None:
            self.problem.keep()
            self.listing.from_problem(self.problem.problem.id)
        elif self.views.current() == 0:
            self.editor.list_problem()

    def keep_all(self) -> None:
        """Keep whatever is typed and not kept yet."""
        self.editor.keep()
        self.remarks.keep()
        self.listing.keep()
        if self.problem is not None:
            self.problem.keep()

    def showEvent(self, event: QShowEvent) -> None:
        """The window tells before it closes, so that what was typed is kept."""
        super().showEvent(event)
        self.window().installEventFilter(self)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """What stands beside the comments goes below them in a narrow window."""
        super().resizeEvent(event)
        for part in (self._columns, self.listing.view, self.remarks):
            part.set_narrow(self.width() < NARROW)
        self._parts.invalidate()  # what is hidden does not tell by itself that it needs less

    def hideEvent(self, event: QHideEvent) -> None:
        """Another page comes in front: keep what was typed."""
        self.keep_all()
        super().hideEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The window is about to close."""
        if event.type() == QEvent.Type.Close and watched is self.window():
            self.keep_all()
        return super().eventFilter(watched, event)

    # ------------------------------------------------------------ what is shown

    def _current(self) -> PlaceRow | None:
        return next((one for one in self._places if one.organisation_id == self._which), None)

    def _following(self) -> PlaceRow | None:
        """The next one down that has not been commented on, else the first such."""
        others = [one for one in self._places if one.organisation_id != self._which]
        waiting = [one for one in others if one.commented_at is None]
        current = self._current()
        after = [one for one in waiting if current is not None and one.position > current.position]
        return next(iter(after or waiting), None)

    def _show_order(self) -> None:
        self.order.show_order(self._places, self._which)
        done = sum(one.commented_at is not None for one in self._places)
        words = _("按点评顺序 {count} 家，已点评 {done} 家", count=len(self._places), done=done)
        self._head.set_words(_("点评"), words if self._places else "")

    def _show_texts(self, fresh: bool = False) -> None:
        place = self._current()
        said = place.comments if place else ()
        self.editor.show_texts({tone: [o.text for o in said if o.kind == tone] for tone in Tone}, fresh)
        self.editor.head.title.set_words(place.organisation if place else "")
        self.editor.head.remark.set_words(_("写下就存"))
        following = self._following()
        if following is not None:
            self.editor.next.set_words(_("下一家：{name}", name=following.organisation))
        else:
            self.editor.next.set_words(_("点评完这家"))
        finished = place is not None and place.commented_at is not None
        self.editor.next.setEnabled(following is not None or not finished)
        self.editor.again.setVisible(finished)

    def _show_problems(self) -> None:
        self.problem_list.show_problems(self._problems)
        areas = dict.fromkeys([*AREAS, *(one.area for one in self._problems)], False)
        for one in self._problems:
            areas[one.area] = areas[one.area] or self._which in one.organisation_ids
        self.editor.show_areas({area: on for area, on in areas.items() if area in AREAS or on})
        if self.problem is None:
            return
        found = next((one for one in self._problems if one.id == self.problem.problem.id), None)
        if found is None:
            self._close_problem()
        else:
            self.problem.show_problem(found, [(o.organisation_id, o.organisation) for o in self._places])

    def _show_remarks(self) -> None:
        meeting = self.context.meeting_id
        rows = self.bridge.ask(agenda.schedule, meeting).rows
        items = [row for row in rows if row.kind not in {ItemKind.SIGN_IN, ItemKind.COMMENTARY}]
        self.remarks.show_remarks(items, self.bridge.ask(queries.remarks, meeting))
        guests, attendees = self._names()
        self.remarks.suggest([*guests, *attendees])

    def _show_part(self) -> None:
        comments = FULL if self._places or self.adding.card else EMPTY
        part = (comments, REMARKS, TASKS)[self.views.current()]
        self._parts.setCurrentIndex(part)
        self.add_one.setVisible(part == FULL)

    def _names(self) -> tuple[dict[str, str], dict[str, str]]:
        meeting = self.context.meeting_id
        guests = self.bridge.ask(meetings.guests, meeting)
        people = self.bridge.ask(meetings.attendees, meeting)
        named = [(one.name or "", one.id) for one in guests]
        return once(named), once([(one.name, one.id) for one in people])

    # ------------------------------------------------------------ what is done

    def _keep(self, kind: str, lines: list[str]) -> None:
        with suppress(Fault):  # the red line tells it; what is typed stays
            if self._which and self._acts.keep(self._which, Tone(kind), lines):
                self.editor.settled(Tone(kind))

    def _switch_area(self, area: str, on: bool) -> None:
        self._acts.switch_area(self._problems, area, self._which, on)
        self._show_problems()

    def _add_problem(self, area: str) -> None:
        if self._acts.add_problem(area):
            self.problem_list.field.clear()

    def _remove_problem(self) -> None:
        card, self.problem = self.problem, None
        if card is not None:
            self._put_away(card)
            self._acts.remove_problem(card.problem.id)

    def _close_problem(self) -> None:
        if self.problem is not None:
            self.problem.keep()
        card, self.problem = self.problem, None
        if card is not None:
            self._put_away(card)

    def _put_away(self, card: ProblemCard) -> None:
        card.hide()
        card.deleteLater()
        self.problem_list.show()
        self.problem_list.list.setFocus()

    def _tell_remark(self, told: Told) -> None:
        guests, attendees = self._names()
        which = self._acts.tell_remark(told, who_said(told.speaker, guests, attendees))
        if which is not None:
            self.remarks.kept(told, which)

    def _move(self, step: int) -> None:
        ids = [one.organisation_id for one in self._places]
        here = ids.index(self._which) if self._which in ids else -1
        target = here + step
        if here < 0 or not 0 <= target < len(ids):
            return
        after = target if step < 0 else target + 1
        self._acts.place(self._which, ids[after] if after < len(ids) else None)

    def _fill(self) -> None:
        """Everyone who reports on site, in speaking order, as a beginning; else everyone of the meeting."""
        units = self._reporting()
        if not units:
            self.tell(Colour.INFO, _("还没有安排述职，也没有参会的党组织。先到“名册”或“述职”加上。"))
        for which in units:
            if not self._acts.place(which, None):
                return
        self.focus_first()

    def _reporting(self) -> list[str]:
        meeting = self.context.meeting_id
        speaking = [one.organisation_id for one in self.bridge.ask(speakers.reporting, meeting)]
        people = self.bridge.ask(meetings.attendees, meeting)
        return speaking or list(dict.fromkeys(o.organisation_id for o in people if o.organisation_id))

    def _begin_adding(self) -> None:
        """Organisations of the roster that are not in the order yet."""
        here = {one.organisation_id for one in self._places}
        known = [one for one in self.bridge.ask(roster.organisations) if one.id not in here]
        if not known:
            self.tell(Colour.INFO, _("名册里的党组织都已经在点评顺序里"))
            return
        self.adding.ask(self.context.meeting_id, known)

    def _one_primary(self, asking: bool) -> None:
        """One primary a page: the card's while it asks."""
        self.editor.next.set_kind(Kind.NORMAL if asking else Kind.PRIMARY)

    # ------------------------------------------------------------ how it is put together

    def _listen(self) -> None:
        acts = self._acts
        self.views.chosen.connect(lambda _which: self._show_part())
        self.begin.clicked.connect(self._fill)
        self.add_one.clicked.connect(self._begin_adding)
        self.order.chosen.connect(self.open_organisation)
        self.order.moved.connect(self._move)
        self.order.dropped.connect(lambda: acts.drop(self._which))
        self.editor.kept.connect(self._keep)
        self.editor.next_wanted.connect(self.go_next)
        self.editor.reopened.connect(lambda: acts.mark(self._which, done=False))
        self.editor.area_switched.connect(self._switch_area)
        self.problem_list.opened.connect(self.begin_problem)
        self.problem_list.added.connect(self._add_problem)
        self.remarks.told.connect(self._tell_remark)
        self.remarks.removed.connect(acts.remove_remark)
        self.remarks.listed.connect(self.list_it)
        self.editor.listed.connect(lambda text: self.listing.from_comment(self._current(), text))
        self.listing.card.opened.connect(self.show_tasks)
        for key in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(key), self).activated.connect(self.list_it)
        keys = (("F8", self.go_next), ("Alt+Up", lambda: self._move(-1)), ("Alt+Down", lambda: self._move(1)))
        for key, call in keys:
            QShortcut(QKeySequence(key), self).activated.connect(call)

    def _place(self) -> None:
        outer = QVBoxLayout(self)
        outer.setContentsMargins(MARGIN, 0, MARGIN, 16)
        outer.setSpacing(0)
        self._head.add(self.views)
        self._head.add(self.add_one)
        outer.addWidget(self._head)
        outer.addWidget(self.strip)
        self._parts = QStackedLayout()
        outer.addLayout(self._parts, 1)  # before it is filled: its first part would be a window for a moment
        self._columns = Columns(self.order, self.editor, self.problem_list, self.listing.card)
        self._scroll = PageScroll(self._columns)
        for part in (self._scroll, self._empty, self.remarks, self.listing.view):
            self._parts.addWidget(part)
