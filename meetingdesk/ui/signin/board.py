"""The right side of the page: figures, and below them the room as tiles, as lines by unit, or as a curve."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from enum import StrEnum

from PySide6.QtCore import QModelIndex, QRectF, Signal
from PySide6.QtGui import QPainter, QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from meetingdesk.foundation.wording import _, current_language
from meetingdesk.signin.queries import BoardRow, Counts
from meetingdesk.signin.signatures import Ink
from meetingdesk.ui.moments import clock_words
from meetingdesk.ui.parts.figures import ArrivalPlot, Arrivals, Figure, Figures
from meetingdesk.ui.parts.surfaces import Card, CardHead
from meetingdesk.ui.parts.table import Table
from meetingdesk.ui.parts.tiles import Board
from meetingdesk.ui.signin import faces
from meetingdesk.ui.signin.faces import OnBoard
from meetingdesk.ui.signin.room import Room
from meetingdesk.ui.signin.strokes import draw_ink
from meetingdesk.ui.tables import Cell, Column, Rows, name_cell
from meetingdesk.ui.theme import Role, Tone, tokens

LINE_HIGH = 40
ACROSS, ACROSS_LONGER = 112, 130  # pixels of a tile; words of state are longer in other languages
TICKS = (5, 10, 15, 30, 60, 120, 1440)


class View(StrEnum):
    """What the right side can show; the first three are ways to look at everyone."""

    TILES = "tiles"
    LINES = "lines"
    CURVE = "curve"
    MISSING = "missing"
    LOG = "log"


class RoomSide(QWidget):
    """Figures and views. `picked` says whom a click or the arrow keys chose, `opened` whom Enter took."""

    picked = Signal(str)
    opened = Signal(str)

    def __init__(self, ink_of: Callable[[str], Ink | None]) -> None:
        super().__init__()
        self._ink_of = ink_of
        self.figures = Figures()
        self.figures.setMinimumWidth(1)  # it is told to show what there is room for
        self._counts: Counts | None = None
        self.rows: Rows[OnBoard] = Rows(read=faces.read_aloud)
        self.tiles = Board(self.rows, faces.tile, "")
        self.lines: Rows[OnBoard] = Rows(read=faces.read_aloud)
        self.table = Table(self.lines, "", LINE_HIGH)
        self.curve = Curve()
        self._stack = QStackedWidget()
        self._views: dict[View, QWidget] = {}
        for view, widget in ((View.TILES, self.tiles), (View.LINES, self._framed(self.table))):
            self.add(view, widget)
        self.add(View.CURVE, self.curve)
        for listed in (self.tiles, self.table):
            listed.clicked.connect(self._pick)
            listed.events.opened.connect(self.opened)
        self._place()

    def add(self, view: View, widget: QWidget) -> None:
        """One more thing that can be shown."""
        self._views[view] = widget
        self._stack.addWidget(widget)

    def shown(self) -> View:
        """Which view is in front."""
        front = self._stack.currentWidget()
        return next(view for view, widget in self._views.items() if widget is front)

    def choose(self, view: View) -> None:
        """Bring a view in front."""
        self._stack.setCurrentWidget(self._views[view])

    def show_room(self, room: Room, rings: Mapping[str, Tone], start: dt.datetime | None) -> None:
        """The figures, and what is in front; only what differs is painted again."""
        self._counts = room.counts()
        self._say_figures()
        view = self.shown()
        if view is View.TILES:
            self.rows.apply([OnBoard(one, rings.get(one.attendee_id)) for one in room.people()])
        elif view is View.LINES:
            self.lines.apply([line for unit in room.units() for line in _lines_of(unit)])
        elif view is View.CURVE:
            self.curve.show_arrivals(room, start)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Figures that tell nothing give way in a narrow window."""
        super().resizeEvent(event)
        self._say_figures()

    def _say_figures(self) -> None:
        if self._counts is None:
            return
        shown = _figures(self._counts)
        while True:
            self.figures.say(shown)
            spare = [one for one in reversed(shown) if one.number == "0"] or shown[3:][::-1]
            if not spare or self.figures.minimumSizeHint().width() <= self.width():
                return
            shown.remove(spare[0])

    def rename(self) -> None:
        """The words, in the language now in use."""
        self.tiles.setAccessibleName(_("签到板"))
        self.tiles.set_across(ACROSS if current_language() == "zh_CN" else ACROSS_LONGER)
        self.table.setAccessibleName(_("按单位的名单"))
        self.curve.rename()
        self.lines.beginResetModel()
        self.lines.columns = self._columns()
        self.lines.endResetModel()

    def _pick(self, index: QModelIndex) -> None:
        row = (self.rows if self.shown() is View.TILES else self.lines).at(index)
        if row is not None:
            self.picked.emit(row.id)

    def _columns(self) -> tuple[Column[OnBoard], ...]:
        return (
            Column("", lambda r: Cell(str(r.person.number)), width=44, right=True, least=400),
            Column(_("单位"), lambda r: Cell(r.unit, ink="text"), share=1),
            Column(_("姓名"), lambda r: name_cell(r.person.name), width=80),
            Column(_("职务"), lambda r: Cell(r.person.post or ""), width=110, least=598),
            Column(_("签到"), _state_cell, width=136),
            Column(_("签名"), self._signature_cell, width=98, least=440),
        )

    def _signature_cell(self, row: OnBoard) -> Cell:
        ink = self._ink_of(row.id)
        if ink is None:
            return Cell("")

        def draw(painter: QPainter, box: QRectF) -> None:
            draw_ink(painter, box.adjusted(0, 5, 0, -5), ink, tokens().text, 1.2)

        return Cell(_("有签名"), draw=draw)

    def _framed(self, inner: QWidget) -> Card:
        card = Card(margin=1, spacing=0)
        card.body.addWidget(inner)
        return card

    def _place(self) -> None:
        side = QVBoxLayout(self)
        side.setContentsMargins(0, 0, 0, 0)
        side.setSpacing(2)  # so that eight rows of tiles stand in 696 pixels
        side.addWidget(self.figures)
        side.addWidget(self._stack, 1)


