"""`export`: papers of a meeting into a folder."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from meetingdesk.care.exporting import note_of
from meetingdesk.cli.database import bar, chosen_meeting, existing, folder_for
from meetingdesk.desk import Desk
from meetingdesk.documents.choices import BadgeSheet, CardSize, Choices
from meetingdesk.documents.file_names import KINDS, meant
from meetingdesk.foundation.progress import Progress
from meetingdesk.foundation.stand_ins import loading
from meetingdesk.foundation.wording import _, sentence


def export(
    papers: tuple[str, ...], out: Path, database: Path | None, meeting: str | None,
    template: Path | None = None, **chosen: Any,
) -> None:  # fmt: skip
    """Write papers of a meeting: those named, or all; by a file's name only that file. `chosen` is what
    `Choices` takes.

    With a template those named, or the minutes, are written into it and nothing else is made.
    """
    if template is not None:
        _into_template(tuple(map(_paper, papers)), template, out, database, meeting)
        return
    chosen |= {"card": CardSize(chosen["card"]), "badges": BadgeSheet(chosen["badges"])}
    look = Choices(files=_files(papers), **chosen)
    with existing(database) as desk, bar() as progress:
        names = tuple(map(_paper, papers)) or None
        which = chosen_meeting(desk, meeting).id
        written = write_papers(desk, which, names, folder_for(out), progress, choices=look)
        what = "、".join(_(name) for name in names) if names else _("会议材料")
        desk.do(note_of(what, out.name, which, whole=look.whole_phones))
        waiting = [] if names else blocked_papers(desk, which)
    for path in written:
        click.echo(str(path))
    if waiting:
        click.echo(" ".join(waiting), err=True)


def _into_template(
    names: tuple[str, ...], template: Path, out: Path, database: Path | None, meeting: str | None
) -> None:
    from meetingdesk.documents.templated import PAPERS, make_from  # heavy; only needed here

    with existing(database) as desk:
        which = chosen_meeting(desk, meeting).id
        for name in names or PAPERS[:1]:
            click.echo(str(make_from(desk, which, name, template, folder_for(out))))
            desk.do(note_of(_(name), out.name, which, whole=False))


def _paper(said: str) -> str:
    """A paper by its name, or by the name of the file that it becomes, in any language."""
    with loading():
        from meetingdesk.documents.papers import (
            NAMES,  # ReportLab and the fonts: only where papers are wanted
        )

    return meant(said, NAMES)


def _files(said: tuple[str, ...]) -> tuple[str, ...]:
    """Those that were asked for as a file, by the name that `Choices` knows; not where all of a paper is."""
    asked = [(_paper(one), one.rpartition(".")[2]) for one in said]
    whole = {name for name, kind in asked if kind not in KINDS}
    return tuple(f"{name}.{kind}" for name, kind in asked if kind in KINDS and name not in whole)


def write_papers(
    desk: Desk, meeting_id: str, names: tuple[str, ...] | None, folder: Path, progress: Progress,
    *, choices: Choices | None = None,
) -> list[Path]:  # fmt: skip
    """The papers of a meeting: those named, or all. Refused: as `documents.papers.make`."""
    with loading():
        from meetingdesk.documents import papers  # ReportLab and the fonts: only where papers are wanted

    return papers.make(desk, meeting_id, folder, names, progress, choices=choices)


def blocked_papers(desk: Desk, meeting_id: str) -> list[str]:
    """Sentences about report sheets that were left out, since the numbers of papers do not add up."""
    from meetingdesk.documents import poll_papers, snapshot  # as above

    return [sentence(refusal) for refusal in poll_papers.broken(snapshot.take(desk, meeting_id))]
