"""The minutes in an office's own Word template: which file, where to, and what was wrong with it."""

from __future__ import annotations

from pathlib import Path

from meetingdesk.documents.templated import make_from
from meetingdesk.foundation.wording import _
from meetingdesk.ui.dialogs import choose_file, choose_folder
from meetingdesk.ui.page import Page
from meetingdesk.ui.theme import Tone


def choose_template(page: Page, paper: str) -> None:
    """Asks for the template, then for the folder."""

    def folder_for(template: Path) -> None:
        choose_folder(page, _("存到哪里"), lambda folder: fill_template(page, paper, template, folder))

    choose_file(page, _("选本单位的模板"), _("Word 模板 (*.docx)"), folder_for)


def fill_template(page: Page, paper: str, template: Path, folder: Path) -> None:
    """Off the window's thread; what is wrong is said on the page."""
    desk, meeting = page.bridge.desk, page.context.meeting_id
    page.context.tasks.start(
        lambda _progress: make_from(desk, meeting, paper, template, folder),
        done=lambda made: page.tell(Tone.OK, _("已存：{file}", file=str(made))),
        failed=page.say_failure, owner=page,
    )  # fmt: skip
