"""抽签: drawn in sight of all, checked by anyone: the seed, the digests, the line that gives them again."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QWidget

from meetingdesk.foundation.changes import Changes
from meetingdesk.foundation.errors import MeetingDeskError
from meetingdesk.foundation.wording import _
from meetingdesk.speakers import lot, queries
from meetingdesk.speakers.programme import DrawLot
from meetingdesk.speakers.queries import DrawRow
from meetingdesk.ui.bridge import Bridge
from meetingdesk.ui.moments import clock_words
from meetingdesk.ui.parts.buttons import Button, Kind
from meetingdesk.ui.parts.fields import Combo, Field
from meetingdesk.ui.parts.labels import IconLabel, Label
from meetingdesk.ui.parts.rows import Face, RowList
from meetingdesk.ui.parts.surfaces import Card, CardHead, Well
from meetingdesk.ui.speakers.panel import CardPanel
from meetingdesk.ui.tables import Rows
from meetingdesk.ui.theme import Role

WIDE = 620
DIGEST = 16  # characters shown; the whole digest goes with the copied line
ROW, SHOWN, LEAST = 34, 7, 2
AROUND = 430  # px of the card beside its list


@dataclass(frozen=True)
class Place:
    """One organisation as the seed puts it."""

    number: int
    place: lot.Place

    @property
    def id(self) -> str:
        """The organisation's name."""
        return self.place.name


class LotPanel(CardPanel):
    """Above the seed and the verb; below the lot that was drawn, worked out again while one looks."""

    def __init__(self, over: QWidget, bridge: Bridge) -> None:
        super().__init__(over, Card(margin=20, spacing=12), _("抽签排序"), WIDE)
        self._bridge = bridge
        self._draws: tuple[DrawRow, ...] = ()
        self.seed = Field(_("号码"), _("现场报一个号码；空着就由程序出八位数"), 40)
        self.draw = Button(_("抽签"), Kind.PRIMARY, "shuffle", height=40)
        self.which = Combo(_("哪一次抽签"))
        self.drawn = Label("", Role.FIGURE)
        self.about = Label("", Role.SECOND, "text2")
        self.holds = IconLabel("circle-check", "", "ok")
        self.stands = Label("", Role.SECOND, "text2")
        self._rows: Rows[Place] = Rows(read=lambda row: f"{row.number} {row.place.name}")
        self.list = RowList(self._rows, _face, _("抽签结果"), height=ROW, inset=4)
        self.copy = Button(_("复制核对命令"), icon="copy", height=36)
        self._build()
        self._listen()
        self._fill()

    def begin(self) -> None:
        """Show it with the seed to be typed."""
        self.ask(self.seed)

    def put(self) -> None:
        """Draw with the seed that was typed, or one of the program's own."""
        of, seed = self._bridge.meeting_id or "", self.seed.text().strip()
        try:
            self._bridge.do(DrawLot(meeting_id=of, seed=seed) if seed else DrawLot(meeting_id=of), self)
        except MeetingDeskError as error:
            self.tell(error)
            return
        self.seed.clear()
        self.which.setCurrentIndex(0)
        self._fill()

    def _listen(self) -> None:
        self.draw.clicked.connect(self.put)
        self.seed.returnPressed.connect(self.put)
        self.which.currentIndexChanged.connect(lambda _place: self._show())
        self.copy.clicked.connect(self._copy)
        self._bridge.changed.connect(self._hear)

    def _hear(self, _changes: Changes) -> None:
        if self.isVisible():
            self._fill()

    def _fill(self) -> None:
        self._draws = self._bridge.ask(queries.draws, self._bridge.meeting_id or "")
        count = len(self._draws)
        words = [_("第 {number} 次（{time}）", number=count - at, time=clock_words(row.drawn_at))
                 for at, row in enumerate(self._draws)]  # fmt: skip
        if [self.which.itemText(at) for at in range(self.which.count())] != words:
            self.which.blockSignals(True)
            self.which.clear()
            self.which.addItems(words)
            self.which.blockSignals(False)
        self._show()

    def _show(self) -> None:
        self._result.setVisible(bool(self._draws))
        self.which.setVisible(len(self._draws) > 1)
        if self._draws:
            self._tell_draw(self._draws[max(0, self.which.currentIndex())])
        self.place()

    def _tell_draw(self, row: DrawRow) -> None:
        self.drawn.set_words(row.seed)
        time, count = clock_words(row.drawn_at), len(row.names)
        self.about.set_words(_("{time} 抽签，{count} 家", time=time, count=count))
        self._rows.apply([Place(at, one) for at, one in enumerate(lot.places(row.seed, row.names), start=1)])
        room = (self.window().height() - AROUND) // ROW
        self.list.setFixedHeight(ROW * max(LEAST, min(SHOWN, len(row.names), room)) + 2)
        if lot.holds(row.seed, row.names):
            self.holds.say("circle-check", _("刚才按下面的办法重算过，和记录的次序一致"), "ok")
        else:
            self.holds.say("circle-x", _("重算的次序和记录不一致，这次抽签不能采用"), "bad")
        turns = self._bridge.ask(queries.turns, self._bridge.meeting_id or "")
        now = [turn.who.unit for turn in turns if turn.who.unit in row.names]
        same = now == list(row.names)
        self.stands.set_words("" if same else _("抽签以后又调整过：现在的述职次序和这次抽签不同"))
        self.stands.setVisible(not same)

    def _copy(self) -> None:
        row = self._draws[max(0, self.which.currentIndex())]
        QGuiApplication.clipboard().setText(lot.command_line(row.seed, row.names))
        self.copy.set_words(_("已复制"))

    def _build(self) -> None:
        card = self.card
        head = CardHead(_("抽签排序"), role=Role.HEADING_LARGE)
        back = Button(_("返回"), Kind.QUIET, key="Esc", height=36)
        back.clicked.connect(self.close_card)
        head.add(back)
        card.body.addWidget(head)
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(self.seed, 1)
        line.addWidget(self.draw)
        card.body.addLayout(line)
        card.body.addWidget(Label(_("只排正在等候的；每抽一次都记下，不能悄悄重抽。"), Role.SECOND, "text2"))
        self._result = self._lower()
        card.body.addWidget(self._result)

    def _lower(self) -> QWidget:
        well = Well(margin=16, spacing=8)
        line = QHBoxLayout()
        line.setSpacing(12)
        line.addWidget(self.drawn)
        line.addWidget(self.about, 1)
        line.addWidget(self.which)
        well.body.addLayout(line)
        for part in (self.list, self.holds, self.stands):
            well.body.addWidget(part)
        method = _("办法：把号码、一个换行、党组织全称连起来（UTF-8），各求 SHA-256，从小到大就是次序。"
                   "谁都能在自己的电脑上重算。")  # fmt: skip
        foot = QHBoxLayout()
        foot.setSpacing(12)
        foot.addWidget(Label(method, Role.SECOND, "text2", wrap=True), 1)
        foot.addWidget(self.copy)
        well.body.addLayout(foot)
        return well


def _face(row: Place) -> Face:
    return Face(name=row.place.name, lead=str(row.number), right=f"{row.place.digest[:DIGEST]}…")
