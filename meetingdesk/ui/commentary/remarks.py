"""发言与学习: what guests said, what was studied, questions and answers, put on items of the agenda."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QCompleter, QHBoxLayout, QWidget

from meetingdesk.agenda.model import Kind as ItemKind
from meetingdesk.agenda.model import Progress
from meetingdesk.agenda.queries import ItemRow
from meetingdesk.commentary.model import VERB_WORDS, Verb
from meetingdesk.commentary.queries import RemarkRow
from meetingdesk.foundation.wording import _
from meetingdesk.ui.commentary import faces
from meetingdesk.ui.commentary.editor import PAUSE_MS
from meetingdesk.ui.commentary.faces import OnItem, Said
from meetingdesk.ui.parts.buttons import Button, Kind
from meetingdesk.ui.parts.fields import Combo, Field, TextArea
from meetingdesk.ui.parts.rows import RowList
from meetingdesk.ui.parts.surfaces import GAP, Card, CardHead
from meetingdesk.ui.tables import Rows
from meetingdesk.ui.theme import Role

NO_ITEM = "-"
SIDE, NARROW_SIDE = 320, 240
VERBS: tuple[Verb | None, ...] = (None, *Verb)


@dataclass(frozen=True)
class Told:
    """What was typed: who (a name, as written), how, what; `which` is the remark that it changes.

    `going_on`: there was a pause only, the same remark is still being typed.
    """

    which: str | None
    item: str | None
    speaker: str
    verb: str | None
    text: str
    going_on: bool = False


class RemarksView(QWidget):
    """Items at the left, what was said on the chosen one at the right, and where the next is typed."""

    told = Signal(object)  # Told
    removed = Signal(str)
    listed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._remarks: tuple[RemarkRow, ...] = ()
        self._items_known: tuple[ItemRow, ...] = ()
        self._item = NO_ITEM
        self._chosen_by_hand = False
        self._which: str | None = None
        self._begun = False  # by a pause in typing: emptied again, it was never meant
        self._last: Told | None = None
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._items: Rows[OnItem] = Rows(read=lambda r: faces.on_item(r).name)
        self.items = RowList(self._items, faces.on_item, "", height=56, inset=14, rounded=True)
        self.items.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self._said: Rows[Said] = Rows(read=lambda r: f"{r.remark.speaker or ''} {r.remark.text}")
        self.said = RowList(self._said, faces.said, "", height=60, inset=4)
        self._items_head, self.head = CardHead(""), CardHead("", role=Role.HEADING_LARGE)
        self.speaker, self.verb = Field(""), Combo("")
        self.text = TextArea("")
        self.keep_it = Button("", icon="check")
        self.remove = Button("", Kind.QUIET, "trash-2")
        self.list_it = Button("", icon="list-checks", key="Ctrl Enter")
        self._place()
        self._listen()

    def show_remarks(self, items: Sequence[ItemRow], remarks: Sequence[RemarkRow]) -> None:
        """Put everything again; what is being typed stays."""
        self._items_known, self._remarks = tuple(items), tuple(remarks)
        if self._item not in {NO_ITEM, *(one.id for one in items)}:
            self._item = NO_ITEM
        if self._item == NO_ITEM and not self._chosen_by_hand:
            self._item = _likeliest(items)
        self._show()

    def suggest(self, names: Sequence[str]) -> None:
        """Names that may be meant while a speaker is typed."""
        completer = QCompleter(list(names), self.speaker)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        popup = completer.popup()
        if popup is not None:
            popup.setAccessibleName(_("发言人"))
        self.speaker.setCompleter(completer)

    def rename(self) -> None:
        """Words that never change by themselves."""
        self._items_head.title.set_words(_("环节"))
        self.items.setAccessibleName(_("环节"))
        self.said.setAccessibleName(_("发言记录"))
        self.speaker.setAccessibleName(_("发言人"))
        self.speaker.setPlaceholderText(_("发言人，可以不写"))
        self.verb.setAccessibleName(_("怎么说的"))
        now = max(self.verb.currentIndex(), 0)
        self.verb.clear()
        self.verb.addItems([_("发言") if verb is None else _(VERB_WORDS[verb]) for verb in VERBS])
        self.verb.setCurrentIndex(now)
        self.text.setAccessibleName(_("发言内容"))
        self.text.setPlaceholderText(_("边听边写，停一下就存；Enter 写下一条，Shift+Enter 换行"))
        self.list_it.set_words(_("列入任务"))
        self._say_keep()

    def keep(self, going_on: bool = False) -> None:
        """Put on record what stands in the box, if anything does that is not there yet."""
        self._pause.stop()
        text = self.text.toPlainText().strip()
        if not text:
            if self._begun and not going_on:
                self._take_away()
            return
        verb = VERBS[max(self.verb.currentIndex(), 0)]
        item = None if self._item == NO_ITEM else self._item
        speaker = self.speaker.text().strip()
        told = Told(self._which, item, speaker, verb.value if verb else None, text, going_on)
        if self._last is None or replace(told, going_on=True) != replace(self._last, going_on=True):
            self.told.emit(told)
        elif not going_on:
            self.done()

    def kept(self, told: Told, which: str) -> None:
        """What was typed is on record as this remark; after a pause its typing goes on."""
        if not told.going_on:
            self.done()
            return
        self._begun = self._begun or told.which is None
        self._which, self._last = which, replace(told, which=which)
        self._say_keep()

    def done(self) -> None:
        """Room for the next; who speaks stays."""
        self._which, self._begun, self._last = None, False, None
        self.text.setPlainText("")
        self._pause.stop()
        self._say_keep()

    def in_hand(self) -> str | None:
        """The remark that stands in the box, else the one chosen in the list."""
        self.keep(going_on=True)
        return self._which or self.said.current_id() or None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter keeps; Shift+Enter begins a line; Esc leaves a remark unchanged."""
        if watched is self.text and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            plain = not event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and plain:
                self.keep()
                return True
            if event.key() == Qt.Key.Key_Escape and self._which:
                self.keep() if self._begun else self.done()
                return True
        return super().eventFilter(watched, event)

    def _on(self, item: str | None) -> list[RemarkRow]:
        return [one for one in self._remarks if one.agenda_item_id == item]

    def _show(self) -> None:
        rows = [OnItem(one, len(self._on(one.id)), one.id == self._item) for one in self._items_known]
        self._items.apply([*rows, OnItem(None, len(self._on(None)), self._item == NO_ITEM)])
        item = None if self._item == NO_ITEM else self._item
        self._said.apply([Said(one) for one in self._on(item)])
        title = next((one.title for one in self._items_known if one.id == item), _("不属于环节"))
        self.head.title.set_words(title)
        self.head.remark.set_words(_("进入会议记录；选中一条按 Enter 可以改"))

    def _choose(self, which: str) -> None:
        self.keep()
        self._item, self._chosen_by_hand = which, True
        self._show()

    def _change(self, which: str) -> None:
        row = next((one for one in self._remarks if one.id == which), None)
        if row is None:
            return
        self.keep()
        self._which = which
        self.speaker.setText(row.speaker or "")
        self.verb.setCurrentIndex(VERBS.index(Verb(row.verb)) if row.verb else 0)
        self.text.setPlainText(row.text)
        self._pause.stop()
        self._last = Told(which, row.agenda_item_id, row.speaker or "", row.verb, row.text)
        self.text.setFocus()
        self._say_keep()

    def _say_keep(self) -> None:
        self.keep_it.set_words(_("改好") if self._which else _("存下"))
        self.remove.set_words(_("删去这一条"))
        self.remove.setVisible(self._which is not None)

    def _take_away(self) -> None:
        which = self._which
        self.done()
        if which is not None:
            self.removed.emit(which)

    def set_narrow(self, narrow: bool) -> None:
        """The agenda takes less of a narrow window."""
        self._left.setFixedWidth(NARROW_SIDE if narrow else SIDE)
        self.text.setFixedHeight(64 if narrow else 96)
        self.said.setMinimumHeight(40 if narrow else 0)
        self._card.updateGeometry()

    def _listen(self) -> None:
        self.items.events.chosen.connect(self._choose)
        self.said.events.opened.connect(self._change)
        self.remove.clicked.connect(self._take_away)
        self.text.installEventFilter(self)
        self.keep_it.clicked.connect(lambda _on: self.keep())
        self.list_it.clicked.connect(self.listed)
        self.text.textChanged.connect(self._pause.start)
        self._pause.timeout.connect(lambda: self.keep(going_on=True))

    def _place(self) -> None:
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(GAP)
        left = Card(margin=4, spacing=4)
        self._items_head.setContentsMargins(16, 8, 16, 0)
        left.body.addWidget(self._items_head)
        left.body.addWidget(self.items, 1)
        self._left = left
        left.setFixedWidth(SIDE)
        line.addWidget(left)
        self._card = self._written()
        line.addWidget(self._card, 1)

    def _written(self) -> Card:
        card = Card(margin=20, spacing=8)
        card.body.addWidget(self.head)
        card.body.addWidget(self.said, 1)
        who = QHBoxLayout()
        who.setSpacing(8)
        who.addWidget(self.speaker, 1)
        who.addWidget(self.verb)
        card.body.addLayout(who)
        self.text.setFixedHeight(96)
        card.body.addWidget(self.text)
        foot = QHBoxLayout()
        foot.addWidget(self.remove)
        foot.addStretch(1)
        foot.addWidget(self.list_it)
        foot.addWidget(self.keep_it)
        card.body.addLayout(foot)
        return card


def _likeliest(items: Sequence[ItemRow]) -> str:
    """The item that runs, else the first on which people speak, else the first."""
    running = [one.id for one in items if one.state == Progress.RUNNING]
    spoken = [one.id for one in items if one.kind in {ItemKind.SPEECH, ItemKind.STUDY, ItemKind.QUESTIONS}]
    return next(iter([*running, *spoken, *(one.id for one in items)]), NO_ITEM)


def who_said(name: str, guests: Mapping[str, str], attendees: Mapping[str, str]) -> dict[str, str | None]:
    """A name as the record keeps it: the guest or attendee of that name, else just the name."""
    guest, attendee = guests.get(name), attendees.get(name)
    plain = None if guest or attendee else name or None
    return {"guest_id": guest, "attendee_id": None if guest else attendee, "speaker": plain}


def once(pairs: Sequence[tuple[str, str]]) -> dict[str, str]:
    """Ids by name, only of names that one person has."""
    names = [name for name, _id in pairs]
    return {name: which for name, which in pairs if name and names.count(name) == 1}
