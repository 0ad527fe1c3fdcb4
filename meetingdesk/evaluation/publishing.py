"""After the seal: showing results to the room, hiding them, and the grades that the organ fixes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

from meetingdesk.desk import Command
from meetingdesk.evaluation.after import Release
from meetingdesk.evaluation.grading import check_cap
from meetingdesk.evaluation.model import Grade, Subject
from meetingdesk.evaluation.records import poll_of, rows_of
from meetingdesk.evaluation.showing import Shown, fingerprint, release_of, showing
from meetingdesk.foundation.errors import Refused
from meetingdesk.foundation.wording import N_
from meetingdesk.storage.unit import Unit


@dataclass(frozen=True, kw_only=True)
class ReleaseResults(Command[None]):
    """Let the stage show the results as they are now; once they change, they are hidden until released anew.

    Refused: evaluation.not_sealed, .voided, .released.
    """

    summary: ClassVar[str] = N_("公布“{title}”的结果")

    meeting_id: str
    poll_id: str

    def apply(self, unit: Unit) -> None:
        """Set the flag that the stage looks for, and keep what exactly was released."""
        poll = poll_of(unit.session, self.poll_id)
        poll.check_sealed()
        if showing(unit.session, poll.id).state is Shown.SHOWN:
            raise Refused("evaluation.released", title=poll.title)
        unit.describe(title=poll.title)
        poll.released = True
        seen = fingerprint(unit.session, poll)
        row = release_of(unit.session, poll.id)
        if row is None:
            row = Release(poll_id=poll.id)
        row.released_at, row.released_by, row.fingerprint = unit.clock.local(), unit.by or "", seen
        unit.add(row)


@dataclass(frozen=True, kw_only=True)
class HideResults(Command[None]):
    """Take the results off the stage at once. Hiding what is hidden is no error: the key is for panic."""

    summary: ClassVar[str] = N_("遮住“{title}”的结果")

    meeting_id: str
    poll_id: str

    def apply(self, unit: Unit) -> None:
        """Clear the flag."""
        poll = poll_of(unit.session, self.poll_id)
        unit.describe(title=poll.title)
        poll.released = False


@dataclass(frozen=True, kw_only=True)
class FixGrades(Command[None]):
    """Write down the grades that the organ fixed (审定等次); the tally only proposes (practice.md 2.2).

    `grades` maps a subject's position to a label of the scale, or to "" to leave it open again. A result that
    is shown is hidden, since it is no longer what was released. Refused: evaluation.not_sealed, .voided,
    .no_organ, .subject_unknown, .grade_unknown, .over_cap.
    """

    summary: ClassVar[str] = N_("{organ}审定“{title}”等次 {count} 个")

    meeting_id: str
    poll_id: str
    organ: str
    date: dt.date
    grades: Mapping[int, str]

    def apply(self, unit: Unit) -> None:
        """Keep organ, date and grades."""
        poll = poll_of(unit.session, self.poll_id)
        poll.check_sealed()
        if not self.organ.strip():
            raise Refused("evaluation.no_organ")
        subjects = {each.position: each for each in rows_of(unit.session, Subject, poll.id)}
        labels = {grade.label for grade in rows_of(unit.session, Grade, poll.id)}
        for position, label in self.grades.items():
            if position not in subjects:
                raise Refused("evaluation.subject_unknown", position=position)
            if label and label not in labels:
                raise Refused("evaluation.grade_unknown", label=label)
            subjects[position].fixed_grade = label or None
        check_cap(unit.session, poll, {at: each.fixed_grade for at, each in subjects.items()})
        poll.released = False
        poll.fixed_by, poll.fixed_on = self.organ.strip(), self.date
        unit.describe(organ=poll.fixed_by, title=poll.title, count=len(self.grades))
