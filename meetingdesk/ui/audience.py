"""What the room sees: the operator's choice of scene, kept apart from what the records say.

The scene, a break and a message are the moment's, not the meeting's: they leave no act. A result is released
by an act of its own (测评); this only shows what `public_facts` lets through.
"""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from meetingdesk.agenda import queries as agenda
from meetingdesk.foundation.changes import Changes
from meetingdesk.public_facts import public_facts
from meetingdesk.stage.facts import MESSAGE_LENGTH, Break, PublicFacts, Results, Scene
from meetingdesk.ui.bridge import Bridge
from meetingdesk.ui.stage import ballots
from meetingdesk.ui.stage.view import StageView
from meetingdesk.ui.stage.window import StageWindow

ORDER = (
    Scene.TITLE, Scene.BOARD, Scene.AGENDA, Scene.SPEAKER, Scene.EVALUATION, Scene.COMMENT, Scene.RESULTS,
)  # fmt: skip
NEEDS_FACTS = frozenset({Scene.SPEAKER, Scene.EVALUATION, Scene.COMMENT, Scene.RESULTS})
WATCHES = frozenset({"meeting", "agenda", "signin", "speakers", "evaluation", "commentary", "roster"})
SOON_MS, THUMBNAIL_MS = 40, 500  # the thumbnail alone is repainted twice a second at most


class Audience(QObject):
    """Chooses the scene, opens the window, keeps every picture of it up to date."""

    changed = Signal()

    def __init__(self, bridge: Bridge, controls: QWidget, screen: str = "") -> None:
        super().__init__(controls)
        self._bridge, self._controls, self._screen = bridge, controls, screen
        self.scene = Scene.TITLE
        self.blanked = False
        self.message = ""
        self.page = 0
        self.pause: Break | None = None
        self.window: StageWindow | None = None
        self.facts: PublicFacts | None = None
        self._released = False
        self._counted = False  # something happened to an evaluation since the last look
        self._views: list[StageView] = []
        self._soon = QTimer(self, singleShot=True)
        self._soon.timeout.connect(self.refresh)
        bridge.changed.connect(self._hear)

    # ------------------------------------------------------------ the operator's acts

    def show(self, scene: Scene) -> None:
        """Put a scene on the screen; it ends a blank."""
        self.scene, self.blanked, self.page = scene, False, 0
        self.refresh()

    def blank(self) -> None:
        """F9: nothing on the screen, at once; once more brings the scene back."""
        self.blanked = not self.blanked
        self.refresh()

    def go_on(self) -> None:
        """The next scene of the day, or the next screen of a long result."""
        content = self.facts.content if self.facts else None
        if not self.blanked and isinstance(content, Results) and self.page + 1 < ballots.pages(content):
            self.page += 1
            self.refresh()
        else:
            self.show(self.following())

    def begin_break(self, minutes: int) -> None:
        """A break that counts down; what follows is the next item of the agenda."""
        self.pause = self._a_break(minutes)
        self.show(Scene.BREAK)

    def say(self, message: str) -> None:
        """A message to the speaker over the foot of the scene; none takes it away."""
        self.message = " ".join(message.split())[:MESSAGE_LENGTH]
        self.refresh()

    def toggle_window(self) -> None:
        """Open the room's window, or close it."""
        if self.window is not None and self.window.isVisible():
            self.window.close()
            return
        if self.window is None:
            self.window = StageWindow(self._controls, self._now, self._screen)
            self.window.left.connect(self.changed)
            self.window.placed.connect(self._placed)
            self._views.append(self.window.view)
        self.window.open()
        self.refresh()

    # ------------------------------------------------------------ what is shown

    @property
    def shown(self) -> Scene:
        """What the room sees now."""
        return Scene.BLANK if self.blanked else self.scene

    @property
    def is_open(self) -> bool:
        """Whether the room's window stands."""
        return self.window is not None and self.window.isVisible()

    @property
    def screen(self) -> str:
        """The room's screen, or nothing."""
        return self._screen

    def following(self) -> Scene:
        """The scene that comes next in the day; one without anything to show is passed over."""
        place = ORDER.index(self.scene) if self.scene in ORDER else -1
        later = (*ORDER[place + 1 :], *ORDER[: place + 1])
        return next(scene for scene in later if scene not in NEEDS_FACTS or self.preview(scene).content)

    @property
    def preview_time(self) -> dt.datetime:
        """The time of the room."""
        return self._now()

    def preview(self, scene: Scene, minutes: int = 0) -> PublicFacts:
        """What a scene would show, before it is shown; `minutes`: of a break that is not begun yet."""
        pause = self._a_break(minutes) if minutes and scene is Scene.BREAK else self.pause
        return self._bridge.ask(public_facts, self._meeting(), scene, self._now(), pause)

    def follow(self, view: StageView) -> None:
        """Keep this picture like the room's: the thumbnail."""
        self._views.append(view)

    def refresh(self) -> None:
        """Ask for the facts again and hand them to every picture."""
        self._soon.stop()
        if self._bridge.meeting_id is None:
            return
        if self._counted:
            self._see_release()
        self.facts = self.preview(self.shown)
        for view in self._views:
            view.show_facts(self.facts, self.message, self.page)
        self.changed.emit()

    def close(self) -> None:
        """The program ends, or another meeting comes in front."""
        self._soon.stop()
        if self.window is not None:
            self.window.close()
            self.window.deleteLater()
            self.window = None

    def restart(self) -> None:
        """Another meeting: its title first, nothing of the last one."""
        self.scene, self.blanked, self.message, self.page, self.pause = Scene.TITLE, False, "", 0, None
        self._released = (
            self._bridge.meeting_id is not None and self.preview(Scene.RESULTS).content is not None
        )
        self.refresh()

    def _see_release(self) -> None:
        """A result that was just released is what the operator wants the room to see."""
        self._counted = False
        released = self.preview(Scene.RESULTS).content is not None
        if released and not self._released and not self.blanked:
            self.scene, self.page = Scene.RESULTS, 0
        self._released = released

    def _hear(self, changes: Changes) -> None:
        self._counted |= "evaluation" in changes.kinds
        if self._bridge.meeting_id is not None and changes.kinds & WATCHES and not self._soon.isActive():
            self._soon.start(SOON_MS if self.is_open else THUMBNAIL_MS)

    def _placed(self, screen: str) -> None:
        self._screen = screen or self._screen
        self.changed.emit()

    def _a_break(self, minutes: int) -> Break:
        now = self._now()
        return Break(now, now + dt.timedelta(minutes=minutes), self._next_item())

    def _next_item(self) -> str | None:
        plan = self._bridge.ask(agenda.schedule, self._meeting(), self._now())
        coming = plan.next_id
        return next((row.title for row in plan.rows if row.id == coming), None)

    def _meeting(self) -> str:
        assert self._bridge.meeting_id is not None
        return self._bridge.meeting_id

    def _now(self) -> dt.datetime:
        return self._bridge.desk.clock.local()
