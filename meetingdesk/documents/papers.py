"""Every paper of a meeting by its name, and how a set of them is made."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from meetingdesk.documents import (
    acts,
    agenda_ics,
    agenda_paper,
    agenda_xlsx,
    attendance_xlsx,
    chase_list,
    host_script,
    lot_paper,
    minutes_record,
    minutes_summary,
    name_cards,
    news,
    notice,
    poll_papers,
    rectification,
    results_sheet,
    results_xlsx,
    roster_xlsx,
    seating_plan,
    timeline_xlsx,
    unit_list,
)
from meetingdesk.documents import signin_sheet as signin
from meetingdesk.documents.blocks import Paper, texts
from meetingdesk.documents.choices import Choices
from meetingdesk.documents.file_names import RESULTS, RESULTS_TABLE, file_words, free_name, stem
from meetingdesk.documents.fonts import missing as missing_in
from meetingdesk.documents.packing import Packed, pack_zip
from meetingdesk.documents.pdf import write_pdf
from meetingdesk.documents.results_file import signed_pdf
from meetingdesk.documents.saving import make_folders, save_all
from meetingdesk.documents.snapshot import Desk, Snapshot, take
from meetingdesk.foundation.errors import Refused
from meetingdesk.foundation.progress import Progress, Silent
from meetingdesk.foundation.wording import _

SUMMARY, RECORD, SIGNIN = "会议纪要", "会议记录", "签到表"
ROSTER = "名单"
NOTICE, CHASE, TENTS, BADGES, UNITS = "会议通知", "催办名单", "席卡", "胸卡", "分单位名单"
SCRIPT, SEATS, LOT = "主持词", "座次图", "抽签结果"
AGENDA, CALENDAR = "会议议程", "日历文件"
TASKS, NEWS, ATTENDANCE, TIMELINE = "整改清单", "新闻稿", "签到统计", "时间表"
OF_POLLS = frozenset({RESULTS, RESULTS_TABLE, *poll_papers.NAMES})  # no other tells how ballots were counted


@dataclass(frozen=True)
class Made:
    """A paper as a file: its name and its bytes."""

    file: str
    data: bytes


Maker = Callable[[Snapshot], Iterator[Made]]


def make(
    desk: Desk,
    meeting_id: str,
    folder: Path,
    names: Sequence[str] | None = None,
    progress: Progress | None = None,
    *,
    attach: Sequence[str] = (),
    choices: Choices | None = None,
) -> list[Path]:
    """Write papers of a meeting into `folder`, a zip where its name ends so; all where no names are given.

    `attach`: what is bound behind the summary, "attendance" and "results". Nothing is written before all are
    made; each file appears whole, then history is told. Refused: documents.unknown_paper, storage.gone, and
    for a paper that was asked for by name documents.nothing_sealed, nobody_listed, no_lot, nobody_to_chase,
    or as `poll_papers.held` says.
    Fault: documents.not_written. Cancelled leaves the folder as it was.
    """
    chosen = _known(names)
    told = progress or Silent()
    snapshot = look(desk, meeting_id, chosen, attach, choices or Choices())
    made: list[Made] = []
    for done, name in enumerate(chosen):
        told.step(done, len(chosen), name)
        found = made_of(snapshot, name)
        if not found and names is not None:
            raise nothing(snapshot, name)
        made += found
    told.step(len(chosen), len(chosen))
    paths = _zipped(folder, made, told) if _is_zip(folder) else _saved(folder, made)
    bare = take(desk, meeting_id) if attach else snapshot
    acts.note_made(desk, meeting_id, digests(bare, chosen))
    return paths


def look(
    desk: Desk, meeting_id: str, chosen: Sequence[str], attach: Sequence[str], choices: Choices
) -> Snapshot:
    """The snapshot, after the badges that it tells of got their codes."""
    if BADGES in chosen:
        acts.give_badges(desk, meeting_id)
    snapshot = take(desk, meeting_id, attach, choices, forms=bool(OF_POLLS & set(chosen)))
    column = choices.phone_column and SIGNIN in chosen
    if not choices.whole_phones or not (column or CHASE in chosen):
        return snapshot
    return acts.with_numbers(desk, meeting_id, snapshot, everyone=column)


def nothing(snapshot: Snapshot, name: str) -> Refused:
    """Why there is nothing to tell in a paper yet."""
    if name in poll_papers.NAMES:
        return poll_papers.held_back(snapshot, name)[0]
    if name in {RESULTS, RESULTS_TABLE}:
        return Refused("documents.nothing_sealed", name=name)
    if name == CHASE:
        return Refused("documents.nobody_to_chase", name=name)
    if name == ATTENDANCE:
        return Refused("documents.nobody_signed_in", name=name)
    if name in {TASKS, LOT}:
        return Refused("documents.nothing_listed" if name == TASKS else "documents.no_lot", name=name)
    if name in {CALENDAR, TIMELINE, AGENDA}:
        return Refused("documents.no_day" if name == CALENDAR else "documents.no_agenda", name=name)
    return Refused("documents.nobody_listed", name=name)


def digests(snapshot: Snapshot, names: Sequence[str]) -> dict[str, str]:
    """What papers say, as digests: whatever was chosen of their look, and whatever day it is."""
    rows = tuple(replace(row, reply_days=None, report_days=None) for row in snapshot.chase)
    bare = replace(snapshot, choices=Choices(), numbers={}, chase=rows, today=None, now=None, revision=0)
    return {name: hashlib.sha256(content).hexdigest() for name in names if (content := _content(bare, name))}


def _content(snapshot: Snapshot, name: str) -> bytes:
    found = papers_of(snapshot, name)
    if found:
        return repr(found).encode("utf-8", "surrogatepass")
    return b"".join(made.data for made in made_of(snapshot, name))


def made_of(snapshot: Snapshot, name: str) -> list[Made]:
    """One paper as files, for a preview or for saving; none where there is nothing to tell yet.

    Refused: documents.unknown_paper.
    """
    return list(_MAKERS[_known([name])[0]](snapshot))


def preview(desk: Desk, meeting_id: str, name: str, choices: Choices) -> bytes:
    """A paper as PDF to be looked at: no badge gets a code for it, and telephones stay masked.

    Refused: documents.no_preview for a workbook, else as `make`.
    """
    snapshot = take(desk, meeting_id, (), choices)
    found = papers_of(snapshot, name)
    if found:
        return write_pdf(found[0])
    if made_of(snapshot, name):
        raise Refused("documents.no_preview", name=_(name))
    raise nothing(snapshot, name)


def papers_of(snapshot: Snapshot, name: str) -> list[Paper]:
    """A paper as blocks; none for a workbook, and none where there is nothing to tell."""
    return [paper for paper in ARRANGED.get(_known([name])[0], _none)(snapshot) if paper is not None]


def _none(_snapshot: Snapshot) -> list[Paper | None]:
    return []


ARRANGED: dict[str, Callable[[Snapshot], list[Paper | None]]] = {
    AGENDA: lambda snapshot: [agenda_paper.agenda(snapshot)],
    NOTICE: lambda snapshot: [notice.notice(snapshot)],
    CHASE: lambda snapshot: [chase_list.chase_list(snapshot)],
    SIGNIN: lambda snapshot: [signin.sheet(snapshot)],
    TENTS: lambda snapshot: [name_cards.tents(snapshot)],
    BADGES: lambda snapshot: [name_cards.badges(snapshot)],
    SEATS: lambda snapshot: [seating_plan.seating_plan(snapshot)],
    LOT: lambda snapshot: [lot_paper.drawn_lot(snapshot)],
    UNITS: lambda snapshot: [unit_list.unit_list(snapshot)],
    SCRIPT: lambda snapshot: [host_script.paper(snapshot)],
    SUMMARY: lambda snapshot: [minutes_summary.summary(snapshot)],
    RECORD: lambda snapshot: [minutes_record.record(snapshot)],
    TASKS: lambda snapshot: [rectification.rectification(snapshot)],
    NEWS: lambda snapshot: [news.news(snapshot)],
    RESULTS: lambda snapshot: [results_sheet.sheet(snapshot, poll) for poll in snapshot.polls],
    **{name: poll_papers.papers(name) for name in poll_papers.NAMES},
}


def missing(snapshot: Snapshot, names: Sequence[str] | None = None) -> set[str]:
    """Characters that no shipped face can show: to be told before the papers are made (practice.md 7.3)."""
    found = [text for name in _known(names) for paper in papers_of(snapshot, name) for text in texts(paper)]
    return missing_in(found)


def _known(names: Sequence[str] | None) -> list[str]:
    if names is None:
        return list(NAMES)
    for name in names:
        if name not in _MAKERS:
            raise Refused("documents.unknown_paper", name=name, known="、".join(map(_, NAMES)))
    return list(dict.fromkeys(names))


def _saved(folder: Path, made: Sequence[Made]) -> list[Path]:
    files = [(folder / one.file, one.data) for one in made]
    paths = [path for path, _data in files]
    make_folders(paths)
    save_all(files)
    return paths


def _is_zip(folder: Path) -> bool:
    return folder.suffix.casefold() == ".zip"


def _zipped(target: Path, made: Sequence[Made], told: Progress) -> list[Path]:
    pack_zip(target, [Packed(one.file, one.data) for one in made], told)
    return [target / one.file for one in made]


def _pdfs(name: str) -> Maker:
    def make_them(snapshot: Snapshot) -> Iterator[Made]:
        for paper in papers_of(snapshot, name):
            yield Made(f"{stem(name, snapshot.language)}.pdf", write_pdf(paper))

    return make_them


def _poll_pdfs(name: str) -> Maker:
    """One file a poll, for ballots one a class."""

    def make_them(snapshot: Snapshot) -> Iterator[Made]:
        taken: set[str] = set()
        for of, paper in poll_papers.named(snapshot, name):
            place = "/".join(map(file_words, of.split(poll_papers.BELOW)))
            first = stem(name, snapshot.language)
            yield Made(f"{free_name(f'{first}-{place}', taken)}.pdf", write_pdf(paper))

    return make_them


def _result_pdfs(snapshot: Snapshot) -> Iterator[Made]:
    """One file a poll; polls of one title are told apart by a number."""
    taken: set[str] = set()
    first = stem(RESULTS, snapshot.language)
    for poll, paper in zip(snapshot.polls, papers_of(snapshot, RESULTS), strict=True):
        yield Made(f"{free_name(f'{first}-{file_words(poll.title)}', taken)}.pdf", signed_pdf(paper, poll))


Write = Callable[[Snapshot], bytes | None]


def _written(name: str, **writers: Write) -> Maker:
    """A paper that is written in several ways, or in those that were asked for by their file's name."""

    def make_them(snapshot: Snapshot) -> Iterator[Made]:
        asked = [kind for kind in writers if f"{name}.{kind}" in snapshot.choices.files]
        for kind in asked or writers:
            data = writers[kind](snapshot)
            if data is not None:
                yield Made(f"{stem(name, snapshot.language)}.{kind}", data)

    return make_them


