"""会议记录: everything that took place, with times, reasons and every remark."""

from __future__ import annotations

from typing import Any

from meetingdesk.minutes.facts import (
    CommentFacts,
    CountFacts,
    GuestFacts,
    ItemFacts,
    LadderFacts,
    LotFacts,
    PersonFacts,
    PollFacts,
    ProblemFacts,
    RemarkFacts,
    ReportFacts,
    TurnFacts,
)
from meetingdesk.minutes.section import Section
from meetingdesk.minutes.sections import build
from tests.builders import MORNING, minutes_facts


def record(**changes: Any) -> list[Section]:
    return list(build(minutes_facts(**changes), "record"))


def by_heading(**changes: Any) -> dict[str, list[str]]:
    return {one.heading: list(one.paragraphs) for one in record(**changes)}


ORAL = ItemFacts(
    id="1", kind="oral_reports", title="现场述职", who="7位书记", state="done",
    began_at=MORNING.replace(hour=9, minute=4), ended_at=MORNING.replace(hour=9, minute=52),
)  # fmt: skip


def test_the_head_has_all_parts_to_the_minute() -> None:
    counts = CountFacts(expected=2, present=1, late=1, left_early=1, on_leave=1)
    assert by_heading(counts=counts, meeting={"end": MORNING.replace(hour=11, minute=40)})["组织情况"] == [
        "会议名称：2025年度演示园区述职评议会",
        "时间：2023年3月17日上午9:00—11:40",
        "地点：演示会议室",
        "主办：演示党群工作部",
        "主持人：张三",
        "记录人：李四",
        "到会情况：会议应到2人，实到1人（其中迟到1人、早退1人），请假1人。",
    ]


def test_a_missing_recorder_is_named() -> None:
    assert record(meeting={"recorder": None})[0].pending == ("记录人",)


def test_reasons_of_leave_are_on_record() -> None:
    assert by_heading()["请假"] == ["演示乙党支部赵六（出差）。"]


def test_turns_stand_under_their_item_with_times_and_overrun() -> None:
    turns = (
        TurnFacts(
            organisation="演示甲党支部", speaker="王五", done=True, planned_seconds=480, used_seconds=397
        ),
        TurnFacts(organisation="演示乙党支部", done=True, planned_seconds=480, used_seconds=553),
        TurnFacts(organisation="演示丙党支部", planned_seconds=480),
    )
    assert by_heading(agenda=(ORAL,), turns=turns)["现场述职"] == [
        "时间：9:04—9:52",
        "主讲：7位书记",
        "1.演示甲党支部王五述职，规定8分钟，用时6分37秒。",
        "2.演示乙党支部述职，规定8分钟，用时9分13秒，超出规定1分13秒。",
        "2人规定用时合计16分钟，实际用时合计15分50秒，其中1人超时，共1分13秒。",
    ]


def test_a_lot_and_questions_put_meanwhile_stand_in_the_record() -> None:
    turn = TurnFacts(
        organisation="演示甲党支部", done=True, planned_seconds=480, used_seconds=397,
        interposed=2, interposed_seconds=95,
    )  # fmt: skip
    lot = LotFacts(seed="0317", names=("演示甲党支部", "演示乙党支部"), at=MORNING.replace(hour=9), times=2)
    said = by_heading(agenda=(ORAL,), turns=(turn,), lot=lot)["现场述职"]
    assert said[2:] == [
        ("述职顺序由抽签确定：9:00以号码0317抽签，依次为演示甲党支部、演示乙党支部。共抽签2次，以末次为准。"
        "核对办法：号码、换行、党组织全称依次相连（UTF-8编码），各取SHA-256值，由小到大即为顺序。"),
        "1.演示甲党支部述职，规定8分钟，用时6分37秒（另有插问2次、1分35秒，不计入用时）。",
    ]


