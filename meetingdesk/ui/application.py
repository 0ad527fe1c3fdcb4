"""The window program: shows the window first, then loads the core and opens the database in a thread."""

from __future__ import annotations

import contextlib
import gc
import importlib
import os
import sys
import threading
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import PySide6
from PySide6.QtCore import QByteArray, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from meetingdesk.foundation import known_bad, paths
from meetingdesk.foundation import settings as choices
from meetingdesk.foundation.clock import Clock
from meetingdesk.foundation.errors import Fault, MeetingDeskError
from meetingdesk.foundation.settings import Left
from meetingdesk.foundation.stand_ins import standing_in
from meetingdesk.foundation.wording import sentence, use_language
from meetingdesk.ui import theme as themes
from meetingdesk.ui.crash import CrashCard
from meetingdesk.ui.main_window import MainWindow
from meetingdesk.ui.pages import PAGES
from meetingdesk.ui.qt_words import speak
from meetingdesk.ui.rubbish import Sweeper
from meetingdesk.ui.theme import Tone

if TYPE_CHECKING:
    from meetingdesk.bootstrap import Opened
    from meetingdesk.care.secrecy import Passphrase

CORE = ("meetingdesk.bootstrap", "meetingdesk.ui.shell")
FIRST = "overview"
SOON = (
    "meetingdesk.evaluation.ladder",
    "meetingdesk.ui.overview.acts", "meetingdesk.ui.signin.page", "meetingdesk.ui.speakers.page",
    "meetingdesk.ui.palette", "meetingdesk.ui.operators", "meetingdesk.ui.roster.page",
    "meetingdesk.ui.agenda.page", "meetingdesk.ui.evaluation.page", "meetingdesk.ui.commentary.page",
    "meetingdesk.ui.minutes.page", "meetingdesk.ui.documents.page", "meetingdesk.ui.history.page",
    "meetingdesk.ui.settings.page", "meetingdesk.ui.help_panel",
)  # fmt: skip
SOON_MS = 1500  # the first page came without them; a moment later the first press must not wait for them
PATIENCE_S = 10
FULL = 100  # percent
TURN_S = 0.0005
"""How long a worker keeps the interpreter while the window waits for it. Python's own 5 ms add up: nearly
every call to Qt or SQLite gives the interpreter away, and a page that paints makes hundreds.
"""
NOTHING = (Tone.INFO, "")
NO_PLACE = frozenset({"", "welcome", "trouble"})
"""In front when there was no meeting to look at; another file has one."""


class Loader(QObject):
    """Imports the core and opens the file off the window's thread: a large file is checked for seconds."""

    loaded = Signal(object)  # Opened
    refused = Signal(object)  # MeetingDeskError: the file can't be opened
    failed = Signal(object)  # Exception: the program is at fault

    def __init__(self, open_file: Callable[[], Opened], page: str) -> None:
        super().__init__()
        self._open_file = open_file
        self._modules = (*CORE, f"meetingdesk.ui.{page}.page")
        self._thread = threading.Thread(target=self._load, name="load-core", daemon=True)

    def start(self) -> None:
        """Begin; the window stays alive meanwhile."""
        self._thread.start()

    def leave(self) -> None:
        """The program ends: a file that is just being opened is opened, and then closed in order."""
        if self._thread.is_alive():
            self._thread.join(timeout=PATIENCE_S)

    def _load(self) -> None:
        try:
            with standing_in():
                for name in self._modules:
                    importlib.import_module(name)
            gc.freeze()
            self.loaded.emit(self._open_file())
        except MeetingDeskError as error:
            self.refused.emit(error)
        except Exception as error:  # noqa: BLE001  carried to the window's thread, which raises it there
            self.failed.emit(error)


class Warmer:
    """Imports what the first page did without, one after the other, until it is told to leave."""

    def __init__(self) -> None:
        self._leaving = False
        self._first: Callable[[], None] = lambda: None
        self._thread = threading.Thread(target=self._load, name="load-pages", daemon=True)

    def start(self, first: Callable[[], None] = lambda: None) -> None:
        """Begin with `first`; once is enough, whatever file is opened after."""
        if not self._leaving and self._thread.ident is None:
            self._first = first
            self._thread.start()

    @property
    def over(self) -> bool:
        """Whether all is there."""
        return self._thread.ident is not None and not self._thread.is_alive()

    def leave(self) -> None:
        """The program ends: wait for the module in hand, for a thread must not die in the midst of one."""
        self._leaving = True
        if self._thread.is_alive():
            self._thread.join(timeout=PATIENCE_S)

    def _load(self) -> None:
        self._first()
        for name in SOON:
            if self._leaving:
                return
            try:
                importlib.import_module(name)
            except Exception:  # noqa: BLE001  whoever opens that page is told; nobody has asked for it yet
                return
        gc.freeze()


