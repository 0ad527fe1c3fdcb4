"""Comments as they are typed in the room: nothing is lost, nothing has to be saved."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from meetingdesk.agenda.commands import AddItem
from meetingdesk.commentary import queries
from meetingdesk.commentary.commands import AddComment, AddProblem, PlaceOrganisation
from meetingdesk.commentary.model import Tone
from meetingdesk.foundation.wording import use_language
from meetingdesk.meeting.people import AddGuest
from meetingdesk.ui.parts.fields import TextArea
from tests.ui.commentary.conftest import Room

LEFT = Qt.MouseButton.LeftButton


def in_order(room: Room) -> None:
    for unit in room.units[:3]:
        room.desk.do(PlaceOrganisation(meeting_id=room.meeting, organisation_id=unit))


def box(room: Room, tone: Tone = Tone.PRAISE) -> TextArea:
    return room.page.editor.boxes[tone]


def test_an_empty_page_fills_the_order_from_the_speakers(room: Room, qtbot: QtBot) -> None:
    qtbot.mouseClick(room.page.begin, LEFT)
    assert room.order() == [room.units[1], room.units[0], room.units[2]]


def test_the_order_of_comment_is_moved_apart_from_the_order_of_speaking(room: Room, qtbot: QtBot) -> None:
    in_order(room)
    qtbot.keyClick(room.page, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert room.order() == [room.units[1], room.units[0], room.units[2]]


def test_enter_keeps_the_line_at_once(room: Room, qtbot: QtBot) -> None:
    in_order(room)
    qtbot.keyClicks(box(room), "Good work")
    assert room.said(room.units[0], Tone.PRAISE) == []
    qtbot.keyClick(box(room), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: room.said(room.units[0], Tone.PRAISE) == ["Good work"], timeout=300)
    qtbot.keyClicks(box(room), "Second")
    assert box(room).toPlainText() == "Good work\nSecond"


def test_a_pause_keeps_what_is_typed(room: Room, qtbot: QtBot) -> None:
    in_order(room)
    qtbot.keyClicks(box(room, Tone.PROBLEM), "Late papers")
    qtbot.waitUntil(lambda: room.said(room.units[0], Tone.PROBLEM) == ["Late papers"], timeout=3000)


@pytest.mark.parametrize("leave", ["another organisation", "another page", "closing", "F8", "another box"])
def test_leaving_keeps_what_is_typed(room: Room, qtbot: QtBot, leave: str) -> None:
    in_order(room)
    qtbot.keyClicks(box(room, Tone.NOTE), "Call back")
    ways = {
        "another organisation": lambda: room.page.open_organisation(room.units[2]),
        "another page": room.page.hide,
        "closing": room.page.close,
        "F8": lambda: qtbot.keyClick(room.page, Qt.Key.Key_F8),
        "another box": box(room).setFocus,
    }
    box(room, Tone.NOTE).setFocus()
    ways[leave]()
    assert room.said(room.units[0], Tone.NOTE) == ["Call back"]
    assert room.said(room.units[2], Tone.NOTE) == []


def test_an_undo_elsewhere_never_eats_what_is_being_typed(room: Room, qtbot: QtBot) -> None:
    in_order(room)
    room.desk.do(AddComment(meeting_id=room.meeting, organisation_id=room.units[1], text="演示"))
    qtbot.keyClicks(box(room), "Half a sen")
    top = room.desk.undoable()
    assert top is not None
    room.desk.undo(top.seq)
    assert box(room).toPlainText() == "Half a sen"


def test_undo_takes_a_kept_comment_out_of_its_box(room: Room, qtbot: QtBot) -> None:
    in_order(room)
    qtbot.keyClicks(box(room), "Good")
    room.page.editor.keep()
    top = room.desk.undoable()
    assert top is not None
    room.desk.undo(top.seq)
    assert box(room).toPlainText() == ""


def test_f8_marks_this_one_and_opens_the_next(room: Room, qtbot: QtBot) -> None:
    in_order(room)
    assert room.page.editor.next.words == "下一家：演示企业乙党支部"
    qtbot.keyClick(room.page, Qt.Key.Key_F8)
    assert room.page.editor.head.title.text() == "演示企业乙党支部"
    model = room.page.order.list.model()
    assert "已点评" in str(model.index(0, 0).data())
    assert "正在点评" in str(model.index(1, 0).data())


def test_an_area_ties_the_organisation_to_a_common_problem(room: Room, qtbot: QtBot) -> None:
    in_order(room)
    chip = room.page.editor.areas["资料把关"]
    qtbot.mouseClick(chip, LEFT)
    assert room.problems() == {"资料把关": (room.units[0],)}
    qtbot.mouseClick(room.page.editor.areas["资料把关"], LEFT)
    assert room.problems() == {"资料把关": ()}


def test_a_problem_of_our_own_is_added_and_described_and_linked(room: Room, qtbot: QtBot) -> None:
    in_order(room)
    qtbot.keyClicks(room.page.problem_list.field, "Archive")
    qtbot.keyClick(room.page.problem_list.field, Qt.Key.Key_Return)
    which = room.desk.ask(queries.problems, room.meeting)[0].id
    room.page.problem_list.list.choose(which)
    qtbot.keyClick(room.page.problem_list.list, Qt.Key.Key_Return)
    card = room.page.problem
    assert card is not None
    qtbot.keyClicks(card.text, "Files are thin")
    card.list.choose(room.units[1])
    qtbot.keyClick(card.list, Qt.Key.Key_Space)
    qtbot.keyClick(card.list, Qt.Key.Key_Escape)
    found = room.desk.ask(queries.problems, room.meeting)[0]
    assert (found.area, found.text, found.organisation_ids) == ("Archive", "Files are thin", (room.units[1],))


def test_a_problem_that_is_undone_while_open_closes(room: Room) -> None:
    in_order(room)
    room.desk.do(AddProblem(meeting_id=room.meeting, area="演示"))
    room.page.begin_problem()
    assert room.page.problem is not None
    top = room.desk.undoable()
    assert top is not None
    room.desk.undo(top.seq)
    assert room.page.problem is None
    assert room.page.problem_list.isVisible()


def test_a_guest_is_known_by_name_and_their_words_stand_on_the_item(room: Room, qtbot: QtBot) -> None:
    item = room.desk.do(AddItem(meeting_id=room.meeting, kind="speech", title="演示发言"))
    guest = room.desk.do(AddGuest(meeting_id=room.meeting, name="演示来宾", unit="演示单位"))
    room.page.show_remarks()
    room.page.remarks.speaker.setText("演示来宾")
    qtbot.keyClicks(room.page.remarks.text, "Keep going")
    qtbot.keyClick(room.page.remarks.text, Qt.Key.Key_Return)
    row = room.desk.ask(queries.remarks, room.meeting)[0]
    assert (row.agenda_item_id, row.guest_id, row.text) == (item, guest, "Keep going")
    assert room.page.remarks.text.toPlainText() == ""


def test_a_remark_is_changed_and_deleted(room: Room, qtbot: QtBot) -> None:
    room.desk.do(AddItem(meeting_id=room.meeting, kind="speech", title="演示发言"))
    view = room.page.remarks
    room.page.show_remarks()
    qtbot.keyClicks(view.text, "First")
    qtbot.keyClick(view.text, Qt.Key.Key_Return)
    which = room.desk.ask(queries.remarks, room.meeting)[0].id
    view.said.choose(which)
    qtbot.keyClick(view.said, Qt.Key.Key_Return)
    qtbot.keyClicks(view.text, "At ")
    qtbot.keyClick(view.text, Qt.Key.Key_Return)
    assert [one.text for one in room.desk.ask(queries.remarks, room.meeting)] == ["At First"]
    qtbot.keyClick(view.said, Qt.Key.Key_Return)
    qtbot.mouseClick(view.remove, LEFT)
    assert room.desk.ask(queries.remarks, room.meeting) == ()


def test_whoever_was_commented_on_is_not_dropped_from_the_order(room: Room, qtbot: QtBot) -> None:
    in_order(room)
    qtbot.keyClicks(box(room), "Good")
    room.page.editor.keep()
    qtbot.mouseClick(room.page.order.drop, LEFT)
    assert len(room.order()) == 3
    assert "演示企业甲党支部" in room.page.strip.accessibleName()


@pytest.mark.parametrize("language", ["zh_CN", "en"])
def test_everything_that_takes_the_focus_has_a_name_and_fits(
    room: Room, language: str, request: pytest.FixtureRequest
) -> None:
    request.addfinalizer(lambda: use_language("zh_CN"))
    in_order(room)
    room.desk.do(AddProblem(meeting_id=room.meeting, area="演示"))
    use_language(language)
    room.page.rename()
    room.page.begin_problem()
    for show in (room.page.show_comments, room.page.show_remarks):
        show()
        tab = Qt.FocusPolicy.TabFocus
        shown = [
            one for one in room.page.findChildren(QWidget) if one.isVisible() and one.focusPolicy() & tab
        ]
        assert shown
        assert [one for one in shown if not (one.accessibleName() or getattr(one, "text", str)())] == []
    least = room.page.minimumSizeHint()
    assert least.width() <= 1198
    assert least.height() <= 568  # 1366x696 without rail, lines, and a message


def tasks_of(room: Room) -> list[tuple[str, str | None]]:
    return [(one.text, one.person) for one in room.desk.ask(queries.tasks, room.meeting)]


def test_ctrl_enter_puts_the_problem_under_the_cursor_on_the_list(room: Room, qtbot: QtBot) -> None:
    in_order(room)
    problem = box(room, Tone.PROBLEM)
    problem.setFocus()
    qtbot.keyClicks(problem, "Late papers")
    qtbot.keyClick(problem, Qt.Key.Key_Return)
    qtbot.keyClicks(problem, "Thin files")
    qtbot.keyClick(problem, Qt.Key.Key_Up)
    qtbot.keyClick(problem, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert tasks_of(room) == [("Late papers", "演示人甲")]
    assert problem.toPlainText() == "Late papers\nThin files"


def test_a_line_of_the_list_is_kept_as_it_is_typed_and_done_by_its_button(room: Room, qtbot: QtBot) -> None:
    in_order(room)
    room.page.show_tasks()
    view = room.page.listing.view
    qtbot.keyClicks(view.field, "Own check")
    qtbot.keyClick(view.field, Qt.Key.Key_Return)
    view.form.measure.setFocus()
    qtbot.keyClicks(view.form.measure, "Twice a year")
    view.form.due.field.setText("2023-05-01")
    qtbot.mouseClick(view.form.done, LEFT)
    (row,) = room.desk.ask(queries.tasks, room.meeting)
    assert (row.measure, str(row.due), str(row.done_on)) == ("Twice a year", "2023-05-01", "2023-03-17")


def test_a_date_that_is_none_is_told_and_the_rest_is_kept(room: Room, qtbot: QtBot) -> None:
    in_order(room)
    room.page.show_tasks()
    view = room.page.listing.view
    qtbot.keyClicks(view.field, "Own check")
    qtbot.keyClick(view.field, Qt.Key.Key_Return)
    view.form.due.field.setText("soon")
    view.form.person.field.setText("Li")
    view.form.keep()
    (row,) = room.desk.ask(queries.tasks, room.meeting)
    assert (row.person, row.due) == ("Li", None)
    assert view.form.due.field.accessibleDescription()


def test_a_remark_is_kept_at_each_pause_as_one_and_the_same(room: Room, qtbot: QtBot) -> None:
    in_order(room)
    room.page.show_remarks()
    view = room.page.remarks

    def said() -> list[str]:
        return [one.text for one in room.desk.ask(queries.remarks, room.meeting)]

    view.text.setFocus()
    qtbot.keyClicks(view.text, "First half")
    qtbot.waitUntil(lambda: said() == ["First half"], timeout=3000)
    qtbot.keyClicks(view.text, ", second half")
    qtbot.keyClick(view.text, Qt.Key.Key_Return)
    assert said() == ["First half, second half"]
    assert view.text.toPlainText() == ""
    qtbot.keyClicks(view.text, "Next")
    qtbot.keyClick(view.text, Qt.Key.Key_Return)
    assert said() == ["First half, second half", "Next"]


def test_a_decision_becomes_a_task_by_the_same_key(room: Room, qtbot: QtBot) -> None:
    in_order(room)
    room.page.show_remarks()
    view = room.page.remarks
    view.text.setFocus()
    qtbot.keyClicks(view.text, "Check each quarter")
    qtbot.keyClick(view.text, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert tasks_of(room) == [("Check each quarter", None)]
