"""The front door: every change is a command given to `Desk.do`, every look is `Desk.ask`."""

from __future__ import annotations

import json
import re
import secrets
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field, fields
from datetime import datetime, timedelta
from typing import Any, ClassVar, Concatenate, Generic, ParamSpec, TypeVar

from sqlalchemy import Engine, distinct, func, or_, select
from sqlalchemy.orm import Session

from meetingdesk.foundation.changes import ChangeFeed, Changes
from meetingdesk.foundation.clock import Clock
from meetingdesk.foundation.errors import Fault, Refused
from meetingdesk.foundation.wording import N_, Wording
from meetingdesk.storage import journal, undo
from meetingdesk.storage.base import canonical
from meetingdesk.storage.faults import STOPS
from meetingdesk.storage.journal import Act, Change, Entry
from meetingdesk.storage.recorder import Image, kind_of
from meetingdesk.storage.unit import Unit, imagining, reading, writing

T = TypeVar("T")
R = TypeVar("R")
P = ParamSpec("P")
ONCE = {"once": True}
"""Metadata of a command's field that its rows keep whole: the act does not keep it a second time."""


def new_nonce() -> str:
    """A fresh mark for one gesture; sending the same gesture again must carry the same mark."""
    return secrets.token_hex(16)


@dataclass(frozen=True, kw_only=True)
class Command(Generic[T]):
    """What an organizer does, with what they gave. `apply` is the whole of its effect.

    `private`: the act keeps that it was done, not what it answered; for looks that change nothing.
    `forgets`: no image of the rows is kept, because the act is there to erase what they held.
    `room`: megabytes that must be free on the disk before it begins.
    """

    summary: ClassVar[str]
    barrier: ClassVar[bool] = False
    secret: ClassVar[bool] = False
    private: ClassVar[bool] = False
    forgets: ClassVar[bool] = False
    room: ClassVar[int] = 0

    nonce: str = field(default_factory=new_nonce)

    def apply(self, unit: Unit) -> T:
        """Change records through `unit`; raise `Refused` when a rule says no. Never commit."""
        raise NotImplementedError

    @classmethod
    def act_name(cls) -> str:
        """`capability.Command`, as history keeps it."""
        return f"{cls.__module__.split('.')[1]}.{cls.__name__}"


@dataclass(frozen=True)
class ActRow:
    """One act as history shows it."""

    seq: int
    name: str
    meeting_id: str | None
    at: str
    by: str | None
    undoes: int | None
    barrier: bool
    effects: int
    summary: str
    details: dict[str, Any]
    erased: bool = False

    def text(self, wording: Wording) -> str:
        """The act in words, in the reader's language."""
        words = wording.text(self.summary, **self.details) if self.details else wording.text(self.summary)
        if self.erased:
            words = re.sub(r"\{\w+\}", "…", words)
        frame = {"desk.Undo": N_("撤销：{act}"), "desk.Redo": N_("重做：{act}")}.get(self.name)
        return wording.text(frame, act=words) if frame else words


@dataclass(frozen=True)
class Done:
    """What just became durable: for whoever keeps copies and the side file."""

    seq: int
    hash: str
    secret: bool
    kinds: frozenset[str]


class _Enough(Exception):
    """What was practised is left before its commit."""


