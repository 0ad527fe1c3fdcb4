"""What history keeps of papers."""

from __future__ import annotations

from meetingdesk.desk import Desk
from meetingdesk.foundation.clock import FixedClock
from meetingdesk.foundation.wording import Wording
from meetingdesk.overview.papers import NotePapers, PrintPhones, made
from tests.builders import a_meeting


def test_each_paper_is_known_as_it_was_made_last(desk: Desk, clock: FixedClock) -> None:
    meeting, other = a_meeting(desk), a_meeting(desk, "另一个会")
    desk.do(NotePapers(meeting_id=meeting, papers=(("签到表", "1"), ("名单", "1"))))
    clock.advance(60)
    desk.do(NotePapers(meeting_id=meeting, papers=(("签到表", "2"),)))
    found = desk.ask(made, meeting)
    assert {name: row.digest for name, row in found.items()} == {"签到表": "2", "名单": "1"}
    assert (found["签到表"].at - found["名单"].at).total_seconds() == 60
    assert desk.ask(made, other) == {}


def test_the_acts_are_told_in_words_and_name_nobody(desk: Desk) -> None:
    meeting = a_meeting(desk)
    desk.do(NotePapers(meeting_id=meeting, papers=(("签到表", "1"), ("名单", "1"))))
    desk.do(PrintPhones(meeting_id=meeting, attendee_ids=("a", "b")))
    phones, papers = desk.history(limit=2)
    assert papers.text(Wording("zh_CN")) == "做了会议材料：签到表、名单"
    assert phones.text(Wording("en")) == "Whole phone numbers of 2 people printed"
    assert (papers.effects, phones.effects) == (0, 0)
