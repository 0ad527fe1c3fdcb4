"""The three columns of the sheet of components. Invented names only (演示数据)."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QStyle, QStyleOptionViewItem, QVBoxLayout, QWidget

from meetingdesk.ui.parts import paint
from meetingdesk.ui.parts.buttons import Button, IconButton, Kind, Segmented
from meetingdesk.ui.parts.checks import Check, Radio
from meetingdesk.ui.parts.fields import Combo, Field, WithError
from meetingdesk.ui.parts.labels import Chip, IconLabel, KeyCap, Label
from meetingdesk.ui.parts.messages import MessageStrip, Toast
from meetingdesk.ui.parts.overlay import QuestionCard
from meetingdesk.ui.parts.paint import ChipFace
from meetingdesk.ui.parts.rows import Face, RowList
from meetingdesk.ui.parts.shell import Caption
from meetingdesk.ui.parts.surfaces import Card, EmptyPage
from meetingdesk.ui.parts.tiles import Tile, paint_tile
from meetingdesk.ui.tables import Rows
from meetingdesk.ui.theme import Role, Tone


@dataclass(frozen=True)
class _Line:
    id: str
    face: Face
    state: str = ""
    enabled: bool = True


def _line(*parts: QWidget, gap: int = 8) -> QHBoxLayout:
    line = QHBoxLayout()
    line.setSpacing(gap)
    for part in parts:
        line.addWidget(part)
    line.addStretch(1)
    return line


def _column() -> tuple[QWidget, QVBoxLayout]:
    column = QWidget()
    stack = QVBoxLayout(column)
    stack.setContentsMargins(0, 0, 0, 0)
    stack.setSpacing(8)
    return column, stack


class _Lit(Button):
    """Looks focused without being it: a sheet has only one focus."""

    def hasFocus(self) -> bool:
        return True


def _buttons(stack: QVBoxLayout) -> None:
    stack.addWidget(Caption("按钮"))
    stack.addLayout(
        _line(
            Button("主要动作", Kind.PRIMARY, "check", "F6"),
            Button("普通", Kind.NORMAL, "plus"),
            Button("安静", Kind.QUIET, "search"),
            Button("删除", Kind.DANGER, "x"),
        )
    )
    off, chosen = Button("不可用", Kind.PRIMARY, "lock"), Button("选中", Kind.NORMAL, "check")
    off.setEnabled(False)
    chosen.setCheckable(True)
    chosen.setChecked(True)
    lit = _Lit("焦点")
    stack.addLayout(
        _line(off, lit, chosen, Button("签到台 44 高", height=44), IconButton("ellipsis", "更多"))
    )


def _inputs(stack: QVBoxLayout) -> None:
    stack.addWidget(Caption("输入"))
    wrong = WithError(Field("电话"))
    wrong.field.setText("1008498392")
    wrong.refuse("请写 11 位数字")
    line = QHBoxLayout()
    line.setSpacing(8)
    first = QVBoxLayout()
    first.addWidget(Field("姓名或单位", "姓名或单位"))
    first.addStretch(1)
    line.addLayout(first, 3)
    line.addWidget(wrong, 4)
    stack.addLayout(line)
    group = QWidget()
    radios = _line(Radio("选中", on=True), Radio("未选"), gap=12)
    radios.setContentsMargins(0, 0, 0, 0)
    group.setLayout(radios)
    stack.addLayout(_line(Check("已勾选", on=True), Check("未勾选"), group, gap=16))
    stack.addLayout(
        _line(
            Combo("提醒", ["60 秒", "跟随系统设置"]), Segmented(["浅色", "深色", "跟随系统"], "颜色"), gap=16
        )
    )


_CHIPS = (
    (
        ChipFace("已到", Tone.OK, "circle-check"),
        ChipFace("迟到", Tone.WARN, "clock"),
        ChipFace("请假", Tone.INFO, "calendar-x-2"),
        ChipFace("代会", Tone.PROXY, "user-cog"),
        ChipFace("列席", Tone.GUEST, "eye"),
        ChipFace("缺席", Tone.BAD, "circle-x"),
    ),
    (
        ChipFace("未到", Tone.IDLE, "circle-dashed"),
        ChipFace("最新", Tone.OK, "check"),
        ChipFace("数据已变", Tone.WARN, "refresh-cw"),
        ChipFace("草稿", Tone.INFO, "pencil"),
        ChipFace("已归档", Tone.IDLE, "lock"),
    ),
)


def left_column() -> QWidget:
    """Buttons, fields, chips, messages."""
    column, stack = _column()
    _buttons(stack)
    _inputs(stack)
    stack.addWidget(Caption("状态：记号加文字"))
    for faces in _CHIPS:
        stack.addLayout(_line(*(Chip(face) for face in faces)))
    stack.addWidget(Caption("消息条：出现在事情发生的地方，不抢焦点"))
    says = (
        (Tone.OK, "已导入 40 人", "撤销"),
        (Tone.WARN, "投影仪断开了，大屏改成了窗口", "去设置"),
        (Tone.BAD, "有效 41 加无效 1 是 42，比收回的 43 少 1 份", "去分拣"),
        (Tone.INFO, "“三、点评意见”用的是你改过的文字", "查看"),
    )
    for tone, words, action in says:
        strip = MessageStrip()
        stack.addWidget(strip)
        strip.say(tone, words, action, stays=True)
    stack.addStretch(1)
    return column


class _StateList(RowList):
    """Draws rows in states that a pointer and a keyboard would give them."""

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        for place, row in enumerate(self.rows.shown()):
            option = QStyleOptionViewItem()
            self.initViewItemOption(option)
            option.rect = QRect(0, place * 40, self.viewport().width(), 40)
            flags = {"hover": QStyle.StateFlag.State_MouseOver, "select": QStyle.StateFlag.State_Selected}
            option.state = flags.get(row.state, QStyle.StateFlag.State_None)
            if row.enabled:
                option.state |= QStyle.StateFlag.State_Enabled
            self.itemDelegate().paint(painter, option, self.rows.index(place, 0))
            if row.state == "focus":
                paint.begin(painter)
                paint.ring(painter, QRectF(option.rect).adjusted(4, 3, -4, -3), 6)


def _rows() -> Card:
    says = (
        ("秦观澜", "平常", "", True),
        ("顾晓岚", "指针经过", "hover", True),
        ("沈一舟", "选中", "select", True),
        ("许明远", "当前一步", "", True),
        ("柳如烟", "键盘焦点", "focus", True),
        ("江海涛", "不可用", "", False),
    )
    rows: Rows[_Line] = Rows(enabled=lambda row: row.enabled)
    rows.apply(
        [
            _Line(str(place), Face(name=name, right=right, lead=str(place), current=place == 4), state, on)
            for place, (name, right, state, on) in enumerate(says, 1)
        ]
    )
    card = Card(margin=1)
    card.body.addWidget(_StateList(rows, lambda row: row.face, "列表行", inset=18))
    card.setFixedHeight(242)
    return card


class _Tiles(QWidget):
    """Six tiles in their states, one of them focused."""

    TILES = (
        Tile(name="秦观澜", unit="云川陶艺", mark="check", state="8:40", tone=Tone.OK),
        Tile(name="许青", unit="演示企业35", state="未到"),
        Tile(name="方永年", unit="星河机械", mark="user-cog", state="代会", tone=Tone.PROXY),
        Tile(name="陆鸣", unit="演示企业19", mark="clock", state="迟到", tone=Tone.WARN),
        Tile(name="韩笑", unit="演示企业44", mark="calendar-x-2", state="请假", tone=Tone.INFO),
        Tile(name="上官红叶", unit="演示企业36", state="未到"),
    )

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint.begin(painter)
        for place, tile in enumerate(self.TILES):
            box = QRectF(place % 3 * 120, place // 3 * 72, 112, 64)
            paint_tile(painter, box, tile, focused=place == 5)


def middle_column() -> QWidget:
    """Rows, tiles, the type scale."""
    column, stack = _column()
    stack.addWidget(Caption("列表行：40 高，只画行间线"))
    stack.addWidget(_rows())
    stack.addSpacing(8)
    stack.addWidget(Caption("签到牌：112×64"))
    tiles = _Tiles()
    tiles.setFixedHeight(142)
    stack.addWidget(tiles)
    stack.addWidget(Caption("字号"))
    scale = QVBoxLayout()
    scale.setSpacing(0)
    stack.addLayout(scale)
    for words, role, ink in (
        ("许明远 0:48", Role.FIGURE, "text"),
        ("页面标题 20", Role.PAGE, "text"),
        ("段落标题 16", Role.HEADING_LARGE, "text"),
        ("正文和控件 14，行高 24", Role.BODY, "text"),
        ("次要文字 13，行高 22", Role.SECOND, "text2"),
        ("说明和表头 12，最小", Role.CAPTION, "text3"),
    ):
        scale.addWidget(Label(words, role, ink))
    stack.addStretch(1)
    return column


class _Shadowed(QWidget):
    def __init__(self, card: QWidget) -> None:
        super().__init__()
        self._card = card
        stack = QVBoxLayout(self)
        stack.setContentsMargins(32, 0, 24, 28)
        stack.addWidget(card)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint.begin(painter)
        paint.shadow(painter, QRectF(self._card.geometry()), 10)


def right_column() -> QWidget:
    """Dialog, empty page, toast, key caps. The margins at its sides are for the dialog's shadow."""
    column, stack = _column()
    head = _line(Caption("对话框：只用于不能撤回的事"))
    head.setContentsMargins(32, 0, 0, 0)
    stack.addLayout(head)
    card = QuestionCard(
        "封存这次测评？",
        "封存以后能看到结果，43 张票的内容不能再改。两遍一致，4 处差异都已定。",
        Button("封存", Kind.PRIMARY, "lock", height=40),
        _Lit("先不封存", height=40),
        IconLabel("circle-check", "三个等式都成立", "ok"),
    )
    card.setFixedHeight(232)
    stack.addWidget(_Shadowed(card))
    stack.addSpacing(-8)
    rest = QVBoxLayout()
    rest.setContentsMargins(32, 0, 24, 0)
    rest.setSpacing(8)
    rest.addWidget(Caption("空页：说第一步做什么"))
    empty = Card(margin=0)
    empty.setFixedHeight(232)
    first = Button("导入名册", Kind.PRIMARY, "file-spreadsheet", height=40)
    second = Button("新增一人", Kind.NORMAL, "plus", height=40)
    empty.body.addWidget(
        EmptyPage(
            "users", "名册里还没有人", "从表格文件导入最快，也可以把表格里的行粘贴到这里", first, second
        )
    )
    rest.addWidget(empty)
    rest.addSpacing(12)
    rest.addWidget(Caption("撤销提示和快捷键"))
    toast = Toast()
    toast.say("已请假：韩笑", "撤销", stays=True)
    rest.addLayout(_line(toast, *(KeyCap(key) for key in ("F5", "F6", "F9", "Enter"))))
    stack.addLayout(rest)
    stack.addStretch(1)
    return column
