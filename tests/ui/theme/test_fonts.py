"""The bundled faces: they are there, in three weights, and small sizes keep their room."""

from __future__ import annotations

from PySide6.QtGui import QFontInfo, QRawFont

from meetingdesk.ui.theme import Role, Theme, font, font_for, width
from meetingdesk.ui.theme.fonts import SANS


def test_the_bundled_face_is_the_one_that_is_shown(dressed: Theme) -> None:
    assert SANS in dressed.families
    assert {QFontInfo(font(role)).family() for role in Role} == {SANS}


def test_three_weights_are_three_faces() -> None:
    faces = {
        QRawFont.fromFont(font(role)).styleName() for role in (Role.BODY, Role.BODY_STRONG, Role.HEADING)
    }
    assert len(faces) == 3


def test_nothing_is_smaller_than_12_and_every_line_has_one_and_a_half_times_its_size() -> None:
    for role in Role:
        assert role.px >= 12
        assert role.box >= role.px * 1.5 or role is Role.FIGURE or role is Role.ROOM_CLOCK or role.px >= 100


def test_digits_are_all_one_width_so_that_clocks_stand_still() -> None:
    assert len({width(digit * 6, Role.CLOCK) for digit in "0123456789"}) == 1


def test_quotation_marks_tear_no_hole_into_a_large_title() -> None:
    title = "“红色先锋”课堂"
    plain = 2 * Role.PAGE.px + 6 * Role.PAGE.px
    assert width(title, Role.PAGE) < plain - 10
    assert font_for(Role.PAGE, title) != font_for(Role.PAGE, "课堂")
