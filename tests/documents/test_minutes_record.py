"""会议记录 as it is filed and signed."""

from __future__ import annotations

from typing import Any

from meetingdesk.documents.blocks import Heading, KeyValues, NameList, Signatures, Table, texts
from meetingdesk.documents.minutes_record import record
from meetingdesk.documents.pdf import write_pdf
from meetingdesk.minutes.facts import Facts, ItemFacts, MeetingFacts, TurnFacts
from meetingdesk.minutes.section import Paper
from tests.builders import MORNING, minutes_facts
from tests.documents.conftest import Park
from tests.documents.making import DIGEST, a_snapshot, minutes_of
from tests.documents.reading import lines, pages, text, words


def told(**changes: Any) -> list[str]:
    return texts(record(a_snapshot(facts=minutes_facts(**changes))))


def test_the_facts_stand_as_label_and_value() -> None:
    blocks = record(a_snapshot()).blocks
    facts = next(block for block in blocks if isinstance(block, KeyValues))
    found = dict(facts.pairs)
    assert found["时间"] == "2023年3月17日上午9:00"
    assert (found["主持人"], found["记录人"]) == ("张三", "李四")


def test_who_is_on_leave_is_named_with_the_reason() -> None:
    blocks = record(a_snapshot()).blocks
    lists = {block.label: block.said() for block in blocks if isinstance(block, NameList)}
    assert lists["请假"] == (("演示乙党支部", "赵　六（出差）"),)


def test_turns_tell_planned_and_used_time_and_what_was_asked() -> None:
    turn = TurnFacts(
        organisation="演示甲党支部", speaker="王五", done=True, planned_seconds=480, used_seconds=553,
        questions=("新厂区怎样设党小组",), notes=("党员带徒21人。",),
    )  # fmt: skip
    (line,) = [one for one in told(turns=(turn,)) if one.startswith("1.")]
    assert line == (
        "1.演示甲党支部王五述职，规定8分钟，用时9分13秒，超出规定1分13秒。"
        "现场提问：新厂区怎样设党小组。述职要点：党员带徒21人。"
    )


def test_a_turn_that_was_not_held_is_not_told() -> None:
    waiting = TurnFacts(organisation="演示甲党支部", speaker="王五", planned_seconds=480)
    assert not any("述职，" in one for one in told(turns=(waiting,)))


def test_it_counts_papers_and_gives_nobody_a_result(park: Park) -> None:
    printed = text(park.made["会议记录.pdf"])
    assert "B类发出43份、收回42份、有效41份、无效1份" in printed
    assert "得分" not in printed
    assert not [block for block in record(park.snapshot).blocks if isinstance(block, Table)]


def test_the_park_has_its_items_in_order_with_their_times(park: Park) -> None:
    headings = [block.text for block in record(park.snapshot).blocks if isinstance(block, Heading)]
    titles = [one.split("、", 1)[1] for one in headings]
    agenda = [item.title for item in park.snapshot.facts.agenda if item.state == "done"]
    assert [title for title in titles if title in agenda] == agenda


def test_an_item_that_was_only_ticked_off_has_no_hours() -> None:
    began = MORNING.replace(hour=10)
    ended = {"a": began.replace(minute=12), "b": began.replace(second=40)}
    agenda = tuple(
        ItemFacts(id=key, kind="other", title=key, state="done", began_at=began, ended_at=at)
        for key, at in ended.items()
    )
    assert [one for one in told(agenda=agenda) if "10:0" in one] == ["时间：10:00—10:12"]


def test_it_closes_with_lines_for_host_and_recorder() -> None:
    (signed,) = [block for block in record(a_snapshot()).blocks if isinstance(block, Signatures)]
    assert signed.lines == (("主持人（签字）", ""), ("记录人（签字）", ""))


def test_lines_to_sign_are_never_alone_on_a_page() -> None:
    for count in range(30, 56):
        turns = tuple(TurnFacts(organisation=f"演示{n}党支部", done=True) for n in range(count))
        pdf = write_pdf(record(a_snapshot(facts=minutes_facts(turns=turns))))
        last = lines(pdf, pages(pdf) - 1)
        assert "主持人（签字）" in "".join(map(words, last))
        assert "述职。" in words(last[0]) + words(last[1])


def test_a_meeting_with_nothing_but_a_title_has_no_empty_heading() -> None:
    bare = Facts(meeting=MeetingFacts(title="演示座谈会"))
    blocks = record(a_snapshot(facts=bare, polls=())).blocks
    assert [block.text for block in blocks if isinstance(block, Heading)] == ["一、组织情况"]
    assert "〔待补〕" in "".join(texts(record(a_snapshot(facts=bare))))


def test_a_final_record_says_which_version_it_is() -> None:
    kept = minutes_of(minutes_facts(), Paper.RECORD, number=1, digest=DIGEST)
    assert record(a_snapshot(record=kept)).header.startswith("第1版 校验码 0123 4567")
