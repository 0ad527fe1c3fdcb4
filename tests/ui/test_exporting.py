"""Whatever leaves the program leaves by one card: masked unless meant otherwise, and noted first."""

from __future__ import annotations

import datetime as dt
import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

import meetingdesk
from meetingdesk.foundation.clock import FixedClock
from meetingdesk.meeting.people import AddAttendeesFromRoster
from meetingdesk.ui.exporting import ExportDialog
from meetingdesk.ui.shell import Shell
from tests.builders import a_meeting
from tests.care.people import on_the_roster
from tests.ui.windows import a_window, words_on

UI = Path(meetingdesk.__file__).parent / "ui"
MAY_ASK_FOR_A_PLACE = {"dialogs.py", "exporting.py", "care/copies.py"}
"""The dialogs themselves, the one way out, and the folder for safety copies, which is no export."""

WAYS: dict[str, tuple[str, str, Callable[[Any], object]]] = {
    "the roster": ("roster", "名册", lambda page: page.give.click()),
    "the history": ("history", "历史", lambda page: page.export.click()),
    "whom to remind": ("invitation", "催办名单", lambda page: page.lists.export.emit()),
    "all papers": ("documents", "会议材料", lambda page: page.all.click()),
    "all papers as a zip": ("documents", "会议材料", lambda page: page.to_zip.click()),
    "one paper": ("documents", "签到表", lambda page: page.list.events.acted.emit("签到表")),
    "the archive": ("filing", "归档", lambda page: page.to_zip.click()),
    "the archive as a folder": ("filing", "归档", lambda page: page.to_folder.click()),
    "results": ("evaluation", "测评结果", lambda page: page.results.export()),
    "the minutes": ("minutes", "会议纪要", lambda page: page.export()),
    "the meeting": ("care", "整场会议", lambda page: page.carrying.choose_target()),
}


class NoTask:
    """Nothing is written in this test."""

    def cancel(self) -> None: ...


@pytest.fixture(scope="module")
def played(sample_files: dict[str, Path]) -> Path:
    return sample_files["after"]


@pytest.fixture
def desk_shell(played: Path, tmp_path: Path) -> Iterator[Shell]:
    shutil.copy(played, tmp_path / "x.db")
    with a_window(tmp_path / "x.db", FixedClock(dt.datetime(2026, 3, 13, 12, 5))) as shell:
        yield shell


@pytest.fixture
def chosen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """The system's dialogs answer at once; what was asked for is remembered."""
    asked: list[Path] = []

    def answer(*given: Any) -> None:
        then = next(one for one in given if callable(one) and not hasattr(one, "windowTitle"))
        asked.append(tmp_path / f"出去{len(asked)}")
        then(asked[-1])

    monkeypatch.setattr("meetingdesk.ui.dialogs.save_file", answer)
    monkeypatch.setattr("meetingdesk.ui.dialogs.choose_folder", answer)
    return asked


def card_of(shell: Shell) -> ExportDialog:
    (card,) = [one for one in shell.window.findChildren(ExportDialog) if one.isVisible()]
    return card


def test_every_export_asks_on_the_one_card_and_is_noted(
    desk_shell: Shell, chosen: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    shell = desk_shell
    monkeypatch.setattr(shell.tasks, "start", lambda *_given, **_more: NoTask())
    for way, (name, what, leave) in WAYS.items():
        shell.window.drop_pages()
        shell.go(name)
        leave(shell.window.current())
        card, before = card_of(shell), len(chosen)
        assert f"导出{what}" in words_on(card), way
        assert not card.whole.isChecked(), way
        assert len(chosen) == before, f"{way}: a place was asked for before the card was answered"
        card.verb.click()
        assert len(chosen) == before + 1, way
        noted = [act for act in shell.bridge.desk.history(3) if act.name.startswith("care.Note")]
        assert (noted[0].details["what"], noted[0].details["file"]) == (what, chosen[-1].name), way


def test_no_page_asks_for_a_place_by_itself() -> None:
    asks = re.compile(r"\b(save_file|choose_folder|getSaveFileName|getExistingDirectory)\b")
    found = {
        path.relative_to(UI).as_posix() for path in UI.rglob("*.py") if asks.search(path.read_text("utf-8"))
    }
    assert found == MAY_ASK_FOR_A_PLACE


def open_with_a_telephone(shell: Shell, page: str) -> None:
    """A page of a meeting with one person, who has a telephone."""
    on_the_roster(shell.bridge.desk, "张伟", phone="13800002023")
    meeting = a_meeting(shell.bridge.desk)
    shell.bridge.desk.do(AddAttendeesFromRoster(meeting_id=meeting))
    shell.open_meeting(meeting)
    shell.go(page)


@pytest.fixture
def reminding(shell: Shell) -> Shell:
    """A meeting with one person to remind, who has a telephone."""
    open_with_a_telephone(shell, "roster")
    page: Any = shell.window.current()
    page.give.click()
    return shell


def test_whole_telephones_are_ticked_each_time_anew_and_said(reminding: Shell, chosen: list[Path]) -> None:
    card = card_of(reminding)
    assert "号码中间四位遮住，如 138****1234" in words_on(card)
    card.whole.click()
    assert "1 个号码会完整写出，并记入历史" in words_on(card)
    card.verb.click()
    assert "care.NoteWholeExport" in [act.name for act in reminding.bridge.desk.history(3)]
    page: Any = reminding.window.current()
    page.give.click()
    assert not card_of(reminding).whole.isChecked()


def test_leaving_the_card_exports_and_notes_nothing(reminding: Shell, chosen: list[Path]) -> None:
    before = reminding.bridge.desk.history(1)[0].seq
    card_of(reminding).close_card()
    assert chosen == []
    assert reminding.bridge.desk.history(1)[0].seq == before


@pytest.fixture
def on_paper(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> tuple[Shell, list[bool]]:
    """The page of papers before a list with one telephone is printed; whether numbers go whole."""
    open_with_a_telephone(shell, "documents")
    page: Any = shell.window.current()
    printed: list[bool] = []
    monkeypatch.setattr(page, "_begin_printing", lambda _name, whole: printed.append(whole))
    return shell, printed


@pytest.mark.parametrize("whole", [False, True])
def test_telephones_on_paper_leave_by_the_same_card(on_paper: tuple[Shell, list[bool]], whole: bool) -> None:
    shell, printed = on_paper
    page: Any = shell.window.current()
    page.list.choose("催办名单")
    page.print_paper()
    card = card_of(shell)
    assert "打印催办名单" in words_on(card)
    assert not card.whole.isChecked()
    assert printed == []
    if whole:
        card.whole.click()
        assert "1 个号码会完整印出，并记入历史" in words_on(card)
    card.verb.click()
    assert printed == [whole]
    noted = shell.bridge.desk.history(1)[0]
    assert noted.name == ("care.NoteWholePrint" if whole else "care.NotePrint")
    assert noted.details["what"] == "催办名单"


def test_a_paper_without_telephones_prints_at_once(on_paper: tuple[Shell, list[bool]]) -> None:
    shell, printed = on_paper
    page: Any = shell.window.current()
    page.list.choose("签到表")
    page.print_paper()
    assert printed == [False]
    page.choosing.phone_column.setChecked(True)
    page.print_paper()
    assert card_of(shell).isVisible()
    assert printed == [False]
