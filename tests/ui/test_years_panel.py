"""A secretary's results over the years, from the roster and from Ctrl+K."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from meetingdesk.foundation.clock import FixedClock
from meetingdesk.meeting.people import AddAttendeesFromRoster
from meetingdesk.ui.parts.buttons import Link
from meetingdesk.ui.roster.cards import OrganisationCard, PersonCard
from meetingdesk.ui.shell import Shell
from meetingdesk.ui.years_panel import YearsPanel
from tests.builders import a_meeting, a_roster
from tests.evaluation.test_years import ENTRIES, held
from tests.ui.windows import a_window


@pytest.fixture
def shell(database: Path, clock: FixedClock) -> Iterator[Shell]:
    """Two secretaries; the first one was rated last year, the second never."""
    with a_window(database, clock) as shell:
        desk = shell.bridge.desk
        units = a_roster(desk, *ENTRIES)
        held(desk, 2021, dict([next(iter(units.items()))]), 2)
        meeting = a_meeting(desk, "2022年度演示述职评议会")
        desk.do(AddAttendeesFromRoster(meeting_id=meeting))
        shell.open_meeting(meeting)
        yield shell


def panel(shell: Shell) -> YearsPanel:
    (found,) = (each for each in shell.window.findChildren(YearsPanel) if each.isVisible())
    return found


def scores(shell: Shell) -> list[str | None]:
    return [each.row.score for each in panel(shell).card.rows.shown()]


def links(shell: Shell, card: type) -> list[Link]:
    return [
        link
        for one in shell.window.current().findChildren(card)  # type: ignore[union-attr]  # a page is open
        for link in one.findChildren(Link)
        if one.isVisible() and link.isVisible() and link.text() == "历年结果"
    ]


def test_the_register_leads_to_the_years_of_a_person_and_of_an_organisation(
    qtbot: QtBot, shell: Shell
) -> None:
    shell.go("roster")
    page: Any = shell.window.current()
    page.people.table.choose(page.people.rows.shown()[0].id)
    for card in (PersonCard, OrganisationCard):
        (link,) = links(shell, card)
        qtbot.mouseClick(link, Qt.MouseButton.LeftButton)
        assert scores(shell) == ["80.00"]
        assert panel(shell).card.whose.isVisible() is (card is PersonCard)
        qtbot.keyClick(panel(shell), Qt.Key.Key_Escape)
    page.people.table.choose(page.people.rows.shown()[1].id)
    assert links(shell, PersonCard) == links(shell, OrganisationCard) == []


def test_ctrl_k_leads_there_by_the_name(qtbot: QtBot, shell: Shell) -> None:
    shell.find()
    palette = shell.palette
    assert palette is not None
    palette.field.setText("演示人乙")
    assert not [one for one in palette.rows.shown() if one.id.startswith("years-")]
    palette.field.setText("演示人甲")
    (found,) = (one for one in palette.rows.shown() if one.id.startswith("years-"))
    assert found.face.name == "历年结果：演示人甲"
    palette.list.choose(found.id)
    qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(shell.window.findChildren(YearsPanel)))
    assert scores(shell) == ["80.00"]
