"""`rehearse` and `demo`: a case is read and checked whole, then played; figures and papers are written."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

import click

from meetingdesk.bootstrap import open_desk
from meetingdesk.cli.database import bar, folder_for, secret_for
from meetingdesk.cli.exporting import write_papers
from meetingdesk.documents.saving import save
from meetingdesk.foundation import paths
from meetingdesk.foundation.wording import _
from meetingdesk.rehearsal.case import Case, read_case
from meetingdesk.rehearsal.play import Played, play


def rehearse(case: Path, out: Path, database: Path | None) -> None:
    """Play a case folder; the first act waits until every file was found good."""
    with bar() as progress:
        read = read_case(case, progress)
        folder = folder_for(out)
        file = database or _own_database(folder, read)
        with open_desk(file, secret=secret_for(file)) as desk:
            played = play(read, desk, progress)
            written = write_figures(played, folder)
            written += write_papers(desk, played.meeting_id, None, folder, progress)
    for path in written:
        click.echo(str(path))
    click.echo(_("“{title}”已演练完毕，写出 {count} 个文件。", title=read.meeting.title, count=len(written)))


def demo(out: Path, database: Path | None) -> None:
    """Play the sample that ships."""
    rehearse(paths.resource("sample"), out, database)


def write_figures(played: Played, folder: Path) -> list[Path]:
    """figures.json and a results file for each poll; each appears whole or not at all."""
    contents: dict[str, Any] = {"figures.json": played.figures}
    contents |= {f"{stem}-results.json": found for stem, found in played.results.items()}
    for name, content in contents.items():
        save(folder / name, json.dumps(content, ensure_ascii=False, indent=1).encode())
    return [folder / name for name in contents]


def _own_database(folder: Path, case: Case) -> Path:
    """A file for this very case: another case into the same folder gets another."""
    mark = hashlib.sha256(repr(case).encode()).hexdigest()[:8]
    return folder / f"rehearsal-{mark}.db"
