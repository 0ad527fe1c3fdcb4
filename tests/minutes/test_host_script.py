"""主持词: each step with the numbers of the moment, nothing made up, nothing told too early."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from meetingdesk.minutes.facts import (
    CountFacts,
    GuestFacts,
    ItemFacts,
    LadderFacts,
    PollFacts,
    ReportFacts,
    TurnFacts,
)
from meetingdesk.minutes.host_script import Passage, host_script
from tests.builders import minutes_facts

KINDS = (
    "sign_in",
    "oral_reports",
    "written_reports",
    "evaluation",
    "commentary",
    "speech",
    "study",
    "questions",
)
AGENDA = tuple(ItemFacts(id=kind, kind=kind, title=f"演示{kind}") for kind in KINDS)
POLL = PollFacts(
    title="现场述职测评", subjects=2, sealed=True,
    classes=(LadderFacts(code="全体", issued=43, returned=42, valid=41, void=1),),
)  # fmt: skip


def script(**facts: Any) -> dict[str, Passage]:
    return {one.id: one for one in host_script(minutes_facts(**({"agenda": AGENDA} | facts)))}


def words(which: str, **facts: Any) -> str:
    return "".join(script(**facts)[which].lines)


def turns(*done: bool) -> tuple[TurnFacts, ...]:
    names = ("郑一", "钱二", "孙三")
    return tuple(
        TurnFacts(organisation=f"演示{n}党支部", speaker=n, done=over, planned_seconds=480)
        for n, over in zip(names, done, strict=False)
    )


def test_the_opening_says_who_is_here_and_what_comes() -> None:
    counts = CountFacts(expected=44, present=43, proxy=1, on_leave=1)
    opening = words(
        "opening", counts=counts, guests=(GuestFacts(unit="演示党工委", name="李四", post="副书记"),)
    )
    assert "会议应到44人，实到43人（其中代会1人），请假1人。" in opening
    assert "到会指导的有演示党工委副书记李四，让我们以热烈的掌声表示欢迎。" in opening
    assert "会议共有7项议程：一是演示oral_reports；二是" in opening
    assert "签到" not in opening


def test_before_anyone_signed_in_nothing_is_said_of_attendance() -> None:
    assert "应到" not in words("opening", counts=None)


def test_speakers_are_called_one_after_the_other_and_each_next_is_told_to_get_ready() -> None:
    called = words("oral_reports", turns=turns(True, False, False))
    assert "请演示郑一党支部郑一述职" not in called  # has spoken
    assert "请演示钱二党支部钱二述职，请演示孙三党支部孙三作准备。请演示孙三党支部孙三述职。" in called
    assert "每位述职不超过8分钟" in called
    assert "3位书记的现场述职到此结束。" in words("oral_reports", turns=turns(True, True, True))


def test_reports_on_paper_are_counted() -> None:
    states = ("received", "late", "expected")
    told = words("written_reports", reports=tuple(ReportFacts(organisation=s, state=s) for s in states))
    assert "书面述职的有3家，收到报告2份。还有1家没有提交，请会后补交。" in told


def test_papers_are_told_of_once_the_poll_is_sealed_and_marks_never() -> None:
    before = words("evaluation", polls=(PollFacts(title="现场述职测评", subjects=2, sealed=False),))
    assert "下面发放测评表" in before
    assert "收回" not in before
    after = words("evaluation", polls=(POLL,))
    assert "发出测评表43份，收回42份，其中有效41份、无效1份。" in after


def test_what_nobody_knows_is_marked() -> None:
    assert "请〔待补〕点评。" in words("commentary")
    assert "现在集中学习〔待补〕。" in words("study")
    assert "请〔待补〕讲话，大家欢迎。" in words("speech")


def test_the_step_at_hand_follows_the_agenda() -> None:
    def here(**states: str) -> tuple[str, list[str]]:
        items = tuple(ItemFacts(id=k, kind=k, title=k, state=states.get(k, "waiting")) for k in KINDS)
        found = script(agenda=items)
        current = [key for key, one in found.items() if one.current]
        assert len(current) == 1
        return current[0], [key for key, one in found.items() if one.said]

    assert here() == ("opening", [])
    assert here(sign_in="running") == ("opening", [])
    assert here(sign_in="done", oral_reports="running") == ("oral_reports", ["opening"])
    between = here(sign_in="done", oral_reports="done", written_reports="skipped")
    assert between == ("evaluation", ["opening", "oral_reports", "written_reports"])
    over = here(**dict.fromkeys(KINDS, "done"))
    assert over[0] == "end"


def test_without_an_agenda_the_meeting_is_opened_and_closed() -> None:
    assert list(script(agenda=())) == ["opening", "end"]


PARTED = (
    ItemFacts(id="a", kind="other", title="演示述职", number="一"),
    ItemFacts(id="a1", kind="speech", title="演示甲", number="（一）", parent_id="a", who="演示张三"),
    ItemFacts(id="a2", kind="other", title="演示乙", number="（二）", parent_id="a"),
    ItemFacts(id="b", kind="other", title="演示点评", number="二"),
)


def in_state(**states: str) -> tuple[ItemFacts, ...]:
    return tuple(replace(one, state=states.get(one.id, "waiting")) for one in PARTED)


def test_parts_are_steps_of_their_own_and_the_item_names_them() -> None:
    told = script(agenda=PARTED)
    assert [(one.title, one.part) for one in told.values()][1:5] == [
        ("一、演示述职", False), ("（一）演示甲", True), ("（二）演示乙", True), ("二、演示点评", False),
    ]  # fmt: skip
    assert "会议共有2项议程" in words("opening", agenda=PARTED)
    assert "这一项分2个环节：演示甲；演示乙。" in words("a", agenda=PARTED)
    assert "第一个环节：演示甲。请演示张三讲话，大家欢迎。" in words("a1", agenda=PARTED)
    assert "下面进行第二项：演示点评。" in words("b", agenda=PARTED)


@pytest.mark.parametrize(
    ("states", "here"),
    [
        ({"a": "running"}, "a"), ({"a": "running", "a1": "running"}, "a1"),
        ({"a": "running", "a1": "done"}, "a2"), ({"a": "running", "a1": "done", "a2": "done"}, "a"),
        ({"a": "done", "a1": "done"}, "b"),
    ],
)  # fmt: skip
def test_the_step_at_hand_is_the_part_at_hand(states: dict[str, str], here: str) -> None:
    assert [one.id for one in script(agenda=in_state(**states)).values() if one.current] == [here]


def test_notes_for_the_host_stand_beside_what_is_said_and_are_not_said() -> None:
    told = {one.id: one for one in host_script(minutes_facts(agenda=PARTED), {"a1": "先看台下\n\n再请人"})}
    assert told["a1"].notes == ("先看台下", "再请人")
    assert "先看台下" not in "".join(line for one in told.values() for line in one.lines)
    assert told["b"].notes == ()


def test_the_host_does_not_ask_themselves_to_speak() -> None:
    def own(kind: str) -> str:
        item = ItemFacts(id="own", kind=kind, title="演示", who="张三")
        return words("own", agenda=(item,), meeting={"host": "张三"})

    assert "下面由我作点评。" in own("commentary")
    assert "下面我讲几点意见。" in own("speech")
    assert not any("请张三" in own(kind) for kind in ("commentary", "speech", "problems", "other"))


def test_a_break_is_announced_and_not_counted() -> None:
    items = (AGENDA[1], ItemFacts(id="pause", kind="break", title="休息十分钟"), AGENDA[4])
    told = script(agenda=items)
    assert "共有2项议程" in "".join(told["opening"].lines)
    assert told["pause"].lines == ("下面休息十分钟，请大家按时回到会场。",)
    assert "第二项" in "".join(told[AGENDA[4].id].lines)
