"""What the pictures of 纪要 show besides the page at rest."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import docx

from meetingdesk.documents import papers
from meetingdesk.meeting.commands import CorrectMeeting
from meetingdesk.minutes.commands import KeepWording, SetLook
from meetingdesk.minutes.look import Look
from meetingdesk.ui.at_rest import settle
from meetingdesk.ui.minutes.page import ThePage
from meetingdesk.ui.minutes.template_export import fill_template, say_what_leaves
from meetingdesk.ui.shell import Shell


def _page(shell: Shell) -> ThePage:
    page = shell.window.page("minutes")
    assert isinstance(page, ThePage)
    return page


def look_form(shell: Shell, _props: Path) -> None:
    """The card of the look."""
    _page(shell).ask_look()


def red_head(shell: Shell, _props: Path) -> None:
    """A red head that lacks its number, results bound behind."""
    look = Look(
        red=True, issuer="澜川产业园党群工作部", day=dt.date(2026, 3, 16), copies_to="各党组织",
        attach=("attendance", "results"),
    )  # fmt: skip
    shell.bridge.do(SetLook(meeting_id=_page(shell).context.meeting_id, look=look))


def record(shell: Shell, _props: Path) -> None:
    """会议记录."""
    _page(shell).show_other()


def facts(shell: Shell, _props: Path) -> None:
    """The card of what papers need to know of the meeting."""
    _page(shell).ask_facts("recorder")


def template(shell: Shell, _props: Path) -> None:
    """What goes into an office's own template."""
    say_what_leaves(_page(shell), papers.SUMMARY, Path("本单位会议纪要模板.docx"))


def wrong_template(shell: Shell, props: Path) -> None:
    """A field that nobody knows, with its place."""
    wrong = props / "本单位会议纪要模板.docx"
    document = docx.Document()
    document.add_table(1, 1).cell(0, 0).text = "经办：{{经办人}}"
    document.save(str(wrong))
    fill_template(_page(shell), papers.SUMMARY, wrong, props)
    settle(shell)


def section(shell: Shell, _props: Path) -> None:
    """One's own words kept, while the records have moved on."""
    page = _page(shell)
    row = next(row for row in page.rows if row.key == "evaluation")
    words = row.section.text.replace("无记名", "无记名投票", 1)
    told = KeepWording(
        meeting_id=page.context.meeting_id, paper=page.paper.value, key=row.key, heading=row.section.heading,
        text=words, basis=row.basis,
    )  # fmt: skip
    shell.bridge.do(told)
    page.open_section("evaluation")


def missing(shell: Shell, _props: Path) -> None:
    """Much is missing: a word each that leads to its place."""
    gone = CorrectMeeting(
        meeting_id=_page(shell).context.meeting_id, host=None, recorder=None, venue=None, start=None, end=None
    )
    shell.bridge.do(gone)
    shell.bridge.do(SetLook(meeting_id=_page(shell).context.meeting_id, look=Look(red=True)))


SCENES = (
    ("minutes-look", look_form), ("minutes-facts", facts), ("minutes-section", section),
    ("minutes-template", template), ("minutes-wrong-template", wrong_template), ("minutes-red", red_head),
    ("minutes-record", record),
)  # fmt: skip