class Program(QObject):
    """One run of the window program on one database file."""

    def __init__(self, app: QApplication, database: Path | None, clock: Clock | None = None) -> None:
        super().__init__()
        self.sweeper = Sweeper(self)  # modules are made to stay: nothing dead is looked for among them
        sys.setswitchinterval(TURN_S)
        self.settings = choices.load(paths.settings_file())
        use_language(self.settings.language)
        self._left = choices.read(paths.left_file(), Left())
        self._database, self._clock = database, clock or Clock()
        self._secret: Passphrase | None = None
        self._former: Passphrase | None = None
        self._own: tuple[Path | None, Passphrase | None] = (None, None)  # left for the sample beside it
        self._before: Callable[[], None] | None = None
        self._resume: tuple[list[Any], tuple[Tone, str]] = ([], NOTHING)
        self._open_files = contextlib.ExitStack()
        self._closed = False
        self.shell: Any = None  # meetingdesk.ui.shell.Shell, which may not be imported yet
        self.when_ready: Callable[[], None] | None = None
        self.theme = themes.install(app)
        self.window = MainWindow()
        self.window.closing.connect(self.close)
        self.window.restoreGeometry(QByteArray.fromBase64(self._left.place.encode()))
        self._page = self._left.page if self._left.page in PAGES else FIRST
        self._loader, self._warmer = Loader(self._open_file, self._page), Warmer()
        self._loader.loaded.connect(self._opened)
        self._loader.refused.connect(self._refused)
        self._loader.failed.connect(_raise)
        self.window.painted.connect(self._loader.start)
        self.window.wanted.connect(self._wish)

    @property
    def database(self) -> Path:
        """The file of this run."""
        return self._database or paths.default_database()

    @property
    def clock(self) -> Clock:
        """The time of this run."""
        return self._clock

    def show(self) -> None:
        """Paint the window; then, and not before, the rest is loaded."""
        if not (self._database or paths.default_database()).exists():
            self.window.set_bare(True)  # the first start ends on the welcome page
        self.window.show()

    @property
    def warm(self) -> bool:
        """Whether all that is made after the first page, and off its way, is there."""
        return self.shell is not None and self.shell.complete and self._warmer.over

    def open_other(self, path: Path, secret: Passphrase | None = None) -> None:
        """Let this file go and open another one in the same window."""
        if secret is None and paths.sampled(self.database) == path == self._own[0]:
            secret = self._own[1]
        if self.shell is not None:
            self._resume = (self.shell.drafts, self.shell.notice)
            self._before, self._former = self.shell.before, self.shell.bridge.opened.secret
            name = self.window.name_of_current()
            self._page = FIRST if name in NO_PLACE else name
            here = self.shell.bridge.opened.path
            self._own = (here, self._former) if paths.sampled(path) == here else self._own
            self._left = self._left.changed(meeting=self._meeting(), locked_for="")
            self._let_go()
        self._database, self._secret = path, secret
        self._begin_loading()

    def _meeting(self) -> str:
        """The meeting in front; a look at the sample does not put it behind."""
        looked = self.shell is None or paths.sampled(self.shell.bridge.opened.path) is not None
        return self._left.meeting if looked else self.shell.bridge.meeting_id or ""

    def _let_go(self) -> None:
        self.settings = self.shell.settings
        self.shell.close()
        self.shell.deleteLater()
        self.shell = None
        self.window.drop_pages()
        self.window.drop_stage()
        self.window.hide_band()
        self._open_files.close()
        self._open_files = contextlib.ExitStack()

    def _begin_loading(self) -> None:
        self._loader = Loader(self._open_file, self._page)
        self._loader.loaded.connect(self._opened)
        self._loader.refused.connect(self._refused)
        self._loader.failed.connect(_raise)
        self._loader.start()

    def close(self) -> None:
        """Let go of the file; a last safety copy is made where something is not yet copied."""
        if not self._closed:
            self._keep_place()
        self._closed = True
        self._loader.leave()
        self._warmer.leave()
        if self.shell is not None:
            self.shell.close()
        self._open_files.close()

    def follow(self) -> None:
        """The desktop turned dark or light: go along where that was chosen."""
        settings = self.shell.settings if self.shell is not None else self.settings
        if settings.look == "system":
            self.theme.follow_system()

    def _keep_place(self) -> None:
        """Where it stood, and what was in front."""
        left = choices.read(paths.left_file(), Left())
        place = bytes(self.window.saveGeometry().toBase64().data()).decode()
        page = self.window.name_of_current()
        with contextlib.suppress(OSError):  # a full disk must not keep the window open
            choices.save(paths.left_file(), left.changed(place=place, page=page, meeting=self._meeting()))

    def _open_file(self) -> Opened:
        """Off the window's thread."""
        from meetingdesk.bootstrap import open_all
        from meetingdesk.care.secrecy import SQLITE

        known_bad.refuse_qt(PySide6.__version__)
        known_bad.refuse_sqlite(SQLITE)

        before, self._before = self._before, None
        try:
            if before is not None:
                before()
        except MeetingDeskError as error:  # the file is as it was
            self._secret = self._former
            self._resume = (self._resume[0], (Tone.BAD, sentence(error)))

        opening = open_all(self._database, self._clock, secret=self._secret, rest_later=True)
        opened = self._open_files.enter_context(opening)
        opened.load_for_polls()
        return opened

    def _wish(self, page: str) -> None:
        """What is asked for while the file is being opened is the first page."""
        if self.shell is None:
            self._page = page

    def _refused(self, error: MeetingDeskError) -> None:
        from meetingdesk.ui.shell import wear

        wear(self.settings.look)
        from meetingdesk.ui.trouble import steps_of  # only when a file can't be opened

        self.window.show_trouble(sentence(error), *steps_of(self, error))

    def _opened(self, opened: Opened) -> None:
        if self._closed:
            return
        try:
            self._go_on_in(opened)
        except Fault as fault:  # the file is there, and what its first page asks for can't be read
            if self.shell is not None:
                self._let_go()
            else:
                self._open_files.close()
            self._refused(fault)

    def _go_on_in(self, opened: Opened) -> None:
        from meetingdesk.ui import practice, sample
        from meetingdesk.ui.shell import Shell, wear

        wear(self.settings.look)
        second = self.settings.second_place
        opened.keeper.keep_at(Path(second) if second else None)
        opened.keeper.start_thread(opened.hold_ballast)
        self.shell = Shell(self.window, opened, self.settings, self._clock)
        self.shell.file_wanted.connect(self.open_other, Qt.ConnectionType.QueuedConnection)
        if practice.mark(opened):
            self.window.show_band(practice.SAYS, practice.END if paths.practised(opened.path) else "")
        elif paths.sampled(opened.path):
            self.window.show_band(*sample.BAND)
        (self.shell.drafts, notice), self._resume = self._resume, ([], NOTHING)
        self.shell.open_meeting(meeting_to_open(opened.desk, self._left.meeting), self._page)
        if notice != NOTHING:
            self.window.tell(*notice)
        if self._left.locked_for:
            self.shell.locking.lock_again(self._left.locked_for)
        for finding in opened.findings:
            self.shell.care.tell_finding(MeetingDeskError(finding.key, **finding.values))
        QTimer.singleShot(SOON_MS, self, partial(self._warmer.start, opened.load_rest))
        if self.when_ready is not None:
            self.when_ready()


