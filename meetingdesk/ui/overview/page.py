"""总览: before, during and after the meeting, each at one glance."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING, Any, ClassVar

from PySide6.QtCore import QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QStackedWidget, QVBoxLayout

from meetingdesk.desk import Command
from meetingdesk.foundation.wording import _
from meetingdesk.meeting import queries as meetings
from meetingdesk.meeting.model import State
from meetingdesk.overview import queries
from meetingdesk.overview.check import Check, Level
from meetingdesk.overview.queries import Live, Status
from meetingdesk.signin import queries as signin
from meetingdesk.signin.model import Status as SignInStatus
from meetingdesk.ui.overview.around import Watch
from meetingdesk.ui.page import Context, Page
from meetingdesk.ui.parts.buttons import Button, Kind
from meetingdesk.ui.parts.surfaces import MARGIN, PageHead
from meetingdesk.ui.theme import Tone
from meetingdesk.ui.top_line import ticking

if TYPE_CHECKING:
    from meetingdesk.ui.asking import AskCard
    from meetingdesk.ui.overview.after import AfterView
    from meetingdesk.ui.overview.before import BeforeView
    from meetingdesk.ui.overview.entries import EntriesCard
    from meetingdesk.ui.overview.live import LiveView

LATER_MS = 1500  # fonts are heavy to read; the page is there first


class ThePage(Page):
    """Three views in one place; which one shows is the meeting's state.

    This is the first page of a start: a view is made when it is first shown, and what is pressed or asked for
    is imported then.
    """

    watches: ClassVar[frozenset[str]] = frozenset(
        {
            "meeting", "roster", "agenda", "signin", "speakers", "invitation", "evaluation", "commentary",
            "minutes",
        }
    )

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._clock = self.bridge.desk.clock
        self._watch = Watch(self.bridge)
        self._live: Live | None = None
        self._second = ""
        self._start: dt.datetime | None = None
        self._turned = False  # another view came to the front at the last look
        self._form: AskCard | None = None
        self._entries: Callable[[], tuple[Any, ...]] | None = None  # what a form over a list shows
        self.head = PageHead("")
        self.again = Button("", icon="refresh-cw")
        self.end = Button("", Kind.QUIET, "square")
        self.extra = Button("", icon="plus")
        self.guests = Button("", Kind.QUIET, "users-round")
        self._stack = QStackedWidget()
        self._place()
        self._listen()
        self.rename()
        QTimer.singleShot(LATER_MS, self, self._look_at_fonts)

    @cached_property
    def before(self) -> BeforeView:
        """What is ready and what is not."""
        from meetingdesk.ui.overview.before import BeforeView

        view = BeforeView()
        self._listen_to_list(view)
        view.expected.answers.connect(lambda: self.context.go("invitation"))
        view.start.begin.connect(lambda: self._do("begin"))
        view.start.sign_in.connect(lambda: self.context.go("signin"))
        return view

    @cached_property
    def live(self) -> LiveView:
        """The meeting as it runs."""
        from meetingdesk.ui.overview.live import LiveView

        view = LiveView()
        view.now.pressed.connect(self._press_now)
        view.go.connect(self.context.go)
        return view

    @cached_property
    def after(self) -> AfterView:
        """What is left to do."""
        from meetingdesk.ui.overview.after import AfterView

        view = AfterView()
        self._listen_to_list(view)
        view.next.archive.connect(lambda: self._do("archive"))
        view.next.reopen.connect(lambda: self._do("reopen"))
        view.next.new_meeting.connect(lambda: self.context.open_meeting(None))
        return view

    def refresh(self) -> None:
        """The view that fits the meeting's state."""
        focus = QApplication.focusWidget()
        held = focus is not None and self.isAncestorOf(focus)  # what holds it may go with its view
        self._turned = False
        self._show_state()
        if held and self._turned:
            self.focus_first()

    def _show_state(self) -> None:
        now = self._clock.local()
        state = self.bridge.ask(meetings.meeting, self.context.meeting_id).state
        running = state == State.RUNNING
        for button in (self.end, self.extra, self.guests):
            button.setVisible(running)
        self.again.setVisible(not running)
        if running:
            self._show_live(now)
        else:
            facts = self.bridge.ask(queries.status, self.context.meeting_id, now)
            (self._show_before if state == State.PREPARING else self._show_after)(facts, now)
        if self._entries is not None:
            self._form.show_rows(self._entries())  # type: ignore[union-attr]  # a form over a list is open

    def rename(self) -> None:
        """The words that stay."""
        self.again.set_words(_("全部再查一遍"))
        self.end.set_words(_("结束会议"))
        self.extra.set_words(_("添加临时议程"))
        self.guests.set_words(_("到会指导"))
        self.refresh()

    def focus_first(self) -> None:
        """The one red button."""
        if self._in_front("before"):
            card = self.before.start
            (card.start if card.start.kind is Kind.PRIMARY else card.open).setFocus()
        elif self._in_front("live"):
            self.live.now.first.setFocus()
        else:
            self.after.next.file.setFocus()

    def _in_front(self, view: str) -> bool:
        made = self.__dict__.get(view)  # to ask is not to make it
        return made is not None and self._stack.currentWidget() is made

    def _show_before(self, facts: Status, now: dt.datetime) -> None:
        from meetingdesk.invitation import queries as invitation
        from meetingdesk.overview.readiness import readiness

        self._live = None
        meeting_id = self.context.meeting_id
        checks = self.bridge.ask(readiness, meeting_id, now, self._watch.look())
        open_lines = sum(check.level is not Level.OK for check in checks)
        words = _("{count} 项全部就绪", count=len(checks))
        if open_lines:
            ready = len(checks) - open_lines
            words = _("还有 {count} 项没有就绪，{ready} 项就绪", count=open_lines, ready=ready)
        self.head.set_words(_("总览"), words)
        levels = (_("未就绪"), _("留意"), _("就绪"))
        self.before.checks.show_checks(_("会前就绪"), levels, checks)
        self._show_facts(self.before, facts)
        board = self.bridge.ask(signin.board, meeting_id)
        away = [row for row in board if row.status is SignInStatus.LEAVE]
        self.before.expected.show_expected(facts, away, self.bridge.ask(invitation.counts, meeting_id))
        self._start = facts.meeting.start
        self.before.start.show_start(self._start, now)
        self._turn_to(self.before)

    def _show_live(self, now: dt.datetime) -> None:
        from meetingdesk.ui.overview.live import running_words

        self._live = self.bridge.ask(queries.live, self.context.meeting_id, now)
        self.head.set_words(_("总览"), running_words(self._live))
        self.live.show_live(self._live, now)
        self._turn_to(self.live)

    def _show_after(self, facts: Status, now: dt.datetime) -> None:
        from meetingdesk.overview.closing import closing

        self._live = None
        meeting_id = self.context.meeting_id
        checks = self.bridge.ask(closing, meeting_id, now, self._watch.look_after(meeting_id))
        undone = sum(check.level is not Level.OK for check in checks)
        words = _("还有 {count} 项没有收好", count=undone) if undone else _("全部收好了，可以归档")
        if facts.meeting.state == State.ARCHIVED:
            words = _("已归档，不再改动")
        self.head.set_words(_("总览"), words)
        self.after.checks.show_checks(_("会后收尾"), (_("没有做"), _("留意"), _("做好")), checks)
        self._show_facts(self.after, facts)
        self.after.went.show_status(facts)
        self.after.next.show_state(facts.meeting.state, undone)
        self._turn_to(self.after)
        self._look_at_papers()

    def _turn_to(self, view: BeforeView | LiveView | AfterView) -> None:
        if self._stack.currentWidget() is not view:
            self._close_form()
            if self._stack.indexOf(view) < 0:
                self._stack.addWidget(view)
            self._stack.setCurrentWidget(view)
            self._turned = True

    def _show_facts(self, view: BeforeView | AfterView, facts: Status) -> None:
        from meetingdesk.ui.overview.figures import kept

        meeting_id = self.context.meeting_id
        guests = self.bridge.ask(meetings.guests, meeting_id)
        figures = kept(self.bridge.ask(meetings.figures, meeting_id))
        view.facts.show_facts(facts.meeting, self._units(), guests, len(figures))

    def _units(self) -> list[str]:
        from meetingdesk.roster import queries as roster

        kinds = self.bridge.ask(roster.counts).kinds
        return [_("{count} 个{kind}", count=count, kind=kind or _("组织")) for kind, count in kinds[:3]]

    # ------------------------------------------------------------ what is pressed

    def _mend(self, check: Check) -> None:
        from meetingdesk.ui.overview.lines import LOOKED_AT

        if check.key == "copy" and check.level is not Level.OK:
            self._copy()
        elif check.key in LOOKED_AT:
            self.refresh()
        elif check.key == "facts":
            self._change_facts()
        else:
            self.context.go(check.page)

    def _copy(self) -> None:
        keeper = self.bridge.opened.keeper

        def done(made: object) -> None:
            self.refresh()
            self.tell(*((Tone.OK, _("做好了一份安全副本")) if made else (Tone.BAD, _("安全副本没有做成"))))

        self.context.tasks.start(lambda _progress: keeper.copy_now(), done=done, owner=self)

    def _press_now(self, what: str) -> None:
        if what == "end_meeting":
            self._end()
        elif self._live is not None:
            self._do(what)

    def _do(self, what: str) -> bool:
        from meetingdesk.ui.overview.acts import command

        made = command(what, self.context.meeting_id, self._live)
        return made is not None and self.attempt(made)

    def _end(self) -> None:
        if self._do("close"):
            self.tell(Tone.OK, _("会议已结束。下面是收尾要做的事。"))

    # ------------------------------------------------------------ forms beside the list

    def _change_facts(self) -> None:
        from meetingdesk.ui.overview.facts import FactsForm

        facts = self.bridge.ask(queries.status, self.context.meeting_id).meeting
        self._ask(FactsForm(facts).card)

    def _change_guests(self) -> None:
        from meetingdesk.ui.overview.guests import GuestsCard

        meeting_id = self.context.meeting_id
        self._ask_entries(GuestsCard(meeting_id), lambda: self.bridge.ask(meetings.guests, meeting_id))

    def _change_figures(self) -> None:
        from meetingdesk.overview.year_figures import earlier
        from meetingdesk.ui.overview.figures import FiguresCard, kept

        meeting_id = self.context.meeting_id
        year = self.bridge.ask(meetings.meeting, meeting_id).year_assessed
        card = FiguresCard(meeting_id, year, self.bridge.ask(earlier, meeting_id))
        self._ask_entries(card, lambda: kept(self.bridge.ask(meetings.figures, meeting_id)))

    def _ask_entries(self, card: EntriesCard, entries: Callable[[], tuple[Any, ...]]) -> None:
        card.wanted.connect(self.attempt)
        self._ask(card)
        self._entries = entries
        card.show_rows(entries())

    def _add_item(self) -> None:
        from meetingdesk.ui.overview.acts import item_card

        following = self._live.upcoming[0].id if self._live and self._live.upcoming else None
        self._ask(item_card(self.context.meeting_id, following))

    def _ask(self, card: AskCard) -> None:
        self._close_form()
        front = self._stack.currentWidget()
        self._form = card
        card.decided.connect(self._decide)
        card.left.connect(self._close_form)
        front.show_form(card)  # type: ignore[union-attr]  # all three views have it
        card.begin()

    def _decide(self, command: Command[Any]) -> None:
        if not self.attempt(command):
            return
        if self._entries is not None:
            self._form.written()  # type: ignore[union-attr]  # a form over a list is open
        else:
            self._close_form()

    def _close_form(self) -> None:
        if self._form is None:
            return
        self._form.hide()
        self._form.deleteLater()
        self._form = self._entries = None
        for view in ("live", "before", "after"):
            if view in self.__dict__:
                getattr(self, view).end_form()
        self.focus_first()

    # ------------------------------------------------------------ time

    def _tick(self) -> None:
        now = self._clock.local()
        if str(now) == self._second or not self.isVisible():
            return
        self._second = str(now)
        if self._in_front("live"):
            self.live.now.show_time(now)
            if now.second == 0:
                self.refresh()
        elif self._in_front("before"):
            if now.second == 0:
                self.refresh()
            else:
                self.before.start.show_start(self._start, now)

    def _look_at_fonts(self) -> None:
        meeting_id = self.bridge.meeting_id
        if meeting_id is None:  # the meeting was taken back meanwhile
            return
        self.context.tasks.start(
            lambda progress: self._watch.look_at_fonts(meeting_id, progress),
            done=lambda _none: self.refresh(),
            owner=self,
        )

    def _look_at_papers(self) -> None:
        """Whether all are made and none is older than what it tells; once for each state of the records."""
        meeting_id, watch = self.context.meeting_id, self._watch
        if watch.papers_due():
            self.context.tasks.start(
                lambda progress: watch.look_at_papers(meeting_id, progress),
                done=lambda _none: self.refresh(), owner=self,
            )  # fmt: skip

    def _listen(self) -> None:
        self.again.clicked.connect(self._check_again)
        self.end.clicked.connect(self._end)
        self.extra.clicked.connect(self._add_item)
        self.guests.clicked.connect(self._change_guests)
        for key, what in (("F5", "pause"), ("F6", "next_speaker")):
            QShortcut(QKeySequence(key), self).activated.connect(lambda what=what: self._press_key(what))
        ticking(self).timeout.connect(self._tick)

    def _listen_to_list(self, view: BeforeView | AfterView) -> None:
        view.checks.wanted.connect(self._mend)
        view.facts.change.connect(self._change_facts)
        view.facts.change_guests.connect(self._change_guests)
        view.facts.change_figures.connect(self._change_figures)

    def _press_key(self, what: str) -> None:
        if self._live is not None:
            self._press_now(what)

    def _check_again(self) -> None:
        self.refresh()
        self._look_at_fonts()

    def _place(self) -> None:
        outer = QVBoxLayout(self)
        outer.setContentsMargins(MARGIN, 0, MARGIN, 16)
        outer.setSpacing(0)
        for part in (self.end, self.guests, self.again, self.extra):
            self.head.add(part)
        outer.addWidget(self.head)
        outer.addWidget(self.strip)
        outer.addWidget(self._stack, 1)
