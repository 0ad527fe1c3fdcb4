"""Fills the audience screen's facts from the records: the only way from the database to the room.

It stands on bootstrap's storey, so that neither `stage/` nor its window knows a query. A result gets through
only while it is sealed and released; everything else is copied field by field into `stage.facts`.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from sqlalchemy.orm import Session

from meetingdesk.agenda import queries as agenda
from meetingdesk.commentary import queries as commentary
from meetingdesk.evaluation import queries as evaluation
from meetingdesk.meeting import queries as meetings
from meetingdesk.meeting.model import Role
from meetingdesk.overview import queries as overview
from meetingdesk.signin import queries as signin
from meetingdesk.signin.model import Status
from meetingdesk.speakers import queries as speakers
from meetingdesk.stage import facts
from meetingdesk.stage.facts import PublicFacts, Scene

STANDING = {
    Status.PRESENT: facts.Standing.ARRIVED,
    Status.PROXY: facts.Standing.SUBSTITUTE,
    Status.LEAVE: facts.Standing.LEAVE,
}
PROGRESS = {"running": facts.Progress.NOW, "done": facts.Progress.DONE, "skipped": facts.Progress.DONE}


def public_facts(
    session: Session, meeting_id: str, scene: Scene, now: dt.datetime, pause: facts.Break | None = None
) -> PublicFacts:
    """What the room may see of a scene at `now` (local). A break is the operator's: nothing records it."""
    fill = FILL.get(scene)
    content = pause if scene is Scene.BREAK else fill(session, meeting_id, now) if fill else None
    return PublicFacts(scene, room(session, meeting_id), content)


def room(session: Session, meeting_id: str) -> facts.Room:
    """The meeting's name and day."""
    one = meetings.meeting(session, meeting_id)
    return facts.Room(one.title, one.organiser, one.date, one.start, one.language, one.sample)


def board(session: Session, meeting_id: str, _now: dt.datetime) -> facts.Board:
    """Who is expected and who has come; a substitute stands under the name of whom they stand in for."""
    rows = signin.board(session, meeting_id, (Role.EXPECTED,))
    counts = signin.counts(session, meeting_id)
    people = tuple(
        facts.BoardPerson(row.name, row.unit_short, STANDING.get(row.status, facts.Standing.WAITING))
        for row in rows
    )
    waiting = counts.not_arrived + counts.absent
    return facts.Board(people, counts.expected, counts.present, counts.on_leave, waiting)


def programme(session: Session, meeting_id: str, now: dt.datetime) -> facts.Agenda:
    """The items of the agenda; the times are the planned ones, which the room was told."""
    rows = agenda.schedule(session, meeting_id, now).rows
    return facts.Agenda(tuple(
        facts.AgendaLine(
            row.title,
            row.who,
            row.planned_start,
            PROGRESS.get(row.state, facts.Progress.WAITING),
            row.number,
        )
        for row in rows if row.parent_id is None
    ))  # fmt: skip


def speaker(session: Session, meeting_id: str, now: dt.datetime) -> facts.Speaker | None:
    """Who speaks, or who is called next; None when nobody is left."""
    floor = speakers.floor(session, meeting_id, now)
    turn = floor.turn or floor.following
    if turn is None:
        return None
    after = floor.after()
    face = floor.face if floor.turn else None
    return facts.Speaker(
        place=turn.place, of=len(floor.rows), name=turn.who.speaker or turn.who.name or "",
        unit=turn.who.unit, allowed=turn.allowed, amber=floor.amber_seconds,
        used=face.used if face else 0, as_of=now, began=face is not None,
        running=face is not None and not face.paused,
        next_name=(after.who.speaker or after.who.name) if after else None,
        next_unit=after.who.unit if after else None,
    )  # fmt: skip


def ballots(session: Session, meeting_id: str, _now: dt.datetime) -> facts.Evaluation | None:
    """The poll that is open, with the count of papers only."""
    poll = overview.status(session, meeting_id).poll
    return facts.Evaluation(poll.title, poll.returned, poll.issued) if poll else None


def comment(session: Session, meeting_id: str, _now: dt.datetime) -> facts.Comment | None:
    """The organisation that is commented on: the first without a comment yet, in the order of comment."""
    places = commentary.commentary(session, meeting_id)
    if not places:
        return None
    number, place = next(
        ((n, each) for n, each in enumerate(places, 1) if each.commented_at is None),
        (len(places), places[-1]),
    )
    people = {row.organisation_id: row.name for row in meetings.attendees(session, meeting_id)}
    return facts.Comment(number, len(places), place.organisation, people.get(place.organisation_id))


def results(session: Session, meeting_id: str, _now: dt.datetime) -> facts.Results | None:
    """The result released last; None while nothing is released."""
    from meetingdesk.evaluation.results import released_results  # only once something is sealed

    released = [one for one in evaluation.polls(session, meeting_id) if one.released]
    found = released_results(session, released[-1].id) if released else None
    if found is None:
        return None
    lines = tuple(
        facts.ResultLine(row.rank, row.name, row.person, row.counts, row.score)
        for row in sorted(found.rows, key=lambda row: (row.rank is None, row.rank or 0, row.position))
    )
    return facts.Results(
        title=found.title, grades=tuple(grade.label for grade in found.grades), issued=found.issued,
        returned=found.returned, valid=found.valid, void=found.void, lines=lines,
    )  # fmt: skip


Fill = Callable[[Session, str, dt.datetime], facts.Content]
FILL: dict[Scene, Fill] = {
    Scene.BOARD: board,
    Scene.AGENDA: programme,
    Scene.SPEAKER: speaker,
    Scene.EVALUATION: ballots,
    Scene.COMMENT: comment,
    Scene.RESULTS: results,
}
