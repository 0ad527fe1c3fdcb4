"""The window program: shows the window first, then loads the core in a thread, then opens the database."""

from __future__ import annotations

import contextlib
import importlib
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QLibraryInfo, QObject, QTranslator, Signal
from PySide6.QtWidgets import QApplication

from meetingdesk.foundation import paths
from meetingdesk.foundation import settings as choices
from meetingdesk.foundation.clock import Clock
from meetingdesk.foundation.errors import MeetingDeskError
from meetingdesk.foundation.wording import sentence, use_language
from meetingdesk.ui import theme as themes
from meetingdesk.ui.main_window import MainWindow
from meetingdesk.ui.theme import Tone

CORE = ("meetingdesk.bootstrap", "meetingdesk.ui.shell", "meetingdesk.ui.overview.page")


class Loader(QObject):
    """Imports the core off the window's thread and says when it is there."""

    loaded = Signal()

    def start(self) -> None:
        """Begin; the window stays alive meanwhile."""
        threading.Thread(target=self._load, name="load-core", daemon=True).start()

    def _load(self) -> None:
        for name in CORE:
            importlib.import_module(name)
        self.loaded.emit()


class Program(QObject):
    """One run of the window program on one database file."""

    def __init__(self, app: QApplication, database: Path | None, clock: Clock | None = None) -> None:
        super().__init__()
        self.settings = choices.load(paths.settings_file())
        use_language(self.settings.language)
        self._database, self._clock = database, clock or Clock()
        self._open_files = contextlib.ExitStack()
        self.shell: Any = None  # meetingdesk.ui.shell.Shell, which may not be imported yet
        self.when_ready: Callable[[], None] | None = None
        self.theme = themes.install(app)
        self.window = MainWindow()
        self.window.closing.connect(self.close)
        self._loader = Loader()
        self._loader.loaded.connect(self._open)

    def show(self) -> None:
        """Paint the window, then load the rest."""
        self.window.show()
        self._loader.start()

    def close(self) -> None:
        """Let go of the file; a last safety copy is made where something is not yet copied."""
        if self.shell is not None:
            self.shell.close()
        self._open_files.close()

    def _open(self) -> None:
        from meetingdesk.bootstrap import open_all
        from meetingdesk.ui.shell import Shell, wear

        wear(self.settings.look)
        try:
            opened = self._open_files.enter_context(open_all(self._database, self._clock))
        except MeetingDeskError as error:
            self.window.show_trouble(sentence(error))
            return
        opened.keeper.start_thread()
        self.shell = Shell(self.window, opened, self.settings, self._clock)
        self.shell.open_meeting(latest_meeting(opened.desk))
        for finding in opened.findings:
            self.window.tell(Tone.WARN, sentence(MeetingDeskError(finding.key, **finding.values)))
        if self.when_ready is not None:
            self.when_ready()


def latest_meeting(desk: Any) -> str | None:
    """The meeting that was begun last, which is nearly always the one that is meant."""
    from meetingdesk.meeting import queries

    found = desk.ask(queries.meetings)
    return found[0].id if found else None


def run(database: Path | None = None) -> int:
    """Show the window until it is closed. Returns the exit code."""
    app = QApplication(sys.argv[:1])
    app.setApplicationName("MeetingDesk")
    translator = QTranslator(app)
    if translator.load("qtbase_zh_CN", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
        app.installTranslator(translator)
    program = Program(app, database)
    program.show()
    return app.exec()
