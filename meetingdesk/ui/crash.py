"""What nobody expected: told on one card, over whatever was being typed, which stays as it is."""

from __future__ import annotations

import sys
from types import TracebackType

from PySide6.QtWidgets import QWidget

from meetingdesk.foundation.wording import _
from meetingdesk.ui.parts.overlay import Dialog, question_card


class CrashCard:
    """Installed as the hook for errors that no page answers; the traceback goes to stderr as ever."""

    def __init__(self, window: QWidget) -> None:
        self._window = window
        self._open = False

    def install(self) -> None:
        """From now on."""
        sys.excepthook = self.tell

    def tell(
        self, kind: type[BaseException], error: BaseException, traceback: TracebackType | None
    ) -> None:
        """Say that something went wrong, and that nothing saved is lost."""
        sys.__excepthook__(kind, error, traceback)
        if self._open or not issubclass(kind, Exception):
            return
        self._open = True
        follows = _("刚才那一步没有做成，之前的每一步都已保存。可以继续；再出现就关掉程序重新打开。")
        reason = f"{kind.__name__}: {error}"[:200]
        card = question_card(_("出了没有料到的错误"), follows, _("关闭程序"), _("继续"), "x", reason, "info")
        dialog = Dialog(self._window, card)
        dialog.answered.connect(self._answered)
        dialog.ask()

    def _answered(self, close: bool) -> None:
        self._open = False
        if close:
            self._window.close()
