"""Scenes of what stands over, around or in place of the pages: cards, curtain, red line, bands (演示数据).

Scenes of one moment are taken in their order on one file: what a scene does stays done for the next ones.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from meetingdesk.care.secrecy import Passphrase
from meetingdesk.foundation.clock import Clock
from meetingdesk.foundation.errors import Fault, MeetingDeskError
from meetingdesk.foundation.settings import Settings
from meetingdesk.foundation.wording import _, sentence
from meetingdesk.meeting import queries as meetings
from meetingdesk.meeting.people import AddOperator
from meetingdesk.meeting.pins import Pin
from meetingdesk.signin.commands import TakeLeave
from meetingdesk.signin.queries import board
from meetingdesk.ui import practice, sample, trouble
from meetingdesk.ui.asking import AskCard
from meetingdesk.ui.at_rest import settle
from meetingdesk.ui.crash import CrashCard
from meetingdesk.ui.exporting import ExportDialog
from meetingdesk.ui.help_panel import HelpPanel
from meetingdesk.ui.main_window import MainWindow
from meetingdesk.ui.operators import OperatorPanel
from meetingdesk.ui.shell import Shell

Scene = Callable[[Shell, Path], None]
HERE, OTHERS = "演示录入员甲", ("演示录入员丙", "演示录入员丁")
PIN, NOT_THE_PIN, TRIES = "2468", "1111", 5
REPORT = Path("logs") / "crash-20260313-085646.txt"


# ---------------------------------------------------------------- search and manual


def find_page(shell: Shell, _props: Path) -> None:
    """Ctrl+K before anything is typed."""
    shell.find()


def find_nothing(shell: Shell, _props: Path) -> None:
    """Ctrl+K, and nothing of that name."""
    shell.find()
    if shell.palette is not None:
        shell.palette.field.setText("qwq")


def search_manual(shell: Shell, _props: Path) -> None:
    """F1, and a word looked for."""
    shell.help()
    for panel in shell.window.findChildren(HelpPanel):
        panel.field.setText(_("撤销"))


# ---------------------------------------------------------------- who is at the keyboard, and the curtain


def _with_pins(shell: Shell) -> None:
    """Two more are registered, each with a PIN."""
    known = {row.name for row in shell.bridge.ask(meetings.operators)}
    for name in OTHERS:
        if name not in known:
            shell.bridge.do(AddOperator(name=name, pin=Pin(PIN)))


def operators(shell: Shell, _props: Path) -> None:
    """Who is here is chosen from a list."""
    _with_pins(shell)
    shell.ask_operator()


def _panel(shell: Shell) -> OperatorPanel:
    operators(shell, Path())
    return next(one for one in shell.window.findChildren(OperatorPanel) if one.isVisible())


def new_operator(shell: Shell, _props: Path) -> None:
    """Somebody new."""
    _panel(shell).add()


def operator_pin(shell: Shell, _props: Path) -> None:
    """One is chosen whose PIN is asked for; a wrong one was typed."""
    panel = _panel(shell)
    panel.list.events.opened.emit(next(row.id for row in panel.rows.shown() if row.has_pin))
    card = panel.card
    assert isinstance(card, AskCard)
    card.fields[0].field.setText(NOT_THE_PIN)
    card.decide()


def curtain_pin(shell: Shell, _props: Path) -> None:
    """Ctrl+L, where a PIN opens."""
    _with_pins(shell)
    shell.bridge.desk.operator = OTHERS[0]
    shell.lock()


def curtain_wrong(shell: Shell, _props: Path) -> None:
    """A few wrong PINs: it takes a while until the next."""
    curtain_pin(shell, _props)
    curtain = shell.locking.curtain
    for _try in range(TRIES):
        curtain.pin.field.setText(NOT_THE_PIN)  # type: ignore[union-attr]  # it is drawn
        curtain.check()  # type: ignore[union-attr]  # it is drawn
        settle(shell)


# ---------------------------------------------------------------- when something goes wrong


def disk_full(shell: Shell, _props: Path) -> None:
    """The red line: nothing can be saved."""
    shell.care.tell(Fault("storage.full"))


def no_copy(shell: Shell, props: Path) -> None:
    """The amber line: the second place of copies is away."""
    shell.bridge.opened.keeper.keep_at(props / "拔掉的U盘")
    shell.bridge.opened.keeper.copy_now()
    shell.care.look()


def copies_again(shell: Shell) -> None:
    """The second place is given up."""
    shell.bridge.opened.keeper.keep_at(None)
    shell.care.quiet()
    shell.care.look()


def refused(shell: Shell, _props: Path) -> None:
    """The status line tells why something was not done."""
    here = next(row for row in shell.bridge.ask(board, str(shell.bridge.meeting_id)) if row.arrived_at)
    told = TakeLeave(meeting_id=str(shell.bridge.meeting_id), attendee_id=here.attendee_id)
    try:
        shell.bridge.do(told)
    except MeetingDeskError as error:
        shell.bridge.refused.emit(error)


def crash(shell: Shell, _props: Path) -> None:
    """What nobody expected."""
    CrashCard(shell.window).show(str(REPORT))


@dataclass
class _Program:
    """What a window needs that has no file."""

    window: MainWindow
    settings: Settings
    database: Path
    clock: Clock

    def open_other(self, path: Path, secret: Passphrase | None = None) -> None:
        """Not in a picture."""


def _in_place_of_all(shell: Shell, error: MeetingDeskError, file: Path) -> None:
    program = _Program(shell.window, shell.settings, file, shell.clock)
    shell.window.show_trouble(sentence(error), *trouble.steps_of(program, error))


def cannot_open(shell: Shell, _props: Path) -> None:
    """The file is on a stick that takes no writing."""
    file = Path("E:/述职评议会.db")
    _in_place_of_all(shell, Fault("storage.cannot_open", file=file.name), file)


def asks_passphrase(shell: Shell, _props: Path) -> None:
    """The file is confidential."""
    file = Path("述职评议会.db")
    _in_place_of_all(shell, Fault("storage.wrong_passphrase", file=file.name), file)


# ---------------------------------------------------------------- bands


def in_sample(shell: Shell, _props: Path) -> None:
    """The sample is open in place of the own file."""
    shell.window.show_band(*sample.BAND)


def in_practice(shell: Shell, _props: Path) -> None:
    """A practice copy is open."""
    shell.window.show_band(practice.SAYS, practice.END)


# ---------------------------------------------------------------- cards over pages


def script(shell: Shell, _props: Path) -> None:
    """F11."""
    shell.announce()


def export_roster(shell: Shell, _props: Path) -> None:
    """Telephones masked, as they are unless asked for."""
    page = shell.window.current()
    page.give.click()  # type: ignore[union-attr]  # the roster


def export_phones(shell: Shell, props: Path) -> None:
    """Whole telephones were asked for."""
    export_roster(shell, props)
    for card in shell.window.findChildren(ExportDialog):
        card.whole.setChecked(True)


def export_steps(shell: Shell, _props: Path) -> None:
    """A list without telephones."""
    page = shell.window.current()
    page.export.click()  # type: ignore[union-attr]  # 历史


def leave(shell: Shell) -> None:
    """Red line, band and bare window go; who was here is here again."""
    shell.bridge.desk.operator = HERE
    shell.care.quiet()
    shell.window.hide_band()
    shell.window.set_bare(shell.bridge.meeting_id is None)


SCENES: tuple[tuple[str, str, str, Scene], ...] = (
    ("palette-empty", "doors", "signin", find_page), ("palette-nothing", "doors", "signin", find_nothing),
    ("manual-search", "doors", "signin", search_manual),
    ("operators", "doors", "signin", operators), ("operator-new", "doors", "signin", new_operator),
    ("operator-pin", "doors", "signin", operator_pin), ("curtain-pin", "doors", "signin", curtain_pin),
    ("curtain-wrong", "doors", "signin", curtain_wrong), ("alarm-full", "doors", "signin", disk_full),
    ("alarm-copy", "doors", "signin", no_copy), ("refused", "doors", "signin", refused),
    ("crash", "doors", "signin", crash), ("band-sample", "doors", "overview", in_sample),
    ("band-practice", "doors", "signin", in_practice), ("script", "live", "overview", script),
    ("export-roster", "before", "roster", export_roster),
    ("export-phones", "before", "roster", export_phones), ("export-steps", "after", "history", export_steps),
    ("trouble", "doors", "signin", cannot_open), ("trouble-passphrase", "doors", "signin", asks_passphrase),
)  # fmt: skip
