"""The ballot beside the settings: what the form says now, before anybody saved it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from meetingdesk.evaluation import commands as do
from meetingdesk.evaluation import queries
from meetingdesk.foundation.wording import use_language
from meetingdesk.ui.evaluation.setup import SetupPanel
from tests.documents.reading import text
from tests.ui.evaluation.conftest import OnPage


def _seen(at: OnPage, poll: bool = False) -> SetupPanel:
    at.page.set_up(poll=poll)
    setup = at.page._setting_up
    assert setup is not None
    at.robot.mouseClick(setup.see, Qt.MouseButton.LeftButton)
    return setup


def _wait_for(at: OnPage, setup: SetupPanel, *words: str) -> None:
    """Until the page in view says all of this."""
    preview = setup.preview.preview

    def says() -> None:
        assert preview._pdf is not None
        found = text(preview._pdf)
        assert [each for each in words if each not in found] == []
        assert preview.count >= 1

    at.robot.waitUntil(lambda: says() is None, timeout=10_000)


def test_the_ballot_says_what_the_form_says_now_and_nothing_is_saved_by_looking(at: OnPage) -> None:
    desk = at.page.bridge.desk
    acts = desk.history()
    setup = _seen(at)
    setup.title.field.setText("云溪测评")
    _wait_for(at, setup, "云溪测评", "演示01党支部", "较好")
    setup.title.field.setText("东岭测评")
    setup.paper.grades.lines[1][0].setText("尚可")
    _wait_for(at, setup, "东岭测评", "尚可")
    setup.rules.most_good.setText("3")
    _wait_for(at, setup, "“好”最多选3人")
    assert at.page.bridge.ask(queries.polls, at.meeting) == ()
    assert desk.history() == acts
    assert desk.undoable() == next((act for act in acts if not act.barrier), None)


def test_settings_that_cannot_be_are_told_in_words_where_the_ballot_would_be(at: OnPage) -> None:
    setup = _seen(at)
    _wait_for(at, setup, "演示01党支部")
    setup.paper.grades.lines[0][1].setText("一百")
    preview = setup.preview.preview
    at.robot.waitUntil(lambda: "一百" in preview.told(), timeout=10_000)
    setup.paper.grades.lines[0][1].setText("100")
    at.robot.waitUntil(lambda: preview.told() == "", timeout=10_000)


def test_the_settings_of_a_poll_show_its_ballot_as_it_would_be(at: OnPage) -> None:
    at.set_up(title="已存的测评")
    setup = _seen(at, poll=True)
    _wait_for(at, setup, "已存的测评")
    setup.title.field.setText("改了还没有存")
    _wait_for(at, setup, "改了还没有存")
    assert [each.title for each in at.page.bridge.ask(queries.polls, at.meeting)] == ["已存的测评"]


def test_classes_have_a_ballot_each(at: OnPage) -> None:
    setup = _seen(at)
    setup.classes.lines[0][0].setText("A")
    setup.classes.add.click()
    setup.classes.lines[1][0].setText("B")
    _wait_for(at, setup, "（A票）")
    switch = setup.preview.switch
    assert switch is not None
    switch.choose(1)
    switch.chosen.emit(1)
    _wait_for(at, setup, "（B票）")


def test_what_is_not_in_view_is_not_looked_after(at: OnPage) -> None:
    setup = _seen(at)
    _wait_for(at, setup, "演示01党支部")
    setup.see.click()
    assert not setup.preview.isVisible()
    assert not setup.preview._again.isActive()
    at.page._decided(do.CreatePoll(meeting_id=at.meeting, title="一", subjects=setup.subjects()))
    assert at.page._setting_up is None


@pytest.mark.parametrize("language", ["zh_CN", "en"])
@pytest.mark.parametrize("size", [(1198, 680), (1198, 608)])
def test_ballot_and_settings_have_room_beside_each_other(
    at: OnPage, language: str, size: tuple[int, int]
) -> None:
    use_language(language)
    try:
        at.page.resize(*size)
        setup = _seen(at)
        setup.more.click()
        for kind in range(4):
            setup.paper.kinds.choose(kind)
            setup.paper.kinds.chosen.emit(kind)
            at.robot.wait(20)
            assert (at.page.width(), at.page.height()) == size
            assert setup.preview.preview.width() >= 280
            assert setup._scroll.widget().width() <= setup._scroll.viewport().width()
    finally:
        use_language("zh_CN")
