"""`verify` of a 归档 set: is every file there, unchanged, and is every result what was sealed?"""

from __future__ import annotations

from pathlib import Path

import click

from meetingdesk.cli.database import existing, place
from meetingdesk.documents.acts import made_before
from meetingdesk.documents.archive import NAME, Opened, differences, open_archive
from meetingdesk.documents.pdf_reading import read_pdf
from meetingdesk.documents.results_check import content_of, findings
from meetingdesk.documents.results_file import NAME as RECORD
from meetingdesk.foundation.errors import MeetingDeskError
from meetingdesk.foundation.wording import _, sentence


def verify_archive(archive: Path, database: Path | None) -> int:
    """0: all agrees; 1: something does not. BadInput where it can't be examined."""
    opened = open_archive(archive)
    told = [*_files(opened), *_results(opened), *_index(opened)]
    asked = database is not None or place(None).exists()
    if asked:
        told += _known(opened, database)
    if told:
        click.echo(_("归档“{file}”核对不上：", file=archive.name) + " ".join(told), err=True)
        return 1
    values = {"file": archive.name, "meeting": opened.told.get("meeting"), "count": len(opened.found)}
    if asked:
        words = _("归档“{file}”完好：{meeting}，{count} 个文件与清单一致，清单与历史一致。", **values)
    else:
        words = _("归档“{file}”完好：{meeting}，{count} 个文件与清单一致；没有和数据库核对。", **values)
    click.echo(words)
    return 0


def _files(opened: Opened) -> list[str]:
    changed, missing, unknown = differences(opened)
    told = []
    if changed:
        told.append(_("内容变了：{names}。", names="、".join(changed)))
    if missing:
        told.append(_("少了：{names}。", names="、".join(missing)))
    if unknown:
        told.append(_("清单里没有：{names}。", names="、".join(unknown)))
    return told


def _results(opened: Opened) -> list[str]:
    """Each result by its own witnesses."""
    told = []
    for name, data in opened.results.items():
        try:
            reading = read_pdf(data, name, RECORD)
            wrong = findings(reading, content_of(reading, name))
        except MeetingDeskError as error:
            told.append(sentence(error))
            continue
        told += [f"{name}: {sentence(MeetingDeskError(one.key, **one.values))}" for one in wrong]
    return told


def _index(opened: Opened) -> list[str]:
    """Every file of the index lies there."""
    names = {name.rpartition("/")[2] for name in opened.found}
    index = opened.told.get("index")
    lines = [one for one in index if isinstance(one, dict)] if isinstance(index, list) else []
    told = [str(file) for one in lines for file in one.get("files", [])]
    lost = [file for file in told if file.rpartition("/")[2] not in names]
    if not lines:
        return [_("清单里没有目录。")]
    return [_("目录里有而文件不在：{names}。", names="、".join(lost))] if lost else []


def _known(opened: Opened, database: Path | None) -> list[str]:
    """The list itself, as history noted it when the set was made last."""
    with existing(database) as desk:
        made = made_before(desk, str(opened.told.get("meeting_id"))).get(NAME)
    if made is None:
        return [_("数据库的历史里没有这次会议的归档。")]
    same = made.digest == opened.digest
    return [] if same else [_("清单不是数据库历史里最近一次归档的那一份。")]
