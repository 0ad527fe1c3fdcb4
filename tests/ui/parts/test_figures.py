"""Figures, bars, clock, plot and steps: what they show is true, and said in words too."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from meetingdesk.ui.parts.figures import (
    ArrivalPlot,
    Arrivals,
    Bar,
    ClockDigits,
    ClockState,
    Figure,
    Figures,
    Part,
    Progress,
    clock_dress,
)
from meetingdesk.ui.parts.steps import Step, StepLadder, StepState, StepStrip
from meetingdesk.ui.theme import Role, tokens


def picture(part: QWidget, wide: int, tall: int) -> QImage:
    part.resize(wide, tall)
    return part.grab().toImage()


def share(image: QImage, colour: str, y: int) -> float:
    row = [image.pixel(x, y) for x in range(image.width())]
    return row.count(QColor(colour).rgb()) / len(row)


def test_a_bar_gives_each_part_its_share(qtbot: QtBot) -> None:
    bar = Bar([Part(30, "g1"), Part(10, "g2")], "好 30，较好 10")
    qtbot.addWidget(bar)
    image = picture(bar, 400, 22)
    assert share(image, tokens().g1, 11) == pytest.approx(0.75, abs=0.02)
    assert share(image, tokens().g2, 11) == pytest.approx(0.25, abs=0.02)
    assert bar.accessibleName() == "好 30，较好 10"


def test_one_single_mark_is_still_seen(qtbot: QtBot) -> None:
    bar = Bar([Part(4000, "g1"), Part(1, "g4")], "")
    qtbot.addWidget(bar)
    assert share(picture(bar, 200, 22), tokens().g4, 11) > 0


def test_progress_says_its_part_and_never_more_than_all(qtbot: QtBot) -> None:
    progress = Progress("已用时间")
    qtbot.addWidget(progress)
    progress.show_part(0.5)
    assert share(picture(progress, 200, 8), tokens().ok, 4) == pytest.approx(0.5, abs=0.03)
    assert progress.accessibleDescription() == "50%"
    progress.show_part(1.4)
    assert progress.accessibleDescription() == "100%"


def test_the_clock_keeps_its_place_whatever_it_shows(qtbot: QtBot) -> None:
    clock = ClockDigits(Role.CLOCK, "00:00")
    qtbot.addWidget(clock)
    clock.show_digits("0:48")
    before = clock.sizeHint()
    clock.show_digits("12:34", "bad")
    assert clock.sizeHint() == before
    assert clock.accessibleName() == "12:34"


def test_three_states_of_the_clock_look_different() -> None:
    dresses = [clock_dress(state) for state in ClockState]
    assert len({ground for ground, _, _ in dresses}) == 3
    assert len({bar for _, _, bar in dresses}) == 3


def test_figures_draw_together_but_are_never_cut(qtbot: QtBot) -> None:
    figures = Figures([Figure("应到", "44"), Figure("实到", "36", "ok"), Figure("未到", "7")])
    qtbot.addWidget(figures)
    assert figures.accessibleName() == "应到 44，实到 36，未到 7"
    narrow = picture(figures, figures.minimumSizeHint().width(), figures.sizeHint().height())
    ground = narrow.pixel(narrow.width() - 1, 0)
    assert all(narrow.pixel(narrow.width() - 1, y) == ground for y in range(narrow.height()))


def test_arrivals_rise_to_the_top_when_all_have_come(qtbot: QtBot) -> None:
    plot = ArrivalPlot("到会")
    qtbot.addWidget(plot)
    points = tuple((float(minute), minute + 1) for minute in range(44))
    plot.show_arrivals(Arrivals(points, 44, 0, 60), "到会：44 人全到")
    image = picture(plot, 400, 240)
    ground = image.pixel(0, 0)
    tops = [min(y for y in range(image.height()) if image.pixel(x, y) != ground) for x in (60, 200, 370)]
    assert max(tops) - min(tops) <= 1, "the grid's upper line"
    soft = QColor(tokens().ok_soft).rgb()
    filled = [[y for y in range(image.height()) if image.pixel(x, y) == soft] for x in (60, 200, 330, 370)]
    highest = [min(ys) for ys in filled]
    assert highest == sorted(highest, reverse=True)
    assert highest[-1] - tops[0] <= 3
    assert plot.accessibleName() == "到会：44 人全到"


def test_an_empty_plot_draws_nothing_and_does_not_fall(qtbot: QtBot) -> None:
    plot = ArrivalPlot("到会")
    qtbot.addWidget(plot)
    plot.show_arrivals(Arrivals((), 0, 0, 0), "还没有人到")
    image = picture(plot, 300, 200)
    assert len({image.pixel(x, y) for x in range(300) for y in range(0, 200, 5)}) == 1


STEPS = [Step("印制", StepState.DONE), Step("发出", StepState.NOW, "43"), Step("收回"), Step("封存")]


@pytest.mark.parametrize("kind", [StepStrip, StepLadder])
def test_steps_are_walked_and_chosen_by_keyboard(qtbot: QtBot, kind: type) -> None:
    steps = kind("测评的步骤")
    qtbot.addWidget(steps)
    steps.show_steps(STEPS)
    steps.resize(900, steps.sizeHint().height())
    steps.show()
    assert steps.accessibleName() == "测评的步骤"
    assert steps.accessibleDescription() == "发出 43"
    qtbot.keyClick(steps, Qt.Key.Key_Right)
    assert steps.accessibleDescription() == "收回"
    with qtbot.waitSignal(steps.chosen) as told:
        qtbot.keyClick(steps, Qt.Key.Key_Return)
    assert told.args == [2]


def test_ten_steps_fit_a_page_of_a_laptop(qtbot: QtBot) -> None:
    strip = StepStrip("测评的步骤")
    qtbot.addWidget(strip)
    words = ("印制", "发出", "收回", "分拣", "打乱编号", "第一遍录入", "第二遍录入", "复核", "封存", "结果")
    strip.show_steps([Step(one) for one in words])
    assert strip.sizeHint().width() <= 1366 - 168 - 48