def _pdf(name: str) -> Write:
    """To be sent, shown or filed."""
    return lambda snapshot: next(map(write_pdf, papers_of(snapshot, name)), None)


def _word(name: str) -> Write:
    """To be gone on with; it says the same as the PDF."""

    def write(snapshot: Snapshot) -> bytes | None:
        from meetingdesk.documents.word import write_docx  # heavy; most papers are not for Word

        return next(map(write_docx, papers_of(snapshot, name)), None)

    return write


def _pdf_and_word(name: str) -> Maker:
    return _written(name, pdf=_pdf(name), docx=_word(name))


_MAKERS: dict[str, Maker] = {
    NOTICE: _pdf_and_word(NOTICE),
    AGENDA: _written(AGENDA, pdf=_pdf(AGENDA), docx=_word(AGENDA), xlsx=agenda_xlsx.agenda),
    CALENDAR: _written(CALENDAR, ics=agenda_ics.calendar),
    CHASE: _written(CHASE, pdf=_pdf(CHASE), xlsx=chase_list.chase_table),
    SIGNIN: _pdfs(SIGNIN),
    TENTS: _pdfs(TENTS),
    BADGES: _pdfs(BADGES),
    SEATS: _pdfs(SEATS),
    LOT: _pdfs(LOT),
    UNITS: _pdfs(UNITS),
    ROSTER: _written(ROSTER, xlsx=roster_xlsx.roster),
    poll_papers.BALLOTS: _poll_pdfs(poll_papers.BALLOTS),
    poll_papers.ISSUED: _poll_pdfs(poll_papers.ISSUED),
    poll_papers.RETURNED: _poll_pdfs(poll_papers.RETURNED),
    poll_papers.COUNTED: _poll_pdfs(poll_papers.COUNTED),
    RESULTS: _result_pdfs,
    RESULTS_TABLE: _written(RESULTS_TABLE, xlsx=results_xlsx.results),
    poll_papers.FEEDBACK: _poll_pdfs(poll_papers.FEEDBACK),
    SCRIPT: _pdfs(SCRIPT),
    RECORD: _pdf_and_word(RECORD),
    SUMMARY: _pdf_and_word(SUMMARY),
    TASKS: _written(TASKS, pdf=_pdf(TASKS), xlsx=rectification.rectification_table),
    NEWS: _written(NEWS, docx=_word(NEWS), pdf=_pdf(NEWS), txt=news.plain_news),
    ATTENDANCE: _written(ATTENDANCE, xlsx=attendance_xlsx.attendance),
    TIMELINE: _written(TIMELINE, xlsx=timeline_xlsx.timeline),
}
NAMES = tuple(_MAKERS)
