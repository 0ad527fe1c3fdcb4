"""反馈表: one's own result and nobody else's."""

from __future__ import annotations

from dataclasses import replace

from meetingdesk.documents.blocks import KeyValues, Signatures, Table, texts
from meetingdesk.documents.feedback_slip import slip, slips
from meetingdesk.documents.pdf import write_pdf
from meetingdesk.evaluation.paperwork import Given
from meetingdesk.evaluation.results import AspectScore
from meetingdesk.minutes.facts import CommentFacts
from tests.builders import MORNING, minutes_facts
from tests.documents.making import a_score, a_snapshot, some_results
from tests.documents.poll_work import some_work
from tests.documents.reading import lines, pages, words

NAMES = ("王五", "赵六", "田大利")
POLL = some_results(*(a_score(n, person=name, score=f"9{n}.50") for n, name in enumerate(NAMES, 1)))


def facts(paper: object) -> dict[str, str]:
    blocks = paper.blocks  # type: ignore[attr-defined]
    return {label: value for block in blocks if isinstance(block, KeyValues) for label, value in block.pairs}


def test_a_slip_has_the_fields_of_the_feedback() -> None:
    told = facts(slip(a_snapshot(), POLL, POLL.rows[1]))
    assert told["党组织"] == "演示002党支部"
    assert told["书记"] == "赵　六"
    assert told["测评得分"] == "92.50"
    assert told["名次"] == "第2名（共3人）"
    assert (told["建议等次"], told["审定等次"]) == ("好", "待审定")
    assert told["审定机关"] == told["审定日期"] == "待审定"


def test_what_the_organ_fixed_is_told_with_organ_and_date() -> None:
    row = replace(POLL.rows[0], fixed="较好")
    told = facts(slip(a_snapshot(), replace(POLL, fixed_by="演示党工委", fixed_on=MORNING.date()), row))
    assert (told["审定等次"], told["审定机关"]) == ("较好", "演示党工委")
    assert told["审定日期"] == "2023年3月17日"


def test_it_is_signed_for_with_the_date_of_the_feedback() -> None:
    (signed,) = [b for b in slip(a_snapshot(), POLL, POLL.rows[0]).blocks if isinstance(b, Signatures)]
    assert [label for label, _ in signed.lines] == ["反馈人", "本人签字", "反馈日期"]


def test_a_day_that_was_noted_is_printed_and_the_signature_stays_open() -> None:
    work = replace(some_work(), feedback=(Given(1, MORNING.date(), "演示书记"),))
    shot = a_snapshot(forms=(work,))
    (first,) = [b for b in slip(shot, POLL, POLL.rows[0]).blocks if isinstance(b, Signatures)]
    assert [name for _, name in first.lines] == ["演示书记", "", "2023年3月17日"]
    (other,) = [b for b in slip(shot, POLL, POLL.rows[1]).blocks if isinstance(b, Signatures)]
    assert [name for _, name in other.lines] == ["", "", ""]


def test_nobody_else_is_on_a_slip() -> None:
    told = "".join(texts(slip(a_snapshot(), POLL, POLL.rows[0])))
    assert "王　五" in told
    assert not [name for name in ("赵", "田大利", "演示002党支部", "92.50", "93.50") if name in told]


def test_only_the_own_organisation_s_comment_is_on_it() -> None:
    comments = (CommentFacts(organisation="演示001党支部", kind="problem", text="组织生活不够规范"),
                CommentFacts(organisation="演示002党支部", kind="praise", text="队伍建设好"))  # fmt: skip
    told = facts(slip(a_snapshot(facts=minutes_facts(comments=comments)), POLL, POLL.rows[0]))
    assert told["会上点评"] == "组织生活不够规范"


def test_all_slips_are_a_page_each_in_the_order_of_the_form() -> None:
    pdf = write_pdf(slips(a_snapshot(facts=minutes_facts(meeting={"sample": True})), POLL))
    assert pages(pdf) == 3
    for page, row in enumerate(POLL.rows):
        printed = "".join(words(line) for line in lines(pdf, page))
        assert [other.name for other in POLL.rows if other.name in printed] == [row.name]
        assert "演示数据" in printed


def test_aspects_and_the_neutral_box_are_told() -> None:
    aspect = AspectScore("政治引领", "20", False, True, (), 0, 0, 40, "91.25", ())
    row = a_score(1, aspects=(aspect,), neutral=3)
    paper = slip(a_snapshot(), replace(POLL, neutral="不了解"), row)
    tables = [block for block in paper.blocks if isinstance(block, Table)]
    assert tables[0].columns[5].head == "不了解"
    assert tables[0].rows[0][5] == "3"
    assert tables[1].rows == (("政治引领", "91.25"),)