class Desk:
    """One database, one way in. Thread-safe; one gesture is one transaction."""

    def __init__(self, engine: Engine, clock: Clock) -> None:
        self.engine = engine
        self.clock = clock
        self.operator: str | None = None
        self.changes = ChangeFeed()
        self.after_commit: list[Callable[[Done], None]] = []
        self.scrubber: Callable[[], None] | None = None
        self.guards: list[Callable[[Command[Any] | None], None]] = []
        self.halted: Fault | None = None
        self._one_writer = threading.RLock()
        self._readers = threading.Condition()
        self._reading = 0
        self._stacks = undo.Stacks()
        self._one_look = threading.Lock()

    def do(self, command: Command[T], origin: object | None = None) -> T:
        """Carry out a command durably and return its outcome.

        The same nonce again returns the first outcome and writes nothing. Refused: whatever the command's
        rules say, desk.nonce_reused. Fault: storage.* with nothing half done.
        """
        with self._one_writer, self._guarded(command):
            done, outcome = self._carry_out(command)
            self._tell(done, command.act_name(), origin)
        return outcome  # type: ignore[no-any-return]

    def practise(self, command: Command[Any]) -> None:
        """Go through a command up to the commit and leave it there: nothing is kept, nobody is told.

        What is made once (statements above all) is made then, and the first real one need not wait for it.
        """
        with (
            self._one_writer, suppress(Refused, _Enough),
            writing(self.engine, self.clock, self.operator) as unit,
        ):  # fmt: skip
            self._write(unit, command)
            raise _Enough

    def ask(self, query: Callable[Concatenate[Session, P], T], /, *a: P.args, **kw: P.kwargs) -> T:
        """Look at the records: `query(session, …)` returns frozen rows."""
        with self._counted(), reading(self.engine) as session:
            return query(session, *a, **kw)

    def imagine(self, command: Command[T], query: Callable[[Session, T], R]) -> R:
        """What a query would show of the command's outcome, were it done: for previews. Nothing is kept,
        nothing is told to anyone, no act is written. Refused: as the command.
        """
        with self._one_writer, imagining(self.engine, self.clock, self.operator) as unit:
            outcome = command.apply(unit)
            unit.session.flush()
            return query(unit.session, outcome)

    def scrub(self) -> None:
        """Rewrite the file so that nothing deleted can be read from it, with every other connection closed.

        Fault: storage.scrub_busy. Used by the seal, between its two acts.
        """
        with self._one_writer, self._readers:
            if not self._readers.wait_for(lambda: self._reading == 0, timeout=10):
                raise Fault("storage.scrub_busy")
            if self.scrubber is not None:
                self.scrubber()

    def resume(self, holds: Callable[[], None]) -> None:
        """Open the file anew after an I/O error; `holds` raises where writing must not go on."""
        with self._one_writer, self._readers:
            self._readers.wait_for(lambda: self._reading == 0, timeout=10)
            self.engine.dispose()
            holds()
            self.halted = None

    def undoable(self) -> ActRow | None:
        """The act that undo would take back now."""
        return self.tops()[0]

    def redoable(self) -> ActRow | None:
        """The act that redo would do again now."""
        return self.tops()[1]

    def tops(self) -> tuple[ActRow | None, ActRow | None]:
        """The act that undo would take back now, and the one that redo would do again."""
        return self.ask(self._tops)

    def undo(self, seq: int, nonce: str | None = None, origin: object | None = None) -> ActRow:
        """Take back the act on the undo button. Refused: desk.stale, journal.blocked, journal.erased."""
        return self._reverse("desk.Undo", seq, nonce, origin)

    def redo(self, seq: int, nonce: str | None = None, origin: object | None = None) -> ActRow:
        """Do again what was taken back. Refused: as `undo`."""
        return self._reverse("desk.Redo", seq, nonce, origin)

    def history(
        self, limit: int = 200, before: int | None = None, meeting_id: str | None = None
    ) -> tuple[ActRow, ...]:
        """The latest acts first."""
        return self.ask(_history, limit, before, meeting_id)

    def close(self) -> None:
        """Let go of every connection."""
        self.engine.dispose()

    @contextmanager
    def _guarded(self, command: Command[Any] | None) -> Iterator[None]:
        """Nothing is written into a file that is gone, or after a fault that left its state unknown."""
        if self.halted is not None:
            raise Fault(self.halted.key, **self.halted.values)
        for guard in self.guards:
            guard(command)
        try:
            yield
        except Fault as fault:
            if fault.key in STOPS:
                self.halted = fault
            raise
        for guard in self.guards:
            guard(None)

    @contextmanager
    def _counted(self) -> Iterator[None]:
        """Count who reads, so that a scrub can wait for them; new readers wait for the scrub."""
        with self._readers:
            self._reading += 1
        try:
            yield
        finally:
            with self._readers:
                self._reading -= 1
                self._readers.notify_all()

    def _carry_out(self, command: Command[Any]) -> tuple[Done | None, Any]:
        with writing(self.engine, self.clock, self.operator) as unit:
            return self._write(unit, command)

    def _write(self, unit: Unit, command: Command[Any]) -> tuple[Done | None, Any]:
        known = journal.find_nonce(unit.session, command.nonce)
        if known is not None:
            first = _first_outcome(known, command)
            return None, command.apply(unit) if command.private else first
        outcome = json.loads(canonical(command.apply(unit)))
        unit.session.flush()
        if command.secret:
            seq, link = journal.head(unit.session)
            return Done(seq, link, True, frozenset(unit.recorder.kinds)), outcome
        images = list(unit.recorder.images())
        act = journal.write(unit.session, self._entry(command, unit, outcome), images, command.forgets)
        return Done(act.seq, act.hash, False, _kinds(images, unit)), outcome

    def _entry(self, command: Command[Any], unit: Unit, outcome: Any) -> Entry:
        kept = [f.name for f in fields(command) if f.name != "nonce" and not f.metadata.get("once")]
        given = {name: _plain(getattr(command, name)) for name in kept}
        return Entry(
            name=command.act_name(), summary=command.summary, nonce=command.nonce, at=self._instant(),
            by=self.operator, meeting_id=getattr(command, "meeting_id", None), barrier=command.barrier,
            details=unit.described, payload=given, outcome=None if command.private else outcome,
        )  # fmt: skip

    def _reverse(self, name: str, seq: int, nonce: str | None, origin: object | None) -> ActRow:
        with self._one_writer, self._guarded(None):
            done, row = self._carry_back(name, seq, nonce or new_nonce())
            self._tell(done, name, origin)
        return row

    def _carry_back(self, name: str, seq: int, nonce: str) -> tuple[Done | None, ActRow]:
        with writing(self.engine, self.clock, self.operator) as unit:
            known = journal.find_nonce(unit.session, nonce)
            if known is not None:
                return None, _row(known)
            target = self._on_top(unit.session, name, seq)
            images = undo.take_back(unit.session, seq)
            row = _row(target)
            entry = Entry(
                name=name, summary=row.summary, nonce=nonce, at=self._instant(), by=self.operator,
                meeting_id=row.meeting_id, undoes=seq, details=row.details,
            )  # fmt: skip
            act = journal.write(unit.session, entry, images)
            return Done(act.seq, act.hash, False, _kinds(images, unit)), _row(act)

    def _tops(self, session: Session) -> tuple[ActRow | None, ActRow | None]:
        with self._one_look:
            self._stacks.catch_up(session)
            stacks = self._stacks.done, self._stacks.undone
            done, undone = [stack[-1] if stack else None for stack in stacks]
        return _row_of(session, done), _row_of(session, undone)

    def _on_top(self, session: Session, name: str, seq: int) -> Act:
        """The act on its button. Refused: desk.stale, when another has come on top since."""
        with self._one_look:
            self._stacks.catch_up(session)
            stack = self._stacks.done if name == "desk.Undo" else self._stacks.undone
            if not stack or stack[-1] != seq:
                raise Refused("desk.stale", seq=seq)
        return session.get_one(Act, seq)

    def _tell(self, done: Done | None, act: str, origin: object | None) -> None:
        if done is None:
            return
        for listener in self.after_commit:
            listener(done)
        if done.kinds:
            self.changes.publish(Changes(done.kinds, act, done.seq, origin))

    def _instant(self) -> str:
        return self.clock.now().isoformat(timespec="milliseconds")


