"""文档: every paper of the meeting; one is saved, or all, into a folder, with progress and a way to stop."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from meetingdesk.evaluation import queries as evaluation
from meetingdesk.evaluation.model import State
from meetingdesk.foundation.errors import MeetingDeskError
from meetingdesk.foundation.progress import Progress as Steps
from meetingdesk.foundation.wording import N_, _, sentence
from meetingdesk.ui import dialogs
from meetingdesk.ui.page import Context, Page
from meetingdesk.ui.parts.buttons import Button, Kind
from meetingdesk.ui.parts.figures import Progress
from meetingdesk.ui.parts.labels import Label
from meetingdesk.ui.parts.paint import ChipFace
from meetingdesk.ui.parts.rows import Face, RowList
from meetingdesk.ui.parts.surfaces import MARGIN, Card, PageHead
from meetingdesk.ui.tables import Rows
from meetingdesk.ui.tasks import Task
from meetingdesk.ui.theme import Role, Tone

PAPERS = (
    (N_("会议纪要"), "PDF", "file-text", N_("发出去的那一份：到会、述职、测评、点评和要求")),
    (N_("会议记录"), "PDF", "scroll-text", N_("存档的那一份：逐项、逐人，连时间和发言")),
    (N_("签到表"), "PDF", "clipboard-check", N_("每个人的到会情况和时间")),
    (N_("名单"), "XLSX", "users", N_("参会名单，可以再导入")),
    (N_("测评结果"), "PDF", "chart-column", N_("封存以后才有：每张测评表一份，票数、得分、名次和算法")),
    (N_("测评结果表"), "XLSX", "table-2", N_("封存以后才有：同样的数字，表格")),
)
SEALED_ONLY = frozenset({"测评结果", "测评结果表"})


@dataclass(frozen=True)
class PaperRow:
    """One paper; `ready` says whether there is something to tell in it."""

    id: str
    kind: str
    icon: str
    about: str
    ready: bool


class ThePage(Page):
    """The list; making goes on off the window's thread."""

    watches: ClassVar[frozenset[str]] = frozenset({"evaluation"})

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._task: Task | None = None
        self.head = PageHead("")
        self.all = Button("", Kind.PRIMARY, "folder-open")
        self.stop = Button("", icon="x", height=32)
        self.progress = Progress("", "ok", 6)
        self.told = Label("", Role.SECOND, "text2")
        self.rows: Rows[PaperRow] = Rows(read=_read, enabled=lambda row: row.ready)
        self.list = RowList(self.rows, _face, "", height=64, inset=20)
        self._place()
        self._listen()
        self.rename()
        self._rest()

    def refresh(self) -> None:
        """Which papers can be made now."""
        polls = self.bridge.ask(evaluation.polls, self.context.meeting_id)
        sealed = any(poll.state == State.SEALED for poll in polls)
        self.rows.apply(
            [
                PaperRow(name, kind, icon, about, ready=sealed or name not in SEALED_ONLY)
                for name, kind, icon, about in PAPERS
            ]
        )
        ready = sum(row.ready for row in self.rows.shown())
        self.head.set_words(_("文档"), _("现在能做 {count} 种", count=ready))

    def rename(self) -> None:
        """The words that stay."""
        self.all.set_words(_("全部存到文件夹"))
        self.stop.set_words(_("停下"))
        self.progress.setAccessibleName(_("正在做文档"))
        self.list.setAccessibleName(_("这次会议的文档"))
        self.refresh()

    def focus_first(self) -> None:
        """The list."""
        self.list.setFocus()
        self.list.choose(self.list.current_id() or self.rows.shown()[0].id)

    def save_into(self, folder: Path, names: tuple[str, ...] | None = None) -> None:
        """Make papers and put them into a folder; all that can be made where none are named."""
        if self._task is not None:
            return
        for part in (self.progress, self.told, self.stop):
            part.show()
        self.all.setEnabled(False)
        meeting, desk = self.context.meeting_id, self.bridge.desk

        def work(progress: Steps) -> list[Path]:
            from meetingdesk.documents import papers  # heavy; only needed here

            return papers.make(desk, meeting, folder, names, progress)

        self._task = self.context.tasks.start(
            work, done=lambda made: self._made(folder, made), failed=self._failed,
            progressed=self._show_progress, cancelled=self._rest, owner=self,
        )  # fmt: skip

    def _choose_all(self) -> None:
        self._choose()

    def _choose(self, names: tuple[str, ...] | None = None) -> None:
        dialogs.choose_folder(self, _("存到哪个文件夹"), lambda folder: self.save_into(folder, names))

    def _show_progress(self, done: int, total: int, name: str) -> None:
        self.progress.show_part(done / max(total, 1))
        self.told.set_words(_("正在做{name}…", name=_(name)) if name else "")

    def _made(self, folder: Path, made: list[Path]) -> None:
        self._rest()
        words = _("{count} 份文件存到了 {folder}", count=len(made), folder=str(folder))
        self.tell(Tone.OK, words, stays=True)

    def _failed(self, error: Exception) -> None:
        self._rest()
        if not isinstance(error, MeetingDeskError):
            raise error
        self.tell(Tone.BAD, sentence(error), stays=True)

    def _rest(self) -> None:
        self._task = None
        self.all.setEnabled(True)
        for part in (self.progress, self.told, self.stop):
            part.hide()

    def _cancel(self) -> None:
        if self._task is not None:
            self._task.cancel()

    def _listen(self) -> None:
        self.all.clicked.connect(self._choose_all)
        self.stop.clicked.connect(self._cancel)
        self.list.events.acted.connect(lambda name: self._choose((name,)))

    def _place(self) -> None:
        outer = QVBoxLayout(self)
        outer.setContentsMargins(MARGIN, 0, MARGIN, 16)
        outer.setSpacing(0)
        self.head.add(self.all)
        outer.addWidget(self.head)
        outer.addWidget(self.strip)
        line = QHBoxLayout()
        line.setSpacing(12)
        line.addWidget(self.progress, 1)
        line.addWidget(self.told)
        line.addWidget(self.stop)
        outer.addLayout(line)
        card = Card(margin=1, spacing=0)
        self.list.setFixedHeight(64 * len(PAPERS))
        card.body.addWidget(self.list)
        outer.addWidget(card)
        outer.addStretch(1)


def _read(row: PaperRow) -> str:
    return f"{_(row.id)} {row.kind}"


def _face(row: PaperRow) -> Face:
    waits = ChipFace(_("封存后"), Tone.IDLE, "lock")
    return Face(
        name=_(row.id), beside=row.kind, second=_(row.about), icon=row.icon,
        action=_("存到文件夹") if row.ready else "", chip=None if row.ready else waits,
    )  # fmt: skip