def _raise(error: Exception) -> None:
    raise error


def latest_meeting(desk: Any) -> str | None:
    """The meeting that was begun last, which is nearly always the one that is meant."""
    from meetingdesk.meeting import queries

    found = desk.ask(queries.meetings)
    return found[0].id if found else None


def meeting_to_open(desk: Any, last: str) -> str | None:
    """The one that was in front when the window was closed, where it is still there."""
    from meetingdesk.meeting import queries

    here = {row.id for row in desk.ask(queries.meetings)} if last else set()
    return last if last in here else latest_meeting(desk)


def run(database: Path | None = None) -> int:
    """Show the window until it is closed. Returns the exit code."""
    scale = choices.load(paths.settings_file()).scale_percent
    if scale > FULL:
        os.environ.setdefault("QT_SCALE_FACTOR", str(min(scale, 2 * FULL) / FULL))  # Qt reads it only once
    app = QApplication(sys.argv[:1])
    app.setApplicationName("MeetingDesk")
    app.setDesktopFileName("meetingdesk")  # a desktop on Linux finds the entry, and with it the icon
    app.setWindowIcon(QIcon(str(paths.resource("desktop", "meetingdesk.ico"))))
    program = Program(app, database)
    speak(program.settings.language)
    CrashCard(program.window).install()
    app.styleHints().colorSchemeChanged.connect(program.follow)
    program.show()
    return app.exec()
