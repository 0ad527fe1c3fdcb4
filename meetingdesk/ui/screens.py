"""Pictures of every page: `python -m meetingdesk.ui.screens --out DIR [--only NAME] [--size WxH]`.

The shipped sample (演示数据) is played through the program's own commands up to the moment that a picture
shows, into files of its own; nothing of the user's is touched. Every picture is made in Chinese and English,
light and dark. Those of README and manual are made by `manual_pictures.py`.
"""

from __future__ import annotations

import argparse
import datetime as dt
import os
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtWidgets import QApplication, QDialog

from meetingdesk.bootstrap import Opened, open_all, open_desk
from meetingdesk.desk import Desk
from meetingdesk.foundation import paths
from meetingdesk.foundation.clock import FixedClock
from meetingdesk.foundation.progress import Cancelled
from meetingdesk.foundation.settings import Settings
from meetingdesk.foundation.wording import use_language
from meetingdesk.rehearsal.case import Case, read_case
from meetingdesk.rehearsal.play import play
from meetingdesk.ui import (
    agenda_scenes,
    care_scenes,
    evaluation_asked_scenes,
    evaluation_form_scenes,
    evaluation_scenes,
    invitation_scenes,
    minutes_scenes,
    overview_scenes,
    papers_scenes,
    roster_scenes,
    shell_scenes,
    signin_scenes,
    speakers_scenes,
    window_scenes,
)
from meetingdesk.ui import theme as themes
from meetingdesk.ui.application import latest_meeting
from meetingdesk.ui.at_rest import settle, wait
from meetingdesk.ui.main_window import MainWindow
from meetingdesk.ui.parts.buttons import Segmented
from meetingdesk.ui.qt_words import speak
from meetingdesk.ui.shell import Shell

Named = Callable[[str, str, str], Path]
"""The file for a picture's name, a language and a look."""
OPERATOR = "演示录入员甲"
LANGUAGES = {"zh": "zh_CN", "en": "en"}
LOOKS = ("light", "dark")
WIDE, HIGH = 1366, 768
SHEETS_TYPED = 12


@dataclass(frozen=True)
class Moment:
    """A state of the sample meeting: played until `over` says so, then looked at at `clock`."""

    clock: dt.time
    over: Callable[[Desk, dt.time], bool]


@dataclass(frozen=True)
class Shot:
    """One picture: its name, the moment, the page, and what is done there first."""

    name: str
    moment: str
    page: str
    do: Callable[[Shell, Path], None] = lambda _shell, _props: None


def _after(time: dt.time) -> Callable[[Desk, dt.time], bool]:
    return lambda _desk, now: now >= time


def at_act(act: str, count: int = 1, more: int = 0) -> Callable[[Desk, dt.time], bool]:
    """Until an act was done `count` times, and `more` steps after that (sheets leave no act)."""
    seen: dict[str, int] = {"seq": 0, "times": 0, "after": 0}

    def over(desk: Desk, _now: dt.time) -> bool:
        top = desk.history(1)[0]
        if top.seq < seen["seq"]:  # another play began
            seen.update(times=0, after=0)
        if seen["times"] >= count:
            seen["after"] += 1
        elif top.name == act and top.seq != seen["seq"]:
            seen["times"] += 1
        seen["seq"] = top.seq
        return seen["times"] >= count and seen["after"] >= more

    return over


MOMENTS = {
    "first": Moment(dt.time(8, 0), lambda _desk, _now: True),
    "before": Moment(dt.time(8, 12, 20), _after(dt.time(8, 5))),
    "doors": Moment(dt.time(8, 56, 46), _after(dt.time(8, 55))),
    "live": Moment(dt.time(9, 37, 58), at_act("speakers.StartTurn", 5)),
    "counting": Moment(dt.time(10, 9, 10), at_act("evaluation.ReturnBallots")),
    "entry": Moment(dt.time(10, 12, 30), at_act("evaluation.BeginPass", 1, SHEETS_TYPED)),
    "typed": Moment(dt.time(10, 20, 40), at_act("evaluation.FinishPass", 1)),
    "difference": Moment(dt.time(10, 31, 10), at_act("evaluation.FinishPass", 2)),
    "after": Moment(dt.time(12, 5, 0), lambda _desk, _now: False),
}


def _first_poll(shell: Shell, _props: Path) -> None:
    chooser = shell.window.current().findChild(Segmented)  # type: ignore[union-attr]  # a page is open
    if isinstance(chooser, Segmented):
        chooser.choose(0)
        chooser.chosen.emit(0)


def _find(shell: Shell, _props: Path) -> None:
    shell.find()
    if shell.palette is not None:
        shell.palette.field.setText("z")


def _with_sorting() -> tuple[tuple[str, Callable[[Shell, Path], None]], ...]:
    """What sorting asks stands behind its scene, which brought the papers onto their piles."""
    scenes = list(evaluation_scenes.COUNTING)
    behind = [name for name, _scene in scenes].index("evaluation-sort") + 1
    return (*scenes[:behind], *evaluation_asked_scenes.SORTING, *scenes[behind:])


