"""Where answers are typed: the field, who is found, one key for the answer, and the last few taken down."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from meetingdesk.foundation.wording import _
from meetingdesk.invitation.model import WAY_WORDS, Answer, Way
from meetingdesk.invitation.queries import ReplyRow
from meetingdesk.signin.search import AttendeeIndex
from meetingdesk.ui.invitation import faces
from meetingdesk.ui.invitation.faces import Found
from meetingdesk.ui.parts.buttons import Button, Kind, Segmented
from meetingdesk.ui.parts.fields import SearchField
from meetingdesk.ui.parts.labels import IconLabel, Label
from meetingdesk.ui.parts.rows import RowList
from meetingdesk.ui.parts.surfaces import CardHead
from meetingdesk.ui.tables import Rows
from meetingdesk.ui.theme import Role

HITS, RECENT, WIDE = 4, 8, 424
HIT, ROW = 64, 40
KEYS = {Answer.COMING: "Enter", Answer.LEAVE: "F2", Answer.SUBSTITUTE: "F3"}
WAYS = tuple(Way)


class AnswerSide(QWidget):
    """The left side of the page. `answered` and `taken_back` name the attendee."""

    answered = Signal(str, str)  # attendee, answer
    taken_back = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._index = AttendeeIndex()
        self._people: Mapping[str, ReplyRow] = {}
        self.field = SearchField("", "")
        self.way = Segmented([_(WAY_WORDS[way]) for way in WAYS], _("怎样回复的"))
        self._way_label = Label(_("怎样回复的"), Role.SECOND, "text2")
        self._hint = Label("", Role.SECOND, "text2", wrap=True)
        self._hits: Rows[Found] = Rows(read=lambda one: f"{one.row.name} {one.row.unit}")
        self.hits = RowList(self._hits, faces.hit, "", height=HIT)
        self._note = IconLabel("triangle-alert", "", "warn", Role.SECOND, 18)
        self.buttons = {
            Answer.COMING: Button("", Kind.PRIMARY, "check", KEYS[Answer.COMING], 44),
            Answer.LEAVE: Button("", icon="calendar-x-2", key=KEYS[Answer.LEAVE], height=44),
            Answer.SUBSTITUTE: Button("", icon="user-cog", key=KEYS[Answer.SUBSTITUTE], height=44),
        }
        self._last_head = CardHead("")
        self._last: Rows[Found] = Rows(read=lambda one: f"{one.row.name} {faces.answer_words(one.row)}")
        self.last = RowList(self._last, faces.just_taken, "", height=ROW, inset=4)
        self._form: QWidget | None = None
        self._rest = QWidget(self)  # takes the room where there is no list
        self._place()
        self._listen()

    def rename(self) -> None:
        """The words that stay."""
        self.field.setPlaceholderText(_("拼音首字母、姓名、单位或序号"))
        self.field.setAccessibleName(_("找人登记回复"))
        self.hits.setAccessibleName(_("找到的"))
        self.last.setAccessibleName(_("刚才登记的"))
        self._last_head.title.set_words(_("刚才登记的"))
        self._hint.set_words(_("输入几个字母选好人，再按一个键：Enter 参加，F2 请假，F3 派人代会"))
        words = {Answer.COMING: _("登记参加"), Answer.LEAVE: _("请假"), Answer.SUBSTITUTE: _("代会")}
        for answer, button in self.buttons.items():
            button.set_words(faces.capital(words[answer]))
        needed = sum(button.sizeHint().width() + 8 for button in self.buttons.values())
        self.setFixedWidth(max(WIDE, needed, self.way.sizeHint().width() + 120))

    def show_people(self, people: Mapping[str, ReplyRow], index: AttendeeIndex) -> None:
        """Everyone who may answer, and what they are found by; what is typed stays."""
        self._people, self._index = people, index
        given = [row for row in people.values() if row.taken_at is not None]
        given.sort(key=lambda row: (row.taken_at, row.number), reverse=True)
        self._last.apply([Found(row) for row in given[:RECENT]])
        held = self.hits.current_id()
        self._search(self.field.text())
        self.hits.choose(held or "")  # who was walked to stays chosen

    def pick(self, attendee_id: str) -> None:
        """Have someone ready, as if they had been typed."""
        row = self._people.get(attendee_id)
        if row is not None:
            self.field.setText(row.name)
            self.hits.choose(attendee_id)
            self.field.setFocus()

    def chosen(self) -> ReplyRow | None:
        """Whom an answer is about."""
        which = self.hits.current_id() if self._hits.shown() else None
        return self._people.get(which or "")

    def chosen_way(self) -> str:
        """How the answers come; it stays until another is chosen."""
        return WAYS[self.way.current()].value

    def step_back(self, back: bool) -> None:
        """Another button of the page is the red one now, or this one again."""
        self.buttons[Answer.COMING].set_kind(Kind.NORMAL if back else Kind.PRIMARY)

    def show_form(self, form: QWidget) -> None:
        """Put a form in place of the list of the last."""
        self._form = form
        self._stack.insertWidget(self._stack.indexOf(self._last_head), form)
        self._make_room()

    def end_form(self) -> None:
        """The list again, and the field has the focus."""
        self._form = None
        self._make_room()
        self.field.setFocus()

    def _make_room(self) -> None:
        """The list of the last gives way to a form and to those who were found."""
        shown = self._form is None and not self._hits.shown() and bool(self._last.shown())
        for part in (self._last_head, self.last):
            part.setVisible(shown)
        self._rest.setVisible(not shown)

    def next(self) -> None:
        """Empty, for the next call."""
        self.field.clear()
        self.field.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrows walk through who was found while the cursor stays in the field."""
        if watched is self.field and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in {Qt.Key.Key_Down, Qt.Key.Key_Up}:
                self._walk(1 if event.key() == Qt.Key.Key_Down else -1)
                return True
            if event.key() == Qt.Key.Key_Escape:
                self.field.clear()
                return True
        return super().eventFilter(watched, event)

    def answer(self, answer: Answer) -> None:
        """The chosen person answers so."""
        who = self.chosen()
        if who is not None:
            self.answered.emit(who.attendee_id, answer.value)
            return
        if not self.field.text().strip():  # else it is said already that nobody was found
            self._say(_("先输入姓名选好人，再按这个键"))
        self.field.setFocus()

    def _search(self, typed: str) -> None:
        hits = self._index.find(typed, HITS) if typed.strip() else ()
        rows = [self._people[one.attendee_id] for one in hits if one.attendee_id in self._people]
        self._hits.apply([Found(row) for row in rows])
        self.hits.setVisible(bool(rows))
        self._make_room()
        self.hits.setFixedHeight(HIT * len(rows) + 2)
        self._hint.setVisible(not typed.strip())
        nobody = typed.strip() and not rows
        self._say(_("参会名单的应到人员里没有“{typed}”", typed=typed.strip()) if nobody else "")
        if rows:
            self.hits.choose(_first(rows))

    def _say(self, words: str) -> None:
        self._note.say("triangle-alert", words, "warn")
        self._note.setVisible(bool(words))

    def _walk(self, step: int) -> None:
        shown = [one.id for one in self._hits.shown()]
        if shown:
            now = self.hits.current_id()
            place = shown.index(now) if now in shown else 0
            self.hits.choose(shown[(place + step) % len(shown)])

    def _listen(self) -> None:
        self.field.textChanged.connect(self._search)
        self.field.returnPressed.connect(lambda: self.answer(Answer.COMING))
        self.field.installEventFilter(self)
        self.hits.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.last.events.acted.connect(self.taken_back)
        for answer, button in self.buttons.items():
            button.clicked.connect(lambda _on=False, which=answer: self.answer(which))

    def _place(self) -> None:
        self._stack = QVBoxLayout(self)
        self._stack.setContentsMargins(0, 0, 0, 0)
        self._stack.setSpacing(8)
        ways = QHBoxLayout()
        ways.addWidget(self._way_label)
        ways.addWidget(self.way)
        ways.addStretch(1)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        for button in self.buttons.values():
            button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            buttons.addWidget(button)
        self._stack.addWidget(self.field)
        self._stack.addLayout(ways)
        self._stack.addLayout(buttons)  # over what is found, so that they never move
        for part in (self._hint, self._note, self.hits):
            self._stack.addWidget(part)
        self._stack.addWidget(self._last_head)
        self._stack.addWidget(self.last, 1)
        self._stack.addWidget(self._rest, 1)


def _first(rows: Sequence[ReplyRow]) -> str:
    """Who is highlighted: the best answer, or of its namesakes the first who has not answered."""
    same = [row for row in rows if row.name == rows[0].name]
    return next((row.attendee_id for row in same if row.answer is Answer.NONE), rows[0].attendee_id)
