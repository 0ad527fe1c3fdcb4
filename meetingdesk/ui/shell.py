"""Fills the shell from the desk: pages on demand, top line, status line, undo."""

from __future__ import annotations

import importlib
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from meetingdesk.bootstrap import Opened
from meetingdesk.care.secrecy import Passphrase
from meetingdesk.foundation import paths
from meetingdesk.foundation import settings as choices
from meetingdesk.foundation.changes import Changes
from meetingdesk.foundation.clock import Clock
from meetingdesk.foundation.errors import Fault, MeetingDeskError
from meetingdesk.foundation.progress import Progress
from meetingdesk.foundation.settings import Settings
from meetingdesk.foundation.wording import _, current_language, sentence, use_language
from meetingdesk.meeting import queries as meetings
from meetingdesk.overview import queries as overview
from meetingdesk.ui import pages
from meetingdesk.ui.bridge import Bridge
from meetingdesk.ui.care_watch import CareWatch
from meetingdesk.ui.drafts import put_back
from meetingdesk.ui.main_window import MainWindow
from meetingdesk.ui.page import Context, Page
from meetingdesk.ui.qt_words import speak
from meetingdesk.ui.status_words import note_words, status_parts, top_facts
from meetingdesk.ui.tasks import Tasks
from meetingdesk.ui.theme import Tone, theme
from meetingdesk.ui.top_line import ticking

if TYPE_CHECKING:
    from meetingdesk.ui.audience import Audience
    from meetingdesk.ui.drafts import Draft
    from meetingdesk.ui.locking import Locking
    from meetingdesk.ui.palette import Palette
    from meetingdesk.ui.room import Room
    from meetingdesk.ui.speakers_bell import SpeakersBell
    from meetingdesk.ui.speaking_watch import SpeakingWatch
    from meetingdesk.ui.stage.block import StageBlock

FIRST = "overview"
WELCOME = "welcome"
SLOW_S = 10  # the age of the last copy, ahead or behind: looked at this often where nothing is done
SOON_MS = 60  # what an act changed on its page is painted first, top line and status line follow
ROOM_MS = 400  # the first page is there first, then the block of the audience screen


