"""The import before it is done: what will become of each row; the red button alone changes anything."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from meetingdesk.foundation.wording import _, sentence
from meetingdesk.roster.bulk import ImportRoster
from meetingdesk.roster.importing import STATE_WORDS, Row, State, entries
from meetingdesk.roster.units import same_unit
from meetingdesk.ui.parts.buttons import Button, FilterButton, Kind
from meetingdesk.ui.parts.choosing import OneOf
from meetingdesk.ui.parts.folding import FoldingLine
from meetingdesk.ui.parts.surfaces import GAP, Card, PageHead, Scroll
from meetingdesk.ui.parts.table import Table
from meetingdesk.ui.phrases import clauses
from meetingdesk.ui.roster.how import HowCard
from meetingdesk.ui.roster.raw import RawCard
from meetingdesk.ui.roster.reading import Read, Source
from meetingdesk.ui.roster.rows import CERTAIN, MARKS, Incoming, columns, incoming
from meetingdesk.ui.roster.settle import ColumnsCard, RowCard
from meetingdesk.ui.tables import Rows

SIDE = 284
DOUBTFUL = frozenset({State.SAME_NAME, State.UNIT})
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
        self._raw = RawCard()
        self._left = QStackedWidget()
        self._place()
        self._listen()
        self.rename()

    def rename(self) -> None:
        """The words that stay."""
        self.other.set_words(_("换一个文件"))
        self.cancel.set_words(_("取消"))
        self.save_list.set_words(_("保存问题清单"))

    def show_read(self, read: Read) -> None:
        """A file that was read; read again after a unit was named, what was decided before stays."""
        before, self._read = self._read, read
        known = self._rows if before is not None and _same_way(before.source, read.source) else {}
        found = read.preview.rows if read.preview else ()
        kept = {row.key: _kept(row, known.get(row.key)) for row in found} if known else read.rows
        self._rows = dict(kept)
        self.how.show_read(read)
        self._say_head()
        if not known:
            self.group.show_choice(0)
        self._show()
        self._choose_first()

    def forget(self) -> None:
        """The import was left: what was decided in it is over."""
        self._read, self._rows = None, {}

    def _choose_first(self) -> None:
        """What needs a decision comes first; without a preview the columns do."""
        if self._read is None or self._read.preview is None:
            self._show_columns(True)
            return
        shown = [self._rows[one.id] for one in self.rows.shown()] or list(self._rows.values())
        doubtful = [one for one in shown if one.row.state in DOUBTFUL and not one.answered]
        first = next(iter(doubtful or shown), None)
        if first is not None:
            self.table.choose(first.id)
            self._show_row(first.id)
        self.table.setFocus()

    def _say_head(self) -> None:
        read = self._read
        assert read is not None
        parts = [read.source.name]
        if read.preview is not None:
            if read.preview.sheet:
                parts.append(_("工作表“{name}”", name=read.preview.sheet))
            parts.append(_("{count} 行数据", count=len(read.preview.rows)))
        self.head.set_words(_("导入名册"), " • ".join(parts))

    def _show(self) -> None:
        counts = Counter(one.row.state for one in self._rows.values())
        state = FILTERS[next(place for place, one in enumerate(self.filters) if one.isChecked())]
        if state is not None and not counts[state]:  # the last of them was settled
            state = None
            self.group.show_choice(0)
        self.rows.apply([one for one in self._rows.values() if state is None or one.row.state is state])
        for place, each in enumerate(FILTERS):
            word = _("全部") if each is None else _(STATE_WORDS[each])
            self.filters[place].set_words(f"{word} {len(self._rows) if each is None else counts[each]}")
            self.filters[place].setVisible(each is None or counts[each] > 0)
        taken = sum(one.taken for one in self._rows.values())
        self.confirm.set_words(_("导入 {count} 人", count=taken))
        self.confirm.setEnabled(taken > 0)
        self.save_list.setEnabled(any(one.row.state not in CERTAIN for one in self._rows.values()))
        self._say_how()

    def _say_how(self) -> None:
        read = self._read
        if read is None or read.preview is None:
            self.how.say("")
            self._show_raw(read)
            return
        self._left.setCurrentIndex(0)
        open_rows = sum(not one.taken and one.row.state not in CERTAIN for one in self._rows.values())
        words = []
        if read.preview.skipped:
            words.append(_("跳过合计、填表人等 {count} 行", count=len(read.preview.skipped)))
        if read.preview.layout.header < 0:
            words.append(_("没有表头，各列按内容认出"))
        if open_rows:
            words.append(_("待定和有问题的 {count} 行先不导入", count=open_rows))
        self.how.say(clauses(words))

    def _show_raw(self, read: Read | None) -> None:
        """Without a preview the file itself is shown, so that its columns can be named."""
        if read is not None and read.trouble is not None:
            self._raw.show_rows(sentence(read.trouble), read.book.sheet(read.source.sheet).rows)
            self._left.setCurrentIndex(1)

    def _show_row(self, which: str) -> None:
        one = self._rows.get(which)
        if one is not None:
            self.how.columns.setChecked(False)
            card = RowCard(one, self._units_left() if one.row.proposed else 0)
            card.settled.connect(self._settle)
            card.unit_said.connect(self._say_unit)
            card.units_said.connect(self._say_all_units)
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

    def _units_left(self) -> int:
        """How many names of units wait for an answer."""
        return len({same_unit(one.row.line.unit) for one in self._rows.values() if one.row.proposed})

    def _say_unit(self, unit: str, which: object) -> None:
        """All rows of this unit are looked at anew."""
        self._say_units({same_unit(unit): which if which is None else str(which)})

    def _say_all_units(self) -> None:
        """Every unit that is asked about is the first one proposed."""
        rows = [one.row for one in self._rows.values() if one.row.proposed]
        self._say_units({same_unit(row.line.unit): row.proposed[0].organisation_id for row in rows})

    def _say_units(self, said: dict[str, str | None]) -> None:
        if self._read is not None:
            source = self._read.source
            self.reread.emit(source.changed(units={**source.units, **said}))

    def _take_hidden(self, on: bool) -> None:
        for key, one in self._rows.items():
            if one.row.line.hidden and one.row.state in CERTAIN:
                self._rows[key] = replace(one, taken=on)
        self._show()

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
        command = ImportRoster(file=read.source.name, rows=rows, aliases=read.preview.aliases)
        self.confirmed.emit(command)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leaves without a trace."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
            return
        super().keyPressEvent(event)

    def _open(self, which: str) -> None:
        one = self._rows[which]
        if isinstance(self._card, RowCard) and one.row.state in DOUBTFUL:
            self._card.decide()

    def _listen(self) -> None:
        self.group = OneOf(self)
        for button in self.filters:
            self.group.add(button)
        self.group.picked.connect(lambda _place: self._show())
        self.other.clicked.connect(self.other_file)
        self.cancel.clicked.connect(self.left)
        self.confirm.clicked.connect(self._confirm)
        self.save_list.clicked.connect(
            lambda: self.list_wanted.emit(self._read.preview if self._read else None)
        )
        self.how.changed.connect(self._again)
        self.how.columns_wanted.connect(self._show_columns)
        self.how.hidden_wanted.connect(self._take_hidden)
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
        bar = FoldingLine()
        for button in self.filters:
            bar.line.addWidget(button)
        bar.line.addStretch(1)
        bar.line.addWidget(self.save_list)
        stack.addWidget(bar)
        stack.addSpacing(GAP)
        line = QHBoxLayout()
        line.setSpacing(GAP)
        card = Card(margin=1, spacing=0)
        card.body.addWidget(self.table)
        self._left.addWidget(card)
        self._left.addWidget(self._raw)
        line.addWidget(self._left, 1)
        self._side.setFixedWidth(SIDE)
        line.addWidget(self._side)
        stack.addLayout(line, 1)


def _same_way(one: Source, other: Source) -> bool:
    """Whether the rows are the same ones, compared anew only."""
    return one.changed(units={}) == other.changed(units={})


def _kept(row: Row, before: Incoming | None) -> Incoming:
    """A row with what was decided about it, as far as the question is still the same one."""
    if before is None or not before.answered or before.row.state is not row.state:
        return incoming(row)
    return replace(before, row=row)


def _filter_button(state: State | None) -> FilterButton:
    if state is None:
        return FilterButton("")
    icon, tone = MARKS[state]
    return FilterButton("", icon, tone)
