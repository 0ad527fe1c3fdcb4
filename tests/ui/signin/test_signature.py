"""Signing on the screen: with the mouse, with a pen that presses, with a finger; kept, shown in small."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QInputDevice, QPointingDevice, QTabletEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from meetingdesk.signin.signatures import signatures
from meetingdesk.ui.signin.board import View
from meetingdesk.ui.signin.signature import SignatureCard
from meetingdesk.ui.signin.strokes import SignaturePad
from tests.ui.signin.conftest import Desk

PEN = QPointingDevice(
    "pen", 1, QInputDevice.DeviceType.Stylus, QPointingDevice.PointerType.Pen,
    QInputDevice.Capability.Pressure, 1, 1,
)  # fmt: skip


@pytest.fixture
def card(at: Desk) -> SignatureCard:
    at.type("syt", enter=False)
    at.key(Qt.Key.Key_F12)
    opened = at.page.side.asked()
    assert isinstance(opened, SignatureCard)
    return opened


def with_mouse(pad: SignaturePad, *places: tuple[int, int]) -> None:
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    QTest.mousePress(pad, left, none, QPoint(*places[0]))
    for place in places[1:]:
        QTest.mouseMove(pad, QPoint(*place))
    QTest.mouseRelease(pad, left, none, QPoint(*places[-1]))


def with_pen(pad: SignaturePad, kind: QEvent.Type, x: float, hard: float) -> None:
    at, button = QPointF(x, 60), Qt.MouseButton.LeftButton
    event = QTabletEvent(
        kind, PEN, at, at, hard, 0, 0, 0, 0, 0, Qt.KeyboardModifier.NoModifier, button, button
    )  # fmt: skip
    QApplication.sendEvent(pad, event)


def test_nothing_can_be_kept_before_something_was_written(at: Desk, card: SignatureCard) -> None:
    assert not card.keep.isEnabled()
    at.qtbot.keyClick(card, Qt.Key.Key_Return)
    assert at.counts().present == 0


def test_a_signature_by_mouse_signs_in_and_is_kept_as_strokes(at: Desk, card: SignatureCard) -> None:
    with_mouse(card.pad, (30, 40), (60, 90), (100, 50))
    with_mouse(card.pad, (120, 40), (120, 120))
    at.qtbot.keyClick(card, Qt.Key.Key_Return)
    (ink,) = at.page.bridge.ask(signatures, at.meeting)
    assert [[point[:2] for point in stroke] for stroke in ink.strokes] == [
        [(30, 40), (60, 90), (100, 50)], [(120, 40), (120, 120)],
    ]  # fmt: skip
    assert at.person("单雨桐").here
    assert (at.field.text(), at.field.hasFocus()) == ("", True)


def test_a_pen_that_presses_harder_leaves_thicker_ink(at: Desk, card: SignatureCard) -> None:
    with_pen(card.pad, QEvent.Type.TabletPress, 30, 0.2)
    with_pen(card.pad, QEvent.Type.TabletMove, 90, 0.9)
    with_pen(card.pad, QEvent.Type.TabletRelease, 90, 0)
    at.press("留下并签到")
    (ink,) = at.page.bridge.ask(signatures, at.meeting)
    assert [point[3] for point in ink.strokes[0]] == [200, 900]


def test_a_finger_signs_and_the_hand_beside_it_leaves_no_ink(at: Desk, card: SignatureCard) -> None:
    screen = QTest.createTouchDevice()
    touch = QTest.touchEvent(card.pad, screen)
    touch.press(1, QPoint(30, 40), card.pad).commit()
    touch.move(1, QPoint(60, 90), card.pad).press(2, QPoint(200, 150), card.pad).commit()
    touch.move(1, QPoint(90, 40), card.pad).move(2, QPoint(210, 150), card.pad).commit()
    touch.release(1, QPoint(90, 40), card.pad).release(2, QPoint(210, 150), card.pad).commit()
    assert [[(p.x, p.y) for p in stroke] for stroke in card.pad.strokes()] == [[(30, 40), (60, 90), (90, 40)]]
    assert card.keep.isEnabled()


def test_delete_gives_a_clean_sheet(at: Desk, card: SignatureCard) -> None:
    with_mouse(card.pad, (30, 40), (60, 90))
    at.qtbot.keyClick(card, Qt.Key.Key_Delete)
    assert card.pad.strokes() == ()
    assert not card.keep.isEnabled()


def test_what_is_written_is_seen_as_ink(at: Desk, card: SignatureCard) -> None:
    del at
    before = card.pad.grab().toImage()
    with_mouse(card.pad, (30, 40), (160, 90))
    after = card.pad.grab().toImage()
    ratio = after.devicePixelRatio()
    on_the_line = QPoint(round(95 * ratio), round(65 * ratio))
    assert before.pixelColor(on_the_line).lightness() > 200
    assert after.pixelColor(on_the_line).lightness() < 90


def test_a_kept_signature_stands_in_the_list_and_goes_again(at: Desk, card: SignatureCard) -> None:
    with_mouse(card.pad, (30, 40), (60, 90))
    at.press("留下并签到")
    at.page.look_at(View.LINES)
    words = at.page.room_side.lines.columns[5]
    row = at.page.room_side.lines.row(at.person("单雨桐").attendee_id)
    assert words.cell(row).words == "有签名"
    at.key(Qt.Key.Key_F12)
    at.press("去掉已有签名")
    assert words.cell(row).words == ""
    assert at.person("单雨桐").here


def test_escape_leaves_without_a_trace(at: Desk, card: SignatureCard) -> None:
    with_mouse(card.pad, (30, 40), (60, 90))
    at.qtbot.keyClick(card, Qt.Key.Key_Escape)
    assert at.page.side.asked() is None
    assert at.counts().present == 0
    assert at.field.hasFocus()
