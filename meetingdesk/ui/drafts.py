"""What was typed and not yet saved, carried over when the window goes on in another file."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtWidgets import QLineEdit, QTextEdit, QWidget


@dataclass(frozen=True)
class Draft:
    """The text of one field: on which page, called what."""

    page: str
    field: str
    text: str


def drafts_on(page: str, widget: QWidget) -> list[Draft]:
    """Every text that someone typed on a page; fields that show dots are left out."""
    found = [Draft(page, part.accessibleName(), text_of(part)) for part in _fields(widget)]
    return [draft for draft in found if draft.text.strip()]


def put_back(drafts: list[Draft], page: str, widget: QWidget) -> list[Draft]:
    """Fill the fields of the same name that stand empty. Returns what found no place."""
    left = [draft for draft in drafts if draft.page == page]
    for part in _fields(widget):
        if text_of(part):
            continue
        mine = next((draft for draft in left if draft.field == part.accessibleName()), None)
        if mine is not None:
            _write(part, mine.text)
            left.remove(mine)
    return left


def text_of(part: QWidget) -> str:
    """What stands in a field."""
    return part.toPlainText() if isinstance(part, QTextEdit) else part.text()  # type: ignore[attr-defined]  # a QLineEdit


def _fields(widget: QWidget) -> list[QWidget]:
    lines = [
        part
        for part in widget.findChildren(QLineEdit)
        if not part.isReadOnly() and part.echoMode() == QLineEdit.EchoMode.Normal
    ]
    texts = [part for part in widget.findChildren(QTextEdit) if not part.isReadOnly()]
    return [part for part in (*lines, *texts) if part.isVisibleTo(widget)]


def _write(part: QWidget, text: str) -> None:
    if isinstance(part, QTextEdit):
        part.setPlainText(text)
    else:
        part.setText(text)  # type: ignore[attr-defined]  # a QLineEdit
