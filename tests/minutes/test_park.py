"""The real meeting of the case folder, as an office would write it down; what is not known stays 〔待补〕."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
import yaml

from meetingdesk.minutes.facts import (
    CommentFacts,
    CountFacts,
    Facts,
    FigureFacts,
    GuestFacts,
    ItemFacts,
    MeetingFacts,
    PersonFacts,
    ProblemFacts,
    RemarkFacts,
    ReportFacts,
    TurnFacts,
)
from meetingdesk.minutes.prose import marks_in
from meetingdesk.minutes.section import Section
from meetingdesk.minutes.sections import build, paper_title
from tests.builders import CASE, case_rows

STATUS = {"签到": "present", "请假": "leave", "代会": "proxy"}
REPORT = {"按时": "received", "迟交": "late", "": "missing"}


def figures(node: dict[str, Any], above: str = "") -> Iterator[FigureFacts]:
    for key, value in node.items():
        if isinstance(value, dict):
            yield from figures(value, f"{above}{key}.")
        else:
            yield FigureFacts(key=above + key, value=None if value is None else str(value))


def people() -> tuple[PersonFacts, ...]:
    return tuple(
        PersonFacts(
            name=row["姓名"],
            unit=f"演示{row['序号']}党支部",
            status=STATUS[row["动作"]],
            reason=row["事由"] or None,
            proxy_name=row["代会人"] or None,
        )
        for row in case_rows("签到.csv")
    )


@pytest.fixture(scope="module")
def park() -> Facts:
    told = yaml.safe_load((CASE / "meeting.yaml").read_text(encoding="utf-8"))
    full = {one["name"]: one["name"] + one["kind"] for one in told["organisations"]}
    known = ("title", "date", "period", "venue", "organiser", "host", "recorder", "year_assessed")
    rows = case_rows("述职.csv")
    return Facts(
        meeting=MeetingFacts(**{key: told["meeting"][key] for key in known}),
        counts=CountFacts(expected=44, present=43, proxy=1, late=2, on_leave=1),
        people=people(),
        guests=tuple(GuestFacts(**one) for one in told["guests"]),
        figures=tuple(figures(told["counts"])),
        agenda=tuple(
            ItemFacts(
                id=str(one["step"]),
                kind=one["kind"],
                title=one["title"],
                who=one.get("by"),
                topic=one.get("topic"),
                state="done",
            )
            for one in told["agenda"]
        ),
        turns=tuple(
            TurnFacts(organisation=row["党组织"], done=True) for row in rows if row["方式"] == "现场"
        ),
        reports=tuple(
            ReportFacts(organisation=row["党组织"], state=REPORT[row["书面报告收到"]])
            for row in rows
            if row["方式"] == "书面"
        ),
        comments=tuple(
            CommentFacts(organisation=full[name], kind="praise", text=text)
            for name, texts in told["commentary"].items()
            for text in texts
        ),
        problems=tuple(ProblemFacts(area=area) for area in told["problem_areas"]),
        remarks=tuple(
            RemarkFacts(text=text, item_id="6", kind="speech", speaker="廖怿")
            for text in told["guest_points"]
        ),
    )


def summary(park: Facts) -> dict[str, Section]:
    return {one.key: one for one in build(park, "summary")}


def test_the_title_is_the_meetings_name_and_kind(park: Facts) -> None:
    assert paper_title(park, "summary").endswith("述职评议暨“红色CEO”课堂会议纪要")


def test_the_opening(park: Facts) -> None:
    assert summary(park)["overview"].paragraphs[0] == (
        "2023年3月17日上午〔待补〕，醴陵经开区党群工作部在湖南陶润会文化传播有限公司组织召开"
        "2022年度经开区非公企业党组织书记履行基层党建工作责任述职评议暨“红色CEO”课堂，〔待补〕主持会议。"
        "会议应到44人，实到43人（其中代会1人），请假1人。"
        "株洲高新区两新组织党委专职副书记廖怿、醴陵市委两新工委〔待补〕到会指导。"
    )


def test_the_sections_follow_the_skeleton_and_leave_out_what_did_not_happen(park: Facts) -> None:
    headings = [one.number + one.heading for one in build(park, "summary") if one.style == "body"]
    assert headings == [
        "一、述职情况",
        "二、年度基本情况",
        "三、点评意见",  # no 测评情况: no poll is sealed in these facts
        "四、存在问题",
        "五、上级指导意见",
        "六、学习与答疑",
        "七、下一步要求",
    ]


def test_seven_on_site_in_speaking_order_and_thirty_six_in_writing(park: Facts) -> None:
    assert summary(park)["reports"].paragraphs[0] == (
        "会议听取了华联瓷业党委、时代金属党支部、中油燃气党支部、陶润会党支部、旗滨玻璃党委、港鹏瓷业党支部、"
        "科一环保党支部等7名党组织书记的现场述职。另有36个党组织书记以书面形式提交了述职报告。"
    )


def test_the_figures_of_the_year_in_one_sentence(park: Facts) -> None:
    assert summary(park)["year"].text == (
        "2022年度，党组织44个（其中党委2个、党支部42个），党员507名，新建党支部4个，"
        "华联瓷业党委转入（党支部3个、党员131名），党建工作指导员47名，指导企业90家，"
        "志愿者103名（其中党员46名、入党积极分子16名），发展党员20名（其中业务骨干和一线职工19名）。"
    )


def test_comments_keep_the_order_of_comment_not_of_speaking(park: Facts) -> None:
    text = summary(park)["commentary"].text
    named = ["华联瓷业党委", "旗滨玻璃党委", "时代金属党支部", "科一环保党支部", "力源特瓷党支部"]
    assert [text.index(name) for name in named] == sorted(text.index(name) for name in named)
    assert "华联瓷业党委在标杆引领、出口销售连续11年同行业第一、A股上市等方面成绩突出；旗滨玻璃党委在" in text


def test_problems_guidance_and_study(park: Facts) -> None:
    told = summary(park)
    assert told["problems"].text == (
        "会议指出，工作中在思想认识、政治站位、资料把关、党建业务、基础工作等5个方面还存在共性问题。"
    )
    assert told["guidance"].text == (
        "株洲高新区两新组织党委专职副书记廖怿作了发言，指出：组织号召力强亮点多，"
        "党建与企业发展深度融合，实现党建与企业双赢。"
    )
    assert told["study"].paragraphs[0] == "会议集中学习了关于支持民营经济发展的重要论述。"


def test_only_what_is_really_unknown_is_open(park: Facts) -> None:
    sections = build(park, "summary")
    missing = [name for one in sections for name in one.pending]
    guest = "醴陵市委两新工委来宾姓名"
    assert missing == ["开始时间", "主持人", guest, guest, "会议号召的内容"]
    assert sum(marks_in(one.text) for one in sections) == len(missing)


def test_everyone_present_is_listed_once_and_the_substitute_in_place(park: Facts) -> None:
    told = summary(park)
    assert len(told["present"].entries) == 43
    assert "演示8党支部钱代表（代郭永福）" in told["present"].text
    assert told["leave"].text == "演示44党支部陈佳。"
    assert "absent" not in told


@pytest.mark.parametrize("paper", ["summary", "record"])
def test_the_punctuation_is_clean(park: Facts, paper: str) -> None:
    for section in build(park, paper):
        for paragraph in section.paragraphs:
            bad = ("。。", "，，", "；。", "、、", "，。", "None", "{", "}")
            assert not any(one in paragraph for one in bad)
            assert paragraph.endswith(("。", "：", "〕")) or "：" in paragraph
