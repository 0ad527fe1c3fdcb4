"""Questions before what can't be taken back; files to open or save. Nothing blocks: answers come by call."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from meetingdesk.foundation.wording import _
from meetingdesk.ui.parts.overlay import Dialog, question_card

WIDE, HIGH = 860, 520


def ask_before(
    over: QWidget,
    question: str,
    follows: str,
    verb: str,
    safe: str,
    then: Callable[[], None],
    *,
    icon: str = "",
    note: str = "",
    otherwise: Callable[[], None] | None = None,
) -> Dialog:
    """Asks on a card inside the window of `over`; `then` is called when the verb is pressed.

    Only before sealing, finalising, publishing: everything else is done at once and can be undone.
    The focus is on the safe button, and Esc means it.
    """
    dialog = Dialog(over, question_card(question, follows, verb, safe, icon, note))

    def answer(yes: bool) -> None:
        if yes:
            then()
        elif otherwise is not None:
            otherwise()

    dialog.answered.connect(answer)
    dialog.ask()
    return dialog


def choose_file(
    over: QWidget,
    title: str,
    filters: Sequence[str],
    then: Callable[[Path], None],
    folder: Path | None = None,
) -> QFileDialog:
    """Lets the user choose a file that exists; `then` gets it. `filters`: 「表格 (*.xlsx *.xls *.csv)」."""
    dialog = _files(over, title, filters, then, folder)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    dialog.open()
    return dialog


def choose_folder(
    over: QWidget, title: str, then: Callable[[Path], None], folder: Path | None = None
) -> QFileDialog:
    """Lets the user choose a folder; `then` gets it."""
    dialog = _files(over, title, (), then, folder)
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly)
    dialog.open()
    return dialog


def save_file(
    over: QWidget, title: str, filters: Sequence[str], suggested: Path, then: Callable[[Path], None]
) -> QFileDialog:
    """Asks where to save; the name is `suggested`, its ending is kept. The system asks before overwriting."""
    dialog = _files(over, title, filters, then, suggested.parent)
    dialog.setFileMode(QFileDialog.FileMode.AnyFile)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix(suggested.suffix.lstrip("."))
    dialog.selectFile(suggested.name)
    dialog.open()
    return dialog


def _files(
    over: QWidget, title: str, filters: Sequence[str], then: Callable[[Path], None], folder: Path | None
) -> QFileDialog:
    dialog = QFileDialog(over.window(), title, str(folder) if folder else "")
    room = over.window().size()
    dialog.resize(min(room.width() - 48, WIDE), min(room.height() - 64, HIGH))
    dialog.setLabelText(QFileDialog.DialogLabel.LookIn, _("位置："))  # Qt's own Chinese lacks these two
    dialog.setLabelText(QFileDialog.DialogLabel.FileType, _("文件类型："))
    if filters:
        dialog.setNameFilters(list(filters))
    dialog.fileSelected.connect(lambda name: then(Path(name)))
    dialog.finished.connect(dialog.deleteLater)
    return dialog