SHOTS = (
    Shot("overview-before", "before", "overview"),
    Shot("overview-live", "live", "overview"),
    Shot("overview-after", "after", "overview"),
    Shot("overview-guests", "before", "overview", invitation_scenes.guests),
    Shot("overview-figures", "before", "overview", invitation_scenes.figures),
    Shot("invitation", "before", "invitation", invitation_scenes.notice_answered),
    Shot("invitation-typing", "before", "invitation", invitation_scenes.reply_typed),
    Shot("invitation-leave", "before", "invitation", invitation_scenes.leave_asked),
    Shot("invitation-chase", "before", "invitation", invitation_scenes.chase),
    Shot("invitation-notice", "before", "invitation", invitation_scenes.notice_form),
    *(Shot(name, "before", "roster", scene) for name, scene in roster_scenes.SCENES),
    Shot("agenda", "live", "agenda"),
    *(Shot(name, moment, "agenda", scene) for name, moment, scene in agenda_scenes.SCENES),
    Shot("signin", "doors", "signin"),
    Shot("speakers", "live", "speakers"),
    *(Shot(name, moment, "speakers", scene) for name, moment, scene in speakers_scenes.SCENES),
    *(Shot(name, "before", "evaluation", scene) for name, scene in evaluation_asked_scenes.BEFORE),
    *(Shot(name, "before", "evaluation", scene) for name, scene in evaluation_form_scenes.BEFORE),
    Shot("evaluation-ladder", "counting", "evaluation"),
    *(Shot(name, "counting", "evaluation", scene) for name, scene in evaluation_asked_scenes.COUNTING),
    *(Shot(name, "counting", "evaluation", scene) for name, scene in _with_sorting()),
    Shot("evaluation-entry", "entry", "evaluation"),
    *(Shot(name, "entry", "evaluation", scene) for name, scene in evaluation_asked_scenes.ENTRY),
    *(Shot(name, "typed", "evaluation", scene) for name, scene in evaluation_scenes.SECOND),
    *(Shot(name, "typed", "evaluation", scene) for name, scene in evaluation_asked_scenes.SECOND),
    Shot("evaluation-difference", "difference", "evaluation"),
    *(Shot(name, "difference", "evaluation", scene) for name, scene in evaluation_scenes.COMPARING),
    *(Shot(name, "difference", "evaluation", scene) for name, scene in evaluation_asked_scenes.SEALING),
    Shot("evaluation-results", "after", "evaluation", _first_poll),
    *(Shot(name, "after", "evaluation", scene) for name, scene in evaluation_asked_scenes.AFTER),
    *(Shot(name, "after", "evaluation", scene) for name, scene in evaluation_scenes.AFTER),
    Shot("commentary", "after", "commentary"),
    *(Shot(name, "after", page, scene) for name, page, scene in papers_scenes.SCENES),
    Shot("minutes", "after", "minutes"),
    *(Shot(name, "after", "minutes", scene) for name, scene in minutes_scenes.SCENES),
    Shot("documents", "after", "documents"),
    *(Shot(name, "after", "documents", scene) for name, scene in papers_scenes.DOCUMENTS),
    Shot("seating", "after", "seating"),
    Shot("filing", "after", "filing"),
    *(Shot(name, "after", "care", scene) for name, scene in care_scenes.SCENES),
    Shot("history", "after", "history"),
    Shot("settings", "before", "settings"),
    Shot("palette", "doors", "signin", _find),
    *(Shot(name, "doors", "signin", scene) for name, scene in signin_scenes.SCENES),
    *(Shot(name, "doors", "signin", scene) for name, scene in window_scenes.SCENES),
    Shot("commentary-empty", "before", "commentary"),
    *(Shot(*scene) for scene in overview_scenes.BEFORE),
    *(Shot(*scene) for scene in shell_scenes.SCENES),
    *(Shot(*scene) for scene in overview_scenes.HISTORY),
    *(Shot(name, "after", "care", scene) for name, scene in care_scenes.LAST),
    *(Shot(*scene) for scene in overview_scenes.LAST),
    Shot("minutes-missing", "live", "minutes", minutes_scenes.missing),  # takes facts away
)


