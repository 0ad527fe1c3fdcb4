"""The audience screen in the operator's window: its block at the foot of the rail, its keys, its panel."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject

from meetingdesk.foundation.wording import _
from meetingdesk.ui.audience import Audience
from meetingdesk.ui.audience_panel import AudiencePanel
from meetingdesk.ui.bridge import Bridge
from meetingdesk.ui.main_window import MainWindow
from meetingdesk.ui.parts.paint import ChipFace
from meetingdesk.ui.stage.block import StageBlock
from meetingdesk.ui.stage.words import name_of
from meetingdesk.ui.theme import Tone


class Room(QObject):
    """Made with a window that stands and a desk that is open. `placed` is told the screen of the room."""

    def __init__(
        self, window: MainWindow, bridge: Bridge, screen: str, placed: Callable[[str], None]
    ) -> None:
        super().__init__(window)
        self._window, self._bridge, self._placed = window, bridge, placed
        self.audience = Audience(bridge, window, screen)
        self.block = StageBlock(bridge.desk.clock.local)
        self.audience.follow(self.block.thumbnail)
        self._listen()
        window.put_stage(self.block)
        self.restart()

    def restart(self) -> None:
        """Another meeting is in front."""
        self.audience.restart()

    def choose_scene(self) -> None:
        """The panel of the scenes."""
        AudiencePanel(self._window, self.audience).ask()

    def press(self, key: str) -> None:
        """Shift+F9 the next scene, F9 blank."""
        {"Shift+F9": self.audience.go_on, "F9": self.audience.blank}[key]()

    def say(self) -> None:
        """What is shown, what comes, and whether the screen is open."""
        here = self.audience
        if self._bridge.meeting_id is None:
            return
        words, tone = (_("未打开"), Tone.IDLE)
        if here.is_open:
            words, tone = (_("已黑屏"), Tone.WARN) if here.blanked else (_("正在投放"), Tone.OK)
        self.block.say(name_of(here.shown), name_of(here.following()), ChipFace(words, tone), here.blanked)
        self._placed(here.screen)

    def close(self) -> None:
        """The program ends."""
        self.audience.close()

    def _listen(self) -> None:
        self.audience.changed.connect(self.say)
        self.block.choose.clicked.connect(self.choose_scene)
        self.block.small.clicked.connect(self.choose_scene)
        self.block.go_on.clicked.connect(self.audience.go_on)
        self.block.dark.clicked.connect(self.audience.blank)
