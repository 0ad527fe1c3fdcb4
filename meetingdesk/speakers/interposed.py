"""插问: a question in the midst of a report. The speaker's clock stands, the question's own counts up.

Unlike a note typed meanwhile it takes time, and that time is not the speaker's (semantics.md 4.1).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from meetingdesk.desk import Command
from meetingdesk.foundation.errors import Refused
from meetingdesk.foundation.given import tidy
from meetingdesk.foundation.wording import N_
from meetingdesk.meeting.lookup import require_open
from meetingdesk.speakers import lookup
from meetingdesk.speakers.commands import end_question
from meetingdesk.speakers.model import Interposed, Note, NoteKind, Turn, TurnState
from meetingdesk.storage.unit import Unit


@dataclass(frozen=True, kw_only=True)
class Interpose(Command[None]):
    """Stop the clock of whoever speaks and let a question be asked.

    Refused: speakers.nobody_speaks (or their clock stands already), meeting.archived.
    """

    summary: ClassVar[str] = N_("插问 {name}")
    meeting_id: str

    def apply(self, unit: Unit) -> None:
        """See the class."""
        require_open(unit, self.meeting_id)
        running = lookup.turns(unit.session, self.meeting_id, TurnState.SPEAKING)
        if not running:
            raise Refused("speakers.nobody_speaks")
        name = _named(unit, running[0])
        now = unit.clock.local()
        running[0].pause(now, name)
        unit.add(
            Interposed(
                meeting_id=self.meeting_id, organisation_id=running[0].organisation_id, began_at=now
            )
        )


@dataclass(frozen=True, kw_only=True)
class EndInterposed(Command[int]):
    """The question is over and the speaker's clock goes on; `text` is what was asked. Returns its seconds.

    Refused: speakers.no_question, meeting.archived.
    """

    summary: ClassVar[str] = N_("插问结束 {name}")
    meeting_id: str
    text: str | None = None

    def apply(self, unit: Unit) -> int:
        """See the class."""
        require_open(unit, self.meeting_id)
        question = end_question(unit, self.meeting_id)
        if question is None:
            raise Refused("speakers.no_question")
        for turn in lookup.turns(unit.session, self.meeting_id, TurnState.PAUSED):
            turn.resume(unit.clock.local(), _named(unit, turn))
        text = tidy(self.text)
        if text is not None:
            unit.add(Note(
                meeting_id=self.meeting_id, organisation_id=question.organisation_id, text=text,
                kind=NoteKind.QUESTION.value, at=question.began_at,
            ))  # fmt: skip
        return question.used_seconds or 0


def _named(unit: Unit, turn: Turn) -> str:
    name = lookup.names(unit.session, [turn.organisation_id])[turn.organisation_id]
    unit.describe(name=name)
    return name
