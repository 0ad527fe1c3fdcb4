"""The pictures: read from the back row, never cut, painted no oftener than the clock moves."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPaintEvent
from pytestqt.qtbot import QtBot

from meetingdesk.stage.facts import (
    Agenda,
    AgendaLine,
    Board,
    BoardPerson,
    Break,
    Content,
    Progress,
    PublicFacts,
    ResultLine,
    Results,
    Room,
    Scene,
    Speaker,
    Standing,
)
from meetingdesk.ui.stage import ballots, people, scenes
from meetingdesk.ui.stage.sheet import TITLE, Type, fitted
from meetingdesk.ui.stage.view import StageView
from meetingdesk.ui.theme import STAGE

NINE = dt.datetime(2026, 3, 13, 9, 0, 0)
ROOM = Room("演示述职评议会", "演示党群工作部", NINE.date(), NINE, "zh_CN", True)
SPEAKER = Speaker(2, 7, "单雨桐", "沅屾燃气党支部", 480, 60, 0, NINE, True, True, "查明远", "砚汀文化党支部")


class Time:
    """A clock that a test turns."""

    def __init__(self) -> None:
        self.now = NINE

    def __call__(self) -> dt.datetime:
        return self.now


class Counted(StageView):
    """Counts how often it is painted."""

    def __init__(self, now: Callable[[], dt.datetime]) -> None:
        super().__init__(now, ticks=False)
        self.times = 0

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802  Qt names it
        self.times += 1
        super().paintEvent(event)


def a_board(count: int, name: str = "欧阳雨桐") -> Board:
    standings = list(Standing)
    everyone = tuple(
        BoardPerson(name, "演示新材料科技有限公司党支部", standings[at % 4]) for at in range(count)
    )
    return Board(everyone, count, count // 2, 1, count - count // 2 - 1)


def a_result(lines: int) -> Results:
    rows = tuple(ResultLine(at + 1, f"演示{at}党支部", "郑一", (30, 9, 1, 0), "94.50") for at in range(lines))
    return Results("演示测评", ("好", "较好", "一般", "差"), 43, 43, 41, 2, rows)


def picture(
    scene: Scene, content: Content, now: dt.datetime = NINE, size: tuple[int, int] = (1920, 1080)
) -> QImage:
    view = StageView(lambda: now, ticks=False)
    view.resize(*size)
    view.show_facts(PublicFacts(scene, ROOM, content))
    return view.grab().toImage()


def colour(image: QImage, x: int, y: int) -> str:
    return image.pixelColor(x, y).name().upper()


@pytest.mark.parametrize(
    ("seconds", "shape", "digits"),
    [
        (0, "plain", "8:00"),
        (419, "plain", "1:01"),
        (420, "amber", "1:00"),
        (480, "amber", "0:00"),
        (481, "over", "+0:01"),
        (553, "over", "+1:13"),
        (480 + 3661, "over", "+1:01:01"),
    ],
)
def test_the_clock_says_by_shape_and_digits_how_the_time_stands(
    seconds: int, shape: str, digits: str
) -> None:
    left = SPEAKER.remaining(NINE + dt.timedelta(seconds=seconds))
    assert people.shape_of(SPEAKER, left) == shape
    assert people.digits_of(left) == digits


def test_the_panel_of_the_clock_changes_its_colour_as_a_whole() -> None:
    grounds = {
        seconds: colour(picture(Scene.SPEAKER, SPEAKER, NINE + dt.timedelta(seconds=seconds)), 120, 500)
        for seconds in (10, 450, 500)
    }
    assert grounds == {10: "#FFFFFF", 450: STAGE.amber.upper(), 500: STAGE.overtime.upper()}


def test_nobody_speaks_yet_and_the_clock_is_calm() -> None:
    ready = replace(SPEAKER, began=False, running=False)
    assert people.shape_of(ready, ready.remaining(NINE + dt.timedelta(hours=1))) == "plain"


@pytest.mark.parametrize("count", [1, 7, 43, 44, 45, 60, 86, 120, 200])
def test_every_name_has_a_place_on_the_board(count: int) -> None:
    across, down = people.grid(count)
    assert across * down >= count
    image = picture(Scene.BOARD, a_board(count))
    assert colour(image, 1900, 500) == STAGE.ground.upper()  # nothing runs over the edge
    assert colour(image, 960, 1004) == STAGE.ground.upper()


def test_44_names_stand_in_eight_columns_at_52_pixels() -> None:
    assert people.grid(44) == (8, 6)
    face, wide = fitted("郑　龚", Type(52, 600), 184)
    assert (face.pixelSize(), wide <= 184) == (52, True)


@pytest.mark.parametrize(
    "words", ["买买提江·吐尔逊·阿卜杜热西提", "演示新材料科技股份有限公司第一联合党支部委员会" * 3]
)
@pytest.mark.parametrize("room", [60, 184, 600])
def test_long_words_shrink_and_are_never_cut(words: str, room: int) -> None:
    face, wide = fitted(words, TITLE, room)
    assert wide <= room or face.pixelSize() == 8


@pytest.mark.parametrize(("lines", "screens"), [(0, 1), (7, 1), (10, 1), (11, 2), (43, 5)])
def test_a_long_result_takes_several_screens(lines: int, screens: int) -> None:
    assert ballots.pages(a_result(lines)) == screens


def test_a_long_title_in_english_is_broken_between_words() -> None:
    title = "Review meeting 2025 of the secretaries of party organisations in the industrial park"
    lines = scenes.broken(title)
    assert " ".join(lines) == title
    assert len(lines) > 1
    assert max(map(len, lines)) <= 2 * scenes.PER_LINE + scenes.SLACK


@pytest.mark.parametrize("scene", [Scene.AGENDA, Scene.BOARD, Scene.RESULTS])
def test_a_message_covers_no_row_of_a_full_scene(scene: Scene) -> None:
    rows = tuple(AgendaLine("演示环节", "演示人", NINE, Progress.WAITING, "一、") for _place in range(10))
    content = {Scene.AGENDA: Agenda(rows), Scene.BOARD: a_board(44), Scene.RESULTS: a_result(7)}[scene]
    view = StageView(lambda: NINE, ticks=False)
    view.resize(1920, 1080)
    view.show_facts(PublicFacts(scene, ROOM, content), "请各位回到座位", 0)
    image = view.grab().toImage()
    over = 1080 - scenes.MESSAGE - 3
    assert {colour(image, x, over) for x in range(0, 1920, 4)} == {STAGE.ground.upper()}


def test_black_is_black_and_at_once(qtbot: QtBot) -> None:
    view = StageView(lambda: NINE, ticks=False, fades=True)
    qtbot.addWidget(view)
    view.resize(640, 360)
    view.show()
    view.show_facts(PublicFacts(Scene.BOARD, ROOM, a_board(44)))
    view.show_facts(PublicFacts(Scene.BLANK, ROOM))
    seen = {colour(view.grab().toImage(), x, y) for x in (5, 320, 630) for y in (5, 180, 350)}
    assert seen == {"#101010"}


def test_a_blank_screen_shows_no_message_either() -> None:
    view = StageView(lambda: NINE, ticks=False)
    view.resize(640, 360)
    view.show_facts(PublicFacts(Scene.BLANK, ROOM), "请结束")
    assert colour(view.grab().toImage(), 320, 350) == "#101010"


def test_the_picture_keeps_its_shape_on_a_screen_of_another() -> None:
    image = picture(Scene.TITLE, None, size=(1024, 768))
    assert (colour(image, 512, 20), colour(image, 512, 400)) == ("#000000", STAGE.title.upper())


def test_it_is_painted_once_a_second_and_not_at_all_while_nothing_moves(qtbot: QtBot) -> None:
    time = Time()
    view = Counted(time)
    qtbot.addWidget(view)
    view.resize(640, 360)
    view.show()
    view.show_facts(PublicFacts(Scene.SPEAKER, ROOM, SPEAKER))
    qtbot.waitUntil(lambda: view.times > 0)
    qtbot.wait(30)
    before = view.times
    for _tick in range(50):  # ten seconds of five looks each
        time.now += dt.timedelta(milliseconds=200)
        view.tick()
        qtbot.wait(1)
    assert 9 <= view.times - before <= 11
    view.show_facts(PublicFacts(Scene.BOARD, ROOM, a_board(44)))
    qtbot.wait(30)
    before = view.times
    for _tick in range(50):
        time.now += dt.timedelta(milliseconds=200)
        view.tick()
        qtbot.wait(1)
    assert view.times - before <= 1  # a minute may pass


def test_a_break_counts_down_to_nothing_and_not_below() -> None:
    pause = Break(NINE, NINE + dt.timedelta(minutes=10), "点评")
    over = picture(Scene.BREAK, pause, NINE + dt.timedelta(minutes=30))
    end = picture(Scene.BREAK, pause, NINE + dt.timedelta(minutes=10))
    box = QRectF(400, 220, 1100, 400).toRect()
    assert over.copy(box) == end.copy(box)


def test_a_scene_without_content_says_so_in_the_meetings_language() -> None:
    empty = {room.language: picture_of_nothing(room) for room in (ROOM, replace(ROOM, language="en"))}
    assert empty["zh_CN"] != empty["en"]
    assert all(QColor(colour(image, 30, 30)) == QColor(STAGE.ground) for image in empty.values())


def picture_of_nothing(room: Room) -> QImage:
    view = StageView(lambda: NINE, ticks=False)
    view.resize(1280, 720)
    view.show_facts(PublicFacts(Scene.RESULTS, room, None))
    return view.grab().toImage()
