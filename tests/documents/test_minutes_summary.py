"""会议纪要 as the office gets it: measured from the glyphs of the finished file."""

from __future__ import annotations

import re
from typing import Any

import pytest

from meetingdesk.documents.blocks import Attachment, AttachmentNote, Heading, NameList, Table, Title
from meetingdesk.documents.minutes_summary import summary
from meetingdesk.documents.pdf import write_pdf
from meetingdesk.documents.snapshot import take
from meetingdesk.minutes.facts import CommentFacts, Facts, MeetingFacts
from meetingdesk.minutes.section import Paper
from tests.builders import minutes_facts
from tests.documents.conftest import Park
from tests.documents.making import DIGEST, a_snapshot, minutes_of, some_results
from tests.documents.reading import body, lines, pages, text, words

NOT_FIRST, NOT_LAST = "，。、；：！？）》”", "（《“"
SENTENCE = "把党员责任区建到车间一线管住安全生产全年没有停产事故班前十分钟讲一件身边事做法在全园区推广"


def told(**changes: Any) -> bytes:
    return write_pdf(summary(a_snapshot(facts=minutes_facts(**changes))))


def test_every_name_of_the_park_is_in_the_lists_with_rare_characters(park: Park) -> None:
    lists = [block for block in summary(park.snapshot).blocks if isinstance(block, NameList)]
    here = "".join("".join(map("".join, block.said())) for block in lists).replace("　", "")
    printed = text(park.made["会议纪要.pdf"])
    for row in park.roster:
        proxy = "代" + row["姓名"]
        assert row["单位"] + row["姓名"] in here or proxy in here
        assert row["姓名"] in printed


def test_names_of_two_characters_are_padded_in_lists_only(park: Park) -> None:
    two = next(row["姓名"] for row in park.roster if len(row["姓名"]) == 2)
    names = [
        name for block in summary(park.snapshot).blocks if isinstance(block, NameList) for name in block.names
    ]
    assert any(name.endswith("　".join(two)) for name in names)
    assert not any(two in name for name in names)


def test_a_full_page_has_22_lines_of_28_characters() -> None:
    said = (CommentFacts(organisation="演示甲党支部", kind="praise", text=SENTENCE * 60),)
    pdf = told(comments=said)
    page = body(lines(pdf, 1))
    assert [len(line) for line in page] == [28] * 22


def test_no_line_of_the_park_starts_or_ends_with_the_wrong_mark(park: Park) -> None:
    pdf = park.made["会议纪要.pdf"]
    found = [words(line) for page in range(pages(pdf)) for line in lines(pdf, page)]
    assert len(found) > 60
    assert [line for line in found if line[0] in NOT_FIRST or line[-1] in NOT_LAST] == []


def test_the_title_ends_in_minutes_and_breaks_between_words(park: Park) -> None:
    (title,) = [block for block in summary(park.snapshot).blocks if isinstance(block, Title)]
    assert title.text.endswith("纪要")
    assert 2 <= len(title.text.split("\n")) <= 3


def test_what_is_unknown_is_marked_where_it_belongs(park: Park) -> None:
    assert "会议号召，〔待补〕。" in text(park.made["会议纪要.pdf"])
    nobody = told(meeting={"host": None, "venue": None})
    assert "在〔待补〕组织召开" in text(nobody)
    assert "〔待补〕主持会议" in text(nobody)


def test_nobody_is_named_with_a_result(park: Park) -> None:
    printed = text(park.made["会议纪要.pdf"])
    assert "发出测评表43份" in printed
    assert "得分" not in printed
    assert "附件" not in printed


def test_attachments_come_only_when_asked_for(park: Park) -> None:
    blocks = summary(take(park.desk, park.meeting_id, attach=("attendance", "results"))).blocks
    (note,) = [block for block in blocks if isinstance(block, AttachmentNote)]
    assert note.names == ("签到统计表", "测评结果汇总表")
    bound = [block for block in blocks if isinstance(block, Attachment)]
    assert [(one.mark, one.title) for one in bound] == [("附件1", "签到统计表"), ("附件2", "测评结果汇总表")]
    tables = [block for block in blocks if isinstance(block, Table)]
    assert ("应到", "44") in tables[0].rows
    assert [len(table.rows) for table in tables[1:]] == [7, 43]


def test_a_final_version_has_number_and_check_code_on_each_page_a_draft_has_none() -> None:
    facts = minutes_facts()
    comments = minutes_facts(comments=(CommentFacts(organisation="甲", kind="praise", text=SENTENCE * 20),))
    long = minutes_of(comments, Paper.SUMMARY, number=2, digest=DIGEST)
    pdf = write_pdf(summary(a_snapshot(summary=long)))
    heads = [words(lines(pdf, page)[0]) for page in range(pages(pdf))]
    assert len(heads) >= 2
    assert set(heads) == {"第2版校验码" + DIGEST[:32]}
    assert "校验码" not in text(write_pdf(summary(a_snapshot(facts=facts))))


def test_a_meeting_with_nothing_but_a_title_makes_an_honest_paper() -> None:
    bare = Facts(meeting=MeetingFacts(title="演示座谈会"))
    paper = summary(a_snapshot(facts=bare, board=(), polls=()))
    assert not [block for block in paper.blocks if isinstance(block, Heading | NameList)]
    printed = text(write_pdf(paper))
    assert printed.startswith("演示座谈会纪要")
    assert "〔待补〕" in printed
    assert "测评" not in printed
    assert "述职" not in printed


def test_a_sample_is_marked_on_every_page() -> None:
    pdf = told(
        meeting={"sample": True},
        comments=(CommentFacts(organisation="甲", kind="praise", text=SENTENCE * 30),),
    )
    assert pages(pdf) >= 2
    assert all("演示数据" in words(lines(pdf, page)[0]) for page in range(pages(pdf)))


@pytest.mark.parametrize("paper", ["会议纪要", "会议记录", "签到表", "测评结果"])
def test_an_english_meeting_has_english_papers(paper: str) -> None:
    from meetingdesk.documents.papers import papers_of

    meeting = {
        "language": "en", "title": "Annual review", "sample": True, "venue": "Hall",
        "organiser": "The Office",
        "host": "Wu Song", "recorder": "Lin Chong",
    }  # fmt: skip
    people = minutes_facts().people
    facts = minutes_facts(meeting=meeting, people=tuple(_english(one) for one in people), turns=())
    poll = some_results(title="The poll", formula="score = …", confirmed_by=())
    (made,) = papers_of(a_snapshot(facts=facts, polls=(poll,)), paper)
    pdf = write_pdf(made)
    names = "演示党支部书记王五好较一般差欧阳明珠龚䶮石𬭎阿依古丽买提赵六"
    left = [
        char for char in text(pdf) if re.match("[㐀-鿿]|[，。、；：（）〔〕]", char) and char not in names
    ]
    assert left == []


def _english(one: Any) -> Any:
    from dataclasses import replace

    return replace(one, name="Lu Da", unit="Branch 1", reason=None)
