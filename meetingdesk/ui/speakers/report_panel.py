"""One report on paper: when it came, how long it is, who brought it, and the file as it was handed in."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QHBoxLayout, QWidget
from shiboken6 import isValid

from meetingdesk.desk import Command
from meetingdesk.foundation import paths
from meetingdesk.foundation.errors import MeetingDeskError
from meetingdesk.foundation.sheets import date_of
from meetingdesk.foundation.wording import _
from meetingdesk.speakers import filing, queries, reports
from meetingdesk.speakers.filing import FileState, Kept
from meetingdesk.speakers.model import IN_HAND, ReportState
from meetingdesk.speakers.queries import ReportRow
from meetingdesk.ui import exporting
from meetingdesk.ui.dialogs import choose_file
from meetingdesk.ui.exporting import Outgoing
from meetingdesk.ui.moments import clock_words, time_of_day
from meetingdesk.ui.page import Context
from meetingdesk.ui.parts.buttons import Button, Kind
from meetingdesk.ui.parts.fields import Field, Form, WithError
from meetingdesk.ui.parts.labels import Chip, IconLabel, Label
from meetingdesk.ui.parts.surfaces import Card, CardHead, Well
from meetingdesk.ui.speakers import faces
from meetingdesk.ui.speakers.panel import CardPanel
from meetingdesk.ui.theme import Role

WIDE = 520


class ReportPanel(CardPanel):
    """What is known of one report; each verb is done at once, and the card stays until Esc."""

    def __init__(self, over: QWidget, context: Context, organisation: str) -> None:
        super().__init__(over, Card(margin=20, spacing=12), "", WIDE)
        self._context, self._bridge, self._which = context, context.bridge, organisation
        self._folder = paths.reports_folder(context.bridge.opened.path)
        self._row = self._asked()
        self.chip = Chip(faces.report_chip(self._row))
        self.at = WithError(Field(_("收到时间"), _("例如 8:40，或 2026-03-11 17:00")))
        self.pages = WithError(Field(_("页数"), _("例如 4")))
        self.by = WithError(Field(_("交来的人"), _("可以不写")))
        self.take, self.save = Button("", Kind.PRIMARY, "check"), Button(_("保存"), Kind.PRIMARY)
        self.missing, self.late, self.back = Button(_("记为未交")), Button(""), Button(_("撤销收到"))
        self.file = IconLabel("file-text", "", "text2")
        self.attach = Button("", icon="file-plus", height=36)
        self.give = Button(_("另存一份"), icon="download")
        self.folder = Button(_("打开文件夹"), icon="folder-open")
        self.detach = Button(_("去掉"), Kind.QUIET)
        self.setAccessibleName(self._row.who.unit)
        self._build()
        self._listen()
        self._fill()

    def begin(self) -> None:
        """Show it where typing starts."""
        self.ask(self.take if self.take.isVisibleTo(self) else self.pages.field)

    def put_file(self, source: Path) -> None:
        """Copy a file beside the database, then note it with its digest."""
        self.attach.setEnabled(False)
        self.file.say("refresh-cw", _("正在存放…"), "text2")
        folder = self._folder
        self._context.tasks.start(
            lambda _progress: filing.keep(source, folder), done=self._note, failed=self._failed
        )

    def save_copy(self, target: Path) -> None:
        """The file as it was handed in, at another place."""
        kept, folder = self._row.file, self._folder
        if kept is not None:
            self._context.tasks.start(
                lambda _progress: filing.give(folder, kept, target), failed=self._failed
            )

    # ------------------------------------------------------------ what is done

    def _note(self, kept: Kept) -> None:
        self._do(reports.AttachFile, file=kept.name, size=kept.size, digest=kept.digest)

    def _failed(self, error: Exception) -> None:
        assert isinstance(error, MeetingDeskError)
        if isValid(self):
            self._fill()
            self.tell(error)
        else:
            self._bridge.refused.emit(error)

    def _do(self, kind: type[Command[Any]], **given: Any) -> None:
        of = {"meeting_id": self._context.meeting_id, "organisation_id": self._which}
        try:
            self._bridge.do(kind(**of, **given), self._context)
        except MeetingDeskError as error:
            self._failed(error)
            return
        if isValid(self):  # a file may be kept after the card has gone
            self._fill()

    def _take(self) -> None:
        given = self._given()
        if given is not None:
            at = {"at": given["received_at"]} if given["received_at"] else {}
            self._do(reports.ReceiveReport, pages=given["pages"], handed_by=given["handed_by"], **at)

    def _save(self) -> None:
        given = self._given()
        if given is not None:
            self._do(reports.CorrectReport, **given)

    def _given(self) -> dict[str, Any] | None:
        """What stands in the fields; None where something can't be read, which is then said there."""
        pages, at = self.pages.field.text().strip(), _moment(self.at.field.text(), self._day())
        good = not pages or pages.isdecimal()
        self.pages.refuse("" if good else _("请写数字，例如 4"))
        timed = at is not None or not self.at.field.text().strip()
        self.at.refuse("" if timed else _("请写时间，例如 8:40 或 2026-03-11 17:00"))
        if not (good and timed):
            self.place()
            return None
        return {
            "received_at": at, "pages": int(pages) if pages else None,
            "handed_by": self.by.field.text().strip() or None,
        }  # fmt: skip

    def _day(self) -> dt.date:
        return (self._row.received_at or self._bridge.desk.clock.local()).date()

    # ------------------------------------------------------------ what is shown

    def _asked(self) -> ReportRow:
        rows = self._bridge.ask(queries.reports, self._context.meeting_id)
        return next(row for row in rows if row.who.organisation_id == self._which)

    def _fill(self) -> None:
        row = self._row = self._asked()
        here, late = row.state in IN_HAND, row.state is ReportState.LATE
        self.chip.say(faces.report_chip(row))
        self.at.field.setText(_written(row.received_at, self._bridge.desk.clock.local()))
        self.pages.field.setText(str(row.pages or ""))
        self.by.field.setText(row.handed_by or "")
        self.take.set_words(_("登记收到"))
        self.late.set_words(_("算按时") if late else _("算迟交"))
        for button, seen in (
            (self.take, not here), (self.missing, row.state is ReportState.EXPECTED), (self.save, here),
            (self.late, here), (self.back, row.state is not ReportState.EXPECTED),
        ):  # fmt: skip
            button.setVisible(seen)
        self._fill_file()
        self.place()

    def _fill_file(self) -> None:
        kept = self._row.file
        self.attach.setEnabled(True)
        self.attach.set_words(_("换一个文件") if kept else _("附上文件"))
        for button in (self.give, self.detach):
            button.setVisible(kept is not None)
        self.folder.setVisible(kept is not None)
        if kept is None:
            self.file.say("file-text", _("没有附文件"), "text2")
            return
        words = _("{file}（{size}）", file=kept.name, size=_size(kept.size))
        found = filing.state(self._folder, kept)
        if found is FileState.KEPT:
            self.file.say("file-check", words, "ok")
        elif found is FileState.MISSING:
            self.file.say("circle-x", _("{file} 不在存放处了，请重新附上", file=kept.name), "bad")
        else:
            self.file.say("triangle-alert", _("{file} 和收到时不一样，请重新附上", file=kept.name), "bad")

    def _listen(self) -> None:
        self.take.clicked.connect(self._take)
        self.save.clicked.connect(self._save)
        self.missing.clicked.connect(lambda: self._do(reports.MarkMissing))
        self.back.clicked.connect(lambda: self._do(reports.UndoReceive))
        self.late.clicked.connect(
            lambda: self._do(reports.MarkReportLate, late=self._row.state is not ReportState.LATE)
        )
        self.detach.clicked.connect(lambda: self._do(reports.DetachFile))
        self.folder.clicked.connect(
            lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._folder)))
        )
        self.attach.clicked.connect(self._choose)
        self.give.clicked.connect(self._choose_target)
        for field in (self.at, self.pages, self.by):
            field.field.returnPressed.connect(self._enter)

    def _enter(self) -> None:
        if self._row.state in IN_HAND:
            self._save()
        else:
            self._take()

    def _choose(self) -> None:
        choose_file(self, _("附上书面报告文件"), (), self.put_file)

    def _choose_target(self) -> None:
        if self._row.file is not None:
            name = self._row.file.name
            out = Outgoing(
                _("书面报告"), _("{unit}交来的文件“{file}”，原样。", unit=self._row.who.unit, file=name),
                filters=(_("所有文件 (*)"),), suggested=Path.home() / name,
            )  # fmt: skip
            exporting.export(self, self._context, out, lambda path, _whole: self.save_copy(path))

    def _build(self) -> None:
        card = self.card
        head = CardHead(self._row.who.unit, role=Role.HEADING_LARGE)
        head.add(self.chip)
        leave = Button(_("返回"), Kind.QUIET, key="Esc", height=36)
        leave.clicked.connect(self.close_card)
        head.add(leave)
        card.body.addWidget(head)
        form = Form()
        for label, field in ((_("收到时间"), self.at), (_("页数"), self.pages), (_("交来的人"), self.by)):
            form.add(label, field)
        card.body.addWidget(form)
        card.body.addLayout(_line(self.missing, self.late, self.back, None, self.take, self.save))
        well = Well(margin=16, spacing=8)
        well.body.addWidget(self.file)
        well.body.addWidget(Label(_("文件原样存在数据库旁边，程序不打开它。"), Role.SECOND, "text2"))
        well.body.addLayout(_line(self.attach, self.give, self.folder, None, self.detach))
        card.body.addWidget(well)


def _line(*parts: Button | None) -> QHBoxLayout:
    line = QHBoxLayout()
    line.setSpacing(8)
    for part in parts:
        if part is None:
            line.addStretch(1)
        else:
            line.addWidget(part)
    return line


def _moment(text: str, day: dt.date) -> dt.datetime | None:
    """A time of day, with a date in front where it is another day."""
    head, _blank, tail = text.replace("\u3000", " ").strip().rpartition(" ")
    time = time_of_day(tail)
    date = date_of(head) if head else day
    return dt.datetime.combine(date, time) if time and date else None


def _written(at: dt.datetime | None, now: dt.datetime) -> str:
    if at is None:
        return ""
    return clock_words(at) if at.date() == now.date() else f"{at.date().isoformat()} {clock_words(at)}"


def _size(count: int) -> str:
    if count < 1024:
        return _("{count} 字节", count=count)
    return f"{count / 1024:.0f} KB" if count < 1024 * 1024 else f"{count / 1024 / 1024:.1f} MB"
