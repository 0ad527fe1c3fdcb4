"""The ballot as it will print: beside step 印制 as it is kept, beside the settings as the form says now."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QSize, QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from meetingdesk.desk import Desk
from meetingdesk.documents import poll_papers
from meetingdesk.documents.snapshot import imagined, take
from meetingdesk.evaluation import commands as do
from meetingdesk.evaluation import printed
from meetingdesk.foundation.wording import _
from meetingdesk.ui.evaluation.panel import Host, Standing
from meetingdesk.ui.parts.buttons import Segmented
from meetingdesk.ui.parts.preview import Preview
from meetingdesk.ui.parts.surfaces import GAP
from meetingdesk.ui.tasks import Tasks

WIDE = 316
LOOK_MS = 300
Setting = do.CreatePoll | do.ChangePoll


class BallotSheets(QWidget):
    """A narrow preview of one copy; several classes have a switch above it."""

    def __init__(self, tasks: Tasks) -> None:
        super().__init__()
        self._codes: tuple[str, ...] = ()
        self._make: Callable[[str], bytes] = lambda _letter: b""
        self.switch: Segmented | None = None
        self.preview = Preview(tasks)
        self.setMaximumWidth(WIDE)
        self._stack = QVBoxLayout(self)
        self._stack.setContentsMargins(GAP, 0, 0, 0)
        self._stack.setSpacing(8)
        self._stack.addWidget(self.preview, 1)

    def sizeHint(self) -> QSize:
        """A narrow sheet."""
        return QSize(WIDE, 400)

    def minimumSizeHint(self) -> QSize:
        """It never makes the window wider."""
        return QSize(0, 64)

    def show_classes(self, codes: Sequence[str], make: Callable[[str], bytes]) -> None:
        """`make` gives the PDF of a class by its letter, which is its code; "" where there is one class only.

        The class in view stays in view while it is there.
        """
        self._make = make
        if tuple(codes) != self._codes:
            self._switch_between(tuple(codes))
        self._show(self.switch.current() if self.switch is not None else 0)

    def _switch_between(self, codes: tuple[str, ...]) -> None:
        self._codes = codes
        if self.switch is not None:
            self.switch.hide()
            self.switch.deleteLater()
            self.switch = None
        if len(codes) > 1:
            self.switch = Segmented([_("{code}票", code=code) for code in codes], _("票种"))
            self.switch.chosen.connect(self._show)
            self._stack.insertWidget(0, self.switch)

    def _show(self, at: int) -> None:
        letter, make = self._codes[at] if len(self._codes) > 1 else "", self._make
        self.preview.show_paper(_("测评表"), lambda: make(letter))


class BallotPreview(BallotSheets):
    """Shows one poll's ballot; made again when its form is another one."""

    def __init__(self, host: Host) -> None:
        super().__init__(host.context.tasks)
        self._host, self._shown = host, ""

    def show_poll(self, standing: Standing) -> None:
        """The ballot of this poll; the page in view stays while nothing of the form changes."""
        desk, meeting, poll = self._host.bridge.desk, self._host.context.meeting_id, standing.form.id
        ballot = self._host.bridge.ask(printed.ballot, poll)
        if repr(ballot) == self._shown:
            return
        self._shown = repr(ballot)
        codes = [kind.code for kind in ballot.classes]
        self.show_classes(codes, lambda letter: poll_papers.preview(take(desk, meeting), poll, letter))


class FormPreview(BallotSheets):
    """Shows the ballot of settings that nobody saved yet.

    `say` gives them as they stand on the page. A form of many fields has no one signal: while the preview is
    in view it looks again a few times a second, and makes the page anew when something is another.
    """

    def __init__(self, desk: Desk, tasks: Tasks, say: Callable[[], Setting]) -> None:
        super().__init__(tasks)
        self.setMinimumWidth(WIDE)  # the settings beside it have room in one column
        self._desk, self._say, self._shown = desk, say, ""
        self._again = QTimer(self, interval=LOOK_MS)
        self._again.timeout.connect(self.look)

    def look(self) -> None:
        """Make the page anew if the settings are others than those of the page in view."""
        setting, desk = self._say(), self._desk
        known = repr([getattr(setting, name, None) for name in _SHOWN])
        if known != self._shown:
            self._shown = known
            codes = [kind.code for kind in setting.classes or ()]
            self.show_classes(codes, lambda letter: _imagined(desk, setting, letter))

    def setVisible(self, visible: bool) -> None:
        """Only what is seen is looked after."""
        super().setVisible(visible)
        if visible:
            self._again.start()
            self.look()
        else:
            self._again.stop()


_SHOWN = (
    "title", "kind", "aspects", "neutral", "grades", "classes", "subjects", "rules", "self_rating", "base",
    "thresholds",
)  # fmt: skip


def _imagined(desk: Desk, setting: Setting, letter: str) -> bytes:
    poll, snapshot = imagined(desk, setting)
    return poll_papers.preview(snapshot, poll, letter)
