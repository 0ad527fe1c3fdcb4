"""What is done on 签到 before its pictures are taken (演示数据)."""

from __future__ import annotations

from collections.abc import Callable
from math import sin
from pathlib import Path
from typing import Any

from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QWidget

from meetingdesk.ui.at_rest import settle
from meetingdesk.ui.shell import Shell

LATE, HERE = "查明远", "萧静姝"  # of the sample: not here yet when the doors are open; here since 8:33
CODE_OF_SOMETHING_ELSE = "6901234567892"

Scene = Callable[[Shell, Path], None]


def _page(shell: Shell) -> Any:
    return shell.window.current()


def _press(target: QWidget, key: Qt.Key, text: str = "") -> None:
    event = QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier, text)
    QApplication.sendEvent(target, event)


def typing(shell: Shell, _props: Path) -> None:
    """Several people answer to two letters."""
    _page(shell).field.setText("zh")


def namesakes(shell: Shell, _props: Path) -> None:
    """Two people of one name."""
    _page(shell).field.setText("cx")


def leave(shell: Shell, _props: Path) -> None:
    """请假 is asked for."""
    _page(shell).field.setText("区")
    _press(_page(shell).field, Qt.Key.Key_F2)


def substitute(shell: Shell, _props: Path) -> None:
    """代会 is asked for."""
    _page(shell).field.setText("区")
    _press(_page(shell).field, Qt.Key.Key_F3)


def walk_in(shell: Shell, _props: Path) -> None:
    """Someone on no list comes in as 列席."""
    _page(shell).field.setText("钱砚秋")
    _press(_page(shell).field, Qt.Key.Key_F7)


def afterwards(shell: Shell, _props: Path) -> None:
    """补签 is asked for."""
    _page(shell).field.setText("区")
    _press(_page(shell).field, Qt.Key.Key_F4)


def _key(name: str, key: Qt.Key) -> Scene:
    """A key of the desk, pressed for someone."""

    def ask(shell: Shell, _props: Path) -> None:
        _page(shell).field.setText(name)
        _press(_page(shell).field, key)

    return ask


def refused_leave(shell: Shell, props: Path) -> None:
    """代会 without a name."""
    substitute(shell, props)
    _page(shell).side.asked().verb.click()


def undone(shell: Shell, _props: Path) -> None:
    """The sign-in of someone is taken back; the last picture of this page."""
    _page(shell).field.setText(HERE)
    _press(_page(shell).field, Qt.Key.Key_F8)


def closed(shell: Shell, _props: Path) -> None:
    """The door is closed: whoever is missing is absent."""
    missing(shell, _props)
    _page(shell).missing.close_door.click()


def nobody(shell: Shell, _props: Path) -> None:
    """What is typed means nobody."""
    _page(shell).field.setText("qq")


def numbers(shell: Shell, _props: Path) -> None:
    """A paper sheet is typed."""
    _page(shell).head.numbers.click()
    _page(shell).side.asked().field.setText("11 15 19-21 44 99")


def read_back(shell: Shell, props: Path) -> None:
    """And read back."""
    numbers(shell, props)
    _page(shell).side.asked().field.setText("11 15 19-21 44")
    _page(shell).side.asked().verb.click()


def missing(shell: Shell, _props: Path) -> None:
    """Who is not here."""
    _page(shell).head.missing.click()


def curve(shell: Shell, _props: Path) -> None:
    """When they came."""
    _page(shell).head.ways.choose(2)
    _page(shell).head.ways.chosen.emit(2)


def after(shell: Shell, _props: Path) -> None:
    """One came, and somebody pressed Enter for one who was here."""
    for name in (LATE, HERE):
        _page(shell).field.setText(name)
        _press(_page(shell).field, Qt.Key.Key_Return)


def refused(shell: Shell, _props: Path) -> None:
    """A wand read the code of something else while a name was half typed."""
    _page(shell).field.setText("zh")
    _page(shell).scanned(CODE_OF_SOMETHING_ELSE)


def log(shell: Shell, _props: Path) -> None:
    """All that happened."""
    _page(shell).side.all_wanted.emit()


def signature(shell: Shell, _props: Path) -> None:
    """Someone signs with the mouse."""
    _page(shell).field.setText("区")
    _press(_page(shell).field, Qt.Key.Key_F12)
    settle(shell)  # the pad has its size
    pad = _page(shell).side.asked().pad
    for left in (60, 160, 262):
        waves = [QPointF(left + at, 84 + 34 * sin(at / 8) - at * 0.3) for at in range(72)]
        _draw(pad, waves)
        _draw(pad, [QPointF(left + 34 - at * 0.4, 46 + at * 2.2) for at in range(38)])


def by_unit(shell: Shell, props: Path) -> None:
    """The list, with a signature in it."""
    signature(shell, props)
    _page(shell).side.asked().keep.click()
    _page(shell).head.ways.choose(1)
    _page(shell).head.ways.chosen.emit(1)


def _draw(pad: QWidget, line: list[QPointF]) -> None:
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    kinds = [QEvent.Type.MouseButtonPress, *[QEvent.Type.MouseMove] * (len(line) - 1)]
    for kind, place in zip(kinds, line, strict=True):
        QApplication.sendEvent(pad, QMouseEvent(kind, place, pad.mapToGlobal(place), left, left, none))
    end = QMouseEvent(QEvent.Type.MouseButtonRelease, line[-1], pad.mapToGlobal(line[-1]), left, left, none)
    QApplication.sendEvent(pad, end)


SCENES: tuple[tuple[str, Scene], ...] = (
    ("signin-typing", typing),
    ("signin-namesakes", namesakes),
    ("signin-leave", leave),
    ("signin-substitute", substitute),
    ("signin-walk-in", walk_in),
    ("signin-afterwards", afterwards),
    ("signin-correct", _key(HERE, Qt.Key.Key_F4)),
    ("signin-refused-form", refused_leave),
    ("signin-nobody", nobody),
    ("signin-numbers", numbers),
    ("signin-read-back", read_back),
    ("signin-missing", missing),
    ("signin-curve", curve),
    # from here on things are done that stay done in the pictures after them
    ("signin-after", after),
    ("signin-refused", refused),
    ("signin-log", log),
    ("signin-signature", signature),
    ("signin-by-unit", by_unit),
    ("signin-unit", _key("汐", Qt.Key.Key_F10)),
    ("signin-early", _key(HERE, Qt.Key.Key_F6)),
    ("signin-undone", undone),
    ("signin-closed", closed),
)
