"""During the meeting: who speaks, what comes, plan against truth, arrivals, what needs a look (look 02)."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from meetingdesk.agenda.model import Kind as ItemKind
from meetingdesk.agenda.queries import ItemRow
from meetingdesk.foundation.wording import Wording, _, current_language
from meetingdesk.overview.check import Check, Level
from meetingdesk.overview.queries import Live
from meetingdesk.ui.moments import clock_words
from meetingdesk.ui.overview.now import NowCard
from meetingdesk.ui.overview.timeline import Timeline
from meetingdesk.ui.pages import word_of
from meetingdesk.ui.parts.figures import ArrivalPlot, Arrivals
from meetingdesk.ui.parts.rows import Face, RowList
from meetingdesk.ui.parts.surfaces import GAP, Card, CardHead, Scroll
from meetingdesk.ui.phrases import clauses
from meetingdesk.ui.tables import Rows
from meetingdesk.ui.theme import Role

NOTICE = {
    Level.BAD: ("circle-alert", "bad"),
    Level.WARN: ("triangle-alert", "warn"),
    Level.OK: ("info", "info"),
}
NEXT_ROWS = 4
NARROW = 1000


@dataclass(frozen=True)
class Coming:
    """Something that follows: when, who or what, and a remark."""

    id: str
    at: dt.datetime | None
    name: str
    second: str
    right: str


@dataclass(frozen=True)
class Notice:
    """Something that needs a look."""

    id: str
    check: Check


class LiveView(QWidget):
    """The five cards. `go` names a page."""

    go = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.now = NowCard()
        self._coming: list[Coming] = []
        self._form: Scroll | None = None
        self._next: Rows[Coming] = Rows(read=lambda one: f"{clock_words(one.at)} {one.name} {one.second}")
        self.next_list = RowList(self._next, self._next_face, "", height=40, inset=0)
        self._next_head, self._line_head = _head(), _head()
        self.timeline = Timeline()
        self.plot = ArrivalPlot("")
        self._plot_head = _head()
        self._notices: Rows[Notice] = Rows(read=lambda one: _notice_words(one.check))
        self.notice_list = RowList(self._notices, _notice_face, "", height=42, inset=0)
        self._notice_head = _head()
        self.notice_list.events.acted.connect(self._look_at)
        self.notice_list.events.opened.connect(self._look_at)
        self._place()

    def show_live(self, live: Live, now: dt.datetime) -> None:
        """Everything again."""
        self.now.show_live(live, now)
        self._next_head.title.set_words(_("接下来"))
        self.next_list.setAccessibleName(_("接下来"))
        self._coming = _coming(live)
        self._fit_next()
        self._line_head.title.set_words(_("时间线"))
        self._line_head.remark.set_words(_line_remark(live))
        self.timeline.show_schedule(live.schedule, now)
        self._show_arrivals(live, now)
        self._notice_head.title.set_words(_("要留意"))
        self.notice_list.setAccessibleName(_("要留意"))
        nothing = Check("fine", Level.OK, "", _("没有要留意的事"), "")
        checks = live.notices or (nothing,)
        self._notices.apply([Notice(f"{place}-{one.key}", one) for place, one in enumerate(checks)])

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Only as many rows of what follows as are seen whole."""
        super().resizeEvent(event)
        QTimer.singleShot(0, self, self._fit_next)

    def _next_face(self, one: Coming) -> Face:
        """When and what; in a narrow window nothing beside it."""
        name = f"{clock_words(one.at)}　{one.name}" if one.at else one.name
        if self.width() < NARROW:
            return Face(name=name)
        return Face(name=name, second=one.second, right=one.right)

    def _fit_next(self) -> None:
        room = max(self.next_list.height() // self.next_list.row_height, 2)
        self._next.apply(self._coming[:room])

    def show_form(self, card: QWidget) -> None:
        """A form in place of what needs a look; the timeline makes room."""
        for part in (self._notice_card, self._line_card):
            part.hide()
        whole = QWidget()
        stack = QVBoxLayout(whole)
        stack.setContentsMargins(0, 0, 0, 0)
        stack.addWidget(card)
        stack.addStretch(1)
        self._form = Scroll(whole)
        self._lower.addWidget(self._form, 1)
        QTimer.singleShot(0, self._form, self._show_focus)

    def _show_focus(self) -> None:
        focus = QApplication.focusWidget()
        if self._form is not None and focus is not None and self._form.isAncestorOf(focus):
            self._form.ensureWidgetVisible(focus, 0, 120)

    def end_form(self) -> None:
        """The list again."""
        if self._form is not None:
            self._form.hide()
            self._form.deleteLater()
            self._form = None
        for part in (self._notice_card, self._line_card):
            part.show()

    def _show_arrivals(self, live: Live, now: dt.datetime) -> None:
        here = live.status.attendance
        words = _("实到 {present}，其中迟到 {late}", present=here.present, late=here.of_which_late)
        self._plot_head.title.set_words(_("到会"))
        self._plot_head.remark.set_words(words)
        self.plot.show_arrivals(_plot_of(live, now), f"{_('到会')}，{words}")

    def _look_at(self, which: str) -> None:
        row = self._notices.row(which)
        if row is not None and row.check.page:
            self.go.emit(row.check.page)

    def _place(self) -> None:
        stack = QVBoxLayout(self)
        stack.setContentsMargins(0, 0, 0, 0)
        stack.setSpacing(GAP)
        upper = QHBoxLayout()
        upper.setSpacing(GAP)
        upper.addWidget(self.now, 13)
        upper.addWidget(_card(self._next_head, self.next_list), 10)
        stack.addLayout(upper, 5)
        self._line_card = _card(self._line_head, self.timeline)
        stack.addWidget(self._line_card, 0)
        lower = self._lower = QHBoxLayout()
        lower.setSpacing(GAP)
        plot = _card(self._plot_head, self.plot)
        plot.setFixedWidth(420)
        lower.addWidget(plot)
        self._notice_card = _card(self._notice_head, self.notice_list)
        lower.addWidget(self._notice_card, 1)
        stack.addLayout(lower, 5)


def _head() -> CardHead:
    return CardHead("", role=Role.CAPTION_STRONG)


def _card(head: CardHead, content: QWidget) -> Card:
    card = Card(margin=20, spacing=2)
    card.body.setContentsMargins(20, 8, 20, 10)
    head.title.setFixedHeight(26)
    card.body.addWidget(head)
    card.body.addWidget(content, 1)
    return card


def _coming(live: Live) -> list[Coming]:
    """The next speaker, then the next items."""
    found: list[Coming] = []
    following = live.floor.following
    if following is not None and (live.floor.turn is not None or _reports_run(live.current)):
        at = live.floor.starts.get(following.who.organisation_id)
        place = _("现场述职第 {place} 位", place=following.place)
        who = following.who
        found.append(Coming("speaker", at, who.name or who.unit, who.unit, place))
    for row in live.upcoming:
        remark = _remark(row, live)
        if not remark and row.minutes:
            remark = _("{count} 分钟", count=row.minutes)
        found.append(Coming(row.id, row.projected_start, row.title, row.who or "", remark))
    return found[:NEXT_ROWS] or [Coming("none", None, _("后面没有议程了"), "", "")]


def _reports_run(current: ItemRow | None) -> bool:
    return current is not None and current.kind == ItemKind.ORAL_REPORTS


def _remark(row: ItemRow, live: Live) -> str:
    reports, poll = live.status.reports, live.status.poll
    if row.kind == ItemKind.WRITTEN_REPORTS and reports.written:
        return _("收到 {received}/{written} 份", received=reports.received, written=reports.written)
    if row.kind == ItemKind.EVALUATION and poll is not None and poll.printed:
        return _("测评表 {count} 份备好", count=poll.printed)
    return ""


def _notice_words(check: Check) -> str:
    return check.text_in(Wording(current_language())) if check.page else check.text


def _notice_face(one: Notice) -> Face:
    icon, ink = NOTICE[one.check.level]
    page = one.check.page
    action = _("去{page}", page=_(word_of(page))) if page else ""
    words = _notice_words(one.check)
    return Face(name=words, icon=icon, icon_ink=ink, action=action, name_role=Role.BODY)


def _line_remark(live: Live) -> str:
    fixed = [row for row in live.schedule.rows if row.fixed_start is not None and row.began_at is None]
    end = live.schedule.projected_end
    words = []
    if fixed:
        words.append(_("{title}固定在 {time}", title=fixed[0].title, time=clock_words(fixed[0].fixed_start)))
    if end is not None:
        words.append(_("照计划时长顺延，{time} 结束", time=clock_words(end)))
    return clauses(words)


def running_words(live: Live) -> str:
    """How long it has gone on, and what is on."""
    minutes = (live.status.running_for or 0) // 60
    words = _("会议进行 {count} 分钟", count=minutes)
    if live.floor.turn is not None:
        return _("{so_far}，正在第 {place} 位现场述职", so_far=words, place=live.floor.turn.place)
    if live.current is not None:
        return _("{so_far}，正在“{title}”", so_far=words, title=live.current.title)
    return words


def _plot_of(live: Live, now: dt.datetime) -> Arrivals:
    steps, meeting = live.arrivals, live.status.meeting
    if not steps:
        return Arrivals((), max(live.status.attendance.expected, 1), 0, 1)
    origin = steps[0].at.replace(minute=steps[0].at.minute // 15 * 15, second=0)
    last = max(steps[-1].at, meeting.start or steps[-1].at)

    def minute(at: dt.datetime) -> float:
        return (at - origin).total_seconds() / 60

    shown = max(last, origin + dt.timedelta(minutes=30)) + dt.timedelta(minutes=10)
    end = minute(min(shown, max(now, last)))
    marks = range(0, int(end) + 1, _tick(end))
    ticks = tuple((float(at), clock_words(origin + dt.timedelta(minutes=at))) for at in marks)
    start = meeting.start
    return Arrivals(
        points=tuple((minute(step.at), step.present) for step in steps),
        top=max(live.status.attendance.expected, 1), start=0, end=max(end, 1), ticks=ticks,
        line_at=minute(start) if start and origin <= start else None,
        line_words=_("{time} 开会", time=clock_words(start)) if start else "",
    )  # fmt: skip


def _tick(minutes: float) -> int:
    return next(step for step in (15, 30, 60, 120, 1440) if minutes / step <= 5)
