"""签到: one field that always has the focus back, an answer in large type, and the board beside it."""

from __future__ import annotations

from typing import Any, ClassVar

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from meetingdesk.desk import Command
from meetingdesk.foundation.wording import _
from meetingdesk.signin import commands, queries
from meetingdesk.signin.queries import BoardRow
from meetingdesk.signin.search import AttendeeIndex, attendee_index, first_choice
from meetingdesk.ui.asking import AskCard
from meetingdesk.ui.page import Context, Page
from meetingdesk.ui.parts.buttons import Button
from meetingdesk.ui.parts.fields import SearchField
from meetingdesk.ui.parts.figures import Figure, Figures
from meetingdesk.ui.parts.labels import IconLabel, Label
from meetingdesk.ui.parts.rows import RowList
from meetingdesk.ui.parts.surfaces import MARGIN, CardHead, PageHead
from meetingdesk.ui.parts.tiles import Board
from meetingdesk.ui.signin import answers, faces, forms
from meetingdesk.ui.signin.card import Answer, AnswerCard
from meetingdesk.ui.signin.faces import Found, OnBoard
from meetingdesk.ui.tables import Rows
from meetingdesk.ui.theme import Role, Tone

RING_MS = 2000
HITS, RECENT = 4, 5
DESK_WIDTH, GAP = 424, 4


