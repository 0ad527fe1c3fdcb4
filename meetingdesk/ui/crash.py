"""What nobody expected: told on one card, over whatever was being typed, which stays as it is.

A report without anyone's data is kept in the folder of logs and never sent.
"""

from __future__ import annotations

import sys
import threading
from types import TracebackType

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QWidget

from meetingdesk.foundation import crash_report
from meetingdesk.foundation.clock import Clock
from meetingdesk.foundation.errors import Fault
from meetingdesk.foundation.wording import _
from meetingdesk.ui.parts.overlay import Dialog, question_card


class CrashCard(QObject):
    """Installed as the hook for errors that no page answers, on the window's thread or another one."""

    _heard = Signal(str)  # where the report lies; empty when it could not be kept

    def __init__(self, window: QWidget, clock: Clock | None = None) -> None:
        super().__init__(window)
        self._window, self._clock = window, clock or Clock()
        self._open = False
        self._heard.connect(self.show, Qt.ConnectionType.QueuedConnection)

    def install(self) -> None:
        """From now on."""
        sys.excepthook = self.tell
        threading.excepthook = self._tell_of_thread

    def tell(
        self, kind: type[BaseException], error: BaseException, traceback: TracebackType | None
    ) -> None:
        """Keep the report, and say that something went wrong; a fault of the machine has its red line."""
        if not issubclass(kind, Exception):
            sys.__excepthook__(kind, error, traceback)
            return
        words = crash_report.report(kind, traceback, self._clock)
        sys.stderr.write(words)
        if issubclass(kind, Fault):
            return
        kept = crash_report.save(words, self._clock)
        self._heard.emit(str(kept or ""))

    def _tell_of_thread(self, told: threading.ExceptHookArgs) -> None:
        if told.exc_value is not None:
            self.tell(told.exc_type, told.exc_value, told.exc_traceback)

    def show(self, report: str) -> None:
        """The card; `report` is where the report lies, empty where it could not be kept."""
        if self._open:
            return
        self._open = True
        follows = _("刚才那一步没有做成，之前的每一步都已保存。可以继续；再出现就关掉程序重新打开。")
        if report:
            follows += "\n" + _("不含姓名、电话和填写内容的报告留在 {file}，不会发出去。", file=report)
        card = question_card(_("出了没有料到的错误"), follows, _("关闭程序"), _("继续"), "x")
        dialog = Dialog(self._window, card)
        dialog.answered.connect(self._answered)
        dialog.ask()

    def _answered(self, close: bool) -> None:
        self._open = False
        if close:
            self._window.close()
