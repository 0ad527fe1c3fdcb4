"""Scenes of 保管 for the pictures: copies in two places, a stick that is out, the spare laptop."""

from __future__ import annotations

import datetime as dt
import shutil
from collections.abc import Callable
from pathlib import Path

from meetingdesk.care import copies, secrecy, transfer
from meetingdesk.care.secrecy import Passphrase
from meetingdesk.commentary.commands import AddProblem
from meetingdesk.documents.minutes_summary import facts_to_freeze
from meetingdesk.foundation.clock import FixedClock
from meetingdesk.minutes.commands import FinaliseMinutes
from meetingdesk.minutes.section import Paper
from meetingdesk.ui.at_rest import settle
from meetingdesk.ui.care.page import ThePage
from meetingdesk.ui.shell import Shell

Scene = Callable[[Shell, Path], None]
NEWEST, CARRY, SECRET, PHONES = range(4)
WORDS = "演示口令 二十四节气"
LONG_AFTER = dt.timedelta(days=45)
LATER = (("台账管理", "台账和系统里的数对不上"), ("会议记录", "会议记录缺主持人签字"))


def page_of(shell: Shell) -> ThePage:
    """The page in front."""
    page = shell.window.current()
    assert isinstance(page, ThePage)
    return page


def alone(shell: Shell, _props: Path) -> None:
    """No second place is chosen; two acts were done since the copy."""
    desk, meeting = shell.bridge.desk, str(shell.bridge.meeting_id)
    for area, words in LATER:
        desk.do(AddProblem(meeting_id=meeting, area=area, text=words))
    settle(shell)
    shell.refresh()


def two_places(shell: Shell, props: Path) -> None:
    """A stick takes each copy, too."""
    keeper, stick = shell.bridge.opened.keeper, props / "U盘"
    stick.mkdir(exist_ok=True)
    keeper.disk_of = lambda place: (len(str(place)), 0)  # a folder stands for the stick
    keeper.keep_at(stick)
    page_of(shell).copies.make_one()
    settle(shell)
    alone(shell, props)
    shell.refresh()


def same_disk(shell: Shell, props: Path) -> None:
    """The second place is a folder of the same disk."""
    folder = props / "副本"
    folder.mkdir(exist_ok=True)
    keeper = shell.bridge.opened.keeper
    keeper.disk_of = lambda _place: (0, 0)
    keeper.keep_at(folder)
    page_of(shell).copies.make_one()
    settle(shell)
    shell.refresh()


def pulled_out(shell: Shell, props: Path) -> None:
    """The stick is out when the next copy is due."""
    shell.bridge.opened.keeper.keep_at(props / "拔掉的U盘")
    page_of(shell).copies.make_one()
    settle(shell)
    shell.refresh()


def spare(shell: Shell, props: Path) -> None:
    """The spare laptop: a copy from a stick, its checklist."""
    keeper = shell.bridge.opened.keeper
    stick = props / "另一台电脑"
    stick.mkdir(exist_ok=True)
    newest = copies.list_copies(shell.bridge.opened.path, None)[0].path
    keeper.keep_at(None)
    there = stick / newest.name
    there.write_bytes(newest.read_bytes())
    page_of(shell).copies.take_over_from(there)
    shell.refresh()
    settle(shell)


def carrying(shell: Shell, _props: Path) -> None:
    """The meeting as one file."""
    page_of(shell).open_leaf(CARRY)


def incoming(shell: Shell, props: Path) -> None:
    """A file of another laptop was looked at."""
    file = props / f"述职评议会{transfer.SUFFIX}"
    data = shell.bridge.ask(transfer.take_along, str(shell.bridge.meeting_id))
    transfer.write_file(file, data)
    carrying(shell, props)
    page_of(shell).carrying.look_at(file)
    settle(shell)


def passphrase(shell: Shell, _props: Path) -> None:
    """Before a passphrase is set."""
    page_of(shell).open_leaf(SECRET)


def passphrase_refused(shell: Shell, props: Path) -> None:
    """Too short, and not the same again."""
    passphrase(shell, props)
    leaf = page_of(shell).passphrase
    leaf.new.field.setText("一二三")
    leaf.again.field.setText("一二三四")
    leaf.turn()


def passphrase_known(shell: Shell, props: Path) -> None:
    """The file is confidential: the passphrase is changed or taken away."""
    opened = shell.bridge.opened
    opened.secret = Passphrase(WORDS)
    shell.window.drop_pages()
    shell.go("care")
    opened.secret = None  # the file of the picture is an ordinary one
    passphrase(shell, props)


def spare_locked(shell: Shell, props: Path) -> None:
    """The spare laptop: the copy asks for its passphrase."""
    keeper = shell.bridge.opened.keeper
    keeper.copy_now()
    copy = props / "meeting-机密.db"
    shutil.copyfile(copies.list_copies(shell.bridge.opened.path, None)[0].path, copy)
    secrecy.turn(copy, (), None, Passphrase(WORDS))
    page_of(shell).copies.take_over_from(copy)


def leaving(shell: Shell, props: Path) -> None:
    """The whole meeting leaves the laptop: what goes, and where to."""
    carrying(shell, props)
    page_of(shell).carrying.save.click()


def phones(shell: Shell, _props: Path) -> None:
    """Nothing to erase yet."""
    page_of(shell).open_leaf(PHONES)


def phones_kept(shell: Shell, props: Path) -> None:
    """The minutes are final: whose telephones are still kept, and that it is time."""
    desk, meeting = shell.bridge.desk, str(shell.bridge.meeting_id)
    facts = facts_to_freeze(desk, meeting)
    desk.do(FinaliseMinutes(meeting_id=meeting, paper=Paper.SUMMARY.value, facts=facts))
    phones(shell, props)
    clock, now = shell.clock, shell.clock.local()
    assert isinstance(clock, FixedClock)
    clock.set(now + LONG_AFTER)
    page_of(shell).refresh()
    clock.set(now)


def phones_asked(shell: Shell, props: Path) -> None:
    """Before they are erased."""
    phones(shell, props)
    leaf = page_of(shell).phones
    leaf.ask(leaf.rows.shown()[0].id)


SCENES: tuple[tuple[str, Scene], ...] = (
    ("care-alone", alone), ("care-copies", two_places), ("care-pulled-out", pulled_out),
    ("care-same-disk", same_disk),
    ("care-spare", spare), ("care-carrying", carrying), ("care-incoming", incoming),
    ("care-passphrase", passphrase), ("care-passphrase-refused", passphrase_refused),
    ("care-passphrase-known", passphrase_known), ("care-spare-locked", spare_locked),
    ("care-leaving", leaving), ("care-phones", phones),
)  # fmt: skip
LAST: tuple[tuple[str, Scene], ...] = (("care-phones-kept", phones_kept), ("care-phones-asked", phones_asked))
"""The minutes are final from here on."""
