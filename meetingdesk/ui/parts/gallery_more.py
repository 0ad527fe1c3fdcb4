"""A second sheet: figures, steps, clock, plot, table, rail, the shell's lines. Invented names (演示数据)."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from meetingdesk.ui.parts import paint
from meetingdesk.ui.parts.buttons import Button, ChoiceCard, FilterButton, IconButton, Kind
from meetingdesk.ui.parts.checks import Switch
from meetingdesk.ui.parts.fields import Field, Form, SearchField, TextArea
from meetingdesk.ui.parts.figures import (
    ArrivalPlot,
    Arrivals,
    Badge,
    Bar,
    ClockBadge,
    ClockDigits,
    ClockState,
    Figure,
    Figures,
    Part,
    Progress,
    clock_dress,
)
from meetingdesk.ui.parts.labels import Chip, Label
from meetingdesk.ui.parts.overlay import Dialog, question_card
from meetingdesk.ui.parts.rows import Face, RowList
from meetingdesk.ui.parts.shell import Ground, Rail, RailButton, StatusLine, StatusLink, TopGroup, TopLine
from meetingdesk.ui.parts.steps import Step, StepLadder, StepState, StepStrip
from meetingdesk.ui.parts.surfaces import Card, CardHead, PageHead
from meetingdesk.ui.parts.table import Table
from meetingdesk.ui.parts.tiles import Board, Tile
from meetingdesk.ui.tables import Cell, Column, Rows, name_cell
from meetingdesk.ui.theme import Role, Tone

_PAGES = (
    ("layout-dashboard", "总览"),
    ("users", "名册"),
    ("list-ordered", "议程"),
    ("clipboard-check", "签到"),
    ("mic", "述职"),
    ("vote", "测评"),
    ("message-square-text", "点评"),
    ("file-text", "纪要"),
    ("folder-open", "文档"),
    ("history", "历史"),
)
_STEPS = ("印制", "发出", "收回", "分拣", "打乱编号", "第一遍录入", "第二遍录入", "复核", "封存", "结果")


@dataclass(frozen=True)
class _Person:
    id: str
    name: str
    unit: str
    state: str
    tone: Tone
    icon: str


_PEOPLE = (
    _Person("4", "秦观澜", "云川陶艺党委", "没有变化", Tone.IDLE, "check"),
    _Person("5", "顾晓岚", "时序金属党支部", "新增", Tone.OK, "plus"),
    _Person("6", "沈一舟", "北辰燃气党支部", "更新电话", Tone.INFO, "refresh-cw"),
    _Person(
        "7",
        "上官红叶",
        "名字非常非常长的演示企业联合党支部委员会第一分会",
        "同名 2 人，请选",
        Tone.WARN,
        "users",
    ),
    _Person("8", "许青", "演示企业35党支部", "电话少 1 位", Tone.BAD, "circle-alert"),
)


def _steps(now: int) -> list[Step]:
    states = [StepState.DONE] * now + [StepState.NOW] + [StepState.WAITING] * (len(_STEPS) - now - 1)
    figures = ("45 张", "43", "43", "", "", "", "11 / 43", "", "", "")
    return [
        Step(words, state, figure, "由演示丙照纸票重新打一遍" if state is StepState.NOW else "")
        for words, state, figure in zip(_STEPS, states, figures, strict=True)
    ]


def _rail() -> QWidget:
    ground = Ground("rail", "right")
    stack = QVBoxLayout(ground)
    stack.setContentsMargins(0, 60, 0, 0)
    rail = Rail("页面")
    for place, (icon, words) in enumerate(_PAGES, 1):
        rail.add(RailButton(icon, words, str(place % 10)))
    rail.choose(3)
    stack.addWidget(rail)
    stack.addStretch(1)
    return ground


def _state_line() -> QWidget:
    line = QWidget()
    row = QHBoxLayout(line)
    row.setContentsMargins(0, 0, 0, 0)
    row.addWidget(Chip(paint.ChipFace("进行中", Tone.OK, "play")))
    row.addWidget(Chip(paint.ChipFace("演示数据", edge=True)))
    row.addWidget(Label("2026年3月17日 · 云川会议中心", Role.CAPTION, "text2"), 1)
    return line


def _top() -> TopLine:
    top = TopLine()
    top.add(
        TopGroup(
            Label("2025年度演示园区党组织书记述职评议暨“红色先锋”课堂", Role.SECOND_STRONG), _state_line()
        ),
        1,
    )
    clock = ClockDigits(Role.ROOM_CLOCK, "00:00:00")
    clock.show_digits("09:34:26")
    top.add(clock)
    late = Chip(paint.ChipFace("拖后 1:44", Tone.WARN, "clock"))
    top.add(TopGroup(late, Label("预计 12:07 结束", Role.CAPTION, "text2")))
    saved = TopGroup(
        Label("已保存 09:34:21", Role.CAPTION_STRONG), Label("安全副本 4 分钟前", Role.CAPTION, "text2")
    )
    top.add(saved, divided=True)
    top.add(Button("撤销：登记提问", icon="undo-2", height=32), divided=True)
    redo = IconButton("redo-2", "重做", height=32)
    redo.setEnabled(False)
    top.add(redo)
    return top


def _status() -> StatusLine:
    status = StatusLine()
    for words, number in (("应到", "44"), ("实到", "43"), ("请假", "1"), ("未到", "0")):
        status.add(StatusLink(words, number))
    status.add(StatusLink("现场 3/7"), divided=True)
    status.add(StatusLink("测评 未开始"), divided=True)
    status.tell(Tone.WARN, "上级发言与固定时间冲突 2 分钟")
    return status


def _table() -> Card:
    columns = (
        Column[_Person]("行", lambda row: Cell(row.id), width=52, right=True),
        Column[_Person]("姓名", lambda row: name_cell(row.name), width=92),
        Column[_Person]("单位", lambda row: Cell(row.unit), share=2),
        Column[_Person]("结果", lambda row: Cell(row.state, icon=row.icon, tone=row.tone), width=150),
    )
    rows = Rows(columns)
    rows.apply(_PEOPLE)
    table = Table(rows, "要导入的人")
    table.choose("6")
    card = Card(margin=1)
    card.body.addWidget(table)
    return card


def _clock() -> Card:
    card = Card(24, 6)
    ground, digits, bar = clock_dress(ClockState.LAST)
    card.dress(ground)
    badge = ClockBadge()
    head = CardHead("许明远", role=Role.PERSON_SMALL)
    head.add(badge)
    card.body.addWidget(head)
    badge.say(ClockState.LAST, Badge("clock", "不到 1 分钟"))
    clock = ClockDigits(Role.CLOCK)
    clock.show_digits("0:48", digits)
    card.body.addWidget(clock)
    progress = Progress("已用时间", bar, 10)
    progress.show_part(0.9, tick=0.875)
    card.body.addWidget(progress)
    line = QHBoxLayout()
    line.addWidget(Button("结束并请柳如烟", Kind.PRIMARY, "skip-forward", "F6", 48), 1)
    line.addWidget(Button("暂停", icon="pause", key="F5", height=48))
    card.body.addLayout(line)
    return card


def _plot() -> Card:
    card = Card(16, 4)
    card.body.addWidget(CardHead("到会", "实到 43，其中迟到 2"))
    plot = ArrivalPlot("到会人数")
    points = tuple((5.0 + step * 0.8, step + 1) for step in range(41))
    ticks = ((0, "8:30"), (15, "8:45"), (30, "9:00"), (45, "9:15"))
    plot.show_arrivals(Arrivals(points, 44, 0, 46, ticks, 30, "9:00 开会"), "到会：9:00 时 34 人，现在 41 人")
    card.body.addWidget(plot)
    return card


def _board() -> Board:
    rows: Rows[_Person] = Rows(read=lambda row: f"{row.name} {row.unit} {row.state}")
    rows.apply(_PEOPLE)
    return Board(
        rows,
        lambda row: Tile(name=row.name, unit=row.unit, state="8:56", mark="check", tone=row.tone),
        "签到牌",
    )


def _results() -> Card:
    card = Card(16, 6)
    card.body.addWidget(
        Figures(
            (
                Figure("应到", "44"),
                Figure("实到", "36", "ok"),
                Figure("未到", "7"),
                Figure("代会", "1", "proxy"),
            )
        )
    )
    for amounts in ((35, 6, 0, 0, 0), (27, 8, 1, 1, 4)):
        inks = ("g1", "g2", "g3", "g4", "line2")
        parts = [Part(amount, ink, ink == "line2") for amount, ink in zip(amounts, inks, strict=True)]
        card.body.addWidget(Bar(parts, "好 35，较好 6"))
    line = QHBoxLayout()
    for words, icon, tone in (
        ("全部 44", "", None),
        ("新增 31", "plus", Tone.OK),
        ("有问题 2", "circle-alert", Tone.BAD),
    ):
        button = FilterButton(words, icon, tone)
        button.setChecked(not icon)
        line.addWidget(button)
    line.addStretch(1)
    line.addWidget(Switch("声音提醒", on=True))
    line.addWidget(Switch("迟到也显示"))
    card.body.addLayout(line)
    return card


def _lists() -> Card:
    card = Card(4, 0)
    rows: Rows[_Person] = Rows(read=lambda row: row.name)
    rows.apply(_PEOPLE[:3])

    def face(row: _Person) -> Face:
        return Face(
            name=row.name,
            second=row.unit,
            lead=row.id,
            right="6:37",
            mark="check",
            right_second="省 1:23",
            current=row.id == "5",
        )

    view = RowList(rows, face, "述职次序", height=64, inset=14, rounded=True)
    card.body.addWidget(view)
    found: Rows[_Person] = Rows(read=lambda row: row.name)
    found.apply(_PEOPLE[3:])

    def found_face(row: _Person) -> Face:
        chip = paint.ChipFace("未到", Tone.IDLE, "circle-dashed")
        return Face(
            name=row.name,
            second="序号 28 · 4 排 10 号",
            beside=row.unit,
            chip=chip,
            action="Enter 签到",
            name_role=Role.HEADING_LARGE,
        )

    second = RowList(found, found_face, "找到的人", height=72, inset=14, rounded=True)
    second.choose("8")
    card.body.addWidget(second)
    return card


def choices_sheet() -> QWidget:
    """Choices, a form, and a question over the window, 900 x 560."""
    sheet = Ground("canvas")
    sheet.resize(900, 560)
    stack = QVBoxLayout(sheet)
    stack.setContentsMargins(24, 24, 24, 24)
    line = QHBoxLayout()
    line.setSpacing(16)
    line.addWidget(_choices())
    line.addWidget(_results())
    stack.addLayout(line)
    stack.addStretch(1)
    sheet.show()
    sheet.activateWindow()
    Dialog(
        sheet,
        question_card(
            "定稿这份纪要？",
            "定稿以后成为第 1 版，每页印上校验码，以后只能出更正。",
            "定稿",
            "先不定稿",
            "lock",
        ),
    ).ask()
    return sheet


def _choices() -> Card:
    card = Card(16, 8)
    first = ChoiceCard("去年名册里的上官红叶", "演示企业28党支部。电话相同")
    first.setChecked(True)
    card.body.addWidget(first)
    card.body.addWidget(ChoiceCard("新的人", "只在这次名册里建立"))
    form = Form()
    form.add("审定机关", Field("", "未填"))
    form.add("说明", TextArea("", words="会议认为，云川陶艺党委发挥标杆作用，时序金属党支部坚持两轨主线。"))
    card.body.addWidget(form)
    return card


def figures_sheet() -> QWidget:
    """Everything else, in the frame of the shell, 1366 x 768."""
    sheet = Ground("canvas")
    sheet.resize(1366, 768)
    frame = QGridLayout(sheet)
    frame.setContentsMargins(0, 0, 0, 0)
    frame.setSpacing(0)
    rail = _rail()
    rail.setFixedWidth(168)
    frame.addWidget(rail, 0, 0, 3, 1)
    frame.addWidget(_top(), 0, 1)
    page = QWidget()
    grid = QGridLayout(page)
    grid.setContentsMargins(24, 0, 24, 16)
    grid.setSpacing(10)
    head = PageHead("部件", "第二页 · 演示数据")
    head.add(Button("导出", icon="download"))
    head.add(Button("公布到大屏", Kind.PRIMARY, "monitor"))
    grid.addWidget(head, 0, 0, 1, 3)
    strip = StepStrip("测评的步骤")
    strip.show_steps(_steps(6))
    grid.addWidget(strip, 1, 0, 1, 3)
    ladder = StepLadder("测评的步骤", 46)
    ladder.show_steps(_steps(6)[6:9])
    left = QVBoxLayout()
    left.addWidget(SearchField("找人", "拼音首字母、姓名、单位、序号"))
    left.addWidget(ladder)
    left.addWidget(_board(), 1)
    grid.addLayout(left, 2, 0)
    grid.addWidget(_clock(), 2, 1)
    grid.addWidget(_lists(), 2, 2)
    grid.addWidget(_results(), 3, 0)
    grid.addWidget(_table(), 3, 1)
    grid.addWidget(_plot(), 3, 2)
    for place, share in enumerate((6, 7, 6)):
        grid.setColumnStretch(place, share)
    grid.setRowStretch(2, 5)
    grid.setRowStretch(3, 4)
    frame.addWidget(page, 1, 1)
    frame.addWidget(_status(), 2, 1)
    frame.setRowStretch(1, 1)
    return sheet
