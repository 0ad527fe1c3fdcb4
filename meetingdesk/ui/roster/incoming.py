"""The import before it is done: what will become of each row; the red button alone changes anything."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QVBoxLayout, QWidget

from meetingdesk.foundation.wording import _, sentence
from meetingdesk.roster.bulk import ImportRoster
from meetingdesk.roster.importing import STATE_WORDS, State, entries
from meetingdesk.ui.parts.buttons import Button, FilterButton, Kind
from meetingdesk.ui.parts.surfaces import GAP, Card, PageHead, Scroll
from meetingdesk.ui.parts.table import Table
from meetingdesk.ui.phrases import clauses
from meetingdesk.ui.roster.how import HowCard
from meetingdesk.ui.roster.reading import Read, Source
from meetingdesk.ui.roster.rows import MARKS, Incoming, columns
from meetingdesk.ui.roster.settle import ColumnsCard, RowCard
from meetingdesk.ui.tables import Rows

SIDE = 284
CERTAIN = frozenset({State.NEW, State.UPDATE, State.SAME})
FILTERS: tuple[State | None, ...] = (None, *State)


class ImportView(QWidget):
    """The preview. `reread` asks to read the file in another way, `confirmed` hands over the command.

    The page places `head` over it.
    """

    reread = Signal(object)  # Source
    confirmed = Signal(object)  # ImportRoster
    list_wanted = Signal(object)  # Preview
    other_file = Signal()
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._read: Read | None = None
        self._rows: dict[str, Incoming] = {}
        self.head = PageHead("")
        self.other = Button("", Kind.QUIET, "folder-open")
        self.cancel = Button("")
        self.confirm = Button("", Kind.PRIMARY, "check")
        self.how = HowCard()
        self.filters = [_filter_button(state) for state in FILTERS]
        self.save_list = Button("", Kind.QUIET, "download", height=32)
        self.rows: Rows[Incoming] = Rows(columns())
        self.table = Table(self.rows, _("要导入的行"), height=43)
        self._side = Scroll(QWidget())
        self._card: RowCard | ColumnsCard | None = None
        self._place()
        self._listen()
        self.rename()

    def rename(self) -> None:
        """The words that stay."""
        self.other.set_words(_("换一个文件"))
        self.cancel.set_words(_("取消"))
        self.save_list.set_words(_("保存问题清单"))

    def show_read(self, read: Read) -> None:
        """A file that was read."""
        self._read = read
        found = read.preview.rows if read.preview else ()
        self._rows = {row.key: Incoming(row, row.state in CERTAIN) for row in found}
        self.how.show_read(read)
        self._say_head()
        self.filters[0].setChecked(True)
        self._show()
        self._choose_first()

    def _choose_first(self) -> None:
        """What needs a decision comes first; without a preview the columns do."""
        if self._read is None or self._read.preview is None:
            self._show_columns(True)
            return
        doubtful = [one for one in self._rows.values() if one.row.state is State.SAME_NAME]
        first = next(iter(doubtful or self._rows.values()), None)
        if first is not None:
            self.table.choose(first.id)
            self._show_row(first.id)
        self.table.setFocus()

    def _say_head(self) -> None:
        read = self._read
        assert read is not None
        name = read.source.name or _("粘贴的内容")
        parts = [name]
        if read.preview is not None:
            if read.preview.sheet:
                parts.append(_("工作表“{name}”", name=read.preview.sheet))
            parts.append(_("{count} 行数据", count=len(read.preview.rows)))
        self.head.set_words(_("导入名册"), " • ".join(parts))

    def _show(self) -> None:
        state = FILTERS[next(place for place, one in enumerate(self.filters) if one.isChecked())]
        self.rows.apply([one for one in self._rows.values() if state is None or one.row.state is state])
        for place, each in enumerate(FILTERS):
            count = sum(each is None or one.row.state is each for one in self._rows.values())
            word = _("全部") if each is None else _(STATE_WORDS[each])
            self.filters[place].set_words(f"{word} {count}")
        taken = sum(one.taken for one in self._rows.values())
        self.confirm.set_words(_("导入 {count} 人", count=taken))
        self.confirm.setEnabled(taken > 0)
        self.save_list.setEnabled(any(one.row.state not in CERTAIN for one in self._rows.values()))
        self._say_how()

    def _say_how(self) -> None:
        read = self._read
        if read is None or read.preview is None:
            trouble = read.trouble if read else None
            self.how.say(sentence(trouble) if trouble else "", wrong=True)
            return
        open_rows = sum(not one.taken and one.row.state not in CERTAIN for one in self._rows.values())
        words = []
        if read.preview.skipped:
            words.append(_("跳过合计、填表人等 {count} 行", count=len(read.preview.skipped)))
        if read.preview.hidden:
            words.append(_("有 {count} 人在隐藏的行里", count=read.preview.hidden))
        if open_rows:
            words.append(_("同名和有问题的 {count} 行先不导入", count=open_rows))
        self.how.say(clauses(words))

    def _show_row(self, which: str) -> None:
        one = self._rows.get(which)
        if one is not None:
            self.how.columns.setChecked(False)
            card = RowCard(one)
            card.settled.connect(self._settle)
            self._put(card)

    def _show_columns(self, on: bool) -> None:
        self.how.columns.setChecked(on)
        if not on or self._read is None:
            self._show_row(self.table.current_id() or "")
            return
        found = self._read.preview.layout.columns if self._read.preview else self._read.source.columns
        card = ColumnsCard(self._read.head, found or {})
        card.chosen.connect(self._map)
        self._put(card)

    def _put(self, card: RowCard | ColumnsCard) -> None:
        old = self._side.takeWidget()
        if old is not None:
            old.hide()
            old.deleteLater()
        self._card = card
        self._side.setWidget(card)
        card.show()

    def _settle(self, which: str, taken: bool, who: object) -> None:
        one = self._rows[which]
        answer = str(who) if who is not None else None
        self._rows[which] = replace(one, taken=taken, answered=True, answer=answer)
        self._show()
        if one.row.state is State.SAME_NAME:
            self._go_on(which)

    def _go_on(self, which: str) -> None:
        """The next row that needs a decision; none is left, then this one."""
        same = [one for one in self._rows.values() if one.row.state is State.SAME_NAME]
        target = next((one.id for one in same if not one.taken), which)
        self.table.choose(target)
        self._show_row(target)
        self.table.setFocus()

    def _map(self, chosen: object) -> None:
        assert self._read is not None
        source = self._read.source
        header = self._read.preview.layout.header if self._read.preview else source.header
        self.reread.emit(source.changed(columns=chosen, header=header))

    def _again(self, source: Source) -> None:
        self.reread.emit(source)

    def _confirm(self) -> None:
        read = self._read
        if read is None or read.preview is None:
            return
        taken = {one.id for one in self._rows.values() if one.taken}
        chosen = {
            one.id: one.answer for one in self._rows.values() if one.answered and one.row.candidates
        }
        rows = entries(read.preview, keys=taken, chosen=chosen)
        self.confirmed.emit(ImportRoster(file=read.source.name or _("粘贴的内容"), rows=rows))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leaves without a trace."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
            return
        super().keyPressEvent(event)

    def _open(self, which: str) -> None:
        one = self._rows[which]
        if isinstance(self._card, RowCard) and one.row.state is State.SAME_NAME:
            self._card.decide()

    def _listen(self) -> None:
        self.group = QButtonGroup(self)
        for place, button in enumerate(self.filters):
            self.group.addButton(button, place)
        self.group.idClicked.connect(lambda _place: self._show())
        self.other.clicked.connect(self.other_file)
        self.cancel.clicked.connect(self.left)
        self.confirm.clicked.connect(self._confirm)
        self.save_list.clicked.connect(
            lambda: self.list_wanted.emit(self._read.preview if self._read else None)
        )
        self.how.changed.connect(self._again)
        self.how.columns_wanted.connect(self._show_columns)
        self.table.events.chosen.connect(self._show_row)
        self.table.events.opened.connect(self._open)

    def _place(self) -> None:
        stack = QVBoxLayout(self)
        stack.setContentsMargins(0, 0, 0, 0)
        stack.setSpacing(0)
        for part in (self.other, self.cancel, self.confirm):
            self.head.add(part)
        stack.addWidget(self.how)
        stack.addSpacing(GAP)
        bar = QHBoxLayout()
        bar.setSpacing(8)
        for button in self.filters:
            bar.addWidget(button)
        bar.addStretch(1)
        bar.addWidget(self.save_list)
        stack.addLayout(bar)
        stack.addSpacing(GAP)
        line = QHBoxLayout()
        line.setSpacing(GAP)
        card = Card(margin=1, spacing=0)
        card.body.addWidget(self.table)
        line.addWidget(card, 1)
        self._side.setFixedWidth(SIDE)
        line.addWidget(self._side)
        stack.addLayout(line, 1)


def _filter_button(state: State | None) -> FilterButton:
    if state is None:
        return FilterButton("")
    icon, tone = MARKS[state]
    return FilterButton("", icon, tone)
