"""会前: answers to the notice typed as fast as people sign in, and the list of whom to remind."""

from __future__ import annotations

from pathlib import Path
from typing import Any, ClassVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QHideEvent, QKeyEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout

from meetingdesk.desk import Command
from meetingdesk.foundation.errors import MeetingDeskError
from meetingdesk.foundation.sheet_writing import Table, write_xlsx
from meetingdesk.foundation.wording import _, sentence
from meetingdesk.invitation import queries
from meetingdesk.invitation.commands import LookAtPhones, MarkNoticeSent, TakeReply, TakeReplyBack
from meetingdesk.invitation.model import ANSWER_WORDS, Answer
from meetingdesk.invitation.queries import ChaseRow, ReplyRow
from meetingdesk.meeting import queries as meetings
from meetingdesk.signin.search import AttendeeIndex, attendee_index
from meetingdesk.ui import exporting
from meetingdesk.ui.asking import AskCard
from meetingdesk.ui.exporting import Outgoing
from meetingdesk.ui.invitation import faces, forms
from meetingdesk.ui.invitation.lists import Lists
from meetingdesk.ui.invitation.notice import NoticeCard
from meetingdesk.ui.invitation.side import KEYS, AnswerSide
from meetingdesk.ui.page import Context, Page
from meetingdesk.ui.parts.buttons import Button
from meetingdesk.ui.parts.surfaces import GAP, MARGIN, PageHead
from meetingdesk.ui.theme import Tone

SIDE_BY_SIDE = 1100  # pixels that both sides need in the longer language


