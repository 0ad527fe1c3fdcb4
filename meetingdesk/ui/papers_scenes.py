"""Scenes of follow-up and filing for the pictures: 整改清单 with lines, seats, the index of the archive."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from meetingdesk.commentary import queries, tasks
from meetingdesk.ui.shell import Shell

Scene = Callable[[Shell, Path], None]


def rectification(shell: Shell, _props: Path) -> None:
    """Problems and a decision on the list, one of them done."""
    desk, meeting = shell.bridge.desk, str(shell.bridge.meeting_id)
    listed = {line.origin for line in desk.ask(queries.tasks, meeting)}
    for problem in [one for one in desk.ask(queries.problems, meeting)[:3] if one.id not in listed]:
        desk.do(tasks.TaskFromProblem(meeting_id=meeting, problem_id=problem.id))
    for line in desk.ask(queries.tasks, meeting)[:1]:
        measure = "每季度核对一次，书记签字"
        told = tasks.ChangeTask(
            meeting_id=meeting, task_id=line.id, measure=measure, person="演示责任人甲"
        )
        desk.do(told)
        desk.do(tasks.FinishTask(meeting_id=meeting, task_id=line.id))
    page = shell.window.current()
    page.show_tasks()  # type: ignore[union-attr]  # the page of comments


def beside_comments(shell: Shell, props: Path) -> None:
    """The same lines as they stand beside the comments."""
    rectification(shell, props)
    shell.window.current().show_comments()  # type: ignore[union-attr]


SCENES: tuple[tuple[str, str, Scene], ...] = (
    ("commentary-rectification", "commentary", rectification),
    ("commentary-listed", "commentary", beside_comments),
)
