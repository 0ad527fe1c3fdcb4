"""The panel of the scenes: choose one, see it first, then put it on the screen."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from meetingdesk.foundation.wording import _
from meetingdesk.stage.facts import MESSAGE_LENGTH, Scene
from meetingdesk.ui.audience import NEEDS_FACTS, ORDER, Audience
from meetingdesk.ui.parts.buttons import Button, Kind, Segmented
from meetingdesk.ui.parts.fields import Field
from meetingdesk.ui.parts.labels import Label
from meetingdesk.ui.parts.overlay import CardScrim
from meetingdesk.ui.parts.rows import Face, RowList
from meetingdesk.ui.parts.surfaces import Card, CardHead
from meetingdesk.ui.stage.view import StageView
from meetingdesk.ui.stage.words import name_of
from meetingdesk.ui.tables import Rows
from meetingdesk.ui.theme import Role

WIDE = 900
PREVIEW = (560, 315)
MINUTES = (5, 10, 15, 20)
LISTED = (*ORDER, Scene.BREAK, Scene.BLANK)


@dataclass(frozen=True)
class Line:
    """A scene of the list."""

    id: str
    name: str
    remark: str
    current: bool


class AudiencePanel(CardScrim):
    """A card over the window: the scenes at the left, the chosen one at the right before the room sees it."""

    wide = WIDE

    def __init__(self, over: QWidget, audience: Audience) -> None:
        super().__init__(over)
        self._audience = audience
        self.setAccessibleName(_("大屏"))
        self._rows: Rows[Line] = Rows(read=lambda row: f"{row.name} {row.remark}")
        self.list = RowList(self._rows, _face, _("画面"), height=40, inset=12, rounded=True)
        self.preview = StageView(lambda: audience.preview_time, ticks=False)
        self.preview.setFixedSize(*PREVIEW)
        self.preview.setAccessibleName(_("预览"))
        self.message = Field(_("给发言人的话"), _("给发言人的话，例如：请在一分钟内结束"))
        self.message.setMaxLength(MESSAGE_LENGTH)
        self.message.setText(audience.message)
        self.say = Button("", height=36)
        self.minutes = Segmented(tuple(_("{count} 分", count=each) for each in MINUTES), _("休息多久"), 1)
        self.window_button = Button("", icon="monitor")
        self.place = Label("", Role.CAPTION, "text2", wrap=True)
        self.show_button = Button(_("上屏"), Kind.PRIMARY, "presentation", key="Enter", height=40)
        self.card = self._build()
        self.card.setParent(self)
        self._listen()
        self._fill()

    def ask(self) -> None:
        """Show it with the next scene of the day chosen."""
        self.place_card()
        self.card.show()
        self.open(self.list)
        self.list.choose(str(self._audience.following()))

    def chosen(self) -> Scene:
        """The scene of the list that is looked at."""
        return Scene(self.list.current_id() or str(self._audience.scene))

    def put(self) -> None:
        """The chosen scene goes onto the screen, and the panel goes."""
        scene = self.chosen()
        if scene is Scene.BREAK:
            self._audience.begin_break(MINUTES[self.minutes.current()])
        elif scene is Scene.BLANK:
            if not self._audience.blanked:
                self._audience.blank()
        else:
            self._audience.show(scene)
        self.close_card()

    def _listen(self) -> None:
        self.list.events.chosen.connect(lambda _id: self._look())
        self.list.events.opened.connect(lambda _id: self.put())
        self.show_button.clicked.connect(self.put)
        self.say.clicked.connect(self._say)
        self.message.returnPressed.connect(self._say)
        self.window_button.clicked.connect(self._toggle)
        self.minutes.chosen.connect(lambda _place: self._look())

    def _say(self) -> None:
        words = "" if self._audience.message == self.message.text().strip() else self.message.text()
        self._audience.say(words)
        if not words:
            self.message.clear()
        self._fill()

    def _toggle(self) -> None:
        self._audience.toggle_window()
        self._fill()

    def _fill(self) -> None:
        here = self._audience
        self._rows.apply([self._line(scene) for scene in LISTED])
        self.say.set_words(_("撤下这句") if here.message else _("显示这句"))
        self.window_button.set_words(_("关闭大屏窗口") if here.is_open else _("打开大屏窗口"))
        self.place.set_words(self._where())
        self._look()

    def _where(self) -> str:
        window = self._audience.window
        if window is None or not self._audience.is_open:
            return _("接好投影再打开；只有一块屏幕时，它是一个普通窗口。")
        if window.screen_name:
            return _("正在 {screen} 上全屏显示，鼠标和键盘留在这里。", screen=window.screen_name)
        if window.is_mirrored:
            return _("投影和本机是同一画面（复制）。请在系统里改为“扩展”，会场才看不到操作页面。")
        return _("没有找到第二块屏幕，先用普通窗口显示。")

    def _line(self, scene: Scene) -> Line:
        here = self._audience
        empty = scene in NEEDS_FACTS and here.preview(scene).content is None
        now = here.shown is scene
        remark = _("会场正在看") if now else _("还没有内容") if empty else ""
        return Line(str(scene), name_of(scene), remark, now)

    def _look(self) -> None:
        self.minutes.setVisible(self.chosen() is Scene.BREAK)
        minutes = MINUTES[self.minutes.current()]
        self.preview.show_facts(self._audience.preview(self.chosen(), minutes))

    def _build(self) -> Card:
        card = Card(margin=20, spacing=12)
        card.body.addWidget(CardHead(_("大屏"), _("先看一眼，再让会场看"), role=Role.HEADING_LARGE))
        middle = QHBoxLayout()
        middle.setSpacing(20)
        self.list.setFixedHeight(40 * len(LISTED) + 4)
        middle.addWidget(self.list, 1)
        middle.addLayout(self._right())
        card.body.addLayout(middle)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self.window_button)
        foot.addWidget(self.place, 1)
        back = Button(_("返回"), Kind.QUIET, key="Esc", height=40)
        back.clicked.connect(self.close_card)
        foot.addWidget(back)
        foot.addWidget(self.show_button)
        card.body.addLayout(foot)
        return card

    def _right(self) -> QVBoxLayout:
        right = QVBoxLayout()
        right.setSpacing(12)
        right.addWidget(self.preview)
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(self.message, 1)
        line.addWidget(self.say)
        right.addLayout(line)
        right.addWidget(self.minutes)
        right.addStretch(1)
        return right



def _face(row: Line) -> Face:
    return Face(name=row.name, right=row.remark, right_ink="text2", current=row.current)
