"""Safety copies: where they go, what each holds, what it lacks of now, and the way back into a new file."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from meetingdesk.care import copies
from meetingdesk.care.copies import Brought, CopyRow, Holding
from meetingdesk.foundation import paths
from meetingdesk.foundation.errors import MeetingDeskError
from meetingdesk.foundation.wording import Wording, _, current_language, sentence
from meetingdesk.ui import dialogs
from meetingdesk.ui.care.leaf import Leaf, empty, missing_words, size_words
from meetingdesk.ui.care.spare import SpareCard
from meetingdesk.ui.moments import ago_words, clock_words, day_words
from meetingdesk.ui.page import Page
from meetingdesk.ui.parts.buttons import Button, Kind
from meetingdesk.ui.parts.folding import FoldingLine
from meetingdesk.ui.parts.labels import Label
from meetingdesk.ui.parts.paint import ChipFace
from meetingdesk.ui.parts.rows import Face, RowList
from meetingdesk.ui.parts.surfaces import GAP, Card, CardHead, Hairline, Scroll
from meetingdesk.ui.tables import Rows
from meetingdesk.ui.theme import Role, Tone

SIDE, NARROW_SIDE, NARROW = 480, 400, 1000
LISTED = 9  # acts that a copy lacks, one by one


class CopiesLeaf(Leaf):
    """The list at the left, the chosen copy at the right."""

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        self.rows: Rows[CopyRow] = Rows(read=lambda row: f"{_moment(row)} {_place(row)}")
        self.list = RowList(self.rows, self._face, _("安全副本"), height=56, inset=20)
        self.list.events.chosen.connect(self.choose)
        self.nothing = Label(_("还没有安全副本；每 50 步或 2 分钟自动做一份"), Role.SECOND, "text2")
        self.second = Label("", Role.SECOND, "text2", wrap=True)
        self.now = Button(_("现在做一份"), icon="hard-drive", height=32)
        self.now.clicked.connect(self.make_one)
        self.place = Button("", icon="folder", height=32)
        self.place.clicked.connect(self.choose_place)
        self.none = Button(_("不用第二处"), Kind.QUIET, height=32)
        self.none.clicked.connect(lambda: self.keep_at(None))
        self.other = Button(_("从 U 盘打开备用…"), icon="log-in", height=32)
        self.other.clicked.connect(self.choose_other)
        self.spare = SpareCard(self)
        self.detail = Card(margin=24, spacing=8)
        self._looked_at = ("", 0)
        self._put()

    def about(self) -> str:
        """When the last one was made."""
        last = self.bridge.last_copy()
        now = self.bridge.desk.clock.local()
        return _("最近一份：{ago}", ago=ago_words(last[0], now)) if last else _("还没有安全副本")

    def refresh(self) -> None:
        """The copies there are now, and where they go."""
        keeper = self.bridge.opened.keeper
        rows = copies.list_copies(self.bridge.opened.path, keeper.second)
        self.rows.apply(list(rows))
        self.nothing.setVisible(not rows)
        self._say_second()
        chosen = self.list.current_id()
        if rows and chosen is None:
            self._choose_first()
        elif chosen is not None and self.spare.isHidden() and self._looked_at != (chosen, self._last_act()):
            self.choose(chosen)  # acts were done meanwhile: it lacks more of them

    def focus_first(self) -> None:
        """The newest copy."""
        self.list.setFocus()

    def make_one(self) -> None:
        """A copy now, in both places."""
        keeper = self.bridge.opened.keeper

        def done(made: object) -> None:
            self.refresh()
            self._choose_first()
            if made is None and keeper.failure is not None:
                self.refused(keeper.failure)
            elif keeper.second_failure is None:
                self.page.tell(Tone.OK, _("做好了一份安全副本"))

        self.run(keeper.copy_now, done, self.now)

    def choose_place(self) -> None:
        """Ask for the folder on another medium."""
        dialogs.choose_folder(self, _("副本的第二处：U 盘或网络文件夹"), self.keep_at)

    def keep_at(self, folder: Path | None) -> None:
        """From now on copies go there as well; the first one at once."""
        change = self.context.settings.changed(second_place=str(folder) if folder else "")
        self.context.change(change)
        self.bridge.opened.keeper.keep_at(folder)
        if folder is not None:
            self.make_one()
        else:
            self.refresh()

    def choose(self, key: str) -> None:
        """Open a copy, check it, and show what it holds."""
        row = self.rows.row(key)
        if row is None:
            return
        if self._looked_at[0] != key:
            self._show(row, [Label(_("正在打开并核对…"), Role.BODY, "text2")])
        self._looked_at = (key, self._last_act())
        self._in_front(self.detail)
        opened = self.bridge.opened

        def show(holding: Holding) -> None:
            if self.list.current_id() == key:
                self._show(row, self._told(row, holding))

        def failed(error: Exception) -> None:
            if not isinstance(error, MeetingDeskError):
                raise error
            if self.list.current_id() == key:
                self._show(row, self._broken(error))

        def look(_progress: object) -> Holding:
            return copies.look_into(row.path, opened.secret, opened.desk)

        self.context.tasks.start(look, done=show, failed=failed, owner=self)

    def choose_other(self) -> None:
        """The copy of another laptop: this one is to take over."""
        filters = [_("会议文件 ({kinds})", kinds="*.db")]
        dialogs.choose_file(self, _("选要接着办的副本"), filters, self.take_over_from)

    def take_over_from(self, copy: Path) -> None:
        """The checklist in place of the copy that was looked at: one thing to decide at a time."""
        self._in_front(self.spare)
        self.spare.look_at(copy)

    def restore(self, row: CopyRow, then_open: bool) -> None:
        """Into a new file; nothing is overwritten."""
        opened, clock = self.bridge.opened, self.bridge.desk.clock
        target = copies.new_place(opened.path, clock)

        def done(made: Brought) -> None:
            words = _("已恢复成新文件“{file}”；原来的文件没有动。", file=str(target))
            missing = missing_words(made)
            if then_open:
                self.context.open_file(target, opened.secret, notice=(Tone.WARN, missing))
            else:
                self.page.tell(Tone.WARN if missing else Tone.OK, words + missing, stays=True)

        self.run(lambda: copies.bring_back(row.path, target, opened.secret), done)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Less beside the list in a narrow window."""
        super().resizeEvent(event)
        self._beside.setFixedWidth(NARROW_SIDE if self.width() < NARROW else SIDE)

    # ------------------------------------------------------------ what is shown

    def _in_front(self, card: Card) -> None:
        for each in (self.detail, self.spare):
            each.setVisible(each is card)

    def _choose_first(self) -> None:
        rows = self.rows.shown()
        if rows:
            self.list.choose(rows[0].id)
            self.choose(rows[0].id)

    def _last_act(self) -> int:
        newest = self.bridge.desk.history(1)
        return newest[0].seq if newest else 0

    def _broken(self, error: MeetingDeskError) -> list[QWidget]:
        """Nothing is offered but another copy."""
        return [
            Label(_("这一份打不开，或没有通过核对"), Role.BODY_STRONG, "bad", wrap=True),
            Label(sentence(error), Role.SECOND, "text2", wrap=True),
        ]

    def _face(self, row: CopyRow) -> Face:
        size = size_words(row.size)
        told = _("到第 {seq} 步，{size}", seq=row.seq, size=size)
        chip = ChipFace(_("第二处"), Tone.INFO) if row.second else None
        return Face(name=_moment(row), second=told, chip=chip, icon="hard-drive")

    def _told(self, row: CopyRow, held: Holding) -> list[QWidget]:
        facts = [
            Label(_("打开核对过，完好"), Role.BODY_STRONG, "ok"),
            Label(_("{meetings} 场会议，{people} 人，{units} 个单位", meetings=len(held.meetings),
                    people=held.people, units=held.organisations)),
            *(Label(title, Role.SECOND, "text2") for title in held.meetings[:4]),
        ]  # fmt: skip
        if held.left_out:
            words = _("副本不含未封存的选票：有 {count} 张录入要从纸票重新录入。", count=held.left_out)
            facts.append(Label(words, Role.SECOND, "warn", wrap=True))
        return [*facts, Hairline(), *self._lacking(held), self._buttons(row)]

    def _lacking(self, held: Holding) -> list[QWidget]:
        if not held.same:
            return [Label(_("这是另一份资料的副本，不能和现在的逐步对照"), Role.SECOND, "warn", wrap=True)]
        if not held.lacks:
            return [Label(_("和现在一样，一步不少"), Role.BODY_STRONG)]
        wording = Wording(current_language())
        lines: list[QWidget] = [Label(_("比现在少 {count} 步：", count=held.lacks), Role.BODY_STRONG)]
        for act in held.lacking[:LISTED]:
            words = _("{seq}  {act}", seq=act.seq, act=act.text(wording))
            lines.append(Label(words, Role.SECOND, "text2"))
        if held.lacks > LISTED:
            lines.append(Label(_("…以及更早的 {count} 步", count=held.lacks - LISTED), Role.SECOND, "text2"))
        return lines

    def _buttons(self, row: CopyRow) -> QWidget:
        line = QWidget()
        stack = QHBoxLayout(line)
        stack.setContentsMargins(0, 12, 0, 0)
        stack.setSpacing(8)
        aside = Button(_("恢复成新文件"), icon="save", height=36)
        aside.clicked.connect(lambda: self.restore(row, then_open=False))
        on = Button(_("恢复成新文件并打开"), Kind.PRIMARY, height=36)
        on.clicked.connect(lambda: self.restore(row, then_open=True))
        stack.addStretch(1)
        stack.addWidget(aside)
        stack.addWidget(on)
        return line

    def _show(self, row: CopyRow, parts: list[QWidget]) -> None:
        empty(self.detail)
        self.detail.body.addWidget(CardHead(_moment(row), _place(row)))
        for part in parts:
            self.detail.body.addWidget(part)

    def _say_second(self) -> None:
        keeper = self.bridge.opened.keeper
        self.place.set_words(_("换一处") if keeper.second else _("选第二处…"))
        self.none.setVisible(keeper.second is not None)
        self.place.setVisible(not paths.is_aside(self.bridge.opened.path))
        if self.place.isHidden():
            words, ink = _("样例和练习用的副本不去第二处，免得混进真正的副本。"), "text2"
        elif keeper.second is None:
            words, ink = _("只存在这台电脑上。电脑坏了或丢了就没有了：请选一个 U 盘或网络文件夹。"), "warn"
        elif keeper.second_failure is not None:
            words, ink = sentence(keeper.second_failure), "bad"
        elif keeper.same_disk:
            place, ink = str(keeper.second), "warn"
            words = _("第二处 {folder} 和资料在同一个盘上，盘坏了两处一起没有：请换一个 U 盘。", folder=place)
        else:
            words, ink = _("第二处：{folder}", folder=str(keeper.second)), "text2"
        self.second.set_words(words)
        self.second.set_ink(ink)

    def _put(self) -> None:
        left = Card(margin=1, spacing=0)
        top = QVBoxLayout()
        top.setContentsMargins(20, 14, 20, 12)
        top.setSpacing(8)
        top.addWidget(self.second)
        acts = FoldingLine()
        for button in (self.now, self.place, self.none):
            acts.line.addWidget(button)
        acts.line.addStretch(1)
        acts.line.addWidget(self.other)
        top.addWidget(acts)
        left.body.addLayout(top)
        left.body.addWidget(Hairline())
        left.body.addWidget(self.nothing)
        left.body.addWidget(self.list, 1)
        side = QWidget()
        stack = QVBoxLayout(side)
        stack.setContentsMargins(0, 0, 0, 0)
        stack.setSpacing(GAP)
        stack.addWidget(self.spare)
        stack.addWidget(self.detail)
        stack.addStretch(1)
        self._beside = scroll = Scroll(side)
        scroll.setFixedWidth(SIDE)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(GAP)
        whole.addWidget(left, 1)
        whole.addWidget(scroll)


def _moment(row: CopyRow) -> str:
    return _("{day} {time}", day=day_words(row.at.date()), time=clock_words(row.at))


def _place(row: CopyRow) -> str:
    return _("第二处") if row.second else _("这台电脑")


