"""The ballot as it will print, beside step 印制; each class has its own."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QVBoxLayout, QWidget

from meetingdesk.documents import poll_papers
from meetingdesk.documents.snapshot import take
from meetingdesk.evaluation import printed
from meetingdesk.foundation.wording import _
from meetingdesk.ui.evaluation.panel import Host, Standing
from meetingdesk.ui.parts.buttons import Segmented
from meetingdesk.ui.parts.preview import Preview
from meetingdesk.ui.parts.surfaces import GAP

WIDE = 316


class BallotPreview(QWidget):
    """Shows one poll's ballot; made again when its form is another one."""

    def __init__(self, host: Host) -> None:
        super().__init__()
        self._host, self._shown = host, ""
        self._poll = ""
        self._letters: tuple[str, ...] = ()
        self._switch: Segmented | None = None
        self.preview = Preview(host.context.tasks)
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

    def show_poll(self, standing: Standing) -> None:
        """The ballot of this poll; the page in view stays while nothing of the form changes."""
        ballot = self._host.bridge.ask(printed.ballot, standing.form.id)
        if repr(ballot) == self._shown:
            return
        self._shown, self._poll = repr(ballot), standing.form.id
        self._letters = tuple(kind.letter for kind in ballot.classes)
        self._show_classes([kind.code for kind in ballot.classes])
        self._make(0)

    def _show_classes(self, codes: list[str]) -> None:
        if self._switch is not None:
            self._switch.hide()
            self._switch.deleteLater()
            self._switch = None
        if len(codes) > 1:
            self._switch = Segmented([_("{code}票", code=code) for code in codes], _("票种"))
            self._switch.chosen.connect(self._make)
            self._stack.insertWidget(0, self._switch)

    def _make(self, at: int) -> None:
        desk, meeting, poll = self._host.bridge.desk, self._host.context.meeting_id, self._poll
        letter = self._letters[at] if at < len(self._letters) else ""
        self.preview.show_paper(
            _("测评表"), lambda: poll_papers.preview(take(desk, meeting), poll, letter)
        )
