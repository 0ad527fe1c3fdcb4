"""The left side of the page: the field, who answers what is typed, the answer of the desk, who came last."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from meetingdesk.foundation.wording import _
from meetingdesk.signin.queries import BoardRow
from meetingdesk.ui.parts.buttons import Link
from meetingdesk.ui.parts.labels import IconLabel, Label
from meetingdesk.ui.parts.rows import RowList
from meetingdesk.ui.parts.surfaces import Card, CardHead
from meetingdesk.ui.signin import faces
from meetingdesk.ui.signin.actions import ActionBar
from meetingdesk.ui.signin.card import Answer, Answers
from meetingdesk.ui.signin.faces import Found, OnBoard
from meetingdesk.ui.signin.field import DeskField
from meetingdesk.ui.signin.looking import Hits
from meetingdesk.ui.signin.numbers import NumbersCard
from meetingdesk.ui.tables import Rows
from meetingdesk.ui.theme import Role

HITS, HIT_HIGH, FEW = 4, 64, 2
RECENT, RECENT_HIGH = 12, 40
WIDTH = 424
LOW = 600  # a lower window, such as 1366x768 at 150 %, has room for what is in hand and the keys


class RecentList(RowList):
    """Those who came last: as many as there is room for, none cut in half."""

    def __init__(self) -> None:
        super().__init__(Rows(read=faces.read_aloud), faces.just_came, "", height=RECENT_HIGH, inset=4)
        self._people: list[BoardRow] = []
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def show_people(self, people: Sequence[BoardRow]) -> None:
        """The latest first."""
        self._people = list(people)
        self.rows.apply([OnBoard(one) for one in self._people[: max(self.height() // RECENT_HIGH, 0)]])

    def resizeEvent(self, event: QResizeEvent) -> None:
        """More room, more people."""
        super().resizeEvent(event)
        self.show_people(self._people)

    def minimumSizeHint(self) -> QSize:
        """It gives way to all else."""
        return QSize(160, 0)


class DeskSide(QWidget):
    """Shows; decides nothing. `taken` says whose row was pressed among the answers."""

    taken = Signal(str)
    taken_back = Signal(str)
    all_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.field = DeskField()
        self._hint = Label("", Role.SECOND, "text2")
        self.hits: Rows[Found] = Rows(read=faces.read_aloud)
        self.hit_list = RowList(self.hits, faces.hit, "", height=HIT_HIGH, inset=14, rounded=True)
        self.hit_card = Card(margin=4, spacing=0)
        self._note = IconLabel("triangle-alert", "", "warn", Role.SECOND, 18)
        self.answers = Answers()
        self.recent_list = RecentList()
        self._recent_head = CardHead("")
        self._all = Link("")
        self.bar = ActionBar()
        self._asked: QWidget | None = None
        self.setFixedWidth(WIDTH)
        self._place()
        self._listen()

    def rename(self) -> None:
        """The words, in the language now in use."""
        self.field.setPlaceholderText(_("拼音首字母、姓名、单位、序号，或扫胸卡"))
        self.field.setAccessibleName(_("找人签到"))
        self.hit_list.setAccessibleName(_("找到的"))
        self.recent_list.setAccessibleName(_("刚才到的"))
        self._hint.set_words(_("↑ ↓ 选人，Enter 签到；同一人再按一次不会改变任何记录"))
        self._recent_head.title.set_words(_("刚才到的"))
        self._all.set_words(_("全部经过"))
        self.bar.suit(self.chosen())
        self.bar.arrange(WIDTH)

    def show_hits(self, hits: Hits) -> None:
        """Who answers what was typed; the field is empty when nobody is looked for."""
        self.hits.apply([Found(one, one.attendee_id == hits.chosen) for one in hits.people])
        self._note.say("triangle-alert", hits.note, "warn")
        self._arrange()
        if hits.chosen:
            self.hit_list.choose(hits.chosen)

    def walk(self, step: int) -> None:
        """Choose the answer above or below; from the last on to the first."""
        people = [item.person for item in self.hits.shown()]
        if people:
            ids = [one.attendee_id for one in people]
            now = self.hit_list.current_id()
            place = (ids.index(now) + step) % len(ids) if now in ids else 0
            self.hits.apply([Found(one, place == at) for at, one in enumerate(people)])
            self.hit_list.choose(ids[place])

    def chosen(self) -> BoardRow | None:
        """Whom Enter would take."""
        return next((item.person for item in self.hits.shown() if item.chosen), None)

    def show_recent(self, people: Sequence[BoardRow]) -> None:
        """Those who came last."""
        self.recent_list.show_people(people)

    def ask(self, card: QWidget) -> None:
        """Put a card under the field, in the place of answer and list."""
        self.stop_asking()
        self._asked = card
        tall = 1 if isinstance(card, NumbersCard) else 0
        self._stack.insertWidget(self._stack.indexOf(self._recent_head), card, tall)
        card.show()  # its height counts at once
        self._arrange()

    def stop_asking(self) -> None:
        """Let the card go."""
        if self._asked is not None:
            self._asked.hide()
            self._asked.deleteLater()
            self._asked = None
        self._arrange()

    def asked(self) -> QWidget | None:
        """The card that is open."""
        return self._asked

    def answer(self, answer: Answer) -> None:
        """The desk answers; beside what is half typed, too."""
        self.answers.say(answer)
        self._arrange()

    def _arrange(self) -> None:
        """A card that asks, else who answers to what is typed, else the last answer; news is seen anyway."""
        asking, found, low = self._asked is not None, self.hits.rowCount(), self.window().height() < LOW
        busy = asking or bool(found) or bool(self.field.text().strip())
        told = self.answers.said() and (not busy or self.answers.newest.is_news())
        self.answers.setVisible(told)
        tight = low and (busy or told)
        spare = self.height() - self._taken(not tight) - (self.answers.newest.tall() if told else 0)
        bar = not (tight and found and (told or spare < HIT_HIGH * min(found, FEW)))  # its keys stay
        if not bar:
            spare += self.bar.sizeHint().height() + 8
        if busy or spare < self.answers.before.tall():
            self.answers.before.hide()
        self.hit_card.setVisible(bool(found) and not asking)
        most = max(1, min(FEW if told else HITS, spare // HIT_HIGH))
        self.hit_list.setFixedHeight(HIT_HIGH * min(max(found, 1), most))
        self._note.setVisible(bool(self._note.accessibleName()) and not asking)
        self.field.setVisible(not (low and asking))
        self._hint.setVisible(not busy and not tight)
        self._recent_head.setVisible(not asking and not tight)
        self.recent_list.setVisible(not asking and not tight)
        self.bar.setVisible(not asking and bar)
        self._filler.setVisible(tight if not asking else not isinstance(self._asked, NumbersCard))
        if asking and told and self._stack.minimumSize().height() > self.height():
            self.field.hide()  # a page that grew and shrank again would paint the whole board anew

    def _taken(self, head: bool) -> int:
        """The height of what else is there: field, buttons, a line under the field, heading, gaps."""
        note = bool(self._note.accessibleName()) or head
        parts = ((self.field, True), (self.bar, True), (self._note, note), (self._recent_head, head))
        return sum(part.sizeHint().height() for part, there in parts if there) + (64 if head else 44)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A lower window shows fewer answers; the rest scrolls."""
        super().resizeEvent(event)
        self._arrange()

    def _listen(self) -> None:
        self.hit_list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hit_list.events.opened.connect(self.taken)
        self.hit_list.events.acted.connect(self.taken)
        self.answers.newest.quiet.connect(self._arrange)
        self.recent_list.events.acted.connect(self.taken_back)
        self._all.clicked.connect(self.all_wanted)

    def _place(self) -> None:
        self._recent_head.add(self._all)
        self.hit_card.body.addWidget(self.hit_list)
        self._filler = QWidget()
        self._stack = QVBoxLayout(self)
        self._stack.setContentsMargins(0, 4, 0, 0)
        self._stack.setSpacing(8)
        for part in (self.field, self._hint, self.answers, self.hit_card, self._note, self._recent_head):
            self._stack.addWidget(part)
        self._stack.addWidget(self.recent_list, 1)
        self._stack.addWidget(self._filler, 1)
        self._stack.addWidget(self.bar)
