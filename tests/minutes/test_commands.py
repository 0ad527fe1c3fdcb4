"""Own wording, final versions and amendments."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from meetingdesk.desk import Desk
from meetingdesk.foundation.clock import FixedClock
from meetingdesk.foundation.errors import Refused
from meetingdesk.foundation.wording import sentence
from meetingdesk.meeting.commands import ArchiveMeeting, EndMeeting, StartMeeting
from meetingdesk.minutes import queries
from meetingdesk.minutes.commands import AmendMinutes, DropWording, FinaliseMinutes, KeepWording
from meetingdesk.minutes.facts import ItemFacts, ProblemFacts
from meetingdesk.minutes.queries import SectionRow
from tests.builders import MORNING, a_meeting, minutes_facts


@pytest.fixture
def meeting_id(desk: Desk) -> str:
    """A meeting that is over."""
    made = a_meeting(desk)
    desk.do(StartMeeting(meeting_id=made))
    desk.do(EndMeeting(meeting_id=made))
    return made


def row(desk: Desk, meeting_id: str, key: str, **changes: Any) -> SectionRow:
    rows = desk.ask(queries.sections, meeting_id, "summary", minutes_facts(**changes))
    return next(one for one in rows if one.key == key)


def keep(desk: Desk, meeting_id: str, key: str, text: str, heading: str = "述职情况") -> None:
    basis = row(desk, meeting_id, key).basis
    desk.do(
        KeepWording(meeting_id=meeting_id, paper="summary", key=key, heading=heading, text=text, basis=basis)
    )


def final(desk: Desk, meeting_id: str, **changes: Any) -> dict[str, Any]:
    facts = minutes_facts(**changes)
    return dict(desk.do(FinaliseMinutes(meeting_id=meeting_id, paper="summary", facts=facts)))


def refused(desk: Desk, act: Any) -> str:
    with pytest.raises(Refused) as refusal:
        desk.do(act)
    return refusal.value.key


def test_own_words_stay_while_the_records_are_the_same(desk: Desk, meeting_id: str) -> None:
    assert row(desk, meeting_id, "reports").state == "matches"
    keep(desk, meeting_id, "reports", "会议听取了述职。\n\n 气氛热烈。 ")
    found = row(desk, meeting_id, "reports")
    assert (found.state, found.section.paragraphs) == ("kept", ("会议听取了述职。", "气氛热烈。"))
    assert found.generated.text == "会议听取了演示甲党支部书记的现场述职。"


def test_own_words_stay_and_the_new_ones_are_offered_when_records_move_on(
    desk: Desk, meeting_id: str
) -> None:
    keep(desk, meeting_id, "reports", "会议听取了述职。")
    moved = minutes_facts().turns + minutes_facts().turns
    found = row(desk, meeting_id, "reports", turns=moved)
    assert (found.state, found.section.text) == ("moved_on", "会议听取了述职。")
    assert "等2名党组织书记" in found.generated.text
    desk.do(DropWording(meeting_id=meeting_id, paper="summary", key="reports", heading="述职情况"))
    found = row(desk, meeting_id, "reports", turns=moved)
    assert (found.state, found.section) == ("matches", found.generated)
    again = DropWording(meeting_id=meeting_id, paper="summary", key="reports", heading="述职情况")
    assert refused(desk, again) == "minutes.not_reworded"


def test_another_number_before_a_heading_is_no_new_content(desk: Desk, meeting_id: str) -> None:
    two = {"problems": (ProblemFacts(area="思想认识"),)}
    basis = row(desk, meeting_id, "problems", **two).basis
    own = {"key": "problems", "heading": "存在问题", "text": "略有不足。", "basis": basis}
    desk.do(KeepWording(meeting_id=meeting_id, paper="summary", **own))
    found = row(desk, meeting_id, "problems", turns=(), **two)
    assert (found.section.number, found.state) == ("一、", "kept")


def test_own_words_outlive_the_records_they_stood_on(desk: Desk, meeting_id: str) -> None:
    keep(desk, meeting_id, "reports", "会议听取了述职。")
    found = row(desk, meeting_id, "reports", turns=())
    assert (found.section.heading, found.section.text) == ("述职情况", "会议听取了述职。")
    assert found.state == "moved_on"
    assert found.generated.text == ""


def test_undo_takes_own_words_back(desk: Desk, meeting_id: str) -> None:
    keep(desk, meeting_id, "reports", "甲。")
    keep(desk, meeting_id, "reports", "乙。")
    top = desk.undoable()
    assert top is not None
    desk.undo(top.seq)
    assert row(desk, meeting_id, "reports").section.text == "甲。"


def test_own_words_belong_to_one_paper(desk: Desk, meeting_id: str) -> None:
    keep(desk, meeting_id, "overview", "甲。", "会议概况")
    rows = desk.ask(queries.sections, meeting_id, "record", minutes_facts())
    assert {one.state for one in rows} == {"matches"}


def test_a_final_version_is_numbered_dated_and_named(desk: Desk, clock: FixedClock, meeting_id: str) -> None:
    clock.advance(60)
    made = final(desk, meeting_id)
    (version,) = desk.ask(queries.versions, meeting_id, "summary")
    assert (made["number"], made["digest"]) == (version.number, version.digest) == (1, version.digest)
    assert len(version.digest) == 64
    assert version.by == "演示录入员甲"
    assert version.finalised_at == MORNING.replace(minute=1)
    assert version.reason is None


def test_what_is_missing_is_named_and_blocks_the_final_version(desk: Desk, meeting_id: str) -> None:
    facts = minutes_facts(
        meeting={"host": None},
        agenda=(ItemFacts(id="c", kind="closing", title="会议号召", state="done"),),
    )
    with pytest.raises(Refused) as refusal:
        desk.do(FinaliseMinutes(meeting_id=meeting_id, paper="summary", facts=facts))
    assert refusal.value.key == "minutes.pending"
    said = sentence(refusal.value)
    assert "还有 2 处" in said
    assert "会议概况（主持人）；二、下一步要求（会议号召的内容）" in said
    assert desk.ask(queries.versions, meeting_id, "summary") == ()


@pytest.mark.parametrize("mark", ["〔待补〕", "〔 待补 〕", "〔〕", "〔　〕"])
def test_a_mark_typed_by_hand_blocks_too(desk: Desk, meeting_id: str, mark: str) -> None:
    keep(desk, meeting_id, "reports", f"会议听取了{mark}的述职。")
    assert row(desk, meeting_id, "reports").state == "missing"
    rows = desk.ask(queries.sections, meeting_id, "summary", minutes_facts())
    assert queries.open_places(rows) == 1
    act = FinaliseMinutes(meeting_id=meeting_id, paper="summary", facts=minutes_facts())
    assert refused(desk, act) == "minutes.pending"
    keep(desk, meeting_id, "reports", "依据〔2023〕5号文件，会议听取了述职。")
    assert final(desk, meeting_id)["number"] == 1


def test_a_section_may_be_left_out_by_hand(desk: Desk, meeting_id: str) -> None:
    closing = (ItemFacts(id="c", kind="closing", title="会议号召", state="done"),)
    basis = row(desk, meeting_id, "call", agenda=closing).basis
    act = KeepWording(
        meeting_id=meeting_id, paper="summary", key="call", heading="下一步要求", text=" ", basis=basis
    )
    desk.do(act)
    assert row(desk, meeting_id, "call", agenda=closing).section.paragraphs == ()
    assert final(desk, meeting_id, agenda=closing)["number"] == 1


def test_a_final_version_keeps_its_words_and_facts_whatever_comes_later(desk: Desk, meeting_id: str) -> None:
    final(desk, meeting_id)
    keep(desk, meeting_id, "reports", "以后改的话。")
    kept = desk.ask(queries.final_paper, meeting_id, "summary", 1)
    assert kept.facts == minutes_facts()
    assert [one.key for one in kept.sections] == ["overview", "reports", "present", "leave"]
    assert kept.sections[1].text == "会议听取了演示甲党支部书记的现场述职。"
    assert kept.sections == tuple(
        one.generated for one in desk.ask(queries.sections, meeting_id, "summary", minutes_facts())
    )
    with pytest.raises(Refused, match=r"minutes\.no_version"):
        desk.ask(queries.final_paper, meeting_id, "summary", 2)


def test_equal_words_have_equal_digests(desk: Desk, meeting_id: str) -> None:
    first = final(desk, meeting_id)["digest"]
    keep(desk, meeting_id, "reports", "改过的话。")
    amend = AmendMinutes(meeting_id=meeting_id, paper="summary", facts=minutes_facts(), reason="补一句")
    second = desk.do(amend)["digest"]
    desk.do(DropWording(meeting_id=meeting_id, paper="summary", key="reports", heading="述职情况"))
    back = AmendMinutes(meeting_id=meeting_id, paper="summary", facts=minutes_facts(), reason="改回")
    assert desk.do(back)["digest"] == first != second


def test_amendments_are_numbered_and_carry_their_reason(desk: Desk, meeting_id: str) -> None:
    final(desk, meeting_id)
    act = {"meeting_id": meeting_id, "paper": "summary"}
    assert refused(desk, FinaliseMinutes(facts=minutes_facts(), **act)) == "minutes.already_final"
    assert refused(desk, AmendMinutes(facts=minutes_facts(), reason=" ", **act)) == "minutes.no_reason"
    assert refused(desk, AmendMinutes(facts=minutes_facts(), reason="更正", **act)) == "minutes.unchanged"
    corrected = minutes_facts(meeting={"host": "钱七"})
    assert desk.do(AmendMinutes(facts=corrected, reason=" 主持人更正 ", **act))["number"] == 2
    found = [(one.number, one.reason) for one in desk.ask(queries.versions, meeting_id, "summary")]
    assert found == [(1, None), (2, "主持人更正")]
    record = AmendMinutes(facts=corrected, reason="更正", meeting_id=meeting_id, paper="record")
    assert refused(desk, record) == "minutes.not_final"


def test_finalising_is_a_barrier_for_undo(desk: Desk, meeting_id: str) -> None:
    keep(desk, meeting_id, "reports", "甲。")
    final(desk, meeting_id)
    assert desk.undoable() is None
    assert len(desk.ask(queries.versions, meeting_id, "summary")) == 1


def test_the_same_gesture_twice_makes_one_version(desk: Desk, meeting_id: str) -> None:
    act = FinaliseMinutes(meeting_id=meeting_id, paper="summary", facts=minutes_facts())
    assert desk.do(act) == desk.do(act)
    assert len(desk.ask(queries.versions, meeting_id, "summary")) == 1


def test_only_a_meeting_that_is_over_and_not_filed_is_finalised(desk: Desk, meeting_id: str) -> None:
    running = a_meeting(desk, "演示支部大会")
    act = FinaliseMinutes(meeting_id=running, paper="summary", facts=minutes_facts())
    assert refused(desk, act) == "minutes.not_over"
    odd = FinaliseMinutes(meeting_id=meeting_id, paper="poem", facts=minutes_facts())
    assert refused(desk, odd) == "minutes.paper"
    desk.do(ArchiveMeeting(meeting_id=meeting_id))
    late = FinaliseMinutes(meeting_id=meeting_id, paper="summary", facts=minutes_facts())
    assert refused(desk, late) == "meeting.archived"


def test_the_act_names_the_facts_by_digest_only(desk: Desk, database: Path, meeting_id: str) -> None:
    facts = minutes_facts()
    desk.do(FinaliseMinutes(meeting_id=meeting_id, paper="summary", facts=facts))
    assert len(str(facts)) == 64
    assert "王五" not in str(desk.history(limit=1)[0])
