"""会议通知 with its slip and list: what the records say, and marks where they say nothing."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from meetingdesk.documents.blocks import Attachment, Heading, Paper, Para, SignOff, Table, Title, texts
from meetingdesk.documents.notice import notice
from meetingdesk.documents.pdf import write_pdf
from meetingdesk.documents.snapshot import NoticeRow, Role, Snapshot
from meetingdesk.minutes.facts import Facts, GuestFacts, ItemFacts, MeetingFacts, ReportFacts, TurnFacts
from tests.builders import MORNING, minutes_facts
from tests.documents.making import NAMES, a_line, a_row, a_snapshot
from tests.documents.reading import body, lines, pages, text, words

TOLD = NoticeRow(
    contact="季明溪", contact_phone="0731-8888", dress="正装，佩戴党徽", early_minutes=10,
    reply_by=dt.datetime(2023, 3, 15, 17), reports_due=dt.datetime(2023, 3, 16), remark="请自带水杯",
    sent_at=dt.datetime(2023, 3, 10, 9),
)  # fmt: skip
TURNS = tuple(
    TurnFacts(organisation=f"演示{n}党委", speaker=name, planned_seconds=480)
    for n, name in enumerate("甲乙", 1)
)


def told(told: NoticeRow = TOLD, **facts: object) -> Snapshot:
    known: dict[str, object] = {
        "turns": TURNS, "reports": (ReportFacts(organisation="演示丙党支部"),),
        "agenda": (ItemFacts(id="0", kind="sign_in", title="签到入场"),
                   ItemFacts(id="1", kind="oral_reports", title="现场述职")),
    }  # fmt: skip
    snapshot = a_snapshot(facts=minutes_facts(**{**known, **facts}), notice=told)
    return replace(snapshot, listed=tuple(replace(line, kind="党支部") for line in snapshot.listed))


def said(paper: Paper) -> str:
    """The words of the notice itself, before the attachments."""
    found = []
    for block in paper.blocks:
        if isinstance(block, Attachment):
            break
        if isinstance(block, Heading | Title):
            found.append(block.text)
        elif isinstance(block, Para):
            text_ = block.text
            found.append(text_ if isinstance(text_, str) else "".join(run.text for run in text_))
    return "\n".join(found)


def test_a_notice_says_all_that_people_need_to_come() -> None:
    found = said(notice(told()))
    for words_ in (
        "关于召开2025年度演示园区述职评议会的通知", "各党组织：", "演示党群工作部定于2023年3月17日召开",
        "会议时间：2023年3月17日上午9:00", "会议地点：演示会议室", "出席6人（党支部6个）。名单见附件2",
        "1.现场述职。", "现场述职2人，每人不超过8分钟，次序为：演示1党委（甲）、演示2党委（乙）",
        "书面述职1个，述职报告请于2023年3月16日前报送",
        "请于2023年3月15日下午5:00前将会议回执（附件1）报联系人", "请提前10分钟到会签到（上午8:50前）",
        "着装要求：正装，佩戴党徽", "因故不能参会的，请在会前请假", "请自带水杯。",
        "联系人：季明溪，电话：0731-8888。",
    ):  # fmt: skip
        assert words_ in found
    assert "签到入场" not in found
    assert not any("〔待补〕" in one for one in texts(notice(told())))


def test_what_nobody_has_said_is_marked_and_nothing_is_made_up() -> None:
    facts = Facts(meeting=MeetingFacts(title="演示座谈会"))
    bare = a_snapshot(facts=facts, board=(), listed=(), signed_in=False)
    found = said(notice(bare))
    for words_ in (
        "〔待补〕定于〔待补〕召开", "会议时间：〔待补〕", "会议地点：〔待补〕", "参会人员：〔待补〕",
        "会议议程：〔待补〕", "请于〔待补〕前", "请提前〔待补〕分钟到会签到。", "着装要求：〔待补〕",
        "联系人：〔待补〕，电话：〔待补〕",
    ):  # fmt: skip
        assert words_ in found
    assert "述职" not in found
    assert SignOff("〔待补〕", "〔待补〕") in notice(bare).blocks
    assert [block.title for block in notice(bare).blocks if isinstance(block, Attachment)] == ["会议回执"]


def test_few_units_are_addressed_by_name() -> None:
    rows = (a_row(1, "王五", unit="演示甲党委"), a_row(2, "赵六", unit="演示乙协会", role=Role.EXPECTED))
    assert "演示甲党委、演示乙协会：" in said(notice(a_snapshot(*rows, notice=TOLD)))


def test_units_of_other_kinds_are_not_called_party_organisations() -> None:
    snapshot = told()
    mixed = replace(snapshot, listed=tuple(replace(line, kind="") for line in snapshot.listed))
    assert "各有关单位：" in said(notice(mixed))
    assert "出席6人。" in said(notice(mixed))


def test_guests_are_named_and_one_without_a_name_by_unit_and_post() -> None:
    known = GuestFacts(unit="演示市委", post="处长", name="廉亦舟")
    guests = (known, GuestFacts(unit="演示县委", post="科长"))
    assert "到会指导：演示市委处长廉亦舟、演示县委科长。" in said(notice(told(guests=guests)))


def test_it_is_signed_by_the_organiser_on_the_day_it_was_sent() -> None:
    assert SignOff("演示党群工作部", "2023年3月10日") in notice(told()).blocks


def test_the_slip_has_rows_to_fill_in_and_boxes_to_tick() -> None:
    slip = next(block for block in notice(told()).blocks if isinstance(block, Table))
    assert [column.head for column in slip.columns][:4] == ["单位（党组织）", "姓名", "职务", "联系电话"]
    assert {row[4] for row in slip.rows if isinstance(row, tuple)} == {"□参加\n□请假\n□代会"}
    assert all(cell == "" for row in slip.rows if isinstance(row, tuple) for cell in (*row[:4], row[5]))


def test_the_list_names_everyone_and_no_telephone() -> None:
    *_, attached = (block for block in notice(told()).blocks if isinstance(block, Table))
    names = [row[2] for row in attached.rows if isinstance(row, tuple)]
    assert names[1:4] == ["欧阳明珠", "龚　䶮", "石　𬭎"]
    assert not any("138" in one for one in texts(notice(told())))


def test_attachments_begin_pages_of_their_own_and_none_is_empty() -> None:
    pdf = write_pdf(notice(told()))
    starts = [words(lines(pdf, page)[0]) if lines(pdf, page) else "" for page in range(pages(pdf))]
    assert [start for start in starts if start.startswith("附件")] == ["附件1", "附件2"]
    assert all(body(lines(pdf, page)) for page in range(pages(pdf)))


def test_a_list_that_fills_its_page_leaves_no_empty_page_behind() -> None:
    for count in range(16, 24):
        board = [a_row(number, f"演示人{number}") for number in range(1, count)]
        pdf = write_pdf(notice(a_snapshot(*board, notice=TOLD)))
        assert all(body(lines(pdf, page)) for page in range(pages(pdf)))


def test_every_name_and_any_text_is_read_back() -> None:
    hostile = "<b>&amp;{0}%s((\\)"
    line = replace(a_line(a_row(9, hostile, unit=hostile, post=hostile)), kind="党支部")
    snapshot = told(
        replace(TOLD, contact=hostile, dress=hostile, remark=hostile),
        meeting={"title": hostile, "venue": hostile, "organiser": hostile},
    )  # fmt: skip
    found = text(write_pdf(notice(replace(snapshot, listed=(*snapshot.listed, line)))))
    assert found.count(hostile) >= 11
    assert all(name in found for name in NAMES)


def test_in_english_no_chinese_stands_but_what_was_given() -> None:
    english = told(meeting={"language": "en", "title": "Review", "venue": "Hall", "organiser": "Office"})
    found = said(notice(english))
    assert found.startswith("Notice of meeting: Review")
    assert "Please sign in 10 minutes before the start (by 8:50)." in found
    assert MORNING.year == 2023
    assert "17 March 2023" in found


def test_the_reply_slip_in_english_cuts_no_word_in_two() -> None:
    pdf = write_pdf(notice(told(meeting={"language": "en", "title": "Review"})))
    told_lines = [words(line) for page in range(pages(pdf)) for line in lines(pdf, page)]
    assert sum("Substitute" in line for line in told_lines) == 4
    assert any("Attending?" in line for line in told_lines)
