"""The papers around a poll by name: ballots, report sheets, feedback slips; and why one must wait."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from meetingdesk.documents.ballot_sheet import ballots, sheet
from meetingdesk.documents.blocks import Paper
from meetingdesk.documents.feedback_slip import slip, slips
from meetingdesk.documents.pdf import write_pdf
from meetingdesk.documents.report_sheets import counted, issued, returned
from meetingdesk.documents.snapshot import Paperwork, Results, Snapshot
from meetingdesk.foundation.errors import MeetingDeskError, Refused
from meetingdesk.foundation.wording import N_, _, sentence
from meetingdesk.minutes.prose import Prose

BALLOTS, FEEDBACK = N_("测评表"), N_("反馈表")
ISSUED, RETURNED, COUNTED = N_("分发情况报告单"), N_("收回情况报告单"), N_("统计结果报告单")
NAMES = (BALLOTS, ISSUED, RETURNED, COUNTED, FEEDBACK)

BELOW = "\x1f"  # parts the name of a folder from that of a file in it; no title has it
Named = tuple[str, Paper]
"""A paper and what its file is called after the kind: the poll's title, a class, a person."""


def named(snapshot: Snapshot, name: str) -> Iterator[Named]:
    """Every paper of this kind that can be made now."""
    for work in snapshot.forms:
        if held(work, name) is None:
            yield from _HOW[name](snapshot, work)


def papers(name: str) -> Callable[[Snapshot], list[Paper | None]]:
    """The same without their names."""
    return lambda snapshot: [paper for _of, paper in named(snapshot, name)]


def broken(snapshot: Snapshot) -> list[Refused]:
    """Report sheets that are blocked, since the numbers of papers do not add up."""
    found = [refusal for name in NAMES for refusal in held_back(snapshot, name)]
    return [refusal for refusal in found if refusal.key == "documents.broken"]


def held_back(snapshot: Snapshot, name: str) -> list[Refused]:
    """Why papers of this kind cannot be made, poll by poll."""
    if not snapshot.forms:
        return [Refused("documents.no_poll", name=_(name))]
    return [refusal for work in snapshot.forms if (refusal := held(work, name)) is not None]


def held(work: Paperwork, name: str) -> Refused | None:
    """Why this paper of this poll cannot be made: its step has not come, or the papers do not add up."""
    title = work.report.title
    if name == BALLOTS:
        return None
    if name in {COUNTED, FEEDBACK} and not work.sealed:
        return Refused("documents.not_sealed", name=_(name), title=title)
    if name == RETURNED and not work.voting_over:
        return Refused("documents.voting_open", name=_(name), title=title)
    if name == ISSUED and not work.report.total["issued"]:
        return Refused("documents.none_issued", name=_(name), title=title)
    if work.ladder.broken is None:
        return None
    why = sentence(MeetingDeskError(work.ladder.broken, **work.ladder.broken_values))
    return Refused("documents.broken", name=_(name), title=title, why=why)


def preview(snapshot: Snapshot, poll_id: str, mark: str = "") -> bytes:
    """One copy of a poll's ballot as it will print, of the class with this letter. Refused: storage.gone."""
    for work in snapshot.forms:
        for letter, ballot in ballots(snapshot, work) if work.report.poll_id == poll_id else ():
            if letter == mark or not mark:
                return write_pdf(sheet(replace(ballot, copies=1), snapshot.facts.meeting))
    raise Refused("storage.gone", what=BALLOTS)


def _ballots(snapshot: Snapshot, work: Paperwork) -> Iterator[Named]:
    prose = Prose(snapshot.language)
    for mark, ballot in ballots(snapshot, work):
        colour = next((kind.colour for kind in work.ballot.classes if kind.letter == mark), "")
        paper = prose.text("（{parts}）", parts=prose.text(colour)) if colour else ""
        of = "-" + prose.text("{code}票", code=mark) + paper if mark else ""
        yield work.report.title + of, sheet(ballot, snapshot.facts.meeting)


def _issued(snapshot: Snapshot, work: Paperwork) -> Iterator[Named]:
    yield work.report.title, issued(snapshot, work)


def _returned(snapshot: Snapshot, work: Paperwork) -> Iterator[Named]:
    yield work.report.title, returned(snapshot, work)


def _counted(snapshot: Snapshot, work: Paperwork) -> Iterator[Named]:
    yield work.report.title, counted(snapshot, work, _result(snapshot, work))


def _feedback(snapshot: Snapshot, work: Paperwork) -> Iterator[Named]:
    """All in one file to print; where that is chosen, each in a file of its own, to be sent."""
    poll = _result(snapshot, work)
    if not snapshot.choices.each_slip:
        yield work.report.title, slips(snapshot, poll)
        return
    for row in poll.rows:
        who = f"{row.position:02d}-{row.name}-{row.person}"
        yield f"{work.report.title}{BELOW}{who}", slip(snapshot, poll, row)


def _result(snapshot: Snapshot, work: Paperwork) -> Results:
    return next(poll for poll in snapshot.polls if poll.poll_id == work.report.poll_id)


_HOW: dict[str, Callable[[Snapshot, Paperwork], Iterator[Named]]] = {
    BALLOTS: _ballots, ISSUED: _issued, RETURNED: _returned, COUNTED: _counted, FEEDBACK: _feedback,
}  # fmt: skip
