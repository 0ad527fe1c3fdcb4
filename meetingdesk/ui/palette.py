"""Ctrl+K: people, actions and pages by a few letters; Enter does it. A card in the window, not a window."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QPointF, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit

from meetingdesk.evaluation.years import rated, registered
from meetingdesk.foundation import namesearch
from meetingdesk.foundation.errors import MeetingDeskError
from meetingdesk.foundation.wording import _, current_language, sentence
from meetingdesk.signin import commands, queries
from meetingdesk.signin.model import Status
from meetingdesk.signin.queries import BoardRow
from meetingdesk.signin.search import AttendeeIndex, attendee_index
from meetingdesk.ui.main_window import MainWindow
from meetingdesk.ui.moments import clock_words
from meetingdesk.ui.page import Context
from meetingdesk.ui.pages import CARE, INVITATION, RAIL, SETTINGS, Place
from meetingdesk.ui.parts import paint
from meetingdesk.ui.parts.fields import SearchField
from meetingdesk.ui.parts.labels import KeyCap, Label
from meetingdesk.ui.parts.overlay import CardScrim
from meetingdesk.ui.parts.paint import ChipFace
from meetingdesk.ui.parts.rows import Face, RowList
from meetingdesk.ui.parts.surfaces import Card, Hairline
from meetingdesk.ui.status_words import act_words
from meetingdesk.ui.tables import Rows
from meetingdesk.ui.theme import Role, Tone, tokens

WIDE, ROW = 680, 42
MOST, BESIDE = 11, 160
PEOPLE, OTHERS, FEW = 4, 4, 2
Do = Callable[[], None]


@dataclass(frozen=True)
class Choice:
    """One line: a head (`do` is None), a person, an action or a page."""

    id: str
    face: Face
    do: Do | None = None


class _Field(SearchField):
    """On the card itself: the card is its plate, and the cursor shows that it has the focus."""

    def paintEvent(self, event: QPaintEvent) -> None:
        """The glass, and what is written."""
        QLineEdit.paintEvent(self, event)
        painter = QPainter(self)
        paint.begin(painter)
        paint.icon(painter, QPointF(22, self.height() / 2), "search", 22, tokens().text2)


class Palette(CardScrim):
    """The card. It goes before what was chosen is done, so that the focus lands where it belongs."""

    def __init__(self, over: MainWindow, context: Context) -> None:
        super().__init__(over)
        self.setAccessibleName(_("查找人、动作和页面"))
        self._window, self._context = over, context
        meeting = context.meeting_id
        self._index: AttendeeIndex = context.bridge.ask(attendee_index, meeting)
        self._people = {row.attendee_id: row for row in context.bridge.ask(queries.board, meeting)}
        self.field = _Field(_("查找人、动作和页面"), _("姓名、首字母、单位、序号，或要做的事"))
        self.rows: Rows[Choice] = Rows(read=_read, enabled=lambda choice: choice.do is not None)
        self.list = RowList(self.rows, lambda choice: choice.face, _("找到的"), height=ROW, inset=20)
        self.card: Card = Card(margin=0, spacing=0)
        self._place()
        self.field.textChanged.connect(self._search)
        self.field.installEventFilter(self)
        self.list.events.opened.connect(self._do)
        self.list.clicked.connect(lambda index: self._do(self.rows.at(index).id))  # type: ignore[union-attr]  # a row

    def ask(self) -> None:
        """Show it with the cursor in the field."""
        self._search("")
        self.open(self.field)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrows and Enter act on the list while the cursor stays in the field."""
        if watched is self.field and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in {Qt.Key.Key_Down, Qt.Key.Key_Up}:
                self._walk(1 if event.key() == Qt.Key.Key_Down else -1)
                return True
            if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
                self._do(self.list.current_id() or "")
                return True
        return super().eventFilter(watched, event)

    def _search(self, typed: str) -> None:
        people = self._found_people(typed)
        few = FEW if people else OTHERS
        choices = [*people, *self._found_actions(typed, few), *self._found_pages(typed, few)]
        self.rows.apply(choices or [_head("none", _("没有找到“{typed}”", typed=typed.strip()))])
        self.list.setFixedHeight(ROW * min(max(len(self.rows.shown()), 1), self._room()))
        self.place_card()
        first = next((choice.id for choice in self.rows.shown() if choice.do is not None), None)
        if first is not None:
            self.list.choose(first, scroll=False)

    def _room(self) -> int:
        """How many rows the window has room for, beside the field and the line of keys."""
        return max(min((self.height() - BESIDE) // ROW, MOST), 3)

    def _walk(self, step: int) -> None:
        ids = [choice.id for choice in self.rows.shown() if choice.do is not None]
        now = self.list.current_id()
        if ids:
            self.list.choose(ids[(ids.index(now) + step) % len(ids)] if now in ids else ids[0])

    def _do(self, which: str) -> None:
        choice = self.rows.row(which)
        if choice is None or choice.do is None:
            return
        self.close_card()
        QTimer.singleShot(0, self._window, choice.do)

    # ------------------------------------------------------------ what can be found

    def _found_people(self, typed: str) -> list[Choice]:
        if not typed.strip():
            return []
        hits = self._index.find(typed, None)
        rows = [self._people[hit.attendee_id] for hit in hits if hit.attendee_id in self._people]
        more = _("另有 {count} 人，接着输入", count=len(rows) - PEOPLE) if len(rows) > PEOPLE else ""
        found = [self._person(row) for row in rows[:PEOPLE]]
        years = [made for row in rows[:FEW] if (made := self._years(row)) is not None]
        return [_head("people", _("人"), more), *found, *years] if found else []

    def _years(self, row: BoardRow) -> Choice | None:
        """What this person was given over the years, where the register has something."""
        ask, name = self._context.bridge.ask, row.name
        who = ask(registered, row.attendee_id)
        if not ask(rated, *who):
            return None
        face = Face(name=_("历年结果：{name}", name=name), second=row.unit, icon="chart-column")
        return Choice(f"years-{row.attendee_id}", face, lambda: self._context.years(name, *who))

    def _person(self, row: BoardRow) -> Choice:
        second = f"{row.unit} • {_('序号 {number}', number=row.number)}"
        action = "" if row.here else _("Enter 签到")
        face = Face(name=row.name, second=second, icon="user", chip=_chip(row), action=action)
        return Choice(f"person-{row.attendee_id}", face, lambda: self._sign_in(row))

    def _sign_in(self, row: BoardRow) -> None:
        if row.here:
            self._context.go("signin")
            return
        command = commands.SignIn(meeting_id=self._context.meeting_id, attendee_id=row.attendee_id)
        try:
            self._context.bridge.do(command)
        except MeetingDeskError as error:
            self._window.tell(Tone.WARN, sentence(error))
        else:
            words = _("{name} 签到成功", name=row.name)
            QTimer.singleShot(0, self._window, lambda: self._window.tell(Tone.OK, words))

    def _found_actions(self, typed: str, few: int) -> list[Choice]:
        found = [action for action in self._actions() if _answers(typed, action.face.name)]
        return [_head("actions", _("动作")), *found[:few]] if found else []

    def _actions(self) -> list[Choice]:
        context, bridge = self._context, self._context.bridge
        undo = act_words(bridge.desk.undoable())
        other = _("English") if current_language() == "zh_CN" else _("中文")
        told = [
            ("copy", "hard-drive", _("做一份安全副本"), _("总览"), self._copy),
            ("import", "file-spreadsheet", _("导入名册"), _("名册"), lambda: context.go("roster")),
            ("announce", "mic", _("主持词"), "F11", context.announce),
            ("operator", "user", _("换一位操作员"), "", context.ask_operator),
            ("lock", "lock", _("锁屏"), "Ctrl L", context.lock),
            ("practice", "presentation", _("练习一遍"), "", context.practise),
            ("help", "circle-help", _("使用说明"), "F1", context.help),
            ("new", "plus", _("开一个新会议"), "", lambda: context.open_meeting(None)),
            ("language", "globe", _("换成 {language}", language=other), "", self._other_language),
        ]
        if undo:
            told.insert(0, ("undo", "undo-2", _("撤销：{act}", act=undo), "Ctrl Z", bridge.undo))
        return [
            Choice(f"do-{which}", Face(name=words, second=where, icon=icon), do)
            for which, icon, words, where, do in told
        ]

    def _copy(self) -> None:
        keeper = self._context.bridge.opened.keeper
        words, failed = _("做好了一份安全副本"), _("安全副本没有做成")

        def done(made: object) -> None:
            self._window.tell(Tone.OK if made else Tone.BAD, words if made else failed)

        self._context.tasks.start(lambda _progress: keeper.copy_now(), done=done)

    def _other_language(self) -> None:
        settings = self._context.settings
        other = "en" if settings.language == "zh_CN" else "zh_CN"
        self._context.change(settings.changed(language=other))

    def _found_pages(self, typed: str, few: int) -> list[Choice]:
        found = [self._page(place, n) for n, place in enumerate((*RAIL, INVITATION, SETTINGS, CARE), 1)]
        fitting = [one for one in found if _answers(typed, one.face.name)]
        return [_head("pages", _("页面")), *fitting[:few]] if fitting else []

    def _page(self, place: Place, number: int) -> Choice:
        key = f"Ctrl {number % 10}" if number <= len(RAIL) else ""
        face = Face(name=_(place.word), icon=place.icon, right=key)
        return Choice(f"page-{place.name}", face, lambda: self._context.go(place.name))

    # ------------------------------------------------------------ how it looks

    def _place(self) -> None:
        self.card.setParent(self)
        self.card.setFixedWidth(WIDE)
        top = QHBoxLayout()
        top.setContentsMargins(8, 8, 16, 8)
        top.addWidget(self.field, 1)
        top.addWidget(KeyCap("Esc"))
        self.card.body.addLayout(top)
        self.card.body.addWidget(Hairline())
        self.card.body.addSpacing(4)
        self.card.body.addWidget(self.list)
        self.card.body.addSpacing(4)
        self.card.body.addWidget(Hairline())
        foot = QHBoxLayout()
        foot.setContentsMargins(20, 8, 20, 8)
        foot.addWidget(Label(_("↑ ↓ 选择，Enter 执行"), Role.CAPTION, "text2"))
        foot.addStretch(1)
        foot.addWidget(Label(_("能用拼音、首字母、序号"), Role.CAPTION, "text2"))
        self.card.body.addLayout(foot)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def place_card(self) -> None:
        """Near the top, in the middle."""
        self.card.adjustSize()
        self.card.move((self.width() - WIDE) // 2, min(96, max((self.height() - self.card.height()) // 2, 8)))



def _head(which: str, words: str, more: str = "") -> Choice:
    return Choice(f"head-{which}", Face(name=words, name_role=Role.CAPTION_STRONG, right=more))


def _read(choice: Choice) -> str:
    return " ".join(filter(None, (choice.face.name, choice.face.second)))


def _answers(typed: str, words: str) -> bool:
    return not typed.strip() or namesearch.match(typed, namesearch.keys(words)) is not None


def _chip(row: BoardRow) -> ChipFace:
    if row.here:
        return ChipFace(_("{time} 已到", time=clock_words(row.arrived_at)), Tone.OK, "circle-check")
    if row.status is Status.LEAVE:
        return ChipFace(_("请假"), Tone.INFO, "calendar-x-2")
    if row.status is Status.ABSENT:
        return ChipFace(_("缺席"), Tone.BAD, "circle-x")
    return ChipFace(_("未到"), Tone.IDLE, "circle-dashed")
