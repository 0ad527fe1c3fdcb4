"""States of the speakers' page for the pictures: the lot, times, a report with its file (演示数据)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import Any

from meetingdesk.foundation import paths
from meetingdesk.signin.commands import UndoSignIn
from meetingdesk.speakers import filing, interposed, notes, queries, reports
from meetingdesk.speakers.commands import AdjustTime
from meetingdesk.speakers.programme import DrawLot, SetTiming
from meetingdesk.ui.at_rest import settle
from meetingdesk.ui.shell import Shell
from meetingdesk.ui.speakers.panel import FormPanel

Scene = Callable[[Shell, Path], None]


def _page(shell: Shell) -> Any:
    return shell.window.current()


def _files(shell: Shell, props: Path) -> None:
    """Most reports are in hand, some with a file; one of those files was lost since."""
    bridge, of = shell.bridge, shell.context.meeting_id
    folder = paths.reports_folder(bridge.opened.path)
    written = bridge.ask(queries.reports, of)
    for place, row in enumerate(written[:30]):
        which = {"meeting_id": of, "organisation_id": row.who.organisation_id}
        at = shell.clock.local() - dt.timedelta(minutes=60 - place)
        bridge.do(reports.ReceiveReport(**which, at=at, pages=3 + place % 3, late=place == 7))
        if place % 3 == 0:
            source = props / f"述职报告（{row.who.unit_short}）.docx"
            source.write_bytes(row.who.unit.encode() * 2000)
            kept = filing.keep(source, folder)
            bridge.do(reports.AttachFile(**which, file=kept.name, size=kept.size, digest=kept.digest))
            if place == 3:
                (folder / kept.stored).unlink()


def _written(shell: Shell, props: Path) -> None:
    _files(shell, props)
    page = _page(shell)
    page.written.look_again()
    page.refresh()


def _report(shell: Shell, props: Path) -> None:
    _files(shell, props)
    page = _page(shell)
    page.ask_report(page.written.rows.shown()[0].id)


def _question(shell: Shell, _props: Path) -> None:
    bridge, of = shell.bridge, shell.context.meeting_id
    running = bridge.ask(queries.floor, of, shell.clock.local()).turn
    assert running is not None
    words = (("资源共享、联动共建，主题党日与安全检查一起做", "note"), ("流动党员怎样编组？", "question"))
    for text, kind in words:
        bridge.do(notes.WriteNote(
            meeting_id=of, organisation_id=running.who.organisation_id, text=text, kind=kind,
        ))  # fmt: skip
    bridge.do(interposed.Interpose(meeting_id=of))


def _lot(shell: Shell, _props: Path) -> None:
    for seed in ("20260313", "58104927"):
        shell.bridge.do(DrawLot(meeting_id=shell.context.meeting_id, seed=seed))
    _page(shell).ask_lot()


def _times(shell: Shell, _props: Path) -> None:
    _page(shell).ask_times()


def _turn(shell: Shell, _props: Path) -> None:
    page = _page(shell)
    page.ask_turn(page.site.list.waiting()[-1])


def _away(shell: Shell, _props: Path) -> None:
    of = shell.context.meeting_id
    last = shell.bridge.ask(queries.turns, of)[-2]
    shell.bridge.do(SetTiming(meeting_id=of, only_present=True))
    if last.who.attendee_id:
        shell.bridge.do(UndoSignIn(meeting_id=of, attendee_id=last.who.attendee_id))
    page = _page(shell)
    page.site.list.choose(last.who.organisation_id)
    page.site.list.setFocus()
    settle(shell)


def _overtime(shell: Shell, _props: Path) -> None:
    """Red, and counting up."""
    page = _page(shell)
    bridge, of = shell.bridge, shell.context.meeting_id
    running = bridge.ask(queries.floor, of, shell.clock.local()).turn
    assert running is not None
    bridge.do(AdjustTime(meeting_id=of, organisation_id=running.who.organisation_id, seconds=-180))
    page.refresh()


def _refused(shell: Shell, _props: Path) -> None:
    """A length that can't be read is refused on its card."""
    page = _page(shell)
    page.ask_times()
    form = shell.window.findChildren(FormPanel)[-1].form
    form.fields[0].field.setText("eight")
    form.verb.click()


def _file_lost(shell: Shell, props: Path) -> None:
    """The file of a report is gone."""
    _files(shell, props)
    page = _page(shell)
    page.written.look_again()
    page.refresh()
    page.ask_report(page.written.rows.shown()[3].id)


SCENES: tuple[tuple[str, str, Scene], ...] = (
    ("speakers-times", "live", _times),
    ("speakers-turn", "live", _turn),
    ("speakers-report", "live", _report),
    ("speakers-refused", "live", _refused),
    ("speakers-written", "live", _written),
    ("speakers-file-lost", "live", _file_lost),
    ("speakers-question", "live", _question),
    ("speakers-overtime", "live", _overtime),
    ("speakers-away", "live", _away),
    ("speakers-before", "before", lambda _shell, _props: None),
    ("speakers-lot", "before", _lot),
)
"""Each with the moment of the day that it shows."""
