"""归档: what an archive asks for and what of it is there; files that were handed in; the set itself."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from meetingdesk.filing import commands
from meetingdesk.filing.model import KIND_WORDS, Kind
from meetingdesk.filing.queries import FileRow, files
from meetingdesk.foundation import kept_files
from meetingdesk.foundation.errors import MeetingDeskError
from meetingdesk.foundation.kept_files import Kept
from meetingdesk.foundation.progress import Progress as Steps
from meetingdesk.foundation.wording import _
from meetingdesk.ui import dialogs, exporting
from meetingdesk.ui.exporting import Outgoing
from meetingdesk.ui.page import Context, Page
from meetingdesk.ui.parts.buttons import Button
from meetingdesk.ui.parts.buttons import Kind as Look
from meetingdesk.ui.parts.fields import Combo
from meetingdesk.ui.parts.labels import Label
from meetingdesk.ui.parts.paint import ChipFace
from meetingdesk.ui.parts.rows import Face, RowList
from meetingdesk.ui.parts.surfaces import GAP, MARGIN, Card, CardHead, PageHead
from meetingdesk.ui.parts.under_way import UnderWay
from meetingdesk.ui.phrases import listed
from meetingdesk.ui.tables import Rows
from meetingdesk.ui.tasks import Task
from meetingdesk.ui.theme import Role, Tone

BESIDE, NARROW_BESIDE, NARROW = 440, 320, 1000
KINDS = tuple(Kind)


@dataclass(frozen=True)
class Asked:
    """One thing that an archive asks for, with the files that answer it."""

    id: str
    files: tuple[str, ...]


def asked_face(row: Asked) -> Face:
    """有 with how many, or 缺."""
    chip = (
        ChipFace(_("有"), Tone.OK, "check") if row.files else ChipFace(_("缺"), Tone.WARN, "circle-dashed")
    )
    found = listed(_(one.rstrip(".")) for one in row.files)
    name = _(row.id)
    return Face(name=name, second="" if found == name else found, chip=chip, name_room=140)


def file_face(row: FileRow) -> Face:
    """What it is, and how large."""
    size = f"{row.size / 1048576:.1f} MB" if row.size >= 1048576 else f"{max(row.size // 1024, 1)} KB"
    return Face(name=row.name, second=_(KIND_WORDS[Kind(row.kind)]), right=size, action=_("移出"))


class ThePage(Page):
    """Files are copied beside the database off the window's thread, and never opened."""

    watches: ClassVar[frozenset[str]] = frozenset(
        "roster meeting agenda signin speakers seating invitation evaluation commentary minutes".split()
    ) | frozenset(
        {"filing"}
    )

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._task: Task | None = None
        self._looking: Task | None = None
        self._again = False
        self.head = PageHead("")
        self.back = Button("", icon="folder-open")
        self.to_zip = Button("", icon="archive")
        self.to_folder = Button("", Look.PRIMARY, "folder-open")
        self.under_way = UnderWay()
        self.asked: Rows[Asked] = Rows(read=lambda row: f"{_(row.id)} {_('有') if row.files else _('缺')}")
        self.asked_list = RowList(self.asked, asked_face, "", height=40, inset=20)
        self.filed: Rows[FileRow] = Rows(read=lambda row: row.name)
        self.filed_list = RowList(self.filed, file_face, "", height=54, inset=12)
        self.asked_head, self.filed_head = CardHead(""), CardHead("")
        self.kind = Combo("")
        self.add = Button("", icon="plus")
        self.hint = Label("", Role.SECOND, "text2", wrap=True)
        self._place()
        self._listen()
        self.rename()
        self._rest()

    def refresh(self) -> None:
        """The files at once; the index off the window's thread, as papers have to be thought through."""
        self.filed.apply(self.bridge.ask(files, self.context.meeting_id))
        self._again = self._looking is not None  # what was added meanwhile is looked at after this
        if self._again:
            return
        meeting, desk = self.context.meeting_id, self.bridge.desk

        def look(_progress: Steps) -> tuple[Asked, ...]:
            from meetingdesk.documents.archive import lines_of  # heavy; only needed here
            from meetingdesk.documents.snapshot import take

            return tuple(Asked(line.words, line.files) for line in lines_of(take(desk, meeting)))

        self._looking = self.context.tasks.start(look, done=self._looked, failed=self._missed, owner=self)

    def rename(self) -> None:
        """The words of the page."""
        self.back.set_words(_("回到文档"))
        self.to_zip.set_words(_("存成压缩包"))
        self.to_folder.set_words(_("存成文件夹"))
        self.under_way.set_words(_("正在归档"), _("停下"))
        self.asked_head.title.set_words(_("归档目录"))
        self.filed_head.title.set_words(_("随会议归档的文件"))
        self.asked_list.setAccessibleName(_("归档目录"))
        self.filed_list.setAccessibleName(_("随会议归档的文件"))
        self.kind.setAccessibleName(_("是什么材料"))
        now = max(self.kind.currentIndex(), 0)
        self.kind.clear()
        self.kind.addItems([_(KIND_WORDS[kind]) for kind in KINDS])
        self.kind.setCurrentIndex(now or KINDS.index(Kind.SIGNED))
        self.add.set_words(_("加文件"))
        self.hint.set_words(_("照片、录音、签字表的扫描件：复制一份放在数据库旁边，记下校验码，不打开、不改动。"))
        self.head.set_words(_("归档"))
        self.refresh()

    def focus_first(self) -> None:
        """Adding is what is done here."""
        self.add.setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Less beside the index in a narrow window."""
        super().resizeEvent(event)
        self._side.setFixedWidth(NARROW_BESIDE if self.width() < NARROW else BESIDE)

    def add_file(self, source: Path) -> None:
        """Keep a copy, then note it."""
        from meetingdesk.documents.acts import kept_folder

        if self._task is not None:
            return
        folder, kind = kept_folder(self.bridge.desk), KINDS[max(self.kind.currentIndex(), 0)]
        self._busy()
        self._task = self.context.tasks.start(
            lambda progress: kept_files.keep(source, folder, progress),
            done=lambda kept: self._note(kind, kept), failed=self._failed, progressed=self._show_progress,
            cancelled=self._rest, owner=self,
        )  # fmt: skip

    def save_to(self, target: Path) -> None:
        """Make the set."""
        if self._task is not None:
            return
        meeting, desk = self.context.meeting_id, self.bridge.desk

        def work(progress: Steps) -> int:
            from meetingdesk.documents.archive import make_archive  # heavy; only needed here

            return sum(not line.files for line in make_archive(desk, meeting, target, progress))

        self._busy()
        self._task = self.context.tasks.start(
            work, done=lambda lacking: self._made(target, lacking), failed=self._failed,
            progressed=self._show_progress, cancelled=self._rest, owner=self,
        )  # fmt: skip

    def _looked(self, found: tuple[Asked, ...]) -> None:
        self._looking = None
        if self._again:
            self.refresh()
        self.asked.apply(found)
        there = sum(bool(row.files) for row in found)
        self.head.set_words(_("归档"), _("要 {count} 样，有 {there} 样", count=len(found), there=there))

    def _missed(self, error: Exception) -> None:
        self._looking, self._again = None, False
        if not isinstance(error, MeetingDeskError):
            raise error

    def _note(self, kind: Kind, kept: Kept) -> None:
        self._rest()
        self.attempt(
            commands.FileAway(
                meeting_id=self.context.meeting_id, kind=kind.value, name=kept.name, digest=kept.digest,
                size=kept.size,
            )
        )  # fmt: skip

    def _made(self, target: Path, lacking: int) -> None:
        self._rest()
        words = _("归档存到了 {place}", place=str(target))
        more = _("，还缺 {count} 样", count=lacking) if lacking else ""
        self.tell(Tone.WARN if lacking else Tone.OK, words + more, stays=True)

    def _failed(self, error: Exception) -> None:
        self._rest()
        self.say_failure(error, Tone.BAD)

    def _busy(self) -> None:
        self.under_way.begin()
        for button in (self.add, self.to_zip, self.to_folder):
            button.setEnabled(False)

    def _rest(self) -> None:
        self._task = None
        self.under_way.rest()
        for button in (self.add, self.to_zip, self.to_folder):
            button.setEnabled(True)

    def _show_progress(self, done: int, total: int, name: str) -> None:
        self.under_way.show_part(done, total, _("正在做{name}…", name=_(name)) if name else "")

    def _take_off(self, which: str) -> None:
        self.attempt(commands.TakeFromFile(meeting_id=self.context.meeting_id, file_id=which))

    def _ask_zip(self) -> None:
        from meetingdesk.documents.file_names import file_words

        title = self.bridge.ask(_title, self.context.meeting_id)
        suggested = Path.home() / f"{file_words(_('归档') + '-' + title)}.zip"
        out = Outgoing(_("归档"), self._holds(), filters=(_("压缩包 (*.zip)"),), suggested=suggested)
        exporting.export(self, self.context, out, lambda path, _whole: self.save_to(path))

    def _ask_folder(self) -> None:
        from meetingdesk.documents.file_names import file_words

        title = self.bridge.ask(_title, self.context.meeting_id)
        name = file_words(_("归档") + "-" + title)
        out = Outgoing(_("归档"), self._holds())
        exporting.export(self, self.context, out, lambda folder, _whole: self.save_to(folder / name))

    def _holds(self) -> str:
        return _("会议的全部文档和随会议归档的 {count} 个文件；电话遮住。", count=len(self.filed.shown()))

    def _cancel(self) -> None:
        if self._task is not None:
            self._task.cancel()

    def _listen(self) -> None:
        self.back.clicked.connect(lambda: self.context.go("documents"))
        self.add.clicked.connect(lambda: dialogs.choose_file(self, _("加哪个文件"), (), self.add_file))
        self.to_zip.clicked.connect(self._ask_zip)
        self.to_folder.clicked.connect(self._ask_folder)
        self.under_way.stopped.connect(self._cancel)
        self.filed_list.events.acted.connect(self._take_off)

    def _place(self) -> None:
        outer = QVBoxLayout(self)
        outer.setContentsMargins(MARGIN, 0, MARGIN, 16)
        outer.setSpacing(0)
        for part in (self.back, self.to_zip, self.to_folder):
            self.head.add(part)
        outer.addWidget(self.head)
        outer.addWidget(self.strip)
        outer.addWidget(self.under_way)
        columns = QHBoxLayout()
        columns.setSpacing(GAP)
        left = Card(margin=4, spacing=4)
        self.asked_head.setContentsMargins(16, 8, 16, 0)
        left.body.addWidget(self.asked_head)
        left.body.addWidget(self.asked_list, 1)
        columns.addWidget(left, 1)
        columns.addWidget(self._beside())
        outer.addLayout(columns, 1)

    def _beside(self) -> Card:
        card = Card(margin=16, spacing=8)
        card.setFixedWidth(BESIDE)
        self._side = card
        card.body.addWidget(self.filed_head)
        card.body.addWidget(self.hint)
        line = QHBoxLayout()
        line.addWidget(self.kind, 1)
        line.addWidget(self.add)
        card.body.addLayout(line)
        card.body.addWidget(self.filed_list, 1)
        return card


def _title(session: object, meeting_id: str) -> str:
    from meetingdesk.meeting.queries import meeting

    return meeting(session, meeting_id).title  # type: ignore[arg-type]  # the desk's own session
