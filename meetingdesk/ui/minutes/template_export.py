"""The minutes as files: PDF and Word, or an office's own Word template; where to, and what was wrong."""

from __future__ import annotations

from pathlib import Path

from meetingdesk.documents import papers
from meetingdesk.documents.templated import make_from
from meetingdesk.foundation.wording import _
from meetingdesk.ui import exporting
from meetingdesk.ui.dialogs import choose_file
from meetingdesk.ui.exporting import Outgoing
from meetingdesk.ui.page import Page
from meetingdesk.ui.theme import Tone


def save_paper(page: Page, paper: str, folder: Path | None) -> None:
    """A paper as PDF and for Word into a folder; without one, ask where to."""
    if folder is None:
        out = Outgoing(_(paper), _("PDF 和 Word：与会人员的姓名、职务和他们讲的话。"))
        exporting.export(page, page.context, out, lambda place, _whole: save_paper(page, paper, place))
        return
    desk, meeting = page.bridge.desk, page.context.meeting_id
    page.context.tasks.start(
        lambda progress: papers.make(desk, meeting, folder, [paper], progress),
        done=lambda made: page.tell(Tone.OK, _("已存：{file}", file=str(made[0]))),
        failed=page.say_failure, owner=page,
    )  # fmt: skip


def choose_template(page: Page, paper: str) -> None:
    """Asks for the template, then for the folder."""
    choose_file(
        page, _("选本单位的模板"), _("Word 模板 (*.docx)"),
        lambda template: say_what_leaves(page, paper, template),
    )  # fmt: skip


def say_what_leaves(page: Page, paper: str, template: Path) -> None:
    """What goes into the template is said before it goes anywhere."""
    out = Outgoing(_(paper), _("套用“{file}”的 Word 文件。", file=template.name))
    exporting.export(
        page, page.context, out, lambda folder, _whole: fill_template(page, paper, template, folder)
    )


def fill_template(page: Page, paper: str, template: Path, folder: Path) -> None:
    """Off the window's thread; what is wrong is said on the page."""
    desk, meeting = page.bridge.desk, page.context.meeting_id
    page.context.tasks.start(
        lambda _progress: make_from(desk, meeting, paper, template, folder),
        done=lambda made: page.tell(Tone.OK, _("已存：{file}", file=str(made))),
        failed=page.say_failure, owner=page,
    )  # fmt: skip