def _kinds(images: list[Image], unit: Unit) -> frozenset[str]:
    return frozenset({kind_of(image.table) for image in images} | unit.recorder.kinds)


def _first_outcome(known: Act, command: Command[Any]) -> Any:
    if known.name != command.act_name():
        raise Refused("desk.nonce_reused", act=known.seq)
    return journal.outcome_of(known)


def _plain(value: Any) -> Any:
    try:
        canonical(value)
    except (TypeError, ValueError):
        return str(value)
    return value


def _row(act: Act) -> ActRow:
    details = json.loads(act.content)["details"] if act.content else {}
    return ActRow(
        seq=act.seq, name=act.name, meeting_id=act.meeting_id, at=act.at, by=act.by, undoes=act.undoes,
        barrier=bool(act.barrier), effects=act.effects, summary=act.summary, details=details,
        erased=act.content is None,
    )  # fmt: skip


def _row_of(session: Session, seq: int | None) -> ActRow | None:
    return None if seq is None else _row(session.get_one(Act, seq))


def act_rows(session: Session, meeting_id: str, name: str) -> tuple[ActRow, ...]:
    """All acts of one name on a meeting, the first one first: for what is known from the history alone."""
    query = select(Act).where(Act.meeting_id == meeting_id, Act.name == name).order_by(Act.seq)
    return tuple(_row(act) for act in session.scalars(query))


def revision(session: Session, meeting_id: str, *kinds: str) -> int:
    """A number that grows with each act on a meeting that changed rows of these kinds, undo among them.

    Seconds of the last one since 2020, and how many there were: two within a second differ, and a meeting
    that went on in another database, whose acts are counted anew, does not fall behind.
    """
    concerned = or_(*(Change.table.startswith(f"{kind}_", autoescape=True) for kind in kinds))
    query = select(func.count(distinct(Act.seq)), func.max(Act.at)).join(Change, Change.act == Act.seq)
    count, last = session.execute(query.where(Act.meeting_id == meeting_id, concerned)).one()
    if not count:
        return 0
    since = datetime.fromisoformat(last).replace(tzinfo=None) - datetime(2020, 1, 1)
    return int(count + max(0, since // timedelta(seconds=1)))


def acts_after(session: Session, seq: int, limit: int) -> tuple[ActRow, ...]:
    """The acts done since, the latest first."""
    query = select(Act).where(Act.seq > seq).order_by(Act.seq.desc()).limit(limit)
    return tuple(_row(act) for act in session.scalars(query))


def _history(session: Session, limit: int, before: int | None, meeting_id: str | None) -> tuple[ActRow, ...]:
    query = select(Act).order_by(Act.seq.desc()).limit(limit)
    if before is not None:
        query = query.where(Act.seq < before)
    if meeting_id is not None:
        query = query.where(Act.meeting_id == meeting_id)
    return tuple(_row(act) for act in session.scalars(query))
