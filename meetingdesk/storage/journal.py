"""The journal: every act with the rows it changed, chained by hashes; undo is the inverse as a new act.

The chain covers keyed digests of the contents, and the contents lie beside it with their keys, so that a
phone number can be erased later while the chain still verifies. It shows changes made behind the program's
back; it does not stop whoever owns the file from rewriting all of it: for that, the head goes into the side
file and, printed, onto signed paper.
"""

from __future__ import annotations

import hashlib
import hmac
import json
import secrets
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any, cast

from sqlalchemy import (
    ForeignKey,
    Integer,
    String,
    Table,
    Text,
    UniqueConstraint,
    bindparam,
    func,
    insert,
    select,
)
from sqlalchemy.orm import Mapped, Session, mapped_column

from meetingdesk.foundation.errors import Fault
from meetingdesk.storage.base import OWN, Base, canonical
from meetingdesk.storage.recorder import Image

GENESIS = "genesis"
FORGOTTEN: dict[str, Any] = {"before": None, "after": None, "image_key": None}
"""What stays of an image that was erased: nothing but its digest, which nobody can try guesses against."""
SPOILT = (TypeError, ValueError, AttributeError)
"""A flipped bit can make bytes or a number of a text, and no number of a key."""


class Meta(Base):
    """Facts about the database itself: its id, the program and schema that began it, the genesis hash."""

    __tablename__ = "journal_meta"
    __table_args__ = OWN

    name: Mapped[str] = mapped_column(String(40), primary_key=True)
    value: Mapped[str] = mapped_column(Text)


class Act(Base):
    """One gesture of an organizer. Append-only."""

    __tablename__ = "journal_act"
    __table_args__ = (UniqueConstraint("prev"), UniqueConstraint("nonce"), OWN)

    seq: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=False)
    name: Mapped[str] = mapped_column(String(80))
    meeting_id: Mapped[str | None] = mapped_column(String(32))
    summary: Mapped[str] = mapped_column(Text)
    at: Mapped[str] = mapped_column(String(32))
    by: Mapped[str | None] = mapped_column(String(80))
    undoes: Mapped[int | None] = mapped_column(Integer)
    barrier: Mapped[int] = mapped_column(Integer, default=0)
    effects: Mapped[int] = mapped_column(Integer, default=0)
    nonce: Mapped[str] = mapped_column(String(80))
    content: Mapped[str | None] = mapped_column(Text)
    content_key: Mapped[str | None] = mapped_column(String(64))
    content_digest: Mapped[str] = mapped_column(String(64))
    prev: Mapped[str] = mapped_column(String(64))
    hash: Mapped[str] = mapped_column(String(64))


class Change(Base):
    """One row before and after an act, with the key its digest was made with."""

    __tablename__ = "journal_change"
    __table_args__ = OWN

    act: Mapped[int] = mapped_column(ForeignKey("journal_act.seq"), primary_key=True)
    position: Mapped[int] = mapped_column(Integer, primary_key=True)
    table: Mapped[str] = mapped_column(String(80))
    key: Mapped[str] = mapped_column(String(32))
    before: Mapped[str | None] = mapped_column(Text)
    after: Mapped[str | None] = mapped_column(Text)
    image_key: Mapped[str | None] = mapped_column(String(64))
    digest: Mapped[str] = mapped_column(String(64))


# Made once: each act needs all of them, and making a statement takes longer than carrying it out.
LAST = select(Act.seq, Act.hash).order_by(Act.seq.desc()).limit(1)
BY_NONCE = select(Act.seq).where(Act.nonce == bindparam("nonce"))
NEW_ACT = insert(cast("Table", Act.__table__))
NEW_CHANGE = insert(cast("Table", Change.__table__))


@dataclass(frozen=True)
class Entry:
    """What an act is about to write of itself."""

    name: str
    summary: str
    nonce: str
    at: str
    by: str | None = None
    meeting_id: str | None = None
    undoes: int | None = None
    barrier: bool = False
    details: dict[str, Any] = field(default_factory=dict)
    payload: dict[str, Any] = field(default_factory=dict)
    outcome: Any = None


def begin_chain(session: Session, database_id: str, schema: int, program: str) -> None:
    """Write the genesis of a new database."""
    facts = {"database": database_id, "schema": str(schema), "program": program}
    session.add_all([Meta(name=name, value=value) for name, value in facts.items()])
    session.add(Meta(name=GENESIS, value=_sha(canonical(facts))))


def head(session: Session) -> tuple[int, str]:
    """The last sequence number and its hash; (0, genesis) before the first act."""
    last = session.connection().execute(LAST).first()
    if last is not None:
        return last.seq, last.hash
    genesis = session.get(Meta, GENESIS)
    if genesis is None:
        raise Fault("storage.no_genesis")
    return 0, genesis.value


def find_nonce(session: Session, nonce: str) -> Act | None:
    """The act that this nonce made, if it made one."""
    seq = session.connection().scalar(BY_NONCE, {"nonce": nonce})
    return None if seq is None else session.get_one(Act, seq)


def outcome_of(act: Act) -> Any:
    """What the act returned the first time; None once its contents were erased."""
    return json.loads(act.content)["outcome"] if act.content else None


