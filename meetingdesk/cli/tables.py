"""`import-roster` and `results`: tables in, figures out."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import click

from meetingdesk.bootstrap import open_desk
from meetingdesk.cli.database import bar, chosen_meeting, existing, place, secret_for
from meetingdesk.desk import Desk
from meetingdesk.evaluation import queries as polls
from meetingdesk.evaluation import results as tallied
from meetingdesk.evaluation.model import STATE_WORDS as POLL_WORDS
from meetingdesk.evaluation.model import State as PollState
from meetingdesk.foundation import wording
from meetingdesk.foundation.errors import BadInput
from meetingdesk.foundation.sheets import Book, read_book
from meetingdesk.foundation.wording import Wording, _
from meetingdesk.meeting.queries import MeetingRow
from meetingdesk.roster import queries as roster
from meetingdesk.roster.bulk import ImportRoster
from meetingdesk.roster.importing import (
    STATE_WORDS,
    Entry,
    Known,
    Preview,
    State,
    entries,
    preview,
    trouble_list,
)
from meetingdesk.roster.namesakes import Namesake


def import_roster(file: Path, database: Path | None, namesakes: str, yes: bool, dry_run: bool) -> None:
    """Show what would happen to each row, then do it; nothing is made where the file is bad."""
    with bar() as progress:
        progress.step(0, 1, file.name)
        book = read_book(file)
        preview(book, Known())
    target = place(database)
    if dry_run and not target.exists():
        _show(preview(book, Known()))
        return
    with open_desk(target, secret=secret_for(target)) as desk:
        found = preview(book, desk.ask(roster.known))
        _show(found)
        if not dry_run and (yes or _agreed()):
            _import(desk, book, entries(found, namesakes=Namesake(namesakes), with_troubles=True))


def _agreed() -> bool:
    """Someone at a terminal is asked; a script has said what it wants."""
    return not sys.stdin.isatty() or click.confirm(_("现在导入吗？"), default=True, err=True)


def _import(desk: Desk, book: Book, rows: tuple[Entry, ...]) -> None:
    if not rows:
        raise BadInput("roster.nothing_to_import", file=book.file)
    done = desk.do(ImportRoster(file=book.file, rows=rows))
    click.echo(
        _(
            "已导入：新增 {new} 人，更新 {updated} 人，没有变化 {unchanged} 人，"
            "新建党组织 {organisations} 个。",
            new=done["new"], updated=done["updated"], unchanged=done["unchanged"],
            organisations=done["organisations"],
        )
    )  # fmt: skip


def _show(found: Preview) -> None:
    """How many rows are in which state, and each row that needs a look."""
    counts = "，".join(f"{_(STATE_WORDS[state])} {found.count(state)}" for state in State)
    click.echo(_("{file}：共 {count} 人，{states}。", file=found.file, count=len(found.rows), states=counts))
    if found.hidden:
        click.echo(_("其中 {count} 人在隐藏的行里。", count=found.hidden))
    for row, name, unit, reason in trouble_list(found, Wording(wording.current_language()))[1]:
        click.echo(_("第 {row} 行 {name} {unit}：{reason}", row=row, name=name, unit=unit, reason=reason))


def results(database: Path | None, meeting: str | None, as_json: bool) -> None:
    """The results of the sealed polls of a meeting."""
    with existing(database) as desk:
        chosen = chosen_meeting(desk, meeting)
        every = [_poll(desk, row) for row in desk.ask(polls.polls, chosen.id)]
    if as_json:
        click.echo(json.dumps(_report(chosen, every), ensure_ascii=False, indent=1))
        return
    for poll in every:
        _print(poll)


def _report(meeting: MeetingRow, every: list[dict[str, Any]]) -> dict[str, Any]:
    day = meeting.date.isoformat() if meeting.date else None
    return {"meeting": {"id": meeting.id, "title": meeting.title, "date": day}, "polls": every}


def _poll(desk: Desk, row: polls.PollRow) -> dict[str, Any]:
    """A poll that is not sealed has a state and no figures: nobody may see them yet."""
    found: dict[str, Any] = {"ladder": None, "results": None}
    if row.state == PollState.SEALED:
        found = desk.ask(tallied.results_json, row.id)
    return {"stem": row.stem, "title": row.title, "state": row.state, **found}


def _print(poll: dict[str, Any]) -> None:
    state = _(POLL_WORDS[PollState(poll["state"])])
    click.echo(_("{title}（{state}）", title=poll["title"], state=state))
    for row in poll["results"] or ():
        rank, score = row["rank"] or "—", row["score"] or "—"
        click.echo(f"{rank:>4}  {score:>6}  {row['org']}")
