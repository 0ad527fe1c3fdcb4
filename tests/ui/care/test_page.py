"""保管 as someone uses it: what a copy holds, the way back, the spare laptop, a meeting as one file."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from meetingdesk.bootstrap import open_all, open_desk
from meetingdesk.care import copies, secrecy, transfer
from meetingdesk.care.secrecy import Passphrase
from meetingdesk.foundation import paths
from meetingdesk.foundation.clock import FixedClock
from meetingdesk.meeting import queries as meetings
from meetingdesk.roster.commands import AddPerson
from meetingdesk.storage import safety
from meetingdesk.ui.care.page import ThePage
from meetingdesk.ui.parts.buttons import Button
from meetingdesk.ui.shell import Shell
from tests.builders import a_meeting
from tests.ui.windows import a_window, words_on

SECRET = "一句记得住的话 42"


@pytest.fixture
def page(shell: Shell) -> ThePage:
    """One copy, and two acts done since."""
    desk = shell.bridge.desk
    shell.open_meeting(a_meeting(desk))
    shell.bridge.opened.keeper.copy_now()
    for name in ("甲", "乙"):
        desk.do(AddPerson(name=name))
    shell.go("care")
    found = shell.window.current()
    assert isinstance(found, ThePage)
    return found


def says(page: ThePage, bot: QtBot, words: str) -> None:
    bot.waitUntil(lambda: any(words in one for one in words_on(page)), timeout=5000)


def press(page: ThePage, words: str) -> None:
    (button,) = [one for one in page.findChildren(Button) if one.words == words and one.isVisible()]
    button.click()


def opened_instead(shell: Shell) -> list[tuple[Path, Any]]:
    """Which files the window was asked to go on in."""
    asked: list[tuple[Path, Any]] = []
    shell.file_wanted.connect(lambda path, secret: asked.append((path, secret)))
    return asked


def test_a_copy_tells_what_it_holds_and_which_acts_it_lacks(page: ThePage, qtbot: QtBot) -> None:
    says(page, qtbot, "打开核对过，完好")
    says(page, qtbot, "比现在少 2 步：")
    seen = words_on(page)
    assert "演示述职评议会" in seen
    assert any("甲" in words for words in seen)
    page.bridge.desk.do(AddPerson(name="丙"))
    says(page, qtbot, "比现在少 3 步：")


def test_a_copy_made_now_is_in_front_and_lacks_nothing(page: ThePage, qtbot: QtBot) -> None:
    says(page, qtbot, "比现在少 2 步：")
    page.bridge.desk.clock.advance(60)  # type: ignore[attr-defined]  # a test's clock
    press(page, "现在做一份")
    says(page, qtbot, "和现在一样，一步不少")
    assert len(page.copies.rows.shown()) == 2
    assert page.copies.list.current_id() == page.copies.rows.shown()[0].id


def test_a_copy_comes_back_as_a_new_file_and_the_old_one_stays(
    page: ThePage, shell: Shell, database: Path, qtbot: QtBot
) -> None:
    asked, acts = opened_instead(shell), shell.bridge.desk.history(1)[0].seq
    says(page, qtbot, "比现在少 2 步：")
    press(page, "恢复成新文件")
    says(page, qtbot, "已恢复成新文件")
    assert asked == []
    (made,) = paths.data_folder().glob("*.db")
    with open_desk(made, create=False) as desk:
        assert desk.history(1)[0].seq == acts - 2
    assert shell.bridge.desk.history(1)[0].seq == acts
    shell.clock.advance(1)  # type: ignore[attr-defined]  # a test's clock
    press(page, "恢复成新文件并打开")
    qtbot.waitUntil(lambda: len(asked) == 1)
    assert asked[0][0].exists()
    assert asked[0][0] not in (database, made)


def test_a_damaged_copy_says_so_and_offers_nothing(page: ThePage, qtbot: QtBot) -> None:
    says(page, qtbot, "打开核对过，完好")
    copy = page.copies.rows.shown()[0].path
    data = bytearray(copy.read_bytes())
    data[4096 : 4096 * 12] = b"\x5a" * (4096 * 11)
    copy.write_bytes(data)
    page.copies.choose(str(copy))
    says(page, qtbot, "这一份打不开，或没有通过核对")
    says(page, qtbot, copy.name)
    assert "恢复成新文件" not in words_on(page)


def test_without_a_second_place_it_is_said_and_with_one_copies_lie_there(
    page: ThePage, tmp_path: Path, qtbot: QtBot
) -> None:
    assert any("只存在这台电脑上" in words for words in words_on(page))
    stick = tmp_path / "stick"
    stick.mkdir()
    page.copies.keep_at(stick)
    says(page, qtbot, f"第二处 {stick} 和资料在同一个盘上，盘坏了两处一起没有：请换一个 U 盘。")
    qtbot.waitUntil(lambda: len(list(stick.glob("*.db"))) == 1)
    assert page.context.settings.second_place == str(stick)
    says(page, qtbot, "和现在一样，一步不少")
    press(page, "不用第二处")
    says(page, qtbot, "只存在这台电脑上")
    assert page.context.settings.second_place == ""


# ---------------------------------------------------------------- the spare laptop


@pytest.fixture
def elsewhere(tmp_path: Path, clock: FixedClock) -> Path:
    """A copy on a stick, made by another laptop an hour ago."""
    then = FixedClock(clock.local() - dt.timedelta(hours=1))
    with open_all(tmp_path / "other" / "会议.db", then) as opened:
        a_meeting(opened.desk, "那边的会")
        made = opened.keeper.copy_now()
    assert made is not None
    return made.path


def test_the_spare_laptop_goes_on_after_its_list_and_one_tick(
    page: ThePage, shell: Shell, elsewhere: Path, qtbot: QtBot
) -> None:
    asked, spare = opened_instead(shell), page.copies.spare
    page.copies.take_over_from(elsewhere)
    says(page, qtbot, "副本完好")
    says(page, qtbot, "之后的步骤要补做")
    assert not page.copies.detail.isVisible()
    assert not spare.takes_over.isEnabled()
    spare.stopped.click()
    spare.takes_over.click()
    qtbot.waitUntil(lambda: len(asked) == 1)
    with open_desk(asked[0][0], create=False) as desk:
        assert [one.title for one in desk.ask(meetings.meetings)] == ["那边的会"]
    assert elsewhere.exists()


def test_a_broken_copy_is_not_taken_over(page: ThePage, elsewhere: Path, qtbot: QtBot) -> None:
    elsewhere.write_bytes(elsewhere.read_bytes()[:9000])
    page.copies.take_over_from(elsewhere)
    says(page, qtbot, elsewhere.name)
    qtbot.waitUntil(lambda: not page.context.tasks.running())
    assert "在这台电脑上接着办" not in words_on(page)


def test_a_confidential_copy_asks_for_its_passphrase(page: ThePage, elsewhere: Path, qtbot: QtBot) -> None:
    secrecy.turn(elsewhere, [], None, Passphrase(SECRET))
    page.copies.take_over_from(elsewhere)
    assert "副本完好" not in words_on(page)
    qtbot.waitUntil(page.copies.spare.field.isVisible)
    page.copies.spare.field.setText("wrong one")
    press(page, "打开")
    says(page, qtbot, "口令打不开")
    qtbot.waitUntil(page.copies.spare.field.isVisible)
    page.copies.spare.field.setText(SECRET)
    press(page, "打开")
    says(page, qtbot, "副本完好")


# ---------------------------------------------------------------- one meeting as one file


def test_a_meeting_is_saved_and_taken_over_in_another_file(
    page: ThePage, shell: Shell, tmp_path: Path, clock: FixedClock, qtbot: QtBot
) -> None:
    page.open_leaf(1)
    assert any("不加密" in words for words in words_on(page))
    file = tmp_path / "会议.mdm"
    page.carrying.save_to(file)
    says(page, qtbot, "没有完整的电话")
    with a_window(tmp_path / "second.db", clock) as other:
        other.go("care")
        there: Any = other.window.current()
        there.open_leaf(1)
        there.carrying.look_at(file)
        says(there, qtbot, "演示述职评议会：0 人")
        there.carrying.take.click()
        qtbot.waitUntil(lambda: other.bridge.meeting_id is not None)
        assert other.bridge.meeting_id == shell.bridge.meeting_id


def test_a_file_that_is_no_meeting_is_refused_in_words(page: ThePage, tmp_path: Path, qtbot: QtBot) -> None:
    page.open_leaf(1)
    (tmp_path / "x.mdm").write_bytes(b"PK no")
    page.carrying.look_at(tmp_path / "x.mdm")
    says(page, qtbot, "x.mdm")
    assert not page.carrying.take.isVisible()


def test_what_did_not_come_along_is_named(tmp_path: Path) -> None:
    from meetingdesk.ui.care.carrying import saved_words

    gone = transfer.Leaving(b"", {}, 0, ("合影.jpg",))
    assert "合影.jpg" in saved_words("会议.mdm", gone)


# ---------------------------------------------------------------- the passphrase


def test_a_passphrase_wants_two_equal_entries_and_the_tick(page: ThePage, shell: Shell, qtbot: QtBot) -> None:
    asked = opened_instead(shell)
    page.open_leaf(2)
    leaf = page.passphrase
    leaf.new.field.setText("short")
    leaf.again.field.setText("short")
    leaf.turn()
    says(page, qtbot, "口令至少")
    leaf.new.field.setText(SECRET)
    leaf.again.field.setText(SECRET + "!")
    leaf.turn()
    says(page, qtbot, "两次输入的口令不一样")
    leaf.again.field.setText(SECRET)
    leaf.turn()
    says(page, qtbot, "请先勾选")
    assert asked == []
    leaf.understood.click()
    leaf.turn()
    ((path, secret),) = asked
    assert path == shell.bridge.opened.path
    assert secret.same(Passphrase(SECRET))
    assert leaf.new.field.text() == ""
    assert copies.list_copies(path, None)
    assert safety.verify_copy(copies.list_copies(path, None)[0].path) > 0