def write(session: Session, entry: Entry, images: Iterable[Image], forget: bool = False) -> Act:
    """Append one act with its changes to the chain; with `forget` only the digests of its images stay."""
    seq, prev = head(session)
    changes = [_change(seq + 1, n, image) for n, image in enumerate(images)]
    if forget:
        changes = [change | FORGOTTEN for change in changes]
    content = canonical({"details": entry.details, "payload": entry.payload, "outcome": entry.outcome})
    key = secrets.token_hex(16)
    values: dict[str, Any] = {
        "seq": seq + 1, "name": entry.name, "meeting_id": entry.meeting_id, "summary": entry.summary,
        "at": entry.at, "by": entry.by, "undoes": entry.undoes, "barrier": int(entry.barrier),
        "effects": len(changes), "nonce": entry.nonce, "content": content, "content_key": key,
        "content_digest": _keyed(key, content), "prev": prev,
    }  # fmt: skip
    act = Act(**values, hash="")
    act.hash = _link(act, [change["digest"] for change in changes])
    session.connection().execute(NEW_ACT, values | {"hash": act.hash})
    if changes:
        session.connection().execute(NEW_CHANGE, changes)
    return act


def verify(session: Session) -> int | None:
    """Check the chain from its genesis. Returns the first act that does not hold, or None when all do."""
    digests = _digests_by_act(session)
    genesis = session.get(Meta, GENESIS)
    prev = genesis.value if genesis else ""
    expected = 1
    for act in session.scalars(select(Act).order_by(Act.seq)):
        if act.seq != expected or act.prev != prev or not _holds(act, digests.get(act.seq, [])):
            return act.seq
        prev, expected = act.hash, expected + 1
    return None


def erase(session: Session, secrets_held: Iterable[str]) -> int:
    """Erase every kept image and content that holds one of these texts. Returns how many acts lost something.

    The chain still verifies; such an act can no longer be undone, and says so (house.md 4).
    """
    told, acts = [text for text in secrets_held if text], set()
    for change in session.scalars(select(Change).where(Change.image_key.is_not(None))):
        if _holds_any((change.before or "") + (change.after or ""), told):
            change.before = change.after = change.image_key = None
            acts.add(change.act)
    for act in session.scalars(select(Act).where(Act.content_key.is_not(None))):
        if _holds_any(act.content or "", told):
            act.content = act.content_key = None
            acts.add(act.seq)
    return len(acts)


def once_held(session: Session, table: str, keys: Iterable[str], column: str) -> list[str]:
    """Every text that a column of these rows held before or after some act."""
    wanted, held = set(keys), set()
    for change in session.scalars(select(Change).where(Change.table == table)):
        if change.key in wanted:
            images = [json.loads(text) for text in (change.before, change.after) if text]
            held |= {image[column] for image in images if image.get(column)}
    return sorted(held)


def count_acts(session: Session) -> int:
    """How many acts the chain has."""
    return session.scalar(select(func.count()).select_from(Act)) or 0


def _digests_by_act(session: Session) -> dict[int, list[str | None]]:
    found: dict[int, list[str | None]] = {}
    for change in session.scalars(select(Change).order_by(Change.act, Change.position)):
        found.setdefault(change.act, []).append(change.digest if _is_true(change) else None)
    return found


def _holds_any(text: str, told: list[str]) -> bool:
    return any(each in text for each in told)


def _holds(act: Act, digests: list[str | None]) -> bool:
    if None in digests or len(digests) != act.effects:
        return False
    try:
        if act.content_key is not None and _keyed(act.content_key, act.content or "") != act.content_digest:
            return False
        return act.hash == _link(act, [d for d in digests if d is not None])
    except SPOILT:
        return False


def _is_true(change: Change) -> bool:
    """Whether an image is the one that the chain has the digest of; an erased one can't be asked."""
    try:
        text = _image_text(change.table, change.key, change.before, change.after)
        return change.image_key is None or _keyed(change.image_key, text) == change.digest
    except SPOILT:
        return False


def _change(seq: int, position: int, image: Image) -> dict[str, Any]:
    before, after, key = _text(image.before), _text(image.after), secrets.token_hex(16)
    return {
        "act": seq, "position": position, "table": image.table, "key": image.key, "before": before,
        "after": after, "image_key": key,
        "digest": _keyed(key, _image_text(image.table, image.key, before, after)),
    }  # fmt: skip


def _text(row: dict[str, Any] | None) -> str | None:
    return None if row is None else canonical(row)


def _image_text(table: str, key: str, before: str | None, after: str | None) -> str:
    return canonical([table, key, before, after])


def _link(act: Act, digests: list[str]) -> str:
    who = [act.meeting_id, act.at, act.by, act.nonce]
    said = [act.seq, act.name, act.summary, act.undoes, act.barrier, who]
    return _sha(act.prev + canonical([said, act.content_digest, digests]))


def _sha(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def _keyed(key: str, text: str) -> str:
    """Raises ValueError where a key is not as written: a flipped bit makes `aB` of `ab`, the same number."""
    secret = bytes.fromhex(key)
    if secret.hex() != key:
        raise ValueError("a key in other letters")
    return hmac.new(secret, text.encode(), hashlib.sha256).hexdigest()
