"""练习: a marked copy beside the file, opened in its place, and thrown away at the end."""

from __future__ import annotations

import shutil
from pathlib import Path

from meetingdesk.bootstrap import Opened
from meetingdesk.care.copies import note_head
from meetingdesk.foundation import paths
from meetingdesk.foundation.errors import Fault
from meetingdesk.foundation.wording import N_
from meetingdesk.meeting.practice import BeginPractice, is_practice

SAYS, END = N_("练习：这里做的都不进真正的记录"), N_("结束练习，扔掉这份副本")


def make(opened: Opened) -> Path:
    """A fresh copy of the file as it is now; an older one goes. Fault: practice.not_made."""
    copy = opened.keeper.copy_now()
    target = paths.practice_file(opened.path)
    if copy is None:
        raise Fault("practice.not_made", folder=str(target.parent))
    try:
        throw_away(target)
        target.parent.mkdir(parents=True)
        shutil.copyfile(copy.path, target)
        note_head(target, opened.secret)
    except OSError as error:
        raise Fault("practice.not_made", folder=str(target.parent)) from error
    return target


def mark(opened: Opened) -> bool:
    """Whether this file is one for practice; one that was just made is marked as its first act."""
    here = paths.practised(opened.path) is not None
    if here and not opened.desk.ask(is_practice):
        opened.desk.do(BeginPractice())
    return here or opened.desk.ask(is_practice)


def throw_away(file: Path) -> None:
    """The copy and all that stands around it."""
    if paths.practised(file) is not None:
        shutil.rmtree(file.parent, ignore_errors=True)
