"""What can be done where a file can't be opened: a passphrase, a copy, another file, or once more."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Protocol

from PySide6.QtWidgets import QLineEdit, QWidget

from meetingdesk.bootstrap import bring_here
from meetingdesk.care.secrecy import Passphrase
from meetingdesk.foundation import paths
from meetingdesk.foundation.clock import Clock
from meetingdesk.foundation.errors import MeetingDeskError
from meetingdesk.foundation.settings import Settings
from meetingdesk.foundation.wording import _, sentence
from meetingdesk.ui import dialogs
from meetingdesk.ui.parts.buttons import Button, Kind
from meetingdesk.ui.parts.fields import Field


class Program(Protocol):
    """What of the program is used here."""

    window: Any
    settings: Settings

    @property
    def database(self) -> Path:
        """The file that can't be opened."""

    @property
    def clock(self) -> Clock:
        """The time of this run."""

    def open_other(self, path: Path, secret: Passphrase | None = None) -> None:
        """Try another file, or the same with a passphrase."""


LOCKED = {"storage.confidential", "storage.wrong_passphrase"}
AWAY = {"storage.cannot_open", "storage.readonly", "storage.io", "storage.damaged", "storage.missing"}
"""The file itself or its newest copy can still be brought to this laptop."""


def steps_of(program: Program, error: MeetingDeskError) -> list[QWidget]:
    """The widgets under the sentence, the best one last, as in a question card."""
    other = Button(_("选另一个文件…"), icon="folder-open")
    other.clicked.connect(lambda: _choose(program))
    again = Button(_("再试一次"), icon="refresh-cw")
    again.clicked.connect(lambda: program.open_other(program.database))
    steps: list[QWidget] = [other]
    own = paths.sampled(program.database)
    if own is not None:
        back = Button(_("回到自己的资料"), Kind.PRIMARY, icon="arrow-left")
        back.clicked.connect(lambda: program.open_other(own))
        return [again, back]
    if error.key in LOCKED:
        return [other, *_passphrase(program)]
    if error.key in AWAY:
        here = Button(_("复制到这台电脑并打开"), Kind.PRIMARY, icon="hard-drive")
        here.clicked.connect(lambda: _bring(program))
        return [other, again, here]
    return [*steps, again]


def _passphrase(program: Program) -> list[QWidget]:
    field = Field(_("机密口令"), _("机密口令"))
    field.setEchoMode(QLineEdit.EchoMode.Password)
    field.setMinimumWidth(240)
    opens = Button(_("打开"), Kind.PRIMARY, icon="key-round")

    def open_it() -> None:
        words = field.text()
        field.clear()
        program.open_other(program.database, Passphrase(words))

    field.returnPressed.connect(open_it)
    opens.clicked.connect(open_it)
    return [field, opens]


def _choose(program: Program) -> None:
    filters = [_("会议文件 ({kinds})", kinds="*.db")]
    dialogs.choose_file(program.window, _("选一个会议文件"), filters, program.open_other)


def _bring(program: Program) -> None:
    source = program.database
    target = paths.data_folder() / f"{source.stem}-{program.clock.local():%Y%m%d-%H%M%S}.db"
    second = program.settings.second_place
    try:
        bring_here(source, target, Path(second) if second else None)
    except MeetingDeskError as error:
        program.window.show_trouble(sentence(error), *steps_of(program, error))
        return
    program.open_other(target)