class ThePage(Page):
    """The days before the meeting."""

    watches: ClassVar[frozenset[str]] = frozenset({"invitation", "signin", "meeting", "speakers", "roster"})

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._index = AttendeeIndex()
        self._people: dict[str, ReplyRow] = {}
        self._whole = False
        self.form: AskCard | None = None
        self._head = PageHead("")
        self.back = Button("", icon="arrow-left")
        self.side = AnswerSide()
        self.notice = NoticeCard()
        self.lists = Lists()
        self._place()
        self._listen()
        self.rename()

    def refresh(self) -> None:
        """Everything again; what is typed stays."""
        of, now = self.context.meeting_id, self.bridge.desk.clock.local()
        told = self.bridge.ask(queries.days_before, of, now, whole_phones=self._whole)
        open_ = self.bridge.ask(meetings.meeting, of).state != "archived"
        self._people = {row.attendee_id: row for row in told.replies}
        self._index = self.bridge.ask(attendee_index, of, self._index)
        self.side.show_people(self._people, self._index)
        self.notice.show_notice(told.notice, open_)
        self.lists.show_replies(told.replies, told.counts)
        self.lists.show_chase(told.chase, self._whole)
        self._head.set_words(_("会前"), _subtitle(told.counts, len(told.chase)))

    def rename(self) -> None:
        """The words that stay."""
        self.back.set_words(_("返回总览"))
        self.side.rename()
        self.refresh()

    def focus_first(self) -> None:
        """The field."""
        self.side.field.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Whatever is typed anywhere on the page goes into the field."""
        if event.text() and event.text().isprintable() and self.form is None:
            self.side.field.setFocus()
            self.side.field.insert(event.text())
            return
        super().keyPressEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        """Telephones are masked again when the page is left."""
        super().hideEvent(event)
        if self._whole:
            self._whole = False
            self._stale = True

    # ------------------------------------------------------------ answers

    def _answered(self, attendee_id: str, answer: str) -> None:
        who, of, way = self._people[attendee_id], self.context.meeting_id, self.side.chosen_way()
        if answer == Answer.LEAVE:
            self._ask(forms.leave_card(of, who, way))
        elif answer == Answer.SUBSTITUTE:
            self._ask(forms.substitute_card(of, who, way))
        else:
            self._take(TakeReply(meeting_id=of, attendee_id=attendee_id, answer=answer, way=way))

    def _take(self, command: TakeReply) -> None:
        taken = self.act(command)
        if taken is None:
            return
        self._end_form()
        answer = _(ANSWER_WORDS[Answer(taken["answer"])])
        words = _("{name}：{answer}", name=taken["name"], answer=answer)
        if taken["already"]:
            self.tell(Tone.INFO, _("{what}，早已登记，没有改变", what=words))
        else:
            self.tell(Tone.OK, words)
        self.side.next()

    def _take_back(self, attendee_id: str) -> None:
        self.attempt(TakeReplyBack(meeting_id=self.context.meeting_id, attendee_id=attendee_id))
        self.side.field.setFocus()

    # ------------------------------------------------------------ the notice

    def _change_notice(self) -> None:
        notice = self.bridge.ask(queries.notice, self.context.meeting_id)
        card = forms.NoticeForm(self.context.meeting_id, notice).card
        self._ask(card, beside=self._right)
        self.lists.hide()

    def _notice_sent(self) -> None:
        if self.attempt(MarkNoticeSent(meeting_id=self.context.meeting_id)):
            self.tell(Tone.OK, _("已登记：通知发出"))

    def _ask(self, card: AskCard, beside: QVBoxLayout | None = None) -> None:
        self._end_form()
        self.form = card
        card.decided.connect(self._decide)
        card.left.connect(self._end_form)
        if beside is None:
            self.side.show_form(card)
        else:
            beside.insertWidget(1, card)
        self.side.step_back(True)
        card.begin()

    def _decide(self, command: Command[Any]) -> None:
        if isinstance(command, TakeReply):
            self._take(command)
        elif self.attempt(command):
            self._end_form()

    def _end_form(self) -> None:
        if self.form is None:
            return
        self.form.hide()
        self.form.deleteLater()
        self.form = None
        self.lists.show()
        self.side.step_back(False)
        self.side.end_form()

    # ------------------------------------------------------------ telephones

    def _show_phones(self, whole: bool) -> None:
        self._whole = whole and self._looked()
        self.refresh()

    def _looked(self) -> bool:
        """The look is noted before any number is seen."""
        rows = self.lists.chase_rows.shown()
        who = tuple(row.attendee_id for row in rows if row.attendee_id is not None)
        return self.attempt(LookAtPhones(meeting_id=self.context.meeting_id, attendee_ids=who))

    def _export(self) -> None:
        suggested = Path.home() / f"{_('催办名单')}.xlsx"
        rows = self.lists.chase_rows.shown()
        out = Outgoing(
            _("催办名单"), _("{count} 人：姓名、单位、职务、电话、还差什么", count=len(rows)),
            sum(bool(row.phone) for row in rows), (_("表格 ({kinds})", kinds="*.xlsx"),), suggested,
        )  # fmt: skip
        exporting.export(self, self.context, out, self.save_to)

    def save_to(self, path: Path, whole: bool = False) -> None:
        """Write the list. Whole numbers, for whoever telephones, are a look, too."""
        if whole and not self._looked():
            return
        of, now = self.context.meeting_id, self.bridge.desk.clock.local()
        rows = self.bridge.ask(queries.chase, of, now, whole_phones=whole)
        sample = self.bridge.ask(meetings.meeting, of).sample
        try:
            write_xlsx(path, [chase_table(rows, sample)])
        except MeetingDeskError as error:
            self.tell(Tone.BAD, sentence(error))
        else:
            self.tell(Tone.OK, _("已导出 {count} 人到 {file}", count=len(rows), file=path.name))

    # ------------------------------------------------------------ making

    def _listen(self) -> None:
        self.back.clicked.connect(lambda: self.context.go("overview"))
        self.side.answered.connect(self._answered)
        self.side.taken_back.connect(self._take_back)
        self.notice.change.connect(self._change_notice)
        self.notice.sent.connect(self._notice_sent)
        self.notice.papers.connect(lambda: self.context.go("documents"))
        self.lists.phones.connect(self._show_phones)
        self.lists.export.connect(self._export)
        self.lists.opened.connect(self.side.pick)
        for answer in (Answer.LEAVE, Answer.SUBSTITUTE):
            key = QShortcut(QKeySequence(KEYS[answer]), self)
            key.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            key.activated.connect(lambda which=answer: self.side.answer(which))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow window what is typed stands over what is known."""
        super().resizeEvent(event)
        side_by_side = self.width() >= SIDE_BY_SIDE
        way = QBoxLayout.Direction.LeftToRight if side_by_side else QBoxLayout.Direction.TopToBottom
        if self._sides.direction() is not way:
            self._sides.setDirection(way)

    def _place(self) -> None:
        outer = QVBoxLayout(self)
        outer.setContentsMargins(MARGIN, 0, MARGIN, 16)
        outer.setSpacing(0)
        self._head.add(self.back)
        outer.addWidget(self._head)
        outer.addWidget(self.strip)
        line = self._sides = QHBoxLayout()
        line.setSpacing(MARGIN)
        line.addWidget(self.side)
        self._right = QVBoxLayout()
        self._right.setSpacing(GAP)
        self._right.addWidget(self.notice)
        self._right.addWidget(self.lists, 1)
        line.addLayout(self._right, 1)
        outer.addLayout(line, 1)


def chase_table(rows: tuple[ChaseRow, ...], sample: bool) -> Table:
    """催办名单 as a sheet, with a column to write in."""
    header = [_("序号"), _("单位"), _("姓名"), _("职务"), _("电话"), _("还差"), _("期限"), _("备注")]
    told: list[list[str | int | None]] = [
        [at, row.unit, row.name, row.post, row.phone, faces.owed_words(row), faces.due_words(row), None]
        for at, row in enumerate(rows, start=1)
    ]
    return Table(_("催办名单"), header, told, [_("演示数据")] if sample else [])


def _subtitle(counts: queries.Counts, chase: int) -> str:
    if not counts.invited:
        return _("参会名单是空的，请从名册加入")
    words = _("回执 {replied}/{invited}", replied=counts.replied, invited=counts.invited)
    return _("{what}，要催 {count} 人", what=words, count=chase) if chase else words
