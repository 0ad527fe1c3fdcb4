"""`verify`: does the PDF of a result agree with itself and with the database, and which part does not?"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click
from sqlalchemy.orm import Session

from meetingdesk import __version__
from meetingdesk.cli.database import existing, place
from meetingdesk.desk import Desk
from meetingdesk.documents.frame import groups
from meetingdesk.documents.pdf import write_pdf
from meetingdesk.documents.pdf_lines import Reading, read
from meetingdesk.documents.pdf_reading import read_file
from meetingdesk.documents.results_check import (
    Finding,
    against_drawing,
    against_print,
    content_of,
    findings,
)
from meetingdesk.documents.results_file import NAME
from meetingdesk.documents.results_sheet import sheet
from meetingdesk.documents.snapshot import take
from meetingdesk.evaluation.model import Poll
from meetingdesk.evaluation.proof import Proof, check
from meetingdesk.foundation.errors import MeetingDeskError
from meetingdesk.foundation.wording import N_, _, sentence

PARTS = {
    "meeting": N_("会议"), "poll": N_("测评编号"), "title": N_("测评的名称"), "scale": N_("等次和分值"),
    "weights": N_("票种和权重"), "subjects": N_("被测评人"), "aspects": N_("评价项目"),
    "rules": N_("计票规则"), "agenda": N_("议程"), "attendance": N_("实到人数"),
    "accounting": N_("发出、收回、有效、无效的份数"), "totals": N_("票数"),
    "differences": N_("两遍录入的不同处"), "uncounted": N_("没有清点的数"), "audit": N_("记录链"),
    "schema": N_("数据库版本"), "program": N_("程序版本"), "digest": N_("封存记录与它的校验码"),
}  # fmt: skip
"""Parts of the closing record as people call them."""


def verify(file: Path, database: Path | None) -> int:
    """Examine one file. 0: all agrees; 1: a part does not; bad input where it cannot be examined.

    Without a database named the user's own is asked, where there is one.
    """
    reading = read_file(file, NAME)
    content = content_of(reading, file.name)
    found = findings(reading, content)
    asked = database is not None or place(None).exists()
    if asked:
        with existing(database) as desk:
            found += of_database(reading, content, desk, place(database).name)
    if found:
        _tell(file, found)
        return 1
    _agrees(file, content, place(database) if asked else None)
    return 0


def of_database(reading: Reading, content: dict[str, Any], desk: Desk, name: str) -> list[Finding]:
    """What does not agree with the database called `name`, or is no longer as it was sealed there."""
    try:
        found = _differences(desk.ask(_proof, content), name)
        if not found and content.get("program") == __version__:
            paper = _printed(desk, str(content["poll"]))
            found = against_print(reading, paper) or against_drawing(reading, read(write_pdf(paper), NAME))
    except Exception:  # noqa: BLE001  a spoilt database may fail anywhere; it is named, not shown
        return [Finding("verify.database_unreadable", {"database": name})]
    return found


def _proof(session: Session, content: dict[str, Any]) -> Proof:
    record = content.get("record")
    digest, poll = str(content.get("digest")), str(content.get("poll"))
    return check(session, poll, digest, record if isinstance(record, dict) else None)


def _differences(proof: Proof, database: str) -> list[Finding]:
    """The database's own faults first: a paper cannot be blamed for them."""
    if not proof.known:
        return [Finding("verify.unknown_poll", {"database": database})]
    altered = {"database": database, "parts": _parts(proof.altered)}
    unlike = {"database": database, "parts": _parts(proof.unlike)}
    found = [Finding("verify.database_altered", altered)] if proof.altered else []
    found += [Finding("verify.record_unlike", unlike)] if proof.unlike else []
    found += [Finding("verify.other_digest", {"database": database})] if proof.other_digest else []
    return found


def _parts(names: tuple[str, ...]) -> str:
    return "、".join(_(PARTS[name]) if name in PARTS else name for name in names)


def _printed(desk: Desk, poll_id: str) -> Any:
    """The paper as it would be printed now."""
    snapshot = take(desk, desk.ask(_meeting_of, poll_id))
    return sheet(snapshot, next(poll for poll in snapshot.polls if poll.poll_id == poll_id))


def _meeting_of(session: Session, poll_id: str) -> str:
    return session.get_one(Poll, poll_id).meeting_id


def _tell(file: Path, found: list[Finding]) -> None:
    told = [sentence(MeetingDeskError(one.key, **one.values)) for one in found]
    click.echo(_("“{file}”核对不上：", file=file.name) + " ".join(told), err=True)


def _agrees(file: Path, content: dict[str, Any], database: Path | None) -> None:
    values = {"file": file.name, "title": content["title"], "digest": groups(content["digest"])}
    if database is not None:
        told = _("“{file}”的页面、附件、校验码与数据库“{database}”一致：{title}，校验码 {digest}。",
                 database=database.name, **values)  # fmt: skip
    elif content["record"] is None:
        told = _("“{file}”的页面与附件一致：{title}，校验码 {digest}；有一类选票太少，附件不含分类票数，"
                 "校验码要和数据库核对（--database）。", **values)  # fmt: skip
    else:
        told = _("“{file}”的页面、附件与校验码一致：{title}，校验码 {digest}；没有和数据库核对。", **values)
    click.echo(told)
