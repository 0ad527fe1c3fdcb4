"""How a file is read: its sheet, its header, its encoding, its columns. Each can be changed."""

from __future__ import annotations

from PySide6.QtCore import Signal

from meetingdesk.foundation.sheets import ENCODINGS
from meetingdesk.foundation.wording import _
from meetingdesk.roster.layout import COLUMN_WORDS
from meetingdesk.ui.parts.buttons import Button
from meetingdesk.ui.parts.checks import Check
from meetingdesk.ui.parts.fields import Combo
from meetingdesk.ui.parts.folding import FoldingLine
from meetingdesk.ui.parts.labels import Label
from meetingdesk.ui.parts.surfaces import Card
from meetingdesk.ui.phrases import listed
from meetingdesk.ui.roster.reading import Read
from meetingdesk.ui.theme import Role

HEADER_CHOICES = 10
NO_HEADER = -1
SAID = 260  # px that what was left out keeps beside the columns' names
SEVERAL = "roster.row_several_names"


class HowCard(Card):
    """One line of choices and what was left out. `changed` gives the source to read again."""

    changed = Signal(object)  # Source
    columns_wanted = Signal(bool)
    hidden_wanted = Signal(bool)

    def __init__(self) -> None:
        super().__init__(margin=13, spacing=8)
        self._read: Read | None = None
        self._sheet = Combo(_("工作表"))
        self._header = Combo(_("表头所在的行"))
        self._encoding = Combo(_("编码"))
        self.columns = Button("", icon="table-2")
        self.columns.setCheckable(True)
        self._split = Check(_("拆开一格里的几个人"))
        self._hidden = Check("")
        self._said = Label("", Role.SECOND, "text2")
        self._labels = [Label("", Role.SECOND, "text2") for _place in range(3)]
        self._place()
        self._listen()

    def show_read(self, read: Read) -> None:
        """How this file was read."""
        self._read = read
        words = (_("工作表"), _("表头在"), _("编码"))
        for label, word in zip(self._labels, words, strict=True):
            label.set_words(word)
        self._fill_sheets(read)
        self._fill_header(read)
        self._fill_encoding(read)
        self._say_columns(read)
        hidden = read.preview.hidden if read.preview else 0
        self._hidden.setText(_("也导入隐藏的 {count} 行", count=hidden))
        self._hidden.setVisible(hidden > 0)
        self._split.setChecked(read.source.split_names)
        self._split.setVisible(read.source.split_names or _has_several(read))

    def say(self, words: str) -> None:
        """What was left out."""
        self._said.set_words(words)
        self._said.setMinimumWidth(min(self._said.sizeHint().width(), SAID))

    def _fill_sheets(self, read: Read) -> None:
        names = [sheet.name for sheet in read.book.sheets]
        shown = read.preview.sheet if read.preview else read.source.sheet
        words = [_("{name}（隐藏）", name=one.name) if one.hidden else one.name for one in read.book.sheets]
        self._put(self._sheet, words, names.index(shown) if shown in names else 0)
        for part in (self._sheet, self._labels[0]):
            part.setVisible(len(names) > 1)

    def _fill_header(self, read: Read) -> None:
        rows = len(read.book.sheet(read.source.sheet).rows)
        choices = [_("没有表头")]
        choices += [_("第 {row} 行", row=place + 1) for place in range(min(rows, HEADER_CHOICES))]
        now = read.preview.layout.header if read.preview else read.source.header or 0
        self._put(self._header, choices, min(now - NO_HEADER, len(choices) - 1))

    def _fill_encoding(self, read: Read) -> None:
        used = read.book.encoding
        self._encoding.setEnabled(used is not None)
        kind = read.source.path.suffix.lstrip(".") if read.source.path else _("粘贴")
        choices = [_("自动（{found}）", found=(used or kind).upper() if used or read.source.path else kind)]
        choices += [name.upper() for name in ENCODINGS] if used else []
        now = ENCODINGS.index(read.source.encoding) + 1 if read.source.encoding in ENCODINGS else 0
        self._put(self._encoding, choices, now)

    def _say_columns(self, read: Read) -> None:
        found = read.preview.layout.columns if read.preview else read.source.columns or {}
        names = listed(_(COLUMN_WORDS[column]) for column in sorted(found, key=lambda one: found[one]))
        self.columns.set_words(_("对应列：{names}", names=names) if names else _("指明各列"))

    def _put(self, combo: Combo, choices: list[str], now: int) -> None:
        combo.clear()
        combo.addItems(choices)
        combo.setCurrentIndex(now)
        combo.updateGeometry()

    def _change(self, **choices: object) -> None:
        if self._read is not None:
            self.changed.emit(self._read.source.changed(**choices))

    def _listen(self) -> None:
        self._sheet.activated.connect(
            lambda place: self._change(sheet=self._sheet_name(place), header=None, columns=None)
        )
        self._header.activated.connect(lambda place: self._change(header=place + NO_HEADER, columns=None))
        self._encoding.activated.connect(self._change_encoding)
        self._hidden.clicked.connect(self.hidden_wanted)
        self._split.clicked.connect(lambda on: self._change(split_names=on))
        self.columns.clicked.connect(self.columns_wanted)

    def _sheet_name(self, place: int) -> str:
        return self._read.book.sheets[place].name if self._read else ""

    def _change_encoding(self, place: int) -> None:
        self._change(encoding=ENCODINGS[place - 1] if place else None, header=None, columns=None)

    def _place(self) -> None:
        whole = FoldingLine(spacing=12)
        line = whole.line
        for label, part in zip(self._labels, (self._sheet, self._header, self._encoding), strict=True):
            line.addWidget(label)
            line.addWidget(part)
            line.addSpacing(4)
        line.addWidget(self.columns)
        line.addWidget(self._split)
        line.addWidget(self._hidden)
        line.addSpacing(4)
        line.addWidget(self._said, 1)
        self.body.addWidget(whole)


def _has_several(read: Read) -> bool:
    rows = read.preview.rows if read.preview else ()
    return any(trouble.key == SEVERAL for row in rows for trouble in row.troubles)


