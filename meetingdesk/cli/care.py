"""`check`, `backup`, `restore` and `verify`: looking after the file and what was signed from it."""

from __future__ import annotations

from pathlib import Path

import click
from sqlalchemy.orm import Session

from meetingdesk.bootstrap import load_models, open_desk
from meetingdesk.care.carried_files import Files, bring_files
from meetingdesk.cli.database import place, secret_for
from meetingdesk.foundation import paths
from meetingdesk.foundation.clock import Clock
from meetingdesk.foundation.errors import MeetingDeskError
from meetingdesk.foundation.wording import _, sentence
from meetingdesk.storage import health, journal, safety, sidefile, upgrade
from meetingdesk.storage.journal import Meta


def check(database: Path | None) -> int:
    """Examine file, references, chain and side file. Returns 1 where something does not hold."""
    file = place(database)
    load_models()
    secret = secret_for(file)
    upgrade.check_identity(file, secret)
    found = health.examine(file, secret)
    for finding in found.findings:
        click.echo(sentence(MeetingDeskError(finding.key, **finding.values)), err=True)
    if not found.findings:
        click.echo(_("“{file}”完好：{acts} 步记录首尾相连，末步摘要 {head}。", file=file.name,
                     acts=found.acts, head=found.head[:16]))  # fmt: skip
    return 1 if found.findings else 0


def backup(database: Path | None, to: Path | None) -> None:
    """Write a verified copy beside the database, or into a folder."""
    file = place(database)
    load_models()
    secret = secret_for(file)
    upgrade.check_identity(file, secret)
    copy = safety.make_copy(file, to or paths.safety_folder(file), Clock().local(), secret)
    click.echo(str(copy.path))
    _tell_left_out(copy)


def restore(copy: Path, to: Path) -> None:
    """Bring a copy back as a new file, ready to be opened."""
    load_models()
    secret = secret_for(copy)
    upgrade.check_identity(copy, secret)
    brought = safety.restore(copy, to, secret)
    with open_desk(to, create=False, secret=secret) as desk:
        sidefile.write(paths.side_file(to), desk.ask(_known))
    click.echo(_("已恢复到“{file}”，到第 {seq} 步为止。", file=to.name, seq=brought.seq))
    _tell_left_out(brought)
    _tell_files(bring_files(copy, to, secret))


def verify(file: Path, database: Path | None) -> int:
    """Examine the PDF of a result, or a 归档 set. Returns 1 where a part does not agree."""
    from meetingdesk.documents.archive import is_archive

    if is_archive(file):
        from meetingdesk.cli.archives import verify_archive

        return verify_archive(file, database)
    from meetingdesk.cli.verifying import verify as examine  # ReportLab and PDFium: only where wanted

    return examine(file, database)


def _known(session: Session) -> sidefile.Known:
    seq, head = journal.head(session)
    return sidefile.Known(session.get_one(Meta, "database").value, seq, head)


def _tell_files(files: Files) -> None:
    """What was handed in lies beside a copy, not in it."""
    if files.brought:
        click.echo(_("附上的文件带回 {count} 个。", count=files.brought))
    if files.missing:
        told = {"count": len(files.missing), "names": "、".join(files.missing)}
        click.echo(_("附上的 {count} 个文件不在副本旁边，没有带回：{names}", **told))


def _tell_left_out(copy: safety.Copy) -> None:
    """Open ballots are in no copy (reliability.md 3.2, step 7)."""
    if copy.left_out:
        click.echo(_("副本不含未封存的选票：有 {count} 张录入要从纸票重新录入。", count=copy.left_out))
