"""会议纪要 in words: what is told, what is not, and what is marked 〔待补〕."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Any

import pytest

from meetingdesk.minutes.facts import (
    CommentFacts,
    CountFacts,
    FigureFacts,
    GuestFacts,
    ItemFacts,
    LadderFacts,
    PersonFacts,
    PollFacts,
    ProblemFacts,
    RemarkFacts,
    ReportFacts,
    TurnFacts,
)
from meetingdesk.minutes.section import Section
from meetingdesk.minutes.sections import build, paper_title
from tests.builders import MORNING, minutes_facts


def told(**changes: Any) -> dict[str, Section]:
    return {one.key: one for one in build(minutes_facts(**changes), "summary")}


def words(key: str, **changes: Any) -> str:
    return told(**changes)[key].text


def praise(organisation: str, *texts: str, kind: str = "praise") -> tuple[CommentFacts, ...]:
    return tuple(CommentFacts(organisation=organisation, kind=kind, text=text) for text in texts)


LADDER = LadderFacts(code="全体", issued=43, returned=43, valid=41, void=2)
POLL = PollFacts(title="现场述职测评", subjects=7, sealed=True, classes=(LADDER,))
SPEECH = ItemFacts(id="i1", kind="speech", title="上级发言")


def test_the_opening_tells_time_place_chair_and_attendance() -> None:
    assert words("overview") == (
        "2023年3月17日上午9:00，演示党群工作部在演示会议室组织召开2025年度演示园区述职评议会，张三主持会议。"
        "会议应到2人，实到1人，请假1人。现将会议情况纪要如下："
    )


def test_without_an_organiser_the_sentence_does_without() -> None:
    assert words("overview", meeting={"organiser": None}).startswith(
        "2023年3月17日上午9:00，2025年度演示园区述职评议会在演示会议室召开，张三主持会议。"
    )


def test_what_is_unknown_is_marked_and_named() -> None:
    section = told(
        meeting={"start": None, "host": None}, guests=(GuestFacts(unit="演示两新工委", did="业务答疑"),)
    )["overview"]
    assert "2023年3月17日上午〔待补〕，" in section.text
    assert "〔待补〕主持会议" in section.text
    assert "演示两新工委〔待补〕到会指导" in section.text
    assert section.pending == ("开始时间", "主持人", "演示两新工委来宾姓名")


@pytest.mark.parametrize(
    ("hour", "shown"), [(9, "上午9:05"), (12, "下午12:05"), (14, "下午2:05"), (19, "晚上7:05")]
)
def test_hours_are_told_as_people_say_them(hour: int, shown: str) -> None:
    start = MORNING.replace(hour=hour, minute=5)
    assert f"2023年3月17日{shown}，" in words("overview", meeting={"start": start})


def test_dates_have_no_leading_zeros() -> None:
    assert words("overview", meeting={"date": dt.date(2023, 1, 7)}).startswith("2023年1月7日")


def test_attendance_is_told_with_substitutes_and_without_zeros() -> None:
    counts = CountFacts(expected=44, present=41, proxy=2, late=3, on_leave=1, absent=2)
    text = words("overview", counts=counts)
    assert "会议应到44人，实到41人（其中代会2人），请假1人，缺席2人。" in text
    assert "代会" not in words("overview")
    assert "迟到" not in text


def test_unknown_attendance_is_marked_not_counted_as_zero() -> None:
    section = told(counts=None)["overview"]
    assert "会议应到〔待补〕人，实到〔待补〕人。" in section.text
    assert "到会人数" in section.pending


def test_the_agenda_lists_only_what_was_done() -> None:
    items = (
        ItemFacts(id="1", kind="sign_in", title="签到入场", state="done"),
        ItemFacts(id="2", kind="oral_reports", title="现场述职", state="done"),
        ItemFacts(id="3", kind="speech", title="上级发言", state="skipped"),
        ItemFacts(id="5", kind="break", title="休息", state="done"),
        ItemFacts(id="4", kind="commentary", title="点评", state="done"),
    )
    assert "会议完成了现场述职、点评等2项议程。" in words("overview", agenda=items)


def test_reports_on_site_in_the_order_of_speaking_and_the_written_ones_counted() -> None:
    turns = tuple(TurnFacts(organisation=f"演示{one}党支部", done=one != "丙") for one in "乙甲丙")
    reports = (
        ReportFacts(organisation="演示丁党支部", state="received"),
        ReportFacts(organisation="演示戊党支部", state="late"),
        ReportFacts(organisation="演示己党支部", state="missing"),
    )
    assert words("reports", turns=turns, reports=reports) == (
        "会议听取了演示乙党支部、演示甲党支部等2名党组织书记的现场述职。"
        "另有2个党组织书记以书面形式提交了述职报告。演示己党支部共1个党组织的书面述职报告未提交。"
    )


def test_one_report_is_one_report() -> None:
    assert words("reports") == "会议听取了演示甲党支部书记的现场述职。"
    on_paper = (ReportFacts(organisation="演示丁党支部", state="received"),)
    assert words("reports", turns=(), reports=on_paper) == "1个党组织书记以书面形式提交了述职报告。"


def test_nothing_about_reports_that_were_not_given() -> None:
    assert "reports" not in told(turns=(TurnFacts(organisation="演示甲党支部"),), reports=())


def test_figures_of_the_year_are_a_section_of_their_own() -> None:
    figures = [
        ("organisations", "44"), ("committees", "2"), ("branches", "42"), ("members", "507"),
        ("secretaries_expected", None), ("on_site_reports", "7"), ("new_branches_2022", "4"),
        ("moved_in_2022.organisation", "演示瓷业党委"), ("moved_in_2022.branches", "3"),
        ("moved_in_2022.members", "131"), ("volunteers.total", "103"), ("volunteers.members", "46"),
        ("年产值", "3亿元"),
    ]  # fmt: skip
    kept = tuple(FigureFacts(key=key, value=value) for key, value in figures)
    found = told(meeting={"year_assessed": 2022}, figures=kept)
    assert found["year"].heading == "年度基本情况"
    assert found["year"].text == (
        "2022年度，党组织44个（其中党委2个、党支部42个），党员507名，新建党支部4个，"
        "演示瓷业党委转入（党支部3个、党员131名），志愿者103名（其中党员46名），年产值3亿元。"
    )
    assert "党员507名" not in found["reports"].text


def test_figures_are_told_with_their_source_and_those_of_another_year_are_not() -> None:
    kept = (
        FigureFacts(key="organisations", value="44", source="党内统计年报"),
        FigureFacts(key="branches", value="42", source="台账"),
        FigureFacts(key="guides", value="9"),
        FigureFacts(key="members_2022", value="507", source="党内统计年报"),
        FigureFacts(key="members_2021", value="489", source="党内统计年报"),
    )
    assert words("year", meeting={"year_assessed": 2022}, figures=kept) == (
        "2022年度，党组织44个（其中党支部42个），党员507名（数据来源：党内统计年报）。党建工作指导员9名。"
    )


def test_a_poll_is_told_after_the_seal_only_and_without_results_of_persons() -> None:
    assert "evaluation" not in told(polls=(replace(POLL, sealed=False),))
    assert words("evaluation", polls=(POLL,)) == (
        "会议以无记名方式开展现场述职测评，对7名党组织书记进行评议，"
        "发出测评表43份，收回43份，其中有效41份、无效2份。"
    )


def test_a_second_poll_and_classes_are_summed() -> None:
    classes = (
        LadderFacts(code="A", issued=6, returned=6, valid=6, void=0),
        LadderFacts(code="B", issued=43, returned=42, valid=42, void=0),
    )
    second = PollFacts(title="年度述职测评", subjects=43, sealed=True, classes=classes)
    text = words("evaluation", polls=(POLL, second))
    assert text.endswith(
        "会议还以无记名方式开展年度述职测评，对43名党组织书记进行评议，发出测评表49份，收回48份，均为有效。"
    )


def test_praise_in_keywords_becomes_one_sentence_in_the_order_of_comment() -> None:
    comments = (
        *praise("演示瓷业党委", "标杆引领", "A股上市"),
        *praise("演示玻璃党委", "车间设党建小屋"),
        *praise("演示金属党支部", "坚持两轨主线，主动开拓市场。"),
        *praise("演示金属党支部", "只供存档", kind="note"),
    )
    assert words("commentary", comments=comments) == (
        "会议对3个党组织的工作进行了点评。会议认为，演示瓷业党委在标杆引领、A股上市等方面成绩突出；"
        "演示玻璃党委在车间设党建小屋方面值得肯定；演示金属党支部坚持两轨主线，主动开拓市场。"
    )


def test_a_comment_that_begins_with_the_kind_does_not_say_it_twice() -> None:
    said = praise("演示甲党支部", "党支部带动工会和团组织一起活动，改造食堂。")
    assert "演示甲党支部带动工会和团组织一起活动" in words("commentary", comments=said)


def test_what_was_found_wanting_is_pointed_out_apart() -> None:
    comments = (*praise("演示瓷业党委", "标杆引领"), *praise("演示乙党支部", "记录不全", kind="problem"))
    second = words("commentary", comments=comments).splitlines()[1]
    assert second == "会议指出，演示乙党支部存在的不足：记录不全。"


def test_notes_alone_make_no_section() -> None:
    assert "commentary" not in told(comments=praise("演示瓷业党委", "只供存档", kind="note"))


def test_common_problems_by_area_and_explained_where_words_are_on_record() -> None:
    problems = (
        ProblemFacts(area="资料把关", text="报送前无人核对。", organisations=("演示甲党支部",)),
        ProblemFacts(area="思想认识"),
        ProblemFacts(area="基础工作", text="台账不全"),
    )
    text = words("problems", problems=problems)
    assert text == (
        "会议指出，工作中在资料把关、思想认识、基础工作等3个方面还存在共性问题。\n"
        "一是资料把关方面，报送前无人核对；二是基础工作方面，台账不全。"
    )
    assert "演示甲党支部" not in text


def test_no_speech_without_a_speech() -> None:
    assert "guidance" not in told()
    assert "guidance" not in told(agenda=(SPEECH,))
    assert "guidance" not in told(agenda=(replace(SPEECH, state="skipped"),))


def test_a_guest_is_quoted_with_unit_and_post() -> None:
    guest = GuestFacts(unit="演示市委两新工委", name="郑五", post="专职副书记", did="发言")
    said = ("亮点多", "实现双赢。")
    points = tuple(RemarkFacts(text=text, kind="speech", item_id="i1", speaker="郑五") for text in said)
    text = words("guidance", agenda=(replace(SPEECH, state="done"),), guests=(guest,), remarks=points)
    assert text == "演示市委两新工委专职副书记郑五作了发言，指出：亮点多，实现双赢。"


def test_a_guest_who_spoke_without_notes_is_named_only() -> None:
    guest = GuestFacts(unit="演示市委两新工委", name="郑五", did="发言")
    assert words("guidance", guests=(guest,)) == "演示市委两新工委郑五作了发言。"


def test_points_of_a_guest_outside_any_item_are_told_too() -> None:
    guest = GuestFacts(unit="演示市委两新工委", name="郑五", did="发言")
    remarks = (RemarkFacts(text="亮点多", speaker="郑五"), RemarkFacts(text="散会", speaker="张三"))
    text = words("guidance", guests=(guest,), remarks=remarks)
    assert text == "演示市委两新工委郑五作了发言，指出：亮点多。"


def test_what_was_typed_on_several_lines_stays_one_sentence() -> None:
    remarks = (RemarkFacts(text="压实责任\n抓好落实。\n", kind="closing", item_id="c"),)
    assert words("call", remarks=remarks) == "会议号召，压实责任；抓好落实。"


def test_braces_in_what_people_typed_are_only_characters() -> None:
    assert "{name}" in words("overview", meeting={"venue": "{name}会议室"})


def test_an_unknown_day_and_hour_are_marked_once() -> None:
    section = told(meeting={"date": None, "start": None, "period": None})["overview"]
    assert section.text.startswith("〔待补〕，演示党群工作部")
    assert section.pending == ("日期", "开始时间")


def test_study_and_questions() -> None:
    items = (
        ItemFacts(id="1", kind="study", title="集中学习", topic="关于演示的重要论述", state="done"),
        ItemFacts(id="2", kind="questions", title="业务答疑", state="done"),
    )
    guest = GuestFacts(unit="演示市委两新工委", name="郑五", did="业务答疑")
    assert words("study", agenda=items, guests=(guest,)) == (
        "会议集中学习了关于演示的重要论述。\n演示市委两新工委郑五就有关业务问题作了答疑。"
    )
    without = told(agenda=items)["study"]
    assert without.pending == ("答疑人",)
    assert "〔待补〕就有关业务问题作了答疑" in without.text


def test_the_verb_says_what_the_meeting_did() -> None:
    remarks = (
        RemarkFacts(text="要压实责任。", kind="other", item_id="x", verb="require"),
        RemarkFacts(text="严肃组织生活", kind="other", item_id="x", verb="stress"),
        RemarkFacts(text="请大家喝茶", kind="other", item_id="x"),
        RemarkFacts(text="各党组织要以党建促发展", kind="closing", item_id="c"),
    )
    assert words("call", remarks=remarks) == (
        "会议要求，要压实责任。会议强调，严肃组织生活。\n会议号召，各党组织要以党建促发展。"
    )


def test_a_closing_call_is_told_by_the_topic_of_its_item() -> None:
    closing = ItemFacts(id="c", kind="closing", title="会议号召", state="done", topic="各党组织抓好整改")
    assert told(agenda=(closing,))["call"].paragraphs == ("会议号召，各党组织抓好整改。",)


def test_a_closing_call_without_words_is_marked() -> None:
    section = told(agenda=(ItemFacts(id="c", kind="closing", title="会议号召", state="done"),))["call"]
    assert (section.text, section.pending) == ("会议号召，〔待补〕。", ("会议号召的内容",))
    assert "call" not in told()


def test_lists_name_unit_and_person_unpadded_and_no_reasons() -> None:
    people = (
        PersonFacts(name="王五", unit="演示甲党支部", status="present"),
        PersonFacts(name="赵六", unit="演示乙党支部", status="proxy", proxy_name="钱七"),
        PersonFacts(name="孙八", unit="演示丙党支部", status="leave", reason="出差"),
        PersonFacts(name="周九", unit="演示丁党支部", status="absent"),
        PersonFacts(name="吴十", unit="演示群工部", status="present", role="observer"),
        PersonFacts(name="郑工", unit="演示群工部", status="present", role="staff"),
    )
    found = {key: one.text for key, one in told(people=people).items() if one.style == "list"}
    assert found == {
        "present": "演示甲党支部王五、演示乙党支部钱七（代赵六）。",
        "leave": "演示丙党支部孙八。",
        "absent": "演示丁党支部周九。",
        "observers": "演示群工部吴十。",
    }
    first = told(people=people)["present"].entries
    assert [(one.unit, one.name, one.note) for one in first] == [
        ("演示甲党支部", "王五", ""),
        ("演示乙党支部", "钱七", "代赵六"),
    ]


def test_headings_are_numbered_over_what_is_there() -> None:
    built = build(minutes_facts(problems=(ProblemFacts(area="思想认识"),), polls=(POLL,)), "summary")
    headings = [one.number + one.heading for one in built]
    assert headings == ["会议概况", "一、述职情况", "二、测评情况", "三、存在问题", "出席", "请假"]


def test_only_what_is_really_bound_behind_is_listed() -> None:
    assert "attachments" not in told()
    built = build(minutes_facts(polls=(POLL,)), "summary", attach=("results", "attendance"))
    assert built[-1].paragraphs == ("1.签到统计表", "2.测评结果汇总表")
    unsealed = build(minutes_facts(), "summary", attach=("results",))
    assert unsealed[-1].key != "attachments"


@pytest.mark.parametrize(
    ("title", "paper", "shown"),
    [
        ("述职评议会", "summary", "述职评议会纪要"),
        ("述职评议", "summary", "述职评议会议纪要"),
        ("党委会议", "summary", "党委会议纪要"),
        ("党委会议", "record", "党委会议记录"),
    ],
)
def test_a_title_does_not_say_meeting_twice(title: str, paper: str, shown: str) -> None:
    assert paper_title(minutes_facts(meeting={"title": title}), paper) == shown


def test_the_whole_in_english() -> None:
    built = build(minutes_facts(meeting={"language": "en", "host": None}, polls=(POLL,)), "summary")
    told_in = {one.key: one for one in built}
    opening = told_in["overview"].text
    assert opening.startswith("On 17 March 2023 at 9:00, 演示党群工作部 held the ")
    assert "[to be added] chaired the meeting. 2 were expected, 1 attended, 1 on leave." in opening
    assert told_in["evaluation"].number + told_in["evaluation"].heading == "2. Evaluation"
    assert told_in["present"].heading == "Present"
    assert told_in["present"].text == "王五 (演示甲党支部)."
    assert "。" not in "".join(one.text for one in built)
