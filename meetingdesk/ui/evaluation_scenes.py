"""What is done on 测评 before its pictures are taken (演示数据): every step from print to the years.

The scenes of one moment are taken in their order on one file; what a scene does stays done for the
next ones.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from meetingdesk.desk import Desk
from meetingdesk.evaluation import commands as do
from meetingdesk.evaluation import queries
from meetingdesk.evaluation.ladder import Step
from meetingdesk.evaluation.model import Scope
from meetingdesk.meeting import queries as meetings
from meetingdesk.meeting.commands import CreateMeeting
from meetingdesk.meeting.people import AddAttendeesFromRoster
from meetingdesk.ui.evaluation import asking
from meetingdesk.ui.evaluation.head import Head
from meetingdesk.ui.shell import Shell

Scene = Callable[[Shell, Path], None]
Marks = tuple[int, ...]
TYPISTS = ("演示录入员甲", "演示录入员乙")
TWO: dict[str, Any] = {"first": "演示监票人甲", "second": "演示监票人乙"}
RATED = (("砺岑金属党支部", "华立夏"), ("蔚垣环保党支部", "曾亦凡"), ("禾晏瓷业党委", "龚䶮"))
LAST_YEAR = "2024年度澜川产业园述职评议会"


def page_of(shell: Shell) -> Any:
    """The page in view."""
    return shell.window.current()


def desk_of(shell: Shell) -> Desk:
    """The desk behind the window."""
    return shell.bridge.desk


def press(target: QWidget, text: str, key: Qt.Key = Qt.Key.Key_unknown) -> None:
    """One key."""
    event = QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier, text)
    QApplication.sendEvent(target, event)


def type_keys(target: QWidget, text: str) -> None:
    """Key after key."""
    for letter in text:
        press(target, letter)


def choose_poll(shell: Shell, at: int) -> None:
    """Another poll comes into view."""
    page_of(shell).findChild(Head).poll_chosen.emit(at)


# ---------------------------------------------------------------- polls of the scenes


def a_poll(shell: Shell, title: str, papers: int = 6, **given: Any) -> dict[str, str]:
    """A poll of three whose papers are numbered."""
    meeting = page_of(shell).context.meeting_id
    spec = {"subjects": [do.SubjectSpec(*each) for each in RATED]} | given
    return {"meeting_id": meeting, "poll_id": _numbered(desk_of(shell), meeting, title, papers, **spec)}


def _numbered(desk: Desk, meeting: str, title: str, papers: int, **spec: Any) -> str:
    poll: str = desk.do(do.CreatePoll(meeting_id=meeting, title=title, **spec))
    of: dict[str, Any] = {"meeting_id": meeting, "poll_id": poll}
    some: dict[str, Any] = {"class_code": "全体", "count": papers}
    for counted in (do.PrintBallots, do.IssueBallots, do.ReturnBallots):
        desk.do(counted(**of, **some))
    desk.do(do.CloseVoting(**of))
    desk.do(do.SortBallots(**of, class_code="全体", valid=papers, void=0))
    desk.do(do.ConfirmShuffle(**of, **TWO))
    desk.do(do.OpenEntry(**of))
    return poll


def type_pass(
    desk: Desk, of: dict[str, str], number: int, papers: Sequence[Marks], finish: bool = True
) -> None:
    """A pass by its typist."""
    desk.operator = TYPISTS[number - 1]
    desk.do(do.BeginPass(**of, number=number))
    for paper, marks in enumerate(papers, 1):
        desk.do(do.EnterSheet(**of, number=number, paper=paper, class_code="全体", marks=marks))
    if finish:
        desk.do(do.FinishPass(**of, number=number))


# ---------------------------------------------------------------- from print to the second pass


def _look(step: Step) -> Scene:
    return lambda shell, _props: page_of(shell).look_at(step)


def _of(shell: Shell) -> dict[str, str]:
    page = page_of(shell)
    return {"meeting_id": page.context.meeting_id, "poll_id": page.standing.form.id}


def _do(shell: Shell, command: type, **given: Any) -> None:
    desk_of(shell).do(command(**_of(shell), **given))
    page_of(shell).refresh()


def correcting(shell: Shell, _props: Path) -> None:
    """A number is put right, with its reason."""
    page = page_of(shell)
    page.look_at(Step.RETURN)
    page.ask(asking.correct_card(_of(shell), page.standing.form.classes))


def broken(shell: Shell, _props: Path) -> None:
    """More papers back than went out: nothing goes on."""
    _do(shell, do.CorrectCounts, class_code="全体", returned=44, reason="重数")
    page_of(shell).look_at(Step.RETURN)


def sorting(shell: Shell, _props: Path) -> None:
    """Papers on their piles; one is void."""
    _do(shell, do.CorrectCounts, class_code="全体", returned=43, reason="重数")
    _do(shell, do.CloseVoting)
    _do(shell, do.SortBallots, class_code="全体", valid=30, void=0)
    _do(shell, do.SortVoid, class_code="全体", **TWO, reason="票面有印制以外的记号")


def shuffling(shell: Shell, _props: Path) -> None:
    """All are sorted."""
    for _paper in range(12):
        _do(shell, do.SortValid, class_code="全体")


def beginning(shell: Shell, _props: Path) -> None:
    """Papers are numbered; somebody sits down."""
    _do(shell, do.ConfirmShuffle, **TWO)


def entry_43(shell: Shell, _props: Path) -> None:
    """A ballot of 43 rows."""
    desk, page = desk_of(shell), page_of(shell)
    rows = [do.SubjectSpec(f"演示企业{at:02}党支部", f"演示人{at:02}") for at in range(1, 44)]
    of = a_poll(shell, "四十三行测评", subjects=rows)
    type_pass(desk_of(shell), of, 1, [(1,) * 43] * 3, finish=False)
    desk.operator = TYPISTS[0]
    page.refresh()
    choose_poll(shell, -1)
    type_keys(page.entry.grid, "112113121")


COUNTING: tuple[tuple[str, Scene], ...] = (
    ("evaluation-print", _look(Step.PRINT)),
    ("evaluation-issue", _look(Step.ISSUE)),
    ("evaluation-correcting", correcting),
    ("evaluation-broken", broken),
    ("evaluation-sort", sorting),
    ("evaluation-shuffle", shuffling),
    ("evaluation-begin", beginning),
    ("evaluation-entry-43", entry_43),
)

# ---------------------------------------------------------------- differences, confirmation, seal


def same_person(shell: Shell, _props: Path) -> None:
    """Whoever typed the first pass sits down for the second one."""
    begin = page_of(shell).begin
    begin.typist.field.setText(TYPISTS[0])
    begin.card.next.click()


SECOND: tuple[tuple[str, Scene], ...] = (("evaluation-same-person", same_person),)


def verdict(shell: Shell, _props: Path) -> None:
    """The paper says what it says; Enter will settle it."""
    press(page_of(shell).compare, "1")


def confirming(shell: Shell, _props: Path) -> None:
    """All is settled; two people confirm."""
    page = page_of(shell)
    for _each in range(40):
        if not page.compare.settle.isVisible():
            break
        press(page.compare, "1")
        page.compare.settle.click()
    page.compare.first.setText(TWO["first"])


def sealing(shell: Shell, props: Path) -> None:
    """Confirmed; what the seal does stands there before it is done."""
    confirming(shell, props)
    page = page_of(shell)
    page.compare.second.setText(TWO["second"])
    page.compare.confirm.click()


COMPARING: tuple[tuple[str, Scene], ...] = (
    ("evaluation-verdict", verdict),
    ("evaluation-confirm", confirming),
    ("evaluation-seal", sealing),
)

# ---------------------------------------------------------------- after the seal


def _results(shell: Shell) -> Any:
    choose_poll(shell, 0)
    return page_of(shell).results


def figures(shell: Shell, _props: Path) -> None:
    """Every figure of one person."""
    _results(shell).every.clicked.emit()


def over_43(shell: Shell, _props: Path) -> None:
    """43 rows of two classes."""
    choose_poll(shell, 1)


def years(shell: Shell, _props: Path) -> None:
    """The same people a year before, and the list of the years."""
    _last_year(shell)
    _results(shell).over_years.clicked.emit()


def _last_year(shell: Shell) -> None:
    """A meeting of the year before, where the same people were rated."""
    page, desk = page_of(shell), desk_of(shell)
    rated = desk.ask(queries.form, page.standing.form.id).subjects
    now = desk.ask(meetings.meeting, page.context.meeting_id)
    today = now.date or dt.date(2026, 3, 13)
    day = today.replace(year=today.year - 1)
    last = desk.do(CreateMeeting(title=LAST_YEAR, date=day, year_assessed=day.year - 1))
    desk.do(AddAttendeesFromRoster(meeting_id=last))
    listed = {each.organisation_id: each.id for each in desk.ask(meetings.attendees, last)}
    known = desk.ask(queries.candidates, page.context.meeting_id, Scope.CHOSEN.value)
    wanted = [one for one in known if one.name in {each.name for each in rated}]
    subjects = [one._replace(attendee_id=listed.get(one.organisation_id)) for one in wanted]
    papers = [tuple((paper + row) % 3 // 2 + 1 for row in range(len(subjects))) for paper in range(20)]
    poll = _numbered(desk, last, "现场述职测评", len(papers), subjects=subjects)
    of = {"meeting_id": last, "poll_id": poll}
    for number in (1, 2):
        type_pass(desk, of, number, papers)
    desk.do(do.ConfirmPasses(**of, **TWO))
    do.seal(desk, last, of["poll_id"])
    page.refresh()


def fixing(shell: Shell, _props: Path) -> None:
    """审定等次, person by person."""
    _results(shell).fixing.fix.click()


def telling(shell: Shell, _props: Path) -> None:
    """反馈日期."""
    _results(shell).told.clicked.emit()


def combining(shell: Shell, _props: Path) -> None:
    """综合考核."""
    _results(shell).whole_year.clicked.emit()


def released(shell: Shell, _props: Path) -> None:
    """The room may see it."""
    choose_poll(shell, 0)
    _do(shell, do.ReleaseResults)


def voided(shell: Shell, _props: Path) -> None:
    """The whole poll counts for nothing."""
    choose_poll(shell, 0)
    do.void(desk_of(shell), do.VoidPoll(**_of(shell), **TWO, reason="收回多于发出"))
    page_of(shell).refresh()


AFTER: tuple[tuple[str, Scene], ...] = (
    ("evaluation-figures", figures),
    ("evaluation-results-43", over_43),
    ("evaluation-fixing", fixing),
    ("evaluation-telling", telling),
    ("evaluation-combining", combining),
    ("evaluation-years", years),
    ("evaluation-released", released),
    ("evaluation-voided", voided),
)