def grabbed(shell: Shell) -> QPixmap:
    """The window, and over it the dialogs that are windows of their own, as the desktop shows them."""
    picture = shell.window.grab()
    for dialog in shell.window.findChildren(QDialog):
        if dialog.isVisible():
            part, painter = dialog.grab(), QPainter(picture)
            room = shell.window.size() - dialog.size()
            painter.drawPixmap(max(room.width() // 2, 0), max(room.height() // 2, 0), part)
            painter.end()
    return picture


class _Until:
    """Stops a play at a moment: the acts done so far stay."""

    def __init__(self, desk: Desk, over: Callable[[Desk, dt.time], bool]) -> None:
        self._desk, self._over = desk, over

    def step(self, done: int, total: int, text: str = "") -> None:
        """Look whether it is time."""
        if self._over(self._desk, self._desk.clock.local().time()):
            raise Cancelled


def play_until(case: Case, database: Path, over: Callable[[Desk, dt.time], bool]) -> None:
    """Play a case into a new file, up to a moment."""
    day = case.meeting.date or dt.date(2026, 3, 13)
    with open_desk(database, FixedClock(dt.datetime.combine(day, dt.time(7, 30)))) as desk:
        try:
            play(case, desk, _Until(desk, over))
        except Cancelled:
            return


@contextmanager
def standing(
    database: Path, clock: FixedClock, language: str, look: str, size: tuple[int, int]
) -> Iterator[Shell]:
    """The whole window on a copy of a file, at a moment."""
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "meeting.db"
        shutil.copy(database, copy)
        use_language(language)
        speak(language)
        themes.theme().use(dark=look == "dark")
        themes.theme().still = True  # a picture is taken at rest
        with open_all(copy, clock) as opened:
            opened.desk.operator = OPERATOR
            _copy_a_while_ago(opened, clock)
            window = MainWindow()
            window.resize(*size)
            shell = Shell(window, opened, Settings(language=language, look=look), clock)
            window.show()
            shell.open_meeting(latest_meeting(opened.desk))
            settle(shell)
            while not shell.complete:
                wait(30)
            yield shell
            window.close()
            shell.close()
            window.deleteLater()


def _copy_a_while_ago(opened: Opened, clock: FixedClock) -> None:
    now = clock.local()
    clock.set(now - dt.timedelta(minutes=4))
    opened.keeper.copy_now()
    clock.set(now)


def take(shot: Shot, shell: Shell, path: Path, props: Path) -> None:
    """Make one picture on pages made anew; `props` is a folder for what the scene needs."""
    shell.window.drop_pages()
    shell.go(shot.page)
    settle(shell)
    shot.do(shell, props)
    settle(shell)
    shell.refresh()  # the top line follows an act a moment later
    settle(shell)
    shell.window.top.show_time(f"{shell.clock.local():%H:%M:%S}")
    path.parent.mkdir(parents=True, exist_ok=True)
    if not grabbed(shell).save(str(path)):
        raise OSError(str(path))
    window_scenes.leave(shell)


@dataclass(frozen=True)
class _Scene:
    """One moment of the sample, ready to be looked at."""

    database: Path
    at: dt.datetime
    size: tuple[int, int]

    def take(self, shots: list[Shot], short: str, look: str, named: Named) -> list[Path]:
        """All pictures of this moment in one language and look, in one window while its meeting stays."""
        made: list[Path] = []
        left = list(shots)
        while left:
            clock = FixedClock(self.at)
            with standing(self.database, clock, LANGUAGES[short], look, self.size) as shell:
                meeting = shell.bridge.meeting_id
                while left and shell.bridge.meeting_id == meeting:
                    shot = left.pop(0)
                    path = named(shot.name, short, look)
                    take(shot, shell, path, self.database.parent)
                    made.append(path)
        return made


def make(out: Path, only: str, size: tuple[int, int]) -> list[Path]:
    """All pictures whose name begins with `only`; the files that were written."""
    shots = [shot for shot in SHOTS if shot.name.startswith(only)]
    ways = [(short, look) for short in LANGUAGES for look in LOOKS]
    return draw(shots, ways, lambda name, short, look: out / f"{name}-{short}-{look}.png", size)


def draw(shots: list[Shot], ways: list[tuple[str, str]], named: Named, size: tuple[int, int]) -> list[Path]:
    """These pictures, each in these languages and looks, into the files that `named` tells."""
    case = read_case(paths.resource("sample"))
    day = case.meeting.date or dt.date(2026, 3, 13)
    made: list[Path] = []
    with tempfile.TemporaryDirectory() as folder:
        for name in dict.fromkeys(shot.moment for shot in shots):
            moment = MOMENTS[name]
            database = Path(folder) / f"{name}.db"
            play_until(case, database, moment.over)
            scene = _Scene(database, dt.datetime.combine(day, moment.clock), size)
            here = [shot for shot in shots if shot.moment == name]
            for short, look in ways:
                made += scene.take(here, short, look, named)
    return made


def main(words: list[str] | None = None) -> int:
    """The command."""
    parser = argparse.ArgumentParser(prog="meetingdesk.ui.screens", description="Pictures of every page.")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--only", default="", help="names that begin so")
    parser.add_argument("--size", default=f"{WIDE}x{HIGH}")
    given = parser.parse_args(words)
    wide, high = (int(part) for part in given.size.split("x"))
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with tempfile.TemporaryDirectory() as home:
        os.environ["MEETINGDESK_HOME"] = home
        app = QApplication.instance() or QApplication(sys.argv[:1])
        themes.install(app)  # type: ignore[arg-type]  # it is the one made here
        for path in make(given.out, given.only, (wide, high)):
            sys.stdout.write(f"{path}\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