class Shell(QObject):
    """Between window and desk. `open_meeting` brings a meeting in front, or the welcome page."""

    file_wanted = Signal(object, object)  # Path, Passphrase or None: go on there in the same window

    def __init__(self, window: MainWindow, opened: Opened, settings: Settings, clock: Clock) -> None:
        super().__init__(window)
        self.window, self.settings, self.clock = window, settings, clock
        self.bridge = Bridge(opened)
        self.tasks = Tasks(self)
        self.context = Context(
            self.bridge, self.tasks, settings, self.go, self.open_meeting, self.change, self.ask_operator,
            self.announce, self.lock, self.help, self.practise, self.open_file, self.years,
        )  # fmt: skip
        self.palette: Palette | None = None
        self._saved_at: datetime | None = None
        self._second = ""
        self._facts: overview.Status | None = None
        self._soon = QTimer(self, singleShot=True, interval=SOON_MS)
        self._soon.timeout.connect(self.refresh)
        self._later = QTimer(self, singleShot=True, interval=ROOM_MS)
        self._later.timeout.connect(self._fetch_room)
        self.drafts: list[Draft] = []
        self.notice = (Tone.INFO, "")
        self.before: Callable[[], None] | None = None
        self.care = CareWatch(window, self.context, self.open_file)
        self._listen()

    @cached_property
    def room(self) -> Room:
        """What the room sees, and the block at the foot of the rail; made a moment after the first page."""
        from meetingdesk.ui.room import Room

        return Room(self.window, self.bridge, self.settings.stage_screen, self._keep_screen)

    @cached_property
    def locking(self) -> Locking:
        """Draws the curtain when asked, or when nobody was here for a while."""
        from meetingdesk.ui.locking import Locking

        made = Locking(self.window, self.bridge, self.tasks)
        made.opened.connect(self.refresh)
        made.watch(self.settings.lock_after_minutes)
        return made

    @cached_property
    def speaking(self) -> SpeakingWatch:
        """Keeps the speakers' clock true; it begins a moment after the first page."""
        from meetingdesk.ui.speaking_watch import SpeakingWatch

        return SpeakingWatch(self.bridge, self.window)

    @cached_property
    def bell(self) -> SpeakersBell:
        """Rings for the speakers' clock where that is wanted, and says so at the foot of the window."""
        from PySide6.QtWidgets import QApplication

        from meetingdesk.ui.speakers_bell import SpeakersBell

        bell = SpeakersBell(
            self.bridge, self.window, lambda: self.settings.speakers_bell, QApplication.beep
        )
        bell.rang.connect(lambda words: self.window.tell(Tone.WARN, words))
        return bell

    @property
    def complete(self) -> bool:
        """Whether all that follows the first page of a meeting is there."""
        return not self._later.isActive() and not self.tasks.running()

    @property
    def audience(self) -> Audience:
        """What the room sees."""
        return self.room.audience

    @property
    def stage(self) -> StageBlock:
        """The block at the foot of the rail."""
        return self.room.block

    def open_meeting(self, meeting_id: str | None, page: str = FIRST) -> None:
        """Bring a meeting in front; without one, say what to do first."""
        self.bridge.meeting_id = meeting_id
        self.window.drop_pages()
        self.window.set_bare(meeting_id is None)
        self.go(page if meeting_id else WELCOME)
        self.refresh()
        if "room" in self.__dict__:
            self.room.restart()
        elif meeting_id is not None:
            self._later.start()

    def go(self, name: str) -> None:
        """Open a page by name, making it the first time."""
        if self.bridge.meeting_id is None and name != pages.RESTORE:
            name = WELCOME
        page = self.window.page(name) or pages.make(name, self.context)
        self.window.tell(Tone.INFO, "")
        self.window.show_page(name, page)
        if isinstance(page, Page):
            page.focus_first()
        if self.drafts:
            self._put_back(name, page)

    def open_file(
        self, path: Path, secret: Passphrase | None = None, drafts: list[Draft] | None = None,
        notice: tuple[Tone, str] = (Tone.INFO, ""), before: Callable[[], None] | None = None,
    ) -> None:  # fmt: skip
        """Go on in another database, in the same window; its owner sees to it.

        With `drafts`, what was typed in this one; `notice` is told there; `before` is done while no file is
        open.
        """
        self.drafts, self.notice, self.before = drafts or [], notice, before
        self.file_wanted.emit(path, secret)

    def change(self, settings: Settings) -> None:
        """Put new choices to use at once and keep them."""
        language, look = settings.language != current_language(), settings.look
        self.settings = self.context.settings = settings
        choices.save(paths.settings_file(), settings)
        self.locking.watch(settings.lock_after_minutes)
        wear(look)
        if language:
            self._speak(settings.language)

    def refresh(self) -> None:
        """Fill top line and status line again; where the machine can't tell, the red line says so."""
        with suppress(Fault):
            self._fill_lines()

    def _fill_lines(self) -> None:
        meeting = self.bridge.meeting_id
        facts = self.bridge.ask(overview.status, meeting, self.clock.local()) if meeting else None
        self._facts = facts
        self.window.top.say(top_facts(self.bridge, facts, self._saved_at))
        self.window.say_status(status_parts(facts) if facts else [])
        self.window.say_operator(self.bridge.desk.operator or "", _("谁在操作？"))

    def ask_operator(self) -> None:
        """Ask who is at the keyboard; every act from then on names them."""
        from meetingdesk.ui.operators import OperatorPanel  # once it is asked for

        panel = OperatorPanel(self.window, self.bridge)
        panel.closed.connect(self.refresh)
        panel.ask()

    def lock(self) -> None:
        """Draw the curtain: the PIN of who is here opens it; without one it only hides."""
        self.locking.lock(self.bridge.desk.operator or "")

    def practise(self) -> None:
        """Try things out on a copy that is thrown away at the end."""
        from meetingdesk.ui import practice

        if paths.practised(self.bridge.opened.path) is None:
            self.window.tell(Tone.INFO, _("正在准备练习用的副本"))
            opened = self.bridge.opened
            self.tasks.start(
                lambda _progress: practice.make(opened), lambda copy: self.open_file(copy, opened.secret),
                self._not_made, owner=self,
            )  # fmt: skip

    def go_back(self) -> None:
        """Back to the file that counts; a practice copy goes, the sample stays for another look."""
        from meetingdesk.ui.practice import throw_away

        opened = self.bridge.opened
        source = paths.practised(opened.path)
        if source is not None:
            self.open_file(source, opened.secret, before=lambda: throw_away(opened.path))
        elif (own := paths.sampled(opened.path)) is not None:
            self.open_file(own)

    def _not_made(self, error: Exception) -> None:
        if not isinstance(error, MeetingDeskError):
            raise error
        self._refused(error)

    def find(self) -> None:
        """People, actions and pages by a few letters."""
        if self.bridge.meeting_id is None or self.palette is not None:
            return
        from meetingdesk.ui.palette import Palette  # once it is asked for

        self.palette = Palette(self.window, self.context)
        self.palette.closed.connect(self._found)
        self.palette.ask()

    def help(self) -> None:
        """The manual, at the part about the page in front."""
        from meetingdesk.ui.help_panel import HelpPanel  # once it is asked for

        HelpPanel(self.window, self.window.name_of_current()).ask()

    def choose_scene(self) -> None:
        """The panel of the audience screen's scenes."""
        if self.bridge.meeting_id is not None:
            self.room.choose_scene()

    def announce(self) -> None:
        """The host's script in large type."""
        from meetingdesk.ui.announce import AnnouncePanel

        if self.bridge.meeting_id is not None:
            AnnouncePanel(self.window, self.bridge).ask()

    def years(self, name: str, person_id: str | None, organisation_id: str | None) -> None:
        """What someone of the register was given, year by year."""
        from meetingdesk.evaluation.years import of_register
        from meetingdesk.ui.years_panel import YearsPanel

        YearsPanel(self.window).ask(name, self.bridge.ask(of_register, person_id, organisation_id))

    def _stage_key(self, key: str) -> None:
        if key == "F11":
            self.announce()
        elif self.bridge.meeting_id is not None:
            self.room.press(key)

    def _put_back(self, name: str, page: QWidget) -> None:
        """What was typed before the file was changed; what has no field yet is told."""
        left = put_back(self.drafts, name, page)
        self.drafts = [draft for draft in self.drafts if draft.page != name]
        if left:
            words = "  ".join(draft.text for draft in left)
            told = _("换文件时正在填写：{text}", text=words)
            self.window.alarm.say(told, [("seen", _("知道了"))], Tone.INFO)

    def _keep_screen(self, screen: str) -> None:
        if screen != self.settings.stage_screen:
            self.change(self.settings.changed(stage_screen=screen))

    def _found(self) -> None:
        self.palette = None

    def close(self) -> None:
        """Let go of everything; nothing is left to be saved."""
        for timer in (self._ticking, self._soon, self._later):
            timer.stop()
        if "room" in self.__dict__:
            self.room.close()
        if "speaking" in self.__dict__:
            self.speaking.close()
        if "bell" in self.__dict__:
            self.bell.close()
        self.care.close()
        self.tasks.close()
        self.bridge.close()

    def _listen(self) -> None:
        self.window.wanted.connect(self.go)
        self.window.operator_wanted.connect(self.ask_operator)
        self.window.top.undo.connect(self.bridge.undo)
        self.window.top.redo.connect(self.bridge.redo)
        self.window.top.search.connect(self.find)
        self.window.stage_keys.connect(self._stage_key)
        self.window.lock_wanted.connect(self.lock)
        self.window.way_back.connect(self.go_back)
        self.window.help_wanted.connect(self.help)
        self.bridge.changed.connect(self._changed)
        self.bridge.saved.connect(self._saved)
        self.bridge.refused.connect(self._refused)
        self._ticking = ticking(self.window)
        self._ticking.timeout.connect(self._tick)

    def _speak(self, language: str) -> None:
        here = self.window.name_of_current() or FIRST
        use_language(language)
        speak(language)
        self.window.rename()
        self.window.drop_pages()
        self.go(here)
        self.refresh()
        if "room" in self.__dict__:
            self.room.say()

    def _changed(self, changes: Changes) -> None:
        self.window.tell(Tone.INFO, "")
        self._soon.start()
        if "meeting" in changes.kinds:
            self._leave_what_is_gone()

    def _leave_what_is_gone(self) -> None:
        """Undo may have taken back that the meeting was made: another comes in front, or the first page."""
        held = [row.id for row in self.bridge.ask(meetings.meetings)]
        if self.bridge.meeting_id is not None and self.bridge.meeting_id not in held:
            self.open_meeting(held[0] if held else None)

    def _saved(self) -> None:
        self._saved_at = self.clock.local()
        self._soon.start()

    def _refused(self, error: MeetingDeskError) -> None:
        self.window.tell(Tone.WARN, sentence(error))

    def _fetch_room(self) -> None:
        """Its modules off the window's thread: they take ten frames."""

        def there(_none: None) -> None:
            _made = self.speaking, self.bell, self.room, self.locking

        self.tasks.start(load_room, done=there, owner=self)

    def _tick(self) -> None:
        now = self.clock.local()
        digits = now.strftime("%H:%M:%S")
        if digits == self._second:
            return
        self._second = digits
        self.window.top.show_time(digits)
        if self._facts is not None:
            self.window.top.say_note(note_words(self._facts, now))
        if now.second % SLOW_S == 0:
            self._soon.start()  # an act of this moment is painted first


def load_room(_progress: Progress) -> None:
    """What the audience screen needs of the program; runs off the window's thread."""
    for name in ("room", "speaking_watch", "speakers_bell", "locking"):
        importlib.import_module(f"meetingdesk.ui.{name}")


def wear(look: str) -> None:
    """Put on light, dark, or what the system says."""
    if look == "system":
        theme().follow_system()
    else:
        theme().use(dark=look == "dark")
