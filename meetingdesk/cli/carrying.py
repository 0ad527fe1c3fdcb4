"""`export-meeting` and `import-meeting`: one meeting as one file, merged with another register."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from meetingdesk.bootstrap import load_models, open_desk
from meetingdesk.care import transfer
from meetingdesk.care.transfer import Carried, TakeAlong
from meetingdesk.cli.database import bar, chosen_meeting, existing, folder_for, place, secret_for
from meetingdesk.foundation.errors import Refused
from meetingdesk.foundation.wording import _


def export_meeting(
    to: Path, database: Path | None, meeting: str | None, whole_phones: bool, without_files: bool
) -> None:
    """Write the file and note it. Refused: storage.exists; Fault: storage.copy_failed."""
    if to.exists():
        raise Refused("storage.exists", file=to.name)
    folder_for(to.absolute().parent)
    source = None if without_files else place(database)
    with existing(database) as desk, bar() as progress:
        which = chosen_meeting(desk, meeting)
        leaving = desk.ask(transfer.take_along, which.id, phones=whole_phones, database=source)
        noted = TakeAlong(
            meeting_id=which.id, file=to.name, phones=leaving.phones, files=len(leaving.files)
        )
        desk.do(noted)
        transfer.write_file(to, leaving, progress)
    click.echo(str(to))
    values = {"title": which.title, "phones": leaving.phones, "files": len(leaving.files)}
    told = _("“{title}”已存成一个文件：完整电话 {phones} 个，附件 {files} 个；不加密，请自己保管。", **values)
    click.echo(told)
    _tell_lacking(leaving.missing)


def import_meeting(file: Path, database: Path | None, yes: bool, dry_run: bool) -> None:
    """Show what the file holds, then merge it. BadInput: care.*; Refused: care.meeting_known."""
    load_models()
    carried = transfer.read_file(file)
    _show(carried)
    if dry_run or not (yes or _agreed()):
        return
    target = place(database)
    with open_desk(target, secret=secret_for(target)) as desk, bar() as progress:
        transfer.take_over(carried, target, desk.do, progress)
    click.echo(_("“{title}”已接收。", title=carried.title))


def _agreed() -> bool:
    return not sys.stdin.isatty() or click.confirm(_("现在接收吗？"), default=True, err=True)


def _show(carried: Carried) -> None:
    told = _(
        "{title}：{people} 人，{units} 个单位，附件 {files} 个，完整电话 {phones} 个。",
        title=carried.title, people=carried.people, units=carried.organisations, files=len(carried.files),
        phones=carried.phones,
    )  # fmt: skip
    click.echo(told)
    _tell_lacking(carried.lacking)


def _tell_lacking(names: tuple[str, ...]) -> None:
    if names:
        click.echo(_("没有随文件走的附件：{names}。", names="、".join(names)))