def test_records_without_an_item_have_their_place_all_the_same() -> None:
    found = by_heading(reports=(ReportFacts(organisation="演示丁党支部", state="late"),))
    assert found["现场述职"] == ["1.演示甲党支部王五述职。"]
    assert found["提交书面述职报告"] == ["收到书面述职报告1份：演示丁党支部。", "其中迟交1份：演示丁党支部。"]


def test_an_item_that_did_not_take_place_is_not_told() -> None:
    waiting = ItemFacts(id="2", kind="study", title="集中学习", topic="甲")
    skipped = ItemFacts(id="3", kind="speech", title="上级发言", state="skipped")
    assert not {"集中学习", "上级发言"} & set(by_heading(agenda=(waiting, skipped)))


def test_comments_of_all_kinds_and_problems_with_their_places_are_on_record() -> None:
    found = by_heading(
        comments=(
            CommentFacts(organisation="演示甲党支部", kind="note", text="下周回访"),
            CommentFacts(organisation="演示甲党支部", kind="praise", text="标杆引领"),
            CommentFacts(organisation="演示甲党支部", kind="praise", text="资源共享"),
        ),
        problems=(
            ProblemFacts(area="资料把关", text="无人核对。", organisations=("演示甲党支部", "演示乙党支部")),
        ),
    )
    assert found["点评"] == ["演示甲党支部。亮点：标杆引领，资源共享；备注：下周回访。"]
    assert found["指出共性问题"] == ["1.资料把关：无人核对（涉及演示甲党支部、演示乙党支部）。"]


def test_polls_are_told_class_by_class_after_the_seal() -> None:
    classes = (
        LadderFacts(code="A", issued=6, returned=6, valid=6, void=0),
        LadderFacts(code="B", issued=43, returned=42, valid=41, void=1),
    )
    poll = PollFacts(title="年度述职测评", subjects=43, sealed=True, classes=classes)
    (text,) = by_heading(polls=(poll,))["述职评议测评"]
    assert text.endswith("A类发出6份、收回6份、有效6份、无效0份；B类发出43份、收回42份、有效41份、无效1份。")
    open_poll = PollFacts(title="年度述职测评", subjects=43, sealed=False, classes=classes)
    assert "述职评议测评" not in by_heading(polls=(open_poll,))


def test_every_remark_names_its_speaker_and_stands_under_its_item() -> None:
    remarks = (
        RemarkFacts(text="请教经费问题", item_id="q", kind="questions", speaker="王五", unit="演示甲党支部"),
        RemarkFacts(text="按规定列支", item_id="q", kind="questions"),
        RemarkFacts(text="散会", speaker="张三"),
    )
    found = by_heading(agenda=(ItemFacts(id="q", kind="questions", title="业务答疑"),), remarks=remarks)
    assert found["业务答疑"] == ["演示甲党支部王五：请教经费问题。", "按规定列支。"]
    assert found["其他发言"] == ["张三：散会。"]


def test_it_ends_with_lines_to_sign() -> None:
    last = record()[-1]
    assert (last.style, last.paragraphs) == ("signatures", ("主持人（签字）：", "记录人（签字）："))


def test_a_second_item_of_a_kind_does_not_repeat_the_records() -> None:
    again = ItemFacts(id="9", kind="oral_reports", title="补充述职", state="done")
    assert by_heading(agenda=(ORAL, again))["补充述职"] == ["已进行。"]


def test_no_mark_of_absence_where_people_were_present() -> None:
    people = (PersonFacts(name="王五", unit="演示甲党支部", status="present"),)
    assert not {"请假", "缺席", "列席"} & set(by_heading(people=people))


def test_a_guest_is_named_with_what_they_came_to_do() -> None:
    guests = (GuestFacts(unit="演示市委", name="李四", did="辅导"), GuestFacts(unit="演示县委", name="张三"))
    assert "到会指导：演示市委李四（辅导）、演示县委张三" in by_heading(guests=guests)["组织情况"]
