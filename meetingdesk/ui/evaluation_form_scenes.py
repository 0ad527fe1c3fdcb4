"""The settings of an evaluation, and its other ballots typed, compared and counted (演示数据)."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt

from meetingdesk.evaluation import commands as do
from meetingdesk.evaluation.ballots import points_mark
from meetingdesk.ui.evaluation.setup import SetupPanel
from meetingdesk.ui.evaluation.setup_form import LAYOUTS
from meetingdesk.ui.evaluation_scenes import (
    TWO,
    Marks,
    Scene,
    a_poll,
    choose_poll,
    desk_of,
    page_of,
    press,
    type_keys,
    type_pass,
)
from meetingdesk.ui.shell import Shell

# ---------------------------------------------------------------- before the meeting: the settings


def setup(shell: Shell, _props: Path) -> None:
    """A new poll, as it is proposed."""
    page_of(shell).set_up()


def _setup_of(shell: Shell, kind: do.Kind) -> Any:
    setup(shell, Path())
    made = page_of(shell).findChild(SetupPanel)
    made.paper.kinds.choose(LAYOUTS.index(kind))
    made.paper.kinds.chosen.emit(LAYOUTS.index(kind))
    return made


def setup_preview(shell: Shell, _props: Path) -> None:
    """The ballot of settings that nobody saved."""
    made = _setup_of(shell, do.Kind.POINTS)
    made.title.field.setText("还没有保存的测评")
    made.see.click()


def setup_aspects(shell: Shell, _props: Path) -> None:
    """T2: aspects with their weights."""
    _setup_of(shell, do.Kind.ASPECTS)


def setup_points(shell: Shell, _props: Path) -> None:
    """T3, with the rules unfolded."""
    _setup_of(shell, do.Kind.POINTS).more.click()


def setup_satisfaction(shell: Shell, _props: Path) -> None:
    """T4 with 不了解, two classes of voters."""
    made = _setup_of(shell, do.Kind.SATISFACTION)
    made.paper.neutral.click()
    made.classes.add.click()


def setup_avoiding(shell: Shell, _props: Path) -> None:
    """回避 with its warning."""
    setup(shell, Path())
    made = page_of(shell).findChild(SetupPanel)
    made.more.click()
    made.rules.avoiding.setCurrentIndex(1)


# ---------------------------------------------------------------- other ballots

TICKS = (1, 1, 2, 1, 1, 1)
POINTS = (*(points_mark(each) for each in (95, 88, 92, 90, 97)), 1)


def entry_aspects(shell: Shell, _props: Path) -> None:
    """T2: a sheet a person, half typed."""
    of = a_poll(shell, "分项测评", kind="aspects", aspects=do.ASPECTS[0].aspects)
    type_pass(desk_of(shell), of, 1, [TICKS * 3] * 3, finish=False)
    page_of(shell).refresh()
    choose_poll(shell, -1)
    type_keys(page_of(shell).entry.grid, "11213")


def entry_points(shell: Shell, _props: Path) -> None:
    """T3: points by digits, half typed."""
    of = a_poll(shell, "打分测评", kind="points", aspects=do.ASPECTS[2].aspects)
    type_pass(desk_of(shell), of, 1, [POINTS * 3] * 3, finish=False)
    page_of(shell).refresh()
    choose_poll(shell, -1)
    grid = page_of(shell).entry.grid
    for points in ("95", "88", "9"):
        type_keys(grid, points)
        if points != "9":
            press(grid, "\r", Qt.Key.Key_Return)


def difference_points(shell: Shell, _props: Path) -> None:
    """The two passes of points differ at two places."""
    of = a_poll(shell, "打分复核", kind="points", aspects=do.ASPECTS[2].aspects)
    other = (points_mark(59), *POINTS[1:]) + POINTS * 2
    type_pass(desk_of(shell), of, 1, [POINTS * 3] * 6)
    type_pass(desk_of(shell), of, 2, [POINTS * 3] * 4 + [other, (*other[:6], 0, *other[7:])])
    page_of(shell).refresh()
    choose_poll(shell, -1)


def results_points(shell: Shell, _props: Path) -> None:
    """Results of points: the parts of a score."""
    _sealed(shell, "打分测评", [POINTS * 3] * 5 + [(points_mark(60), *POINTS[1:-1], 2) + POINTS * 2],
            kind="points", aspects=do.ASPECTS[2].aspects)  # fmt: skip


def results_aspects(shell: Shell, _props: Path) -> None:
    """Results of ticks by aspect."""
    papers = [TICKS * 3] * 5 + [(2, 2, 2, 2, 2, 2, *TICKS, *TICKS)]
    _sealed(shell, "分项测评", papers, kind="aspects", aspects=do.ASPECTS[0].aspects)


def results_satisfaction(shell: Shell, _props: Path) -> None:
    """Results with 不了解."""
    papers = [(1, 1, 2), (1, 2, 1), (1, 5, 1), (2, 5, 1), (1, 1, 3), (1, 1, 0)]
    _sealed(shell, "满意度测评", papers, kind="satisfaction", neutral="不了解", grades=do.SCALES[3].grades)


def _sealed(shell: Shell, title: str, papers: Sequence[Marks], **given: Any) -> None:
    of = a_poll(shell, title, papers=len(papers), **given)
    for number in (1, 2):
        type_pass(desk_of(shell), of, number, papers)
    desk = desk_of(shell)
    desk.do(do.ConfirmPasses(**of, **TWO))
    do.seal(desk, of["meeting_id"], of["poll_id"])
    page_of(shell).refresh()
    choose_poll(shell, -1)


BEFORE: tuple[tuple[str, Scene], ...] = (
    ("evaluation-empty", lambda _shell, _props: None),
    ("evaluation-setup", setup),
    ("evaluation-setup-preview", setup_preview),
    ("evaluation-setup-aspects", setup_aspects),
    ("evaluation-setup-points", setup_points),
    ("evaluation-setup-satisfaction", setup_satisfaction),
    ("evaluation-setup-avoiding", setup_avoiding),
    # from here on there are polls
    ("evaluation-entry-aspects", entry_aspects),
    ("evaluation-entry-points", entry_points),
    ("evaluation-difference-points", difference_points),
    ("evaluation-results-aspects", results_aspects),
    ("evaluation-results-points", results_points),
    ("evaluation-results-satisfaction", results_satisfaction),
)
