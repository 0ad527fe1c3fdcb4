"""Reading a roster file and comparing it with the roster, off the window's thread."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from meetingdesk.foundation import sheets
from meetingdesk.foundation.errors import MeetingDeskError
from meetingdesk.foundation.progress import Progress
from meetingdesk.foundation.sheets import Book
from meetingdesk.foundation.wording import _
from meetingdesk.roster import importing, queries
from meetingdesk.roster.importing import Preview
from meetingdesk.roster.layout import Column
from meetingdesk.ui.bridge import Bridge
from meetingdesk.ui.roster.rows import Incoming, incoming

AUTO = "auto"


@dataclass(frozen=True)
class Source:
    """What is to be read, and what the user said about it.

    `text` and `html` hold pasted cells in place of a file; `units` says which organisation a name of the file
    means (None: a new one).
    """

    path: Path | None = None
    text: str = ""
    html: str = ""
    encoding: str | None = None
    sheet: str | None = None
    header: int | None = None
    columns: Mapping[Column, int] | None = None
    split_names: bool = False
    units: Mapping[str, str | None] = field(default_factory=dict)

    @property
    def name(self) -> str:
        """What the source is called."""
        return self.path.name if self.path else _("粘贴的内容")

    def same_bytes(self, other: Source) -> bool:
        """Whether the same has to be read again, in the same encoding."""
        mine = self.path, self.text, self.html, self.encoding
        return mine == (other.path, other.text, other.html, other.encoding)

    def changed(self, **choices: object) -> Source:
        """The same file, read in another way."""
        return replace(self, **choices)  # type: ignore[arg-type]  # the names are fields


@dataclass(frozen=True)
class Read:
    """A file that was read; without a preview, `trouble` says why there is none. `rows` by their keys, made
    here: ten thousand of them would hold the window up.
    """

    source: Source
    book: Book
    preview: Preview | None = None
    trouble: MeetingDeskError | None = None
    head: tuple[str, ...] = field(default=())
    rows: Mapping[str, Incoming] = field(default_factory=dict)


def read(source: Source, bridge: Bridge, progress: Progress, book: Book | None = None) -> Read:
    """Read and compare. Raises BadInput where the file can't be read at all."""
    progress.step(0, 2, source.name)
    found = book or _book(source)
    progress.step(1, 2, source.name)
    known = bridge.ask(queries.known)
    try:
        preview = importing.preview(
            found, known, sheet=source.sheet, header=source.header, columns=source.columns,
            split_names=source.split_names, units=source.units, guess=True,
        )  # fmt: skip
    except MeetingDeskError as error:
        return Read(source, found, None, error, _head(found, source))
    progress.step(2, 2, source.name)
    chosen = source.changed(header=preview.layout.header, sheet=preview.sheet)
    rows = {row.key: incoming(row) for row in preview.rows}
    return Read(source, found, preview, None, _head(found, chosen), rows)


def _book(source: Source) -> Book:
    if source.path is None:
        return sheets.pasted(source.text, source.html, source.name)
    return sheets.read_book(source.path, source.encoding)


def _head(book: Book, source: Source) -> tuple[str, ...]:
    rows = book.sheet(source.sheet).rows
    place = max(source.header or 0, 0)
    return rows[place] if place < len(rows) else ()