class ThePage(Page):
    """The desk at the door."""

    watches: ClassVar[frozenset[str]] = frozenset({"signin", "meeting"})

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._index = AttendeeIndex()
        self._people: dict[str, BoardRow] = {}
        self._rings: dict[str, Tone] = {}
        self._last: str | None = None
        self._head = PageHead("")
        self.field = SearchField("", "")
        self._hint = Label("", Role.SECOND, "text2")
        self._hits: Rows[Found] = Rows(read=lambda r: f"{r.person.name} {r.person.unit}")
        self.hit_list = RowList(self._hits, faces.hit, "", height=72)
        self._note = IconLabel("triangle-alert", "", "warn", Role.SECOND, 18)
        self.answer = AnswerCard()
        self._recent: Rows[OnBoard] = Rows(read=lambda r: f"{r.person.name} {r.person.unit}")
        self.recent_list = RowList(self._recent, faces.just_came, "", height=40, inset=4)
        self._recent_head = CardHead("")
        self.board_rows: Rows[OnBoard] = Rows(read=lambda r: f"{r.person.name} {faces.state_words(r.person)}")
        self.board = Board(self.board_rows, faces.tile, "")
        self.figures = Figures()
        self.asked: AskCard | None = None
        self._actions = self._make_actions()
        self._place()
        self._listen()
        self.rename()

    def refresh(self) -> None:
        """Board, counts, those who came last, and the answers to what is typed."""
        meeting = self.context.meeting_id
        self._people = {person.attendee_id: person for person in self.bridge.ask(queries.board, meeting)}
        self._index = self.bridge.ask(attendee_index, meeting, self._index)
        self._show_board()
        self._recent.apply([OnBoard(p) for p in self.bridge.ask(queries.recent, meeting, RECENT)])
        self.figures.say(_figures(self.bridge.ask(queries.counts, meeting)))
        self._search(self.field.text())

    def rename(self) -> None:
        """The words of the page."""
        start = faces.clock(self.bridge.ask(queries.deadline, self.context.meeting_id))
        self._head.set_words(_("签到"), _("开会 {time}，之后到的记为迟到", time=start))
        self.field.setPlaceholderText(_("拼音首字母、姓名、单位、序号，或扫胸卡"))
        self.field.setAccessibleName(_("找人签到"))
        self.hit_list.setAccessibleName(_("找到的"))
        self.recent_list.setAccessibleName(_("刚才到的"))
        self.board.setAccessibleName(_("签到"))
        self._hint.set_words(_("↑ ↓ 选人，Enter 签到；同一人再按一次不会改变任何记录"))
        self._recent_head.title.set_words(_("刚才到的"))
        words = (_("请假"), _("代会"), _("补签"), _("早退"), _("列席"))
        for button, word in zip(self._actions, words, strict=True):
            button.set_words(_first_large(word))
        needed = sum(button.sizeHint().width() + GAP for button in self._actions)
        self._side.setFixedWidth(max(DESK_WIDTH, needed))  # the longer language needs a little more
        self.refresh()

    def focus_first(self) -> None:
        """The field."""
        self.field.setFocus()

    def sign_in(self, attendee_id: str) -> None:
        """Sign someone in and say how it went."""
        command = commands.SignIn(meeting_id=self.context.meeting_id, attendee_id=attendee_id)
        outcome = self.act(command)
        if outcome is not None:
            self._answer(answers.arrived(outcome, self._people[attendee_id], self._namesakes(attendee_id)))
            self._ring(attendee_id, Tone.WARN if outcome["already"] else Tone.OK)
        self._back_to_the_field()

    def carry_out(self, command: Command[Any]) -> None:
        """Do what a form beside the desk asked for; the form goes once it is done."""
        if self.act(command) is None:
            return
        who = getattr(command, "attendee_id", "")
        person = self._people.get(who)
        self._answer(answers.done(command, person))
        self._ring(who, Tone.INFO)
        self._stop_asking()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrows walk through the answers while the cursor stays in the field."""
        if watched is self.field and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in {Qt.Key.Key_Down, Qt.Key.Key_Up}:
                self._walk(1 if event.key() == Qt.Key.Key_Down else -1)
                return True
            if event.key() == Qt.Key.Key_Escape:
                self.field.clear()
                return True
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Whatever is typed anywhere on the page goes into the field."""
        if event.text() and event.text().isprintable() and self.asked is None:
            self.field.setFocus()
            self.field.insert(event.text())
            return
        super().keyPressEvent(event)

    def _search(self, typed: str) -> None:
        hits = self._index.find(typed, HITS) if typed.strip() else ()
        self._hits.apply([Found(self._people[h.attendee_id]) for h in hits if h.attendee_id in self._people])
        self._show_hits(typed)
        if hits:
            arrived = {who for who, person in self._people.items() if person.here}
            self.hit_list.choose(hits[first_choice(hits, arrived)].attendee_id)

    def _show_hits(self, typed: str) -> None:
        shown = self._hits.shown()
        self.hit_list.setVisible(bool(shown))
        self.hit_list.setFixedHeight(72 * len(shown) + 2)
        self.answer.setVisible(not typed.strip() and bool(self._last))
        self._hint.setVisible(not typed.strip())
        names = [item.person.name for item in shown]
        same = len(names) > 1 and names.count(names[0]) > 1
        note = _("有同名的人，请按单位分清；已选中还没有到的一位。") if same else ""
        if typed.strip() and not shown:
            note = _("没有找到“{typed}”。换一个字，或按“列席”登记不在名册的人。", typed=typed.strip())
        self._note.say("triangle-alert", note, "warn")
        self._note.setVisible(bool(note))

    def _enter(self) -> None:
        chosen = self.hit_list.current_id()
        if self._hits.shown() and chosen:
            self.field.clear()
            self.sign_in(chosen)

    def _open_hit(self, which: str) -> None:
        self.field.clear()
        self.sign_in(which)

    def _walk(self, step: int) -> None:
        shown = [item.id for item in self._hits.shown()]
        if shown:
            now = self.hit_list.current_id()
            place = shown.index(now) if now in shown else 0
            self.hit_list.choose(shown[(place + step) % len(shown)])

    def _target(self) -> BoardRow | None:
        """Whom an action is about: the answer chosen, else the tile chosen, else the last one dealt with."""
        chosen = self.hit_list.current_id() if self._hits.shown() else None
        which = chosen or (self.board.current_id() if self.board.hasFocus() else None) or self._last
        return self._people.get(which or "")

    def _begin(self, which: int) -> None:
        if which == len(self._actions) - 1:
            self._ask(forms.walk_in_card(self.context.meeting_id, self.field.text().strip()))
            return
        who = self._target()
        if who is None:
            self.tell(Tone.INFO, _("先输入姓名选好人，再按这个按钮"))
            self._back_to_the_field()
            return
        self._begin_for(which, who)

    def _begin_for(self, which: int, who: BoardRow) -> None:
        meeting = self.context.meeting_id
        if which == 0:
            self._ask(forms.leave_card(meeting, who))
        elif which == 1:
            self._ask(forms.proxy_card(meeting, who))
        elif which == 2:
            today = self.bridge.ask(queries.deadline, meeting).date()
            self._ask(forms.afterwards_card(meeting, who, today))
        else:
            self.carry_out(commands.LeaveEarly(meeting_id=meeting, attendee_id=who.attendee_id))
            self._back_to_the_field()

    def _ask(self, card: AskCard) -> None:
        self._stop_asking()
        self.asked = card
        card.decided.connect(self.carry_out)
        card.left.connect(self._stop_asking)
        self._left.insertWidget(self._left.indexOf(self.answer), card)
        self.answer.hide()
        card.begin()

    def _stop_asking(self) -> None:
        if self.asked is not None:
            self.asked.hide()
            self.asked.deleteLater()
            self.asked = None
        self._back_to_the_field()

    def _back_to_the_field(self) -> None:
        self.field.setFocus()
        self._search(self.field.text())

    def _answer(self, answer: Answer) -> None:
        self.answer.say(answer)

    def _ring(self, who: str, tone: Tone) -> None:
        self._last = who or self._last
        self._rings[who] = tone
        self._show_board()
        QTimer.singleShot(RING_MS, self, lambda: self._unring(who))

    def _unring(self, who: str) -> None:
        self._rings.pop(who, None)
        self._show_board()

    def _show_board(self) -> None:
        rings = self._rings
        self.board_rows.apply([OnBoard(person, rings.get(who)) for who, person in self._people.items()])

    def _namesakes(self, who: str) -> list[BoardRow]:
        name = self._people[who].name
        return [p for p in self._people.values() if p.name == name and p.attendee_id != who]

    def _take_back(self, who: str) -> None:
        self.carry_out(commands.UndoSignIn(meeting_id=self.context.meeting_id, attendee_id=who))

    def _make_actions(self) -> list[Button]:
        buttons = [Button("", height=44) for _place in range(5)]
        for place, button in enumerate(buttons):
            button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            button.clicked.connect(lambda _checked=False, which=place: self._begin(which))
        return buttons

    def _listen(self) -> None:
        self.field.textChanged.connect(self._search)
        self.field.returnPressed.connect(self._enter)
        self.field.installEventFilter(self)
        self.hit_list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hit_list.events.opened.connect(self._open_hit)
        self.recent_list.events.acted.connect(self._take_back)
        self.board.events.opened.connect(self.sign_in)

    def _place(self) -> None:
        outer = QVBoxLayout(self)
        outer.setContentsMargins(MARGIN, 0, MARGIN, 16)
        outer.setSpacing(0)
        outer.addWidget(self._head)
        outer.addWidget(self.strip)
        line = QHBoxLayout()
        line.setSpacing(MARGIN)
        line.addWidget(self._left_side())
        line.addLayout(self._right_side(), 1)
        outer.addLayout(line, 1)

    def _left_side(self) -> QWidget:
        side = QWidget()
        self._side = side
        self._left = QVBoxLayout(side)
        self._left.setContentsMargins(0, 4, 0, 0)
        self._left.setSpacing(8)
        for part in (self.field, self._hint, self.hit_list, self._note, self.answer, self._recent_head):
            self._left.addWidget(part)
        self._left.addWidget(self.recent_list, 1)
        buttons = QHBoxLayout()
        buttons.setSpacing(GAP)
        for button in self._actions:
            buttons.addWidget(button)
        self._left.addLayout(buttons)
        return side

    def _right_side(self) -> QVBoxLayout:
        side = QVBoxLayout()
        side.setSpacing(4)
        side.addWidget(self.figures)
        side.addWidget(self.board, 1)
        return side


def _first_large(word: str) -> str:
    """A word of a sentence as it stands alone; Chinese stays as it is."""
    return word[:1].upper() + word[1:]


def _figures(counts: queries.Counts) -> list[Figure]:
    found = [
        Figure(_("应到"), str(counts.expected)),
        Figure(_("实到"), str(counts.present), "ok"),
        Figure(_("未到"), str(counts.not_arrived)),
        Figure(_("请假"), str(counts.on_leave), "info"),
        Figure(_("其中代会"), str(counts.of_which_proxy), "proxy"),
        Figure(_first_large(_("列席")), str(counts.observers), "guest"),
    ]
    if counts.absent:
        found.insert(4, Figure(_("缺席"), str(counts.absent), "bad"))
    return found


