"""名册: one table of organisations and people, and the import with its preview."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import ClassVar, TypeVar

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from meetingdesk.desk import Command
from meetingdesk.foundation.errors import Fault, MeetingDeskError
from meetingdesk.foundation.progress import Progress
from meetingdesk.foundation.sheet_html import has_table
from meetingdesk.foundation.sheet_writing import Table, write_whole, write_xlsx
from meetingdesk.foundation.wording import Wording, _, current_language, sentence
from meetingdesk.meeting.people import AddAttendeesFromRoster
from meetingdesk.roster import queries
from meetingdesk.roster.bulk import Imported, ImportRoster
from meetingdesk.roster.exporting import Export, GiveOutPhones, export
from meetingdesk.roster.importing import Preview, trouble_list
from meetingdesk.ui import dialogs, exporting
from meetingdesk.ui.exporting import Outgoing
from meetingdesk.ui.page import Context, Page
from meetingdesk.ui.parts.buttons import Button, IconButton, Kind
from meetingdesk.ui.parts.surfaces import MARGIN, Card, EmptyPage, PageHead
from meetingdesk.ui.roster.gathering import MANY, Roster, gather
from meetingdesk.ui.roster.incoming import ImportView
from meetingdesk.ui.roster.people import PeopleView
from meetingdesk.ui.roster.reading import Read, Source, read
from meetingdesk.ui.tasks import Task
from meetingdesk.ui.theme import Tone

T = TypeVar("T")
ENDINGS = (".xlsx", ".xlsm", ".xls", ".csv", ".txt", ".tsv", ".et")


class ThePage(Page):
    """The roster. Nothing of a file reaches it before the red button; one undo takes an import back."""

    watches: ClassVar[frozenset[str]] = frozenset({"roster", "meeting"})

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.setAcceptDrops(True)
        self._task: Task | None = None
        self._offered: int | None = None
        self._read: Read | None = None
        self._roster, self._go_to_invite = Roster(), False
        self._gathering = self._gathered = 0  # which turn is under way, and which one is shown
        self.head = PageHead("")
        self.person = Button("", icon="user-plus")
        self.organisation = Button("", icon="building-2")
        self.paste = IconButton("clipboard-paste", "")
        self.give = IconButton("download", "")
        self.take = Button("", icon="file-spreadsheet")
        self.invite = Button("", icon="check")
        self.people = PeopleView(
            self.bridge, self.attempt, lambda words: self.tell(Tone.INFO, words), context.years
        )
        self.incoming = ImportView()
        self._empty = self._empty_page()
        self._heads, self._stack, self._inner = QStackedWidget(), QStackedWidget(), QStackedWidget()
        self._list_side = self._list_page()
        self._place()
        self._listen()
        self.rename()

    def refresh(self) -> None:
        """The table, who of it comes to the meeting, and what to do first; a long roster a moment later."""
        counts = self.bridge.ask(queries.counts)
        units, people = counts.organisations, counts.people
        words = _("{organisations} 个党组织，{people} 人", organisations=units, people=people)
        self.head.set_words(_("名册"), words)
        empty = not people and not units and self.people.beside.asking is None
        self._inner.setCurrentWidget(self._empty if empty else self.people)
        for part in (self.take, self.paste, self.give):
            part.setVisible(not empty)
        self._gathering += 1
        if people > MANY:
            self._gather_beside(self._gathering)
        else:
            self._show_roster(gather(self.bridge))

    def _gather_beside(self, turn: int) -> None:
        """Shown unless there was a change meanwhile, which gathers anew."""

        def done(found: Roster) -> None:
            if turn == self._gathering:
                self._show_roster(found)

        def failed(error: Exception) -> None:
            if not isinstance(error, Fault):  # which the red line tells already
                raise error
            self._stale = True

        self.context.tasks.start(
            lambda _progress: gather(self.bridge), done=done, failed=failed, owner=self
        )

    def _show_roster(self, found: Roster) -> None:
        """The red button on the empty page is its own, else it is for whoever is not yet in the meeting."""
        self._roster = found
        self.people.show_roster(found)
        if found.long:
            self._warm_beside()
        waiting = found.waiting
        self.invite.setVisible(waiting > 0)
        self.invite.set_words(_("把 {count} 人加入本次会议", count=waiting))
        self.invite.set_kind(Kind.PRIMARY if waiting else Kind.NORMAL)
        self._gathered = self._gathering
        self._go_on()

    def _go_on(self) -> None:
        """After an import, to whoever is not yet in the meeting, once all of the roster is seen."""
        if self._go_to_invite and self._gathered == self._gathering:
            self._go_to_invite = False
            if self.invite.isVisible():
                self.invite.setFocus()

    def _warm_beside(self) -> None:
        self.context.tasks.start(
            lambda _progress: self.people.warm(), done=lambda _none: self.people.warmed(), owner=self
        )

    def rename(self) -> None:
        """The words that stay."""
        self.person.set_words(_("新增人员"))
        self.organisation.set_words(_("新增党组织"))
        self.paste.setAccessibleName(_("从表格粘贴"))
        self.paste.setToolTip(_("从表格粘贴"))
        self.give.setAccessibleName(_("导出名册"))
        self.give.setToolTip(_("导出名册"))
        self.take.set_words(_("导入名册"))
        self.refresh()

    def focus_first(self) -> None:
        """The search field; or the file that another page left for this one."""
        handed, self.context.handed = self.context.handed, None
        if handed is not None:
            self.open_file(handed)
        elif self._stack.currentWidget() is self._list_side:
            self.people.field.setFocus()

    def open_file(self, path: Path) -> None:
        """Read a file and show what importing it would do."""
        self._begin(Source(path=path))

    def open_text(self, text: str, html: str = "") -> None:
        """The same for cells copied from a spreadsheet."""
        self._begin(Source(text=text, html=html))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """One file may be dropped, or cells of a spreadsheet."""
        data = event.mimeData()
        cells = has_table(data.html()) or any(mark in data.text().strip() for mark in "\t\n")
        if data.hasUrls() or cells:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Read it; a file that is no table is refused in words."""
        data = event.mimeData()
        found = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
        tables = [path for path in found if path.suffix.lower() in ENDINGS]
        if found:
            self.open_file((tables or found)[0])
        else:
            self.open_text(data.text(), data.html())
        event.acceptProposedAction()

    def _begin(self, source: Source) -> None:
        book = self._read.book if self._read and source.same_bytes(self._read.source) else None
        if self._task is not None:
            self._task.cancel()
        self.tell(Tone.INFO, _("正在读 {file}…", file=source.name), _("取消"), stays=True)
        self._task = self.context.tasks.start(
            lambda progress: read(source, self.bridge, progress, book),
            done=self._show_read, failed=self._not_read, cancelled=self.strip.hide, owner=self,
        )  # fmt: skip

    def _show_read(self, found: Read) -> None:
        self._task, self._read = None, found
        self.strip.hide()
        self._turn_to(self.incoming)
        self.incoming.show_read(found)

    def _not_read(self, error: Exception) -> None:
        self._task = None
        if not isinstance(error, MeetingDeskError):
            raise error
        self.tell(Tone.BAD, sentence(error), stays=True)

    def _import(self, command: ImportRoster) -> None:
        if len(command.rows) > MANY:
            self._do_beside(command, _("正在导入 {count} 人…", count=len(command.rows)), self._imported)
            return
        done = self.act(command)
        if done is not None:
            self._imported(done)

    def _do_beside(self, command: Command[T], words: str, then: Callable[[T], None]) -> None:
        """A long act, beside the window; it can't be stopped half way, but the window lives."""
        self.incoming.confirm.setEnabled(False)
        self.tell(Tone.INFO, words, stays=True)
        self.context.tasks.start(
            lambda _progress: self.bridge.desk.do(command), done=then, failed=self._not_done, owner=self
        )

    def _not_done(self, error: Exception) -> None:
        self.incoming.confirm.setEnabled(True)
        self._not_read(error)

    def _imported(self, done: Imported) -> None:
        self._leave()
        words = _(
            "已导入：新增 {new} 人，更新 {updated} 人，没有变化 {same} 人",
            new=done["new"], updated=done["updated"], same=done["unchanged"],
        )  # fmt: skip
        self._tell_done(words)
        self._go_to_invite = True
        self._go_on()

    def _tell_done(self, words: str) -> None:
        """What was done, with the way back; it stays until another act is done."""
        top = self.bridge.desk.undoable()
        self._offered = top.seq if top else None
        self.tell(Tone.OK, words, _("撤销"), stays=True)

    def _leave(self) -> None:
        self._read = None
        self.incoming.forget()
        self.strip.hide()
        self._turn_to(self._list_side)
        self.people.field.setFocus()

    def _turn_to(self, side: QWidget) -> None:
        self._stack.setCurrentWidget(side)
        self._heads.setCurrentWidget(self.incoming.head if side is self.incoming else self.head)

    def _strip_acted(self) -> None:
        """The word at the end of the strip: stop reading, or take the import back."""
        if self._task is not None:
            self._task.cancel()
            return
        top = self.bridge.desk.undoable()
        if top is not None and top.seq == self._offered:
            self.bridge.undo()
        else:
            self.tell(Tone.INFO, _("之后又做了别的事，请用窗口上方的撤销一步步退回"))

    def _choose(self) -> None:
        kinds = " ".join(f"*{ending}" for ending in ENDINGS)
        filters = [_("表格 ({kinds})", kinds=kinds)]
        dialogs.choose_file(self, _("选一个名册文件"), filters, self.open_file)

    def _paste(self) -> None:
        held: QMimeData | None = QGuiApplication.clipboard().mimeData()  # none where it can't be had
        data = QMimeData() if held is None else held
        paths = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
        if paths:
            self.open_file(paths[0])
        elif data.text().strip() or data.hasHtml():
            self.open_text(data.text(), data.html())
        else:
            self.tell(Tone.INFO, _("剪贴板里没有文字。先在表格里选好行，按 Ctrl+C。"))

    def _save_list(self, preview: Preview | None) -> None:
        if preview is None:
            return
        words = Wording(current_language())
        header, rows = trouble_list(preview, words)
        stem = Path(preview.file).stem or _("名册")
        suggested = Path.home() / _("{file}-问题清单.xlsx", file=stem)

        def save(path: Path) -> None:
            try:
                write_xlsx(path, [Table(_("问题"), header, rows)])
            except MeetingDeskError as error:
                self.tell(Tone.BAD, sentence(error), stays=True)
            else:
                self.tell(Tone.OK, _("问题清单存为 {file}", file=path.name))

        out = Outgoing(
            _("问题清单"), _("{count} 行：姓名、单位和要改的地方", count=len(rows)),
            filters=(_("表格 ({kinds})", kinds="*.xlsx"),), suggested=suggested,
        )  # fmt: skip
        exporting.export(self, self.context, out, lambda path, _whole: save(path))

    def _offer_export(self) -> None:
        """As a workbook or as text; phones whole only where that is meant."""
        kinds = (_("表格 ({kinds})", kinds="*.xlsx"), _("CSV 文本 ({kinds})", kinds="*.csv"))
        holds = _("姓名、党组织、职务、电话。可以再导入；内容都是文字，不会被当成公式。")
        out = Outgoing(_("名册"), holds, self._roster.phones, kinds, Path.home() / f"{_('名册')}.xlsx")
        exporting.export(self, self.context, out, self._write)

    def _write(self, path: Path, full: bool) -> None:
        wording = Wording(current_language())

        def work(_progress: Progress) -> Export:
            made = self.bridge.ask(export, wording, phones=full)
            if made.phones:
                self.bridge.desk.do(GiveOutPhones(file=path.name, count=made.phones))
            write_whole(path, made.csv() if path.suffix.lower() == ".csv" else made.xlsx())
            return made

        def done(made: Export) -> None:
            words = _("名册存为 {file}，电话中间四位已遮住", file=path.name)
            if made.phones:
                words = _("名册存为 {file}，内有 {count} 个完整的电话", file=path.name, count=made.phones)
            self.tell(Tone.OK, words)

        self.tell(Tone.INFO, _("正在写 {file}…", file=path.name), stays=True)
        self.context.tasks.start(work, done=done, failed=self._not_read, owner=self)

    def _invite(self) -> None:
        count = self.act(AddAttendeesFromRoster(meeting_id=self.context.meeting_id))
        if count is not None:
            self._tell_done(_("{count} 人加入了本次会议", count=count))

    def _listen(self) -> None:
        self.person.clicked.connect(self._add_person)
        self.organisation.clicked.connect(self._add_organisation)
        self.take.clicked.connect(self._choose)
        self.paste.clicked.connect(self._paste)
        self.give.clicked.connect(self._offer_export)
        self.invite.clicked.connect(self._invite)
        self.strip.acted.connect(self._strip_acted)
        self.people.unready.connect(self._warm_beside)
        self.incoming.left.connect(self._leave)
        self.incoming.other_file.connect(self._choose)
        self.incoming.reread.connect(self._begin)
        self.incoming.confirmed.connect(self._import)
        self.incoming.list_wanted.connect(self._save_list)
        QShortcut(QKeySequence.StandardKey.Paste, self).activated.connect(self._paste)

    def _add_person(self) -> None:
        self._inner.setCurrentWidget(self.people)
        self.people.add_person()

    def _add_organisation(self) -> None:
        self._inner.setCurrentWidget(self.people)
        self.people.add_organisation()

    def _empty_page(self) -> QWidget:
        card = Card(margin=0)
        choose = Button(_("导入名册"), Kind.PRIMARY, "file-spreadsheet", height=40)
        paste = Button(_("从表格粘贴"), icon="clipboard-paste", height=40)
        choose.clicked.connect(self._choose)
        paste.clicked.connect(self._paste)
        first = _("从表格文件导入最快：选文件，拖到这里，或把表格里的行复制后粘贴")
        card.body.addWidget(EmptyPage("users", _("名册里还没有人"), first, choose, paste))
        return card

    def _list_page(self) -> QWidget:
        side = QWidget()
        stack = QVBoxLayout(side)
        stack.setContentsMargins(0, 0, 0, 0)
        stack.setSpacing(0)
        self._inner.addWidget(self._empty)
        self._inner.addWidget(self.people)
        stack.addWidget(self._inner, 1)
        return side

    def _place(self) -> None:
        outer = QVBoxLayout(self)
        outer.setContentsMargins(MARGIN, 0, MARGIN, 16)
        outer.setSpacing(0)
        for part in (self.person, self.organisation, self.give, self.paste, self.take, self.invite):
            self.head.add(part)
        for head in (self.head, self.incoming.head):
            self._heads.addWidget(head)
        self._heads.setFixedHeight(self.head.height())
        for side in (self._list_side, self.incoming):
            self._stack.addWidget(side)
        outer.addWidget(self._heads)
        below = QVBoxLayout()
        below.setSpacing(12)  # only where the strip is seen
        below.addWidget(self.strip)
        below.addWidget(self._stack, 1)
        outer.addLayout(below, 1)
