"""Where a meeting begins: from last year's, from a roster file, empty; or a look at the sample (look 18)."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from meetingdesk.foundation import paths
from meetingdesk.foundation.errors import MeetingDeskError
from meetingdesk.foundation.settings import Settings
from meetingdesk.foundation.wording import _, current_language, sentence
from meetingdesk.meeting import queries
from meetingdesk.meeting.commands import CreateMeeting
from meetingdesk.meeting.model import STATE_WORDS, State
from meetingdesk.meeting.people import AddAttendeesFromRoster
from meetingdesk.meeting.queries import MeetingRow
from meetingdesk.speakers.programme import SetTiming
from meetingdesk.ui import dialogs, sample
from meetingdesk.ui.asking import AskCard
from meetingdesk.ui.moments import day_words
from meetingdesk.ui.page import Context, Page
from meetingdesk.ui.pages import RESTORE
from meetingdesk.ui.parts.brand import Brand
from meetingdesk.ui.parts.buttons import Button, Link, Segmented
from meetingdesk.ui.parts.figures import Progress
from meetingdesk.ui.parts.labels import Chip, Label
from meetingdesk.ui.parts.paint import ChipFace
from meetingdesk.ui.parts.rows import Face, RowList
from meetingdesk.ui.parts.surfaces import MARGIN, Card, Icon, Scroll
from meetingdesk.ui.tables import Rows
from meetingdesk.ui.tasks import Task
from meetingdesk.ui.theme import Role, Tone
from meetingdesk.ui.welcome.begin import begin_card, last_years
from meetingdesk.ui.welcome.ways import WayCard

WIDE = 960
LANGUAGES = ("zh_CN", "en")
TABLES = "*.xlsx *.xlsm *.xls *.csv *.txt *.tsv"
STATE_FACES = {
    State.PREPARING: ("circle-dashed", Tone.INFO),
    State.RUNNING: ("play", Tone.OK),
    State.ENDED: ("square", Tone.IDLE),
    State.ARCHIVED: ("lock", Tone.IDLE),
}
ROWS_SHOWN, ROW = 4, 52
WAY_LEAST = 200


class ThePage(Page):
    """Three ways in, the sample, and the meetings there are."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._task: Task | None = None
        self._form: AskCard | None = None
        self._file: Path | None = None
        self._like = False
        self._about = Label("", Role.SECOND, "text2")
        self._language = Segmented(("中文", "English"), "", LANGUAGES.index(current_language()))
        self._heads = [Label("", Role.HEADING_LARGE) for _place in range(2)]
        icons = ("copy", "file-spreadsheet", "file-text")
        self.ways = [WayCard(icon, str(place)) for place, icon in enumerate(icons, 1)]
        self._sample_words = Label("", Role.BODY_STRONG)
        self._sample_chip = Chip(ChipFace(""))
        self.sample = Button("", icon="play")
        self.progress = Progress("", "ok", 6)
        self._meetings: Rows[MeetingRow] = Rows(read=lambda row: f"{row.title} {day_words(row.date)}")
        self.list = RowList(self._meetings, _face, "", height=ROW, inset=24)
        self._list_card = Card(margin=1, spacing=0)
        self._foot = Label("", Role.CAPTION, "text2")
        self.open_other, self.restore, self.manual = Link(""), Link(""), Link("")
        self._ways_side = QWidget()
        self._place()
        self._listen()
        self.rename()

    def refresh(self) -> None:
        """The meetings there are; without any the first way is closed."""
        rows = self.bridge.ask(queries.meetings)
        self._meetings.apply(rows)
        self.list.setFixedHeight(ROW * min(len(rows), ROWS_SHOWN))
        for part in (self._heads[1], self._list_card):
            part.setVisible(bool(rows))
        self.ways[0].setEnabled(bool(rows))
        second = _("党组织和人都带过来，签到和测评从头开始") if rows else _("还没有以前的会议")
        self.ways[0].say(_("从去年的会议开始"), second)

    def rename(self) -> None:
        """The words that stay."""
        self._about.set_words(_("一台电脑，管一场述职评议会：名册、签到、述职、测评、纪要"))
        self._language.setAccessibleName(_("界面语言"))
        self._heads[0].set_words(_("开一个新会议"))
        self._heads[1].set_words(_("打开以前的会议"))
        self.ways[1].say(_("从名册文件开始"), _("Excel 或 CSV，先看清每一行再导入"))
        self.ways[2].say(_("从空白开始"), _("自己填会议、单位和人"))
        self._sample_words.set_words(_("先看看样子：一场开完的述职评议会，44 个党组织"))
        self._sample_chip.say(ChipFace(_("演示数据"), Tone.INFO, "info"))
        self.sample.set_words(_("打开样例会议"))
        self.progress.setAccessibleName(_("正在准备样例会议"))
        self.list.setAccessibleName(_("以前的会议"))
        self._foot.set_words(_("数据只在这台电脑上，不联网。"))
        self.open_other.set_words(_("打开别的资料文件"))
        self.restore.set_words(_("恢复安全副本，换到备用电脑"))
        self.manual.set_words(_("使用说明"))
        self.refresh()

    def focus_first(self) -> None:
        """The first way that is open."""
        next(way for way in self.ways if way.isEnabled()).setFocus()

    def open_sample(self) -> None:
        """Play the sample meeting into a file of its own, then go on there; in that file, open it."""
        known = next((row for row in self.bridge.ask(queries.meetings) if row.sample), None)
        database = self.bridge.opened.path
        if known is not None and paths.sampled(database) is not None:
            self.context.open_meeting(known.id)
            return
        if self._task is not None:
            self._task.cancel()
            return
        self.sample.set_words(_("停下"))
        self.progress.show()
        self._task = self.context.tasks.start(
            lambda progress: sample.make(database, progress),
            done=self._sample_made, failed=self._sample_failed,
            progressed=lambda done, total, _text: self.progress.show_part(done / max(total, 1)),
            cancelled=self._sample_over, owner=self,
        )  # fmt: skip

    def _sample_made(self, file: Path) -> None:
        self._sample_over()
        self.context.open_file(file)

    def _sample_failed(self, error: Exception) -> None:
        self._sample_over()
        if not isinstance(error, MeetingDeskError):
            raise error
        self.tell(Tone.BAD, sentence(error), stays=True)

    def _sample_over(self) -> None:
        self._task = None
        self.progress.hide()
        self.rename()

    # ------------------------------------------------------------ the three ways

    def _go(self, way: int) -> None:
        if way == 1:
            filters = [_("表格 ({kinds})", kinds=TABLES)]
            dialogs.choose_file(self, _("选一个名册文件"), filters, self.begin_with_file)
        else:
            self._file, self._like = None, way == 0
            self._ask(begin_card(last_years(self.bridge) if self._like else None))

    def begin_with_file(self, path: Path) -> None:
        """Ask for the meeting first; the file is read on the roster's page."""
        self._file, self._like = path, False
        self._ask(begin_card(None, path.name, self.context.settings.start_time))

    def _ask(self, card: AskCard) -> None:
        self._end_form()
        self._form = card
        card.decided.connect(self._begin)
        card.left.connect(self._end_form)
        self._ways_side.hide()
        self._stack.insertWidget(self._stack.indexOf(self._ways_side), card)
        card.begin()

    def _end_form(self) -> None:
        if self._form is not None:
            self._form.hide()
            self._form.deleteLater()
            self._form = None
        self._ways_side.show()

    def _begin(self, command: CreateMeeting) -> None:
        made = self.act(command)
        if made is None:
            return
        file, context = self._file, self.context
        self._set_timing(made)
        if self._like:
            self.attempt(AddAttendeesFromRoster(meeting_id=made))
        context.open_meeting(made)
        if file is not None:
            context.handed = file
            context.go("roster")

    def _set_timing(self, made: str) -> None:
        """Speaking times as the settings say; what is usual anyway makes no act."""
        told, usual = self.context.settings, Settings()
        if (told.turn_seconds, told.amber_seconds) != (usual.turn_seconds, usual.amber_seconds):
            self.attempt(
                SetTiming(
                    meeting_id=made, planned_seconds=told.turn_seconds, amber_seconds=told.amber_seconds
                )
            )

    def _change_language(self, place: int) -> None:
        self.context.change(self.context.settings.changed(language=LANGUAGES[place]))

    def _listen(self) -> None:
        for place, way in enumerate(self.ways):
            way.clicked.connect(lambda _checked=False, place=place: self._go(place))
            shortcut = QShortcut(QKeySequence(str(place + 1)), self)
            shortcut.activated.connect(way.click)
        self._language.chosen.connect(self._change_language)
        self.sample.clicked.connect(self.open_sample)
        self.open_other.clicked.connect(self._choose_other)
        self.restore.clicked.connect(lambda: self.context.go(RESTORE))
        self.manual.clicked.connect(self.context.help)
        self.list.events.opened.connect(self.context.open_meeting)
        self.list.events.acted.connect(self.context.open_meeting)

    def _place(self) -> None:
        column = QWidget()
        column.setMaximumWidth(WIDE)
        stack = self._stack = QVBoxLayout(column)
        stack.setContentsMargins(0, 0, 0, 0)
        stack.setSpacing(0)
        stack.addStretch(3)
        stack.addLayout(self._title_line())
        stack.addSpacing(24)
        stack.addWidget(self.strip)
        stack.addWidget(self._heads[0])
        stack.addSpacing(4)
        self._fill_ways()
        stack.addWidget(self._ways_side)
        stack.addSpacing(16)
        stack.addWidget(self._sample_card())
        stack.addSpacing(24)
        stack.addWidget(self._heads[1])
        stack.addSpacing(4)
        self._list_card.body.addWidget(self.list)
        stack.addWidget(self._list_card)
        stack.addSpacing(20)
        stack.addLayout(self._other_ways())
        stack.addSpacing(12)
        stack.addWidget(self._foot)
        stack.addStretch(4)
        line = QHBoxLayout()
        line.setContentsMargins(MARGIN, 11, MARGIN, 11)
        line.addStretch(1)
        line.addWidget(column, 1000)  # as wide as it may be
        line.addStretch(1)
        whole = QWidget()
        whole.setLayout(line)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(Scroll(whole))

    def _other_ways(self) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(24)
        for part in (self.open_other, self.restore, self.manual):
            line.addWidget(part)
        line.addStretch(1)
        return line

    def _choose_other(self) -> None:
        filters = [_("资料文件 ({kinds})", kinds="*.db")]
        dialogs.choose_file(self, _("打开别的资料文件"), filters, self.context.open_file)

    def _title_line(self) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(16)
        line.addWidget(Brand(40))
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(Label("MeetingDesk", Role.PERSON_SMALL))
        words.addWidget(self._about)
        line.addLayout(words, 1)
        line.addWidget(self._language, 0, Qt.AlignmentFlag.AlignVCenter)
        return line

    def _fill_ways(self) -> None:
        line = QHBoxLayout(self._ways_side)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(24)
        for way in self.ways:
            way.setMinimumWidth(WAY_LEAST)
            line.addWidget(way, 1)

    def _sample_card(self) -> Card:
        card = Card(margin=13, spacing=8)
        line = QHBoxLayout()
        line.setContentsMargins(10, 0, 10, 0)
        line.setSpacing(16)
        self._sample_words.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        for part in (Icon("presentation", 22), self._sample_words, self._sample_chip):
            line.addWidget(part)
        line.addStretch(1)
        line.addWidget(self.sample)
        card.body.addLayout(line)
        card.body.addWidget(self.progress)
        self.progress.hide()
        return card


def _face(row: MeetingRow) -> Face:
    icon, tone = STATE_FACES[State(row.state)]
    title = _("{title}（演示数据）", title=row.title) if row.sample else row.title
    chip = ChipFace(_(STATE_WORDS[State(row.state)]), tone, icon)
    return Face(name=title, right=day_words(row.date), chip=chip, action=_("打开"))


