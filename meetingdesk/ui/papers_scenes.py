"""Scenes of follow-up and filing for the pictures: 整改清单 with lines, seats, the index of the archive."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from meetingdesk.commentary import queries, tasks
from meetingdesk.meeting.commands import CorrectMeeting
from meetingdesk.ui.at_rest import settle
from meetingdesk.ui.documents.page import ThePage as Documents
from meetingdesk.ui.shell import Shell

Scene = Callable[[Shell, Path], None]
HANDED = (("签到表扫描件.pdf", 412_000), ("会场照片01.jpg", 2_300_000))


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


def remarks(shell: Shell, _props: Path) -> None:
    """What guests said, and where the next is typed."""
    shell.window.current().show_remarks()  # type: ignore[union-attr]  # the page of comments


def problem(shell: Shell, _props: Path) -> None:
    """A common problem is opened beside the comments."""
    shell.window.current().begin_problem()  # type: ignore[union-attr]  # the page of comments


def no_order(_shell: Shell, _props: Path) -> None:
    """Before the order of comment is made."""


def handed_in(shell: Shell, props: Path) -> None:
    """Files of the meeting are filed with it."""
    for name, size in HANDED:
        file = props / name
        file.write_bytes(b"0" * size)
        shell.window.current().add_file(file)  # type: ignore[union-attr]  # the page of the archive
        settle(shell)


def leaving(shell: Shell, _props: Path) -> None:
    """All papers as one packed file: what goes, and where to."""
    shell.window.current().to_zip.click()  # type: ignore[union-attr]  # the page of papers


def printing(shell: Shell, _props: Path) -> None:
    """A paper before it goes to a printer."""
    page = shell.window.current()
    page.list.choose(page.rows.shown()[1].id)  # type: ignore[union-attr]  # the page of papers
    settle(shell)
    page.print_paper()  # type: ignore[union-attr]  # the page of papers


def file_chosen(shell: Shell, _props: Path) -> None:
    """A file is asked for, in the program's own dialog where the desktop has none."""
    shell.window.current().add.click()  # type: ignore[union-attr]  # the page of the archive


def _documents(shell: Shell) -> Documents:
    page = shell.window.page("documents")
    assert isinstance(page, Documents)
    return page


def how(shell: Shell, _props: Path) -> None:
    """What an office may choose of its papers."""
    _documents(shell).how.click()


def made(shell: Shell, props: Path) -> None:
    """Some were made, and the records of one have changed since."""
    page = _documents(shell)
    page.save_into(props / "会议材料", ("会议通知", "会议议程", "签到表", "座次图"))
    settle(shell)
    meeting = str(shell.bridge.meeting_id)
    shell.bridge.do(CorrectMeeting(meeting_id=meeting, recorder="演示记录人"))
    shell.bridge.do(CorrectMeeting(meeting_id=meeting, venue="澜川产业园党群服务中心三楼会议室"))
    settle(shell)
    page.list.choose("座次图")


def end(shell: Shell, _props: Path) -> None:
    """The end of the list."""
    page = _documents(shell)
    page.list.choose(page.rows.shown()[-1].id)


DOCUMENTS = (("documents-how", how), ("documents-end", end), ("documents-made", made))
SCENES: tuple[tuple[str, str, Scene], ...] = (
    ("commentary-rectification", "commentary", rectification),
    ("commentary-listed", "commentary", beside_comments), ("commentary-remarks", "commentary", remarks),
    ("commentary-problem", "commentary", problem), ("filing-files", "filing", handed_in),
    ("documents-leaving", "documents", leaving), ("documents-printing", "documents", printing),
    ("filing-choose", "filing", file_chosen),
)  # fmt: skip
