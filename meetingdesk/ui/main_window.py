"""The shell: rail, top line, page, status line. It opens pages by name and knows none of them.

Nothing of the core and no page is imported before the first paint: the window stands at once, the rest
follows.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QPaintEvent, QResizeEvent, QShortcut
from PySide6.QtWidgets import QApplication, QDialog, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget
from shiboken6 import isValid

from meetingdesk.foundation.wording import _
from meetingdesk.ui.alarm import Alarm
from meetingdesk.ui.pages import BEHIND, LEAST, RAIL, SETTINGS
from meetingdesk.ui.parts.brand import Brand
from meetingdesk.ui.parts.labels import IconLabel, Label
from meetingdesk.ui.parts.shell import Band, Ground, Rail, RailButton, StatusLine, StatusLink
from meetingdesk.ui.parts.surfaces import Card, PageScroll, holder_of, in_the_middle
from meetingdesk.ui.theme import Role, Tone
from meetingdesk.ui.top_line import TopBar

if TYPE_CHECKING:
    from meetingdesk.ui.page import Page

NARROW = 1200  # screens.md: the rail folds to icons below this
LOW = 740
RAIL_WIDE, RAIL_NARROW = 168, 64


def trouble_page(title: str, sentence: str, *steps: QWidget) -> QWidget:
    """What went wrong and what to do, in the middle of an empty window."""
    card = Card(margin=24, spacing=8)
    card.setFixedWidth(640)
    card.body.addWidget(IconLabel("circle-alert", title, "bad", Role.HEADING_LARGE, 22))
    card.body.addWidget(Label(sentence, Role.BODY, wrap=True))
    if steps:
        line = QHBoxLayout()
        line.setContentsMargins(0, 16, 0, 0)
        line.setSpacing(8)
        line.addStretch(1)
        for step in steps:
            line.addWidget(step)
        card.body.addLayout(line)
    page = QWidget()
    around = QVBoxLayout(page)
    around.addStretch(2)
    around.addLayout(in_the_middle(card))
    around.addStretch(3)
    return page


class MainWindow(Ground):
    """The window. `wanted` names a page that the user asked for; the owner answers with `show_page`."""

    wanted = Signal(str)
    operator_wanted = Signal()
    stage_keys = Signal(str)  # Shift+F9 the next scene, F9 blank, F11 the script
    lock_wanted = Signal()
    help_wanted = Signal()
    way_back = Signal()  # from a practice copy or the sample to the file that counts
    closing = Signal()
    painted = Signal()  # for the first time

    def __init__(self) -> None:
        super().__init__("canvas")
        self._fresh = True
        self.setWindowTitle("MeetingDesk")
        self.top, self.alarm = TopBar(), Alarm()
        self.band: Band | None = None
        self._band_says = ("", "")
        self.status = StatusLine()
        self.links: list[StatusLink] = []
        self._link_pages: list[str] = []
        self._pages: dict[str, QWidget] = {}
        self._stack = QStackedWidget()
        self._brand = Label("MeetingDesk", Role.HEADING_LARGE)
        self._rail = Rail("")
        self._buttons = [RailButton(p.icon, _(p.word), str((n + 1) % 10)) for n, p in enumerate(RAIL)]
        self._settings = RailButton(SETTINGS.icon, _(SETTINGS.word))
        self._operator = RailButton("user", "")
        self._operator.setCheckable(False)
        self._names = [place.name for place in RAIL] + [SETTINGS.name]
        self._stage: Any = None  # the audience screen's block, which is made once the core is there
        self._body, self._whole = QWidget(), QHBoxLayout(self)
        self._covered: list[QWidget] = []  # what the curtain hides
        self._focus_before: QWidget | None = None
        self._shortcuts: list[QShortcut] = []
        self._rail_side = self._build_rail()
        self._place()
        self._listen()
        self.rename()
        self.setMinimumSize(*LEAST)
        self.resize(1366, 768)

    def show_page(self, name: str, page: QWidget) -> None:
        """Put a page in front and mark it in the rail."""
        if name not in self._pages:
            self._pages[name] = page
            self._stack.addWidget(PageScroll(page))
        row = BEHIND.get(name, name)
        if row in self._names:
            self._rail.choose(self._names.index(row))
        self._stack.setCurrentWidget(holder_of(page))

    def drop_pages(self) -> None:
        """Forget all pages: another meeting was opened, or another language chosen."""
        front = self._stack.currentWidget()
        holders = [holder_of(page) for page in self._pages.values()]
        for holder in sorted(holders, key=lambda one: one is front):  # at last, or another would be shown
            self._stack.removeWidget(holder)
            holder.hide()
            holder.deleteLater()
        self._pages.clear()

    def page(self, name: str) -> QWidget | None:
        """A page that was opened before."""
        return self._pages.get(name)

    def pages(self) -> list[tuple[str, QWidget]]:
        """Every page that was opened, by name."""
        return list(self._pages.items())

    def current(self) -> Page | None:
        """The page in front."""
        front = self._stack.currentWidget()
        return front.widget() if isinstance(front, PageScroll) else None  # type: ignore[return-value]  # pages

    def name_of_current(self) -> str:
        """The name of the page in front; empty before the first."""
        front = self.current()
        return next((name for name, page in self._pages.items() if page is front), "")

    def put_stage(self, block: Any) -> None:
        """The audience screen's block stands over the foot of the rail."""
        self._stage = block
        self._rail_stack.insertWidget(self._rail_stack.count() - 2, block)
        self._fold()

    def drop_stage(self) -> None:
        """Another file is opened: its own block will come."""
        if self._stage is not None:
            self._rail_stack.removeWidget(self._stage)
            self._stage.hide()
            self._stage.deleteLater()
            self._stage = None

    def rename(self) -> None:
        """Put the words of the shell again, in the language now in use."""
        self._rail.setAccessibleName(_("页面"))
        for button, place in zip(self._buttons, RAIL, strict=True):
            button.set_words(_(place.word))
        self._settings.set_words(_(SETTINGS.word))
        self.top.rename()
        if self.band is not None:
            self.band.say(*self._band_words())

    def show_trouble(self, sentence: str, *steps: QWidget) -> None:
        """Nothing can be opened: say why, in place of everything else, with what can be done next."""
        self.set_bare(True)
        self.drop_pages()
        self.show_page("trouble", trouble_page(_("打不开资料文件"), sentence, *steps))

    def set_bare(self, bare: bool) -> None:
        """Without a meeting there is only the page that begins one: no rail, no lines."""
        for part in (self._rail_side, self.top, self.status):
            part.setVisible(not bare)

    def show_band(self, words: str, action: str) -> None:
        """Over every page: nothing that is done here counts. Both are looked up in the language in use."""
        self._band_says = (words, action)
        self.band = Band(*self._band_words())
        self.band.acted.connect(self.way_back)
        self._right.insertWidget(0, self.band)
        self.band.show()

    def hide_band(self) -> None:
        """Another file comes in front."""
        if self.band is not None:
            self.band.hide()
            self.band.deleteLater()
            self.band = None

    def _band_words(self) -> tuple[str, str]:
        words, action = self._band_says
        return _(words), _(action) if action else ""

    def cover(self, curtain: QWidget) -> None:
        """Nothing but the curtain is seen, read aloud or reached by a key; open file dialogs go."""
        self._focus_before = self.focusWidget()
        for dialog in self.findChildren(QDialog):
            dialog.reject()
        popup = QApplication.activePopupWidget()
        if popup is not None:
            popup.close()
        parts = self.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly)
        self._covered = [part for part in parts if not (part.isWindow() or part.isHidden())]
        for part in self._covered:
            part.hide()
        for shortcut in self._shortcuts:
            shortcut.setEnabled(False)
        self._whole.addWidget(curtain)
        curtain.show()

    def uncover(self, curtain: QWidget) -> None:
        """All is again as it was."""
        self._whole.removeWidget(curtain)
        curtain.hide()
        curtain.deleteLater()
        for part in self._covered:
            part.show()
        self._covered = []
        for shortcut in self._shortcuts:
            shortcut.setEnabled(True)
        if self._focus_before is not None and isValid(self._focus_before):
            self._focus_before.setFocus()

    def say_operator(self, name: str, nobody: str) -> None:
        """Who is at the keyboard, at the foot of the rail."""
        self._operator.set_words(name or nobody)

    def say_status(self, parts: list[tuple[str, str, str, bool]]) -> None:
        """Links at the foot: (page, words, number, divided before)."""
        shape = [page for page, *_rest in parts]
        if shape != self._link_pages:
            self._make_links(parts)
        for link, (_page, words, number, _divided) in zip(self.links, parts, strict=True):
            link.say(words, number)
        self.status.settle()

    def tell(self, tone: Tone, words: str) -> None:
        """The message of the moment."""
        self.status.tell(tone, words)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The ground; after the first time whoever waits may begin with heavier things."""
        super().paintEvent(event)
        if self._fresh:
            self._fresh = False
            QTimer.singleShot(0, self, self.painted.emit)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Everything is saved already; the owner lets go of the file."""
        self.closing.emit()
        super().closeEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold the rail in a narrow window, tighten it in a low one."""
        super().resizeEvent(event)
        self._fold()

    def _fold(self) -> None:
        narrow = self.width() < NARROW
        self._rail_side.setFixedWidth(RAIL_NARROW if narrow else RAIL_WIDE)
        self._brand.setVisible(not narrow)
        for button in (*self._buttons, self._settings, self._operator):
            button.set_narrow(narrow)
            button.set_row(36 if self.height() < LOW else 40)
        if self._stage is not None:
            self._stage.set_narrow(narrow)
            self._stage.set_low(self.height())

    def _make_links(self, parts: list[tuple[str, str, str, bool]]) -> None:
        """Another meeting may have other links."""
        self.status.clear()
        self.links = []
        for page, words, number, divided in parts:
            link = self.status.add(StatusLink(words, number), divided)
            link.clicked.connect(lambda _checked=False, name=page: self.wanted.emit(name))
            self.links.append(link)
        self._link_pages = [page for page, *_rest in parts]

    def _build_rail(self) -> QWidget:
        side = Ground("rail", "right")
        self._rail_stack = stack = QVBoxLayout(side)
        stack.setContentsMargins(0, 8, 1, 12)  # the hairline stays free
        stack.setSpacing(0)
        head = QHBoxLayout()
        head.setContentsMargins(16, 8, 8, 12)
        head.setSpacing(8)
        head.addWidget(Brand())
        head.addWidget(self._brand, 1)
        stack.addLayout(head)
        for button in self._buttons:
            self._rail.add(button)
        stack.addWidget(self._rail)
        stack.addStretch(1)
        stack.addWidget(self._operator)
        stack.addWidget(self._settings)
        self._rail.buttons.add(self._settings)
        return side

    def _place(self) -> None:
        self._right = right = QVBoxLayout()
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(0)
        right.addWidget(self.top)
        right.addWidget(self.alarm)
        right.addWidget(self._stack, 1)
        right.addWidget(self.status)
        line = QHBoxLayout(self._body)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(0)
        line.addWidget(self._rail_side)
        line.addLayout(right, 1)
        self._whole.setContentsMargins(0, 0, 0, 0)
        self._whole.addWidget(self._body)

    def _listen(self) -> None:
        self._rail.chosen.connect(lambda place: self.wanted.emit(self._names[place]))
        self._operator.clicked.connect(self.operator_wanted)
        for number, place in enumerate(RAIL):
            self._on_key(f"Ctrl+{(number + 1) % 10}", partial(self.wanted.emit, place.name))
        for key in ("Shift+F9", "F9", "F11"):
            self._on_key(key, partial(self.stage_keys.emit, key))
        # A focused text field takes Ctrl+Z before it gets here.
        keys = {"Ctrl+Z": self.top.undo, "Ctrl+Y": self.top.redo, "Ctrl+Shift+Z": self.top.redo}
        keys |= {"Ctrl+K": self.top.search, "Ctrl+L": self.lock_wanted, "F1": self.help_wanted}
        for sequence, signal in keys.items():
            self._on_key(sequence, signal.emit)

    def _on_key(self, sequence: str, act: Callable[[], object]) -> None:
        shortcut = QShortcut(QKeySequence(sequence), self)
        shortcut.activated.connect(act)
        self._shortcuts.append(shortcut)
