"""What becomes of problems and decisions: lines of the 整改清单, by one key."""

from __future__ import annotations

from typing import Any

from meetingdesk.commentary import queries, tasks
from meetingdesk.commentary.model import Tone
from meetingdesk.commentary.queries import PlaceRow
from meetingdesk.desk import Command
from meetingdesk.foundation.wording import _
from meetingdesk.ui.commentary.tasks import TasksCard, TasksView
from meetingdesk.ui.page import Context, Page
from meetingdesk.ui.theme import Tone as Colour


class Listing:
    """The view, the small card, and the acts behind both."""

    def __init__(self, context: Context, page: Page) -> None:
        self._context, self._page = context, page
        self.view, self.card = TasksView(), TasksCard()
        self.view.added.connect(self._add)
        self.view.moved.connect(self._move)
        form = self.view.form
        form.changed.connect(lambda told: self._do(tasks.ChangeTask, **told))
        form.finished.connect(lambda done: self._do(tasks.FinishTask, task_id=self.view.which, done=done))
        form.removed.connect(lambda: self._do(tasks.RemoveTask, task_id=self.view.which))

    def refresh(self) -> None:
        """As the records tell."""
        found = self._page.bridge.ask(queries.tasks, self._context.meeting_id)
        today = self._page.bridge.desk.clock.local().date()
        self.view.show_tasks(found, today)
        self.card.show_tasks(found, today)

    def rename(self) -> None:
        """Words that never change by themselves."""
        self.view.rename()
        self.card.rename()

    def keep(self) -> None:
        """Keep what is typed and not kept yet."""
        self.view.form.keep()

    def from_comment(self, place: PlaceRow | None, text: str) -> None:
        """The problem of these words, said about an organisation."""
        said = place.comments if place else ()
        found = next((one for one in said if one.kind == Tone.PROBLEM and one.text == text), None)
        if found is None:
            self._page.tell(Colour.INFO, _("先在“问题”里写下问题，再列入整改清单"))
        elif self._do(tasks.TaskFromComment, comment_id=found.id):
            self._told()

    def from_problem(self, problem: str) -> None:
        """A common problem, for each organisation where it was found."""
        if self._do(tasks.TaskFromProblem, problem_id=problem):
            self._told()

    def from_remark(self, remark: str | None) -> None:
        """Something decided or required."""
        if remark is None:
            self._page.tell(Colour.INFO, _("先写下决定的事，或选中一条按 Enter，再列入任务"))
        elif self._do(tasks.TaskFromRemark, remark_id=remark):
            self._told()

    def _told(self) -> None:
        self._page.tell(Colour.OK, _("已列入整改清单，到“整改清单”里写措施、责任人和时限"))

    def _add(self, text: str) -> None:
        made = self._page.act(tasks.AddTask(meeting_id=self._context.meeting_id, text=text))
        if made is not None:
            self.view.field.clear()
            self.view.open(made)

    def _move(self, step: int) -> None:
        found = self._page.bridge.ask(queries.tasks, self._context.meeting_id)
        ids = [one.id for one in found]
        here = ids.index(self.view.which) if self.view.which in ids else -1
        target = here + step
        if here >= 0 and 0 <= target < len(ids):
            after = target if step < 0 else target + 1
            before = ids[after] if after < len(ids) else None
            self._do(tasks.MoveTask, task_id=self.view.which, before=before)

    def _do(self, kind: type[Command[Any]], **given: Any) -> bool:
        return self._page.attempt(kind(meeting_id=self._context.meeting_id, **given))  # type: ignore[call-arg]
