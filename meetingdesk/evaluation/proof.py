"""What the seal freezes, the digest that is printed and signed, and whether a file still says the same
(reliability.md 3.4).
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from typing import Any, NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session

from meetingdesk import __version__
from meetingdesk.agenda.model import Item
from meetingdesk.evaluation import tally
from meetingdesk.evaluation.accounting import uncounted
from meetingdesk.evaluation.after import Ruling
from meetingdesk.evaluation.counts import counts_of
from meetingdesk.evaluation.model import Closing, Poll, State
from meetingdesk.evaluation.records import form_of, ladders_of, rule_spec_of
from meetingdesk.foundation.wording import N_
from meetingdesk.storage import journal
from meetingdesk.storage.base import canonical
from meetingdesk.storage.journal import Act, Meta

LATER = ("agenda", "audit", "schema", "program")
"""Parts that say how things were at the seal; the tables of today need not say the same."""

PART_WORDS = {
    "digest": N_("摘要"),
    "poll": N_("测评"),
    "meeting": N_("会议"),
    "title": N_("测评名称"),
    "scale": N_("等次和分值"),
    "weights": N_("票种权重"),
    "subjects": N_("被评议人"),
    "aspects": N_("评价内容"),
    "rules": N_("计票规则"),
    "agenda": N_("议程"),
    "attendance": N_("实到人数"),
    "accounting": N_("票数"),
    "totals": N_("各等次票数"),
    "differences": N_("复核改定处数"),
    "uncounted": N_("未清点的步骤"),
    "audit": N_("操作记录"),
    "schema": N_("数据格式"),
    "program": N_("程序版本"),
}
"""What each part of the closing record is called."""


class Differs(NamedTuple):
    """A part that does not agree. `where`: "file" (the file against its own digest), "record" (the file
    against the closing record in the database), "tables" (the closing record against the tables).
    """

    where: str
    part: str


def attachment(session: Session, poll_id: str) -> dict[str, Any] | None:
    """What a result sheet carries so that it can be checked; None before the seal."""
    found = _closing(session, poll_id)
    return None if found is None else {"poll": poll_id, "digest": found.digest, "record": found.record}


def check(session: Session, data: Mapping[str, Any]) -> tuple[Differs, ...]:
    """Every part of a result sheet's attachment that does not agree; empty when all do."""
    record = data.get("record")
    if not isinstance(record, dict):
        return (Differs("file", "digest"),)
    found = () if digest_of(record) == data.get("digest") else (Differs("file", "digest"),)
    closing = _closing(session, str(data.get("poll")))
    if closing is None:
        return (*found, Differs("record", "poll"))
    if closing.digest != data.get("digest"):
        found = (*found, Differs("record", "digest"))
    parts = (Differs("record", part) for part in _unlike(record, closing.record))
    return (*found, *parts, *check_tables(session, closing.poll_id))


def check_tables(session: Session, poll_id: str) -> tuple[Differs, ...]:
    """Where the tables no longer say what the closing record of a sealed poll says."""
    poll, closing = session.get(Poll, poll_id), _closing(session, poll_id)
    if poll is None or closing is None or poll.state not in {State.SEALED, State.VOIDED}:
        return (Differs("tables", "poll"),)
    found = [] if digest_of(closing.record) == closing.digest else ["digest"]
    now = closing_record(session, poll)
    found += [part for part in _unlike(closing.record, now) if part not in LATER]
    if not _in_the_chain(session, closing.record.get("audit")):
        found.append("audit")
    return tuple(Differs("tables", part) for part in found)


def _in_the_chain(session: Session, audit: object) -> bool:
    """Whether the act that the record names still has its hash."""
    if not isinstance(audit, dict):
        return False
    act = session.get(Act, audit.get("seq"))
    return act is not None and act.hash == audit.get("head")


def _unlike(one: Mapping[str, Any], other: Mapping[str, Any]) -> list[str]:
    plain, same = (canonical_parts(each) for each in (one, other))
    return [part for part in plain | same if plain.get(part) != same.get(part)]


def canonical_parts(record: Mapping[str, Any]) -> dict[str, str]:
    """Each part of a record as its one text, so that a tuple and a list are alike."""
    return {part: canonical(value) for part, value in record.items()}


def _closing(session: Session, poll_id: str) -> Closing | None:
    return session.scalars(select(Closing).where(Closing.poll_id == poll_id)).first()


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