class Curve(Card):
    """How many of those expected had come by when, against the start."""

    def __init__(self) -> None:
        super().__init__(margin=20, spacing=4)
        self._head = CardHead("")
        self.plot = ArrivalPlot("")
        self.body.addWidget(self._head)
        self.body.addWidget(self.plot, 1)

    def rename(self) -> None:
        """The heading."""
        self._head.title.set_words(_("到会时间"))

    def show_arrivals(self, room: Room, start: dt.datetime | None) -> None:
        """Draw it again."""
        counts, steps = room.counts(), room.steps()
        words = _("还没有人到")
        if steps:
            first, last = clock_words(steps[0].at), clock_words(steps[-1].at)
            words = _("{first} 到 {last}，{count} 人到会", first=first, last=last, count=steps[-1].present)
        self._head.remark.set_words(words)
        self.plot.show_arrivals(_arrivals(room, max(counts.expected, 1), start), words)


def _arrivals(room: Room, top: int, start: dt.datetime | None) -> Arrivals:
    steps = room.steps()
    if not steps:
        return Arrivals((), top, 0, 1)
    origin = steps[0].at.replace(minute=steps[0].at.minute // 15 * 15, second=0)

    def minute(at: dt.datetime) -> float:
        return (at - origin).total_seconds() / 60

    shown_start = start if start and origin <= start <= origin + dt.timedelta(hours=8) else None
    end = max(minute(steps[-1].at), minute(shown_start) if shown_start else 0) + 2
    tick = next(step for step in TICKS if end / step <= 8)
    return Arrivals(
        points=tuple((minute(step.at), step.present) for step in steps), top=top, start=0, end=end,
        ticks=tuple(
            (float(at), clock_words(origin + dt.timedelta(minutes=at))) for at in range(0, int(end) + 1, tick)
        ),
        line_at=minute(shown_start) if shown_start else None,
        line_words=_("{time} 开会", time=clock_words(start)) if start else "",
    )  # fmt: skip


def _lines_of(unit: Sequence[BoardRow]) -> list[OnBoard]:
    """The people of one unit; the first line names it and, of several, says how many are here."""
    here = f"（{sum(one.here for one in unit)}/{len(unit)}）" if len(unit) > 1 else ""
    heads = [unit[0].unit + here, *[""] * (len(unit) - 1)]
    return [OnBoard(one, unit=head) for one, head in zip(unit, heads, strict=True)]


def _state_cell(row: OnBoard) -> Cell:
    face = faces.state_chip(row.person)
    return Cell(face.words, icon=face.icon, tone=face.tone, role=Role.CAPTION_STRONG, chip=True)


def first_large(word: str) -> str:
    """A word of a sentence as it stands alone; Chinese stays as it is."""
    return word[:1].upper() + word[1:]


def _figures(counts: Counts) -> list[Figure]:
    found = [
        Figure(_("应到"), str(counts.expected)),
        Figure(_("实到"), str(counts.present), "ok"),
        Figure(_("未到"), str(counts.not_arrived)),
        Figure(_("请假"), str(counts.on_leave), "info"),
        Figure(_("其中代会"), str(counts.of_which_proxy), "proxy"),
        Figure(first_large(_("列席")), str(counts.observers), "guest"),
    ]
    if counts.absent:
        found.insert(4, Figure(_("缺席"), str(counts.absent), "bad"))
    return found
