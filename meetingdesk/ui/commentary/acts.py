"""What the page of comments does: each gesture as commands, refusals told by the page."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from meetingdesk.commentary import commands, queries
from meetingdesk.commentary.model import Tone
from meetingdesk.commentary.queries import ProblemRow
from meetingdesk.desk import Command
from meetingdesk.ui.commentary.keeping import Step, steps
from meetingdesk.ui.commentary.remarks import Told
from meetingdesk.ui.page import Context, Page


class Acts:
    """Carries out gestures through a page; each says whether it was done."""

    def __init__(self, context: Context, page: Page) -> None:
        self._context, self._page = context, page

    def keep(self, organisation: str, tone: Tone, lines: Sequence[str]) -> bool:
        """Make the record of one tone say these lines."""
        places = self._page.bridge.ask(queries.commentary, self._context.meeting_id)
        said = [row for one in places if one.organisation_id == organisation for row in one.comments]
        todo = steps([one for one in said if one.kind == tone], lines)
        return all(self._carry_out(step, organisation, tone) for step in todo)

    def mark(self, organisation: str, *, done: bool) -> bool:
        """It has been commented on, or not yet after all."""
        return self._do(commands.MarkCommented, organisation_id=organisation, done=done)

    def place(self, organisation: str, before: str | None) -> bool:
        """Put it into the order, before another (None: last)."""
        return self._do(commands.PlaceOrganisation, organisation_id=organisation, before=before)

    def drop(self, organisation: str) -> bool:
        """Out of the order."""
        return self._do(commands.DropOrganisation, organisation_id=organisation)

    def add_problem(self, area: str) -> bool:
        """A common problem."""
        return self._do(commands.AddProblem, area=area)

    def change_problem(self, problem: str, area: str, text: str) -> bool:
        """Its area and words."""
        return self._do(commands.ChangeProblem, problem_id=problem, area=area, text=text or None)

    def remove_problem(self, problem: str) -> bool:
        """Take it back."""
        return self._do(commands.RemoveProblem, problem_id=problem)

    def link(self, problem: str, organisations: Iterable[str]) -> bool:
        """Where it was found."""
        return self._do(commands.LinkProblem, problem_id=problem, organisation_ids=tuple(organisations))

    def switch_area(self, problems: Sequence[ProblemRow], area: str, organisation: str, on: bool) -> None:
        """The organisation joins the first common problem of an area, made if needed, or leaves them all."""
        same = [one for one in problems if one.area == area]
        if not on:
            for one in same:
                if organisation in one.organisation_ids:
                    self.link(one.id, (o for o in one.organisation_ids if o != organisation))
            return
        new = commands.AddProblem(meeting_id=self._context.meeting_id, area=area)
        which = same[0].id if same else self._page.act(new)
        if which is not None:
            self.link(which, (*(same[0].organisation_ids if same else ()), organisation))

    def tell_remark(self, told: Told, who: dict[str, str | None]) -> str | None:
        """Put a remark on record, or change one; its id, None where it was refused."""
        given: dict[str, Any] = {"text": told.text, "agenda_item_id": told.item, "verb": told.verb, **who}
        if told.which:
            done = self._do(commands.ChangeRemark, remark_id=told.which, **given)
            return told.which if done else None
        new = commands.AddRemark(meeting_id=self._context.meeting_id, live=True, **given)
        return self._page.act(new)

    def remove_remark(self, remark: str) -> bool:
        """Take it back."""
        return self._do(commands.RemoveRemark, remark_id=remark)

    def _carry_out(self, step: Step, organisation: str, tone: Tone) -> bool:
        if step.which is not None and step.text is not None:
            return self._do(commands.ChangeComment, comment_id=step.which, text=step.text)
        if step.which is not None:
            return self._do(commands.RemoveComment, comment_id=step.which)
        new = self._page.act(
            commands.AddComment(
                meeting_id=self._context.meeting_id, organisation_id=organisation,
                text=step.text or "", kind=tone.value,
            )
        )  # fmt: skip
        if new is None or step.before is None:
            return new is not None
        return self._do(commands.MoveComment, comment_id=new, before=step.before)

    def _do(self, kind: type[Command[Any]], **given: Any) -> bool:
        return self._page.attempt(kind(meeting_id=self._context.meeting_id, **given))  # type: ignore[call-arg]
