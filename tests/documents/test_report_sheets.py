"""分发、收回、统计报告单: the fields that are signed, and nothing that nobody counted."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from meetingdesk.documents.blocks import Paper, Signatures, Table, texts
from meetingdesk.documents.pdf import write_pdf
from meetingdesk.documents.report_sheets import counted, issued, returned
from meetingdesk.documents.snapshot import ReportRow, Results, Snapshot
from meetingdesk.evaluation.accounting import RulingRow, Uncounted
from meetingdesk.evaluation.rows import VoidRow
from tests.builders import minutes_facts
from tests.documents.making import DIGEST, a_class, a_score, a_snapshot, some_results
from tests.documents.poll_work import a_report, some_work
from tests.documents.reading import pages, text


def snapshot(report: ReportRow, **facts: Any) -> Snapshot:
    return a_snapshot(facts=minutes_facts(**facts), forms=(some_work(report),))


def figures(paper: Paper, at: int = 0) -> list[tuple[str, ...]]:
    table = [block for block in paper.blocks if isinstance(block, Table)][at]
    return [tuple(column.head for column in table.columns), *table.rows]  # type: ignore[list-item]


def test_what_went_out_is_told_as_unsealed_issued_and_left_over() -> None:
    report = a_report()
    paper = issued(snapshot(report), some_work(report))
    heads = ("拆封（份）", "实发（份）", "其中换票（份）", "剩余（份）")
    assert figures(paper) == [heads, ("43", "43", "0", "0")]
    assert "印制 45 = 发出 43 + 剩余 2。" in "".join(texts(paper))


def test_what_came_back_is_told_with_who_was_there() -> None:
    report = a_report()
    paper = returned(snapshot(report), some_work(report))
    assert figures(paper)[0] == ("发出（份）", "收回（份）", "未收回（份）", "作废换票（份）")
    assert "应到6人，实到43人。" in texts(paper)
    assert "回收率97.73%。" in texts(paper)


def test_classes_have_a_row_each_and_a_sum() -> None:
    report = a_report(a_class("A", 6), a_class("B", 40, 1))
    assert figures(returned(snapshot(report), some_work(report)))[1:] == [
        ("A", "6", "6", "0", "0"), ("B", "41", "41", "0", "0"), ("合计", "47", "47", "0", "0"),
    ]  # fmt: skip


def test_a_number_that_nobody_counted_is_left_to_be_written_and_said() -> None:
    report = a_report(replace(a_class(), unused=None), uncounted=(Uncounted("全体", "unused"),))
    paper = issued(snapshot(report), some_work(report))
    assert figures(paper)[1][3] == "____"
    assert "没有清点的数：剩余数。" in texts(paper)


def test_the_count_has_void_papers_with_reasons_the_results_and_the_digest() -> None:
    report = a_report(
        void_papers=tuple(VoidRow("全体", why, ("监票甲", "监票乙")) for why in ("整张无法辨认", "签了姓名")),
        rulings=(RulingRow("全体", "quota", "超过票面限定的名额", 1),),
    )  # fmt: skip
    paper = counted(snapshot(report), some_work(report), some_results())
    told = texts(paper)
    assert figures(paper)[0] == ("发出（份）", "收回（份）", "有效（份）", "废票（份）")
    assert "废票原因：整张无法辨认1份、签了姓名1份。" in told
    assert "全体类有1处因“超过票面限定的名额”判为无效。" in told
    assert figures(paper, 1)[1][1:3] == ("演示001党支部", "王　五")
    assert DIGEST in "".join("".join(told).split())
    assert "第1遍录入员甲；第2遍录入员乙（监票丙在场）" in told


def test_a_stated_reason_is_printed() -> None:
    report = a_report(mismatch_reason="一份未投入票箱")
    for paper in (issued(snapshot(report), some_work(report)), returned(snapshot(report), some_work(report))):
        assert "份数不符的说明：一份未投入票箱。" in texts(paper)


def _seven_of_two_classes() -> Results:
    """As the modelled meeting has it: two classes, seven rows, the digest, a formula of two lines."""
    kinds = (a_class("A", 6, weight="60"), a_class("B", 40, 1, weight="40"))
    rows = [a_score(at, (30, 9, 1, 0), score="94.50", rank=at) for at in range(1, 8)]
    return replace(some_results(*rows, classes=kinds), formula="好、较好、一般、差各计分数，" * 8)


def test_each_has_lines_for_scrutineers_tellers_and_the_date_and_fits_one_page() -> None:
    report = a_report(a_class("A", 6), a_class("B", 40, 1))
    shot = snapshot(report, meeting={"sample": True})
    made = [issued(shot, some_work(report)), returned(shot, some_work(report)),
            counted(shot, some_work(report), _seven_of_two_classes())]  # fmt: skip
    for paper in made:
        signed = [block for block in paper.blocks if isinstance(block, Signatures)]
        labels = [label for block in signed for label, _ in block.lines]
        assert labels == ["总监票人", "监票人", "监票人", "计票人", "计票人", "日期"]
        pdf = write_pdf(paper)
        assert pages(pdf) == 1
        assert "演示数据" in text(pdf)


def test_in_english_nothing_stays_chinese() -> None:
    report = a_report()
    paper = returned(snapshot(report, meeting={"language": "en", "title": "Review"}), some_work(report))
    assert "Return report" in texts(paper)
    assert figures(paper)[0][0] == "Issued (papers)"
