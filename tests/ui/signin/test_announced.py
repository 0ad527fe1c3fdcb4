"""Who was told beforehand to come instead stands on the card at the desk."""

from __future__ import annotations

from typing import Any

from pytestqt.qtbot import QtBot

from meetingdesk.invitation.commands import TakeReply
from meetingdesk.signin import queries
from meetingdesk.signin.model import Status
from meetingdesk.ui.asking import AskCard, said
from meetingdesk.ui.shell import Shell
from meetingdesk.ui.signin.actions import Act
from tests.builders import a_meeting, some_attendees


def test_a_substitute_told_beforehand_is_on_the_card(qtbot: QtBot, shell: Shell) -> None:
    desk = shell.bridge.desk
    meeting = a_meeting(desk)
    who = some_attendees(desk, meeting, "张伟")["张伟"]
    told = {"substitute_name": "钱砚秋", "substitute_post": "副书记"}
    desk.do(TakeReply(meeting_id=meeting, attendee_id=who, answer="substitute", **told))
    shell.open_meeting(meeting)
    shell.go("signin")
    page: Any = shell.window.current()
    qtbot.waitUntil(page.isVisible)
    page.field.setText("zw")
    page.begin(Act.PROXY)
    card = page.side.asked()
    assert isinstance(card, AskCard)
    assert [said(field) for field in card.fields[:2]] == ["钱砚秋", "副书记"]
    card.decide()
    (row,) = desk.ask(queries.board, meeting)
    assert (row.status, row.proxy_name, row.proxy_post) == (Status.PROXY, "钱砚秋", "副书记")
