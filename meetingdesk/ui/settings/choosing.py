"""Controls that put a choice to use at once: one of a few, minutes, a time of the day."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QAbstractButton

from meetingdesk.foundation.wording import _
from meetingdesk.ui.moments import clock_words, time_of_day
from meetingdesk.ui.page import Context
from meetingdesk.ui.pages import LEAST
from meetingdesk.ui.parts.buttons import Segmented
from meetingdesk.ui.parts.fields import Field, WithError


class Choice(Segmented):
    """One of a few values of a setting; a value that is none of them shows as the nearest before."""

    def __init__(
        self, context: Context, key: str, values: Sequence[object], words: Sequence[str], name: str
    ) -> None:
        now = getattr(context.settings, key)
        super().__init__(words, name, values.index(now) if now in values else 0)
        self.chosen.connect(lambda place: context.change(context.settings.changed(**{key: values[place]})))

    def allow(self, which: Sequence[bool]) -> None:
        """Close those that can't be; the one chosen stays open."""
        for place, (part, good) in enumerate(zip(self.findChildren(QAbstractButton), which, strict=True)):
            part.setEnabled(good or place == self.current())


class Minutes(Choice):
    """Whole minutes of a setting in seconds."""

    def __init__(self, context: Context, key: str, minutes: Sequence[int], name: str) -> None:
        words = [_("{minutes} 分钟", minutes=count) for count in minutes]
        super().__init__(context, key, [count * 60 for count in minutes], words, name)


class StartTime(WithError):
    """When meetings usually begin; empty: nothing is proposed. Kept as it is typed, once it is a time."""

    def __init__(self, context: Context) -> None:
        super().__init__(Field(_("几点开会"), _("例如 9:00")))
        self.field.setText(context.settings.start_time)
        self.setFixedWidth(120)
        self._context = context
        self.field.editingFinished.connect(self._keep)

    def _keep(self) -> None:
        typed = self.field.text().strip()
        time = time_of_day(typed)
        self.refuse(_("请写几点几分") if typed and time is None else "")
        if not typed or time is not None:
            words = clock_words(time)
            if words != self._context.settings.start_time:
                self._context.change(self._context.settings.changed(start_time=words))


def fits(percent: int) -> bool:
    """Whether the window has room on this screen at that size."""
    screen = QGuiApplication.primaryScreen()
    room = screen.availableSize() * screen.devicePixelRatio() * 100 / percent
    return percent == 100 or room.expandedTo(QSize(*LEAST)) == room
