"""样例: a finished meeting of invented organisations, in a file of its own beside the user's."""

from __future__ import annotations

from pathlib import Path

from meetingdesk.bootstrap import open_desk
from meetingdesk.foundation import durable, paths
from meetingdesk.foundation.errors import Fault
from meetingdesk.foundation.progress import Progress
from meetingdesk.foundation.wording import N_

BAND = (N_("演示数据：样例会议另放一个文件，不进自己的资料"), N_("回到自己的资料"))


def make(database: Path, progress: Progress) -> Path:
    """The sample beside `database`, played through the program's own commands; the one there is stays.

    Fault: sample.not_made.
    """
    from tempfile import TemporaryDirectory  # the start of the program does without

    target = paths.sample_file(database)
    if not target.exists():
        try:
            target.parent.mkdir(parents=True, exist_ok=True)
            with TemporaryDirectory(dir=target.parent, ignore_cleanup_errors=True) as half:
                made = _play(Path(half) / target.name, progress)
                paths.side_file(made).replace(paths.side_file(target))
                durable.take_name(made, target)  # the last: where it stands, the sample is whole
        except OSError as error:
            raise Fault("sample.not_made", folder=str(target.parent)) from error
    return target


def _play(file: Path, progress: Progress) -> Path:
    from meetingdesk.rehearsal.case import read_case  # only for whoever wants the sample
    from meetingdesk.rehearsal.play import play

    with open_desk(file) as desk:
        play(read_case(paths.resource("sample")), desk, progress)
    return file
