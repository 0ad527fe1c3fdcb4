"""What is put on record of comments, common problems and remarks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from meetingdesk.agenda.model import Item
from meetingdesk.commentary.model import Comment, Link, Place, Problem, Remark, RemarkTime, Tone, Verb
from meetingdesk.desk import Command
from meetingdesk.foundation.errors import Refused
from meetingdesk.foundation.given import KEEP, Keep, change, given, tidy
from meetingdesk.foundation.wording import N_
from meetingdesk.meeting import order
from meetingdesk.meeting.lookup import require_open, row_of, rows_of
from meetingdesk.meeting.model import Attendee, Guest, State
from meetingdesk.roster.model import Organisation
from meetingdesk.storage.unit import Unit

REMARK = ("text", "agenda_item_id", "guest_id", "attendee_id", "speaker", "verb")


@dataclass(frozen=True, kw_only=True)
class PlaceOrganisation(Command[str]):
    """Put an organisation into the order of comment, or move it there, before another (None = last).

    Returns the id of its place. Refused: storage.gone, meeting.archived.
    """

    summary: ClassVar[str] = N_("点评顺序：{organisation}")

    meeting_id: str
    organisation_id: str
    before: str | None = None

    def apply(self, unit: Unit) -> str:
        """`before` names an organisation, as this order is one of organisations."""
        require_open(unit, self.meeting_id)
        unit.describe(organisation=unit.get(Organisation, self.organisation_id).full_name)
        place = _place(unit, self.meeting_id, self.organisation_id)
        places = rows_of(unit.session, Place, self.meeting_id)
        ahead = next((one.id for one in places if one.organisation_id == self.before), None)
        order.move(places, place, ahead)
        return place.id


@dataclass(frozen=True, kw_only=True)
class DropOrganisation(Command[None]):
    """Take an organisation out of the order. Refused: commentary.has_comments, meeting.archived."""

    summary: ClassVar[str] = N_("移出点评：{organisation}")

    meeting_id: str
    organisation_id: str

    def apply(self, unit: Unit) -> None:
        """Only when nothing was said about it."""
        require_open(unit, self.meeting_id)
        name = unit.get(Organisation, self.organisation_id).full_name
        unit.describe(organisation=name)
        if _comments(unit, self.meeting_id, self.organisation_id):
            raise Refused("commentary.has_comments", organisation=name)
        unit.delete(_place(unit, self.meeting_id, self.organisation_id))


@dataclass(frozen=True, kw_only=True)
class MarkCommented(Command[None]):
    """Note that an organisation has been commented on, or (done=False) that it has not been yet."""

    summary: ClassVar[str] = N_("已点评：{organisation}")

    meeting_id: str
    organisation_id: str
    done: bool = True

    def apply(self, unit: Unit) -> None:
        """The first time is kept."""
        require_open(unit, self.meeting_id)
        unit.describe(organisation=unit.get(Organisation, self.organisation_id).full_name)
        place = _place(unit, self.meeting_id, self.organisation_id)
        place.commented_at = (place.commented_at or unit.clock.local()) if self.done else None


@dataclass(frozen=True, kw_only=True)
class AddComment(Command[str]):
    """Put a comment on an organisation on record; it joins the order of comment at the end. Returns the id.

    Refused: commentary.no_text, commentary.kind, storage.gone, meeting.archived.
    """

    summary: ClassVar[str] = N_("点评{organisation}：{text}")

    meeting_id: str
    organisation_id: str
    text: str
    kind: str = Tone.PRAISE.value

    def apply(self, unit: Unit) -> str:
        """Put it after what was said about the organisation before."""
        require_open(unit, self.meeting_id)
        organisation = unit.get(Organisation, self.organisation_id)
        _place(unit, self.meeting_id, organisation.id)
        said = _comments(unit, self.meeting_id, organisation.id)
        comment = Comment(
            meeting_id=self.meeting_id, organisation_id=organisation.id,
            position=order.next_position(said), **given(self, ("text", "kind")),
        )  # fmt: skip
        _check_comment(comment)
        unit.describe(organisation=organisation.full_name, text=_short(comment.text))
        return unit.add(comment).id


@dataclass(frozen=True, kw_only=True)
class ChangeComment(Command[None]):
    """Change the words or the kind of a comment. Refused: as `AddComment`."""

    summary: ClassVar[str] = N_("改点评：{text}")

    meeting_id: str
    comment_id: str
    text: str | Keep = KEEP
    kind: str | Keep = KEEP

    def apply(self, unit: Unit) -> None:
        """Set what was given."""
        require_open(unit, self.meeting_id)
        comment = row_of(unit, Comment, self.comment_id, self.meeting_id)
        change(comment, self, ("text", "kind"))
        _check_comment(comment)
        unit.describe(text=_short(comment.text))


@dataclass(frozen=True, kw_only=True)
class MoveComment(Command[None]):
    """Put a comment before another on the same organisation, None = last."""

    summary: ClassVar[str] = N_("移动点评：{text}")

    meeting_id: str
    comment_id: str
    before: str | None = None

    def apply(self, unit: Unit) -> None:
        """Renumber what was said about the organisation."""
        require_open(unit, self.meeting_id)
        comment = row_of(unit, Comment, self.comment_id, self.meeting_id)
        order.move(_comments(unit, self.meeting_id, comment.organisation_id), comment, self.before)
        unit.describe(text=_short(comment.text))


@dataclass(frozen=True, kw_only=True)
class RemoveComment(Command[None]):
    """Take a comment back. Refused: storage.gone, meeting.archived."""

    summary: ClassVar[str] = N_("删去点评：{text}")

    meeting_id: str
    comment_id: str

    def apply(self, unit: Unit) -> None:
        """The organisation keeps its place."""
        require_open(unit, self.meeting_id)
        comment = row_of(unit, Comment, self.comment_id, self.meeting_id)
        unit.describe(text=_short(comment.text))
        unit.delete(comment)


@dataclass(frozen=True, kw_only=True)
class AddProblem(Command[str]):
    """Put a problem of the whole meeting on record: its area, and words if there are any. Returns the id.

    Refused: commentary.no_area, meeting.archived.
    """

    summary: ClassVar[str] = N_("共性问题：{area}")

    meeting_id: str
    area: str
    text: str | None = None

    def apply(self, unit: Unit) -> str:
        """Put it last."""
        require_open(unit, self.meeting_id)
        others = rows_of(unit.session, Problem, self.meeting_id)
        told = given(self, ("area", "text"))
        problem = Problem(meeting_id=self.meeting_id, position=order.next_position(others), **told)
        _check_problem(problem)
        unit.describe(area=problem.area)
        return unit.add(problem).id


@dataclass(frozen=True, kw_only=True)
class ChangeProblem(Command[None]):
    """Change the area or the words of a common problem. Refused: as `AddProblem`."""

    summary: ClassVar[str] = N_("改共性问题：{area}")

    meeting_id: str
    problem_id: str
    area: str | Keep = KEEP
    text: str | Keep | None = KEEP

    def apply(self, unit: Unit) -> None:
        """Set what was given."""
        require_open(unit, self.meeting_id)
        problem = row_of(unit, Problem, self.problem_id, self.meeting_id)
        change(problem, self, ("area", "text"))
        _check_problem(problem)
        unit.describe(area=problem.area)


@dataclass(frozen=True, kw_only=True)
class MoveProblem(Command[None]):
    """Put a common problem before another, None = last."""

    summary: ClassVar[str] = N_("移动共性问题：{area}")

    meeting_id: str
    problem_id: str
    before: str | None = None

    def apply(self, unit: Unit) -> None:
        """Renumber."""
        require_open(unit, self.meeting_id)
        problem = row_of(unit, Problem, self.problem_id, self.meeting_id)
        order.move(rows_of(unit.session, Problem, self.meeting_id), problem, self.before)
        unit.describe(area=problem.area)


@dataclass(frozen=True, kw_only=True)
class RemoveProblem(Command[None]):
    """Take a common problem back, with its links. Refused: storage.gone, meeting.archived."""

    summary: ClassVar[str] = N_("删去共性问题：{area}")

    meeting_id: str
    problem_id: str

    def apply(self, unit: Unit) -> None:
        """Links first: no database cascades."""
        require_open(unit, self.meeting_id)
        problem = row_of(unit, Problem, self.problem_id, self.meeting_id)
        unit.describe(area=problem.area)
        for link in unit.session.query(Link).filter_by(problem_id=problem.id):
            unit.delete(link)
        unit.session.flush()
        unit.delete(problem)


@dataclass(frozen=True, kw_only=True)
class LinkProblem(Command[None]):
    """Say at which organisations (none, one or several) a common problem was found; replaces what was said.

    Refused: storage.gone, meeting.archived.
    """

    summary: ClassVar[str] = N_("共性问题“{area}”涉及 {count} 家")

    meeting_id: str
    problem_id: str
    organisation_ids: tuple[str, ...]

    def apply(self, unit: Unit) -> None:
        """Only what differs is written."""
        require_open(unit, self.meeting_id)
        problem = row_of(unit, Problem, self.problem_id, self.meeting_id)
        wanted = set(self.organisation_ids)
        links = unit.session.query(Link).filter_by(problem_id=problem.id)
        linked = {one.organisation_id: one for one in links}
        for organisation_id, link in linked.items():
            if organisation_id not in wanted:
                unit.delete(link)
        for organisation_id in dict.fromkeys(self.organisation_ids):
            if organisation_id not in linked:
                organisation = unit.get(Organisation, organisation_id)
                unit.add(Link(problem_id=problem.id, organisation_id=organisation.id))
        unit.describe(area=problem.area, count=len(wanted))


@dataclass(frozen=True, kw_only=True)
class AddRemark(Command[str]):
    """Put on record what someone said, on an item of the agenda or at large. Returns the id.

    The speaker is a guest, an attendee, or just a name. `verb`: what the meeting did by it, if
    anything. `live`: typed while it was said; a running meeting keeps the time. Refused: commentary.no_text,
    commentary.verb, meeting.wrong_meeting, meeting.archived.
    """

    summary: ClassVar[str] = N_("记录发言：{text}")

    meeting_id: str
    text: str
    agenda_item_id: str | None = None
    speaker: str | None = None
    guest_id: str | None = None
    attendee_id: str | None = None
    verb: str | None = None
    live: bool = False

    def apply(self, unit: Unit) -> str:
        """Put it last."""
        meeting = require_open(unit, self.meeting_id)
        others = rows_of(unit.session, Remark, self.meeting_id)
        told = given(self, REMARK)
        remark = Remark(meeting_id=self.meeting_id, position=order.next_position(others), **told)
        _check_remark(unit, remark)
        unit.describe(text=_short(remark.text))
        unit.add(remark)
        unit.session.flush()
        if self.live and meeting.state == State.RUNNING:
            unit.add(RemarkTime(remark_id=remark.id, at=unit.clock.local()))
        return remark.id


@dataclass(frozen=True, kw_only=True)
class ChangeRemark(Command[None]):
    """Change what is given of a remark. Refused: as `AddRemark`."""

    summary: ClassVar[str] = N_("改发言记录：{text}")

    meeting_id: str
    remark_id: str
    text: str | Keep = KEEP
    agenda_item_id: str | Keep | None = KEEP
    speaker: str | Keep | None = KEEP
    guest_id: str | Keep | None = KEEP
    attendee_id: str | Keep | None = KEEP
    verb: str | Keep | None = KEEP

    def apply(self, unit: Unit) -> None:
        """Set what was given."""
        require_open(unit, self.meeting_id)
        remark = row_of(unit, Remark, self.remark_id, self.meeting_id)
        with unit.session.no_autoflush:
            change(remark, self, REMARK)
            _check_remark(unit, remark)
        unit.describe(text=_short(remark.text))


@dataclass(frozen=True, kw_only=True)
class RemoveRemark(Command[None]):
    """Take a remark back. Refused: storage.gone, meeting.archived."""

    summary: ClassVar[str] = N_("删去发言记录：{text}")

    meeting_id: str
    remark_id: str

    def apply(self, unit: Unit) -> None:
        """Remove the row."""
        require_open(unit, self.meeting_id)
        remark = row_of(unit, Remark, self.remark_id, self.meeting_id)
        unit.describe(text=_short(remark.text))
        for time in unit.session.query(RemarkTime).filter_by(remark_id=remark.id):
            unit.delete(time)
        unit.session.flush()
        unit.delete(remark)


def _place(unit: Unit, meeting_id: str, organisation_id: str) -> Place:
    places = rows_of(unit.session, Place, meeting_id)
    known = next((one for one in places if one.organisation_id == organisation_id), None)
    return known or unit.add(
        Place(meeting_id=meeting_id, organisation_id=organisation_id, position=order.next_position(places))
    )


def _comments(unit: Unit, meeting_id: str, organisation_id: str) -> list[Comment]:
    rows = rows_of(unit.session, Comment, meeting_id)
    return [one for one in rows if one.organisation_id == organisation_id]


def _check_comment(comment: Comment) -> None:
    if not comment.text:
        raise Refused("commentary.no_text")
    if comment.kind not in set(Tone):
        raise Refused("commentary.kind", kind=comment.kind)


def _check_problem(problem: Problem) -> None:
    problem.area = tidy(problem.area) or ""
    if not problem.area:
        raise Refused("commentary.no_area")


def _check_remark(unit: Unit, remark: Remark) -> None:
    if not remark.text:
        raise Refused("commentary.no_text")
    if remark.verb is not None and remark.verb not in set(Verb):
        raise Refused("commentary.verb", verb=remark.verb)
    if remark.agenda_item_id is not None:
        row_of(unit, Item, remark.agenda_item_id, remark.meeting_id)
    if remark.guest_id is not None:
        row_of(unit, Guest, remark.guest_id, remark.meeting_id)
    if remark.attendee_id is not None:
        row_of(unit, Attendee, remark.attendee_id, remark.meeting_id)


def _short(text: str) -> str:
    return text if len(text) <= 12 else text[:12] + "…"
