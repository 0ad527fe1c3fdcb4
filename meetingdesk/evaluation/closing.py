"""The closing record: what the seal freezes, and its digest for paper and signature (reliability.md 3.4)."""

from __future__ import annotations

import hashlib
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from meetingdesk import __version__
from meetingdesk.agenda.model import Item
from meetingdesk.evaluation import tally
from meetingdesk.evaluation.accounting import uncounted
from meetingdesk.evaluation.after import Ruling
from meetingdesk.evaluation.counts import counts_of
from meetingdesk.evaluation.model import Poll
from meetingdesk.evaluation.records import form_of, ladders_of, rule_spec_of
from meetingdesk.storage import journal
from meetingdesk.storage.base import canonical
from meetingdesk.storage.journal import Meta


def closing_record(session: Session, poll: Poll) -> dict[str, Any]:
    """All that the digest stands for, as it is at the seal (reliability.md 3.4)."""
    form = form_of(session, poll)
    seq, head = journal.head(session)
    return {
        "meeting": poll.meeting_id,
        "poll": poll.id,
        "title": poll.title,
        "scale": [[grade.label, str(grade.points)] for grade in form.grades],
        "weights": [[rule.code, str(rule.weight)] for rule in form.classes],
        "subjects": list(form.subjects),
        "aspects": [[part.label, str(part.weight), part.overall, part.points] for part in form.aspects],
        "rules": _rules(session, poll, form),
        "agenda": _agenda(session, poll.meeting_id),
        "attendance": poll.present,
        "accounting": tally.ladder_json(ladders_of(session, poll.id)),
        "totals": _totals(form, counts_of(session, poll)),
        "differences": poll.differences,
        "uncounted": [[each.class_code, each.step] for each in uncounted(session, poll)],
        "audit": {"seq": seq, "head": head},
        "schema": session.scalar(select(Meta.value).where(Meta.name == "schema")),
        "program": __version__,
    }


def _rules(session: Session, poll: Poll, form: tally.Form) -> dict[str, Any]:
    """What made ballots count, and how often each rule spoke."""
    spec = rule_spec_of(session, poll.id)
    rulings = session.scalars(select(Ruling).where(Ruling.poll_id == poll.id))
    spoke = {f"{each.class_code} {each.rule}": each.count for each in rulings}
    stated = {"base": poll.base, "neutral": form.neutral, "thresholds": poll.thresholds}
    return spec._asdict() | {"spoke": spoke} | stated


def _agenda(session: Session, meeting_id: str) -> str:
    """Digest of the agenda as it stood: kinds and titles in order."""
    found = session.execute(
        select(Item.kind, Item.title).where(Item.meeting_id == meeting_id).order_by(Item.position, Item.id)
    )
    return hashlib.sha256(canonical([[kind, title] for kind, title in found]).encode()).hexdigest()


def _totals(form: tally.Form, counts: tally.Counts) -> list[dict[str, list[Any]]]:
    """For each cell and class: votes per grade (of points: [points, votes] …), blank, void, and 不了解 where
    the form has it.
    """
    return [
        {rule.code: _total(form, counts, rule.code, cell) for rule in form.classes}
        for cell in range(1, form.cells + 1)
    ]


def _total(form: tally.Form, counts: tally.Counts, code: str, cell: int) -> list[Any]:
    part = form.part_of(cell)
    count = counts.get((code, cell), tally.Count((0,) * form.steps(part)))
    found = [*tally.votes_json(count, part.points), count.blank, count.void]
    return [*found, count.neutral] if form.neutral else found


def digest_of(record: dict[str, Any]) -> str:
    """SHA-256 of the record's canonical JSON: what the papers print and the scrutineers sign."""
    return hashlib.sha256(canonical(record).encode()).hexdigest()

