"""Who is at the keyboard: chosen by name, with a PIN where one was set."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication

from meetingdesk.meeting import queries
from meetingdesk.meeting.people import AddOperator
from meetingdesk.meeting.pins import Pin
from meetingdesk.ui.asking import AskCard
from meetingdesk.ui.operators import OperatorPanel
from meetingdesk.ui.shell import Shell
from tests.builders import a_meeting
from tests.ui.windows import words_on


@pytest.fixture
def panel(shell: Shell) -> OperatorPanel:
    desk = shell.bridge.desk
    shell.open_meeting(a_meeting(desk))
    desk.do(AddOperator(name="演示甲"))
    desk.do(AddOperator(name="演示乙", pin=Pin("2468")))
    panel = OperatorPanel(shell.window, shell.bridge)
    panel.closed.connect(shell.refresh)
    panel.ask()
    return panel


def choose(panel: OperatorPanel, name: str) -> None:
    row = next(row for row in panel.rows.shown() if row.name == name)
    panel.list.events.opened.emit(row.id)


def form(panel: OperatorPanel) -> AskCard:
    assert isinstance(panel.card, AskCard)
    return panel.card


def test_a_name_is_taken_at_once_and_stands_at_the_foot_of_the_rail(
    shell: Shell, panel: OperatorPanel
) -> None:
    choose(panel, "演示甲")
    assert shell.bridge.desk.operator == "演示甲"
    assert "演示甲" in words_on(shell.window)


def test_a_pin_is_asked_for_and_a_wrong_one_changes_nothing(shell: Shell, panel: OperatorPanel) -> None:
    before = shell.bridge.desk.operator
    choose(panel, "演示乙")
    form(panel).fields[0].field.setText("1111")
    form(panel).verb.click()
    assert shell.bridge.desk.operator == before
    assert form(panel).fields[0].field.accessibleDescription() == "口令不对，再试一次"
    QApplication.sendPostedEvents()
    assert form(panel).fields[0].field.height() == form(panel).fields[0].field.sizeHint().height()
    form(panel).fields[0].field.setText("2468")
    form(panel).verb.click()
    assert shell.bridge.desk.operator == "演示乙"


def test_someone_new_is_named_and_is_here(shell: Shell, panel: OperatorPanel) -> None:
    panel.add()
    form(panel).fields[0].field.setText("演示丙")
    form(panel).verb.click()
    assert shell.bridge.desk.operator == "演示丙"
    assert "演示丙" in [row.name for row in shell.bridge.ask(queries.operators)]


def test_a_pin_too_short_is_refused_where_it_is_typed(shell: Shell, panel: OperatorPanel) -> None:
    panel.add()
    form(panel).fields[0].field.setText("演示丁")
    form(panel).fields[1].field.setText("12")
    form(panel).verb.click()
    assert "4" in form(panel).fields[1].field.accessibleDescription()
    assert shell.bridge.desk.operator != "演示丁"
