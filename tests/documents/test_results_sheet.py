"""测评结果 as it is signed: what stands in it, and what must not."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from meetingdesk.documents.blocks import KeyValues, Paper, Para, Signatures, Table, texts
from meetingdesk.documents.pdf import write_pdf
from meetingdesk.documents.results_sheet import sheet
from meetingdesk.documents.snapshot import Results
from meetingdesk.evaluation.results import AspectScore
from tests.builders import MORNING, minutes_facts
from tests.documents.conftest import Park
from tests.documents.drawing import code_box
from tests.documents.making import DIGEST, a_class, a_score, a_snapshot, class_score, some_results
from tests.documents.poll_work import some_work
from tests.documents.qr_reading import message, picture
from tests.documents.reading import MM, glyphs, lines, pages, text, words


def made(poll: Results, **facts: Any) -> Paper:
    return sheet(a_snapshot(facts=minutes_facts(**facts)), poll)


def notes(poll: Results) -> str:
    return "\n".join(str(block.text) for block in made(poll).blocks if isinstance(block, Para))


def tables(poll: Results) -> list[Table]:
    return [block for block in made(poll).blocks if isinstance(block, Table)]


def heads(poll: Results) -> list[str]:
    return [column.head for column in tables(poll)[0].columns]


def two_classes(shown: bool) -> Results:
    scores = (class_score("A"), class_score("B", None)) if shown else ()
    rows = tuple(a_score(n, classes=scores) for n in (1, 2))
    classes = (a_class("A", 6, weight="60"), a_class("B", 41, 1, weight="40"))
    return some_results(*rows, classes=classes, classes_shown=shown)


def test_the_columns_are_those_of_the_summary() -> None:
    assert heads(some_results()) == [
        "序号", "党组织", "书记", "述职方式", "好", "较好", "一般", "差", "弃权", "无效", "有效评价数",
        "得分", "名次", "建议等次",
    ]  # fmt: skip
    assert tables(some_results())[0].rows[0] == (
        "1", "演示001党支部", "王　五", "现场", "30 / 75.00%", "9 / 75.00%", "1 / 75.00%", "0 / 75.00%",
        "1", "2", "40", "94.50", "1", "好",
    )  # fmt: skip


def test_a_rate_of_another_base_leaves_the_share_of_the_best_grade_on_its_own() -> None:
    assert "好票率" in heads(some_results(a_score(1, good_rate="76.92")))


def test_the_line_above_tells_who_was_there_and_the_papers() -> None:
    found = notes(some_results())
    assert found.startswith(
        "应到6人，实到43人；发出测评表44份，收回43份，有效41份，无效2份；回收率97.73%，有效率95.35%。"
    )


def test_classes_are_told_on_their_own_where_all_are_big_enough() -> None:
    whole, classes = tables(two_classes(shown=True))
    assert len(whole.rows) == len(classes.rows) == 2
    assert classes.caption == "分类得分"
    assert classes.rows[0][3:] == ("5 / 1 / 0 / 0", "95.00", "5 / 1 / 0 / 0", "—")
    assert "A类（权重60）发出6份" in notes(two_classes(shown=True))


def test_small_classes_are_hidden_and_the_paper_says_so() -> None:
    hidden = two_classes(shown=False)
    assert len(tables(hidden)) == 1
    assert "不足5份" in notes(hidden)
    assert "不足5份" not in notes(some_results())


def test_ties_are_explained_only_where_there_are_any() -> None:
    tied = some_results(a_score(1, rank=1), a_score(2, rank=1), a_score(3, rank=3))
    assert "并列" in notes(tied)
    assert "并列" not in notes(some_results())


def test_a_class_without_a_valid_mark_is_named() -> None:
    assert "演示001党支部在B类中没有有效评价" in notes(some_results(a_score(1, left_out=("B",))))


def test_no_valid_mark_means_no_score() -> None:
    nobody = a_score(
        1, (0, 0, 0, 0), score=None, rank=None, suggested=None, good_rate=None, rates=(None,) * 4
    )
    row = tables(some_results(nobody))[0].rows[0]
    assert row[4] == "0 / —"
    assert row[-3:] == ("—", "—", "—")
    assert "不计分、不排名" in notes(some_results(nobody))


@pytest.mark.parametrize(
    ("change", "words_of_it"),
    [
        ({"differences": 3}, "两遍录入有3处不同"),
        ({"differences": 0}, "两遍录入完全一致"),
        ({"mismatch_reason": "一份未投"}, "份数不符的说明：一份未投。"),
        ({"confirm_note": "同一人录入"}, "复核说明：同一人录入。"),
    ],
)
def test_what_was_odd_is_told(change: dict[str, Any], words_of_it: str) -> None:
    assert words_of_it in notes(some_results(**change))


def test_grades_that_the_organ_fixed_have_a_column_and_name_it() -> None:
    fixed = some_results(a_score(1, fixed="较好"), fixed_by="演示党工委", fixed_on=MORNING.date())
    assert heads(fixed)[-1] == "审定等次"
    pairs = dict(next(block for block in made(fixed).blocks if isinstance(block, KeyValues)).pairs)
    assert pairs["审定机关"] == "演示党工委，2023年3月17日"
    assert "审定等次" not in heads(some_results())


def test_a_scale_of_six_grades_still_fits() -> None:
    grades = tuple(
        replace(grade, label=f"第{at}档") for at, grade in enumerate((*some_results().grades,) * 2, 1)
    )[:6]
    poll = some_results(a_score(1, (1, 2, 3, 4, 5, 6)), grades=grades)
    assert heads(poll)[4:10] == [grade.label for grade in grades]
    assert tables(poll)[0].rows[0][4:10] == ("1", "2", "3", "4", "5", "6")


def test_it_is_signed_by_scrutineer_and_teller() -> None:
    (signed,) = [block for block in made(some_results()).blocks if isinstance(block, Signatures)]
    assert [label for label, _ in signed.lines] == ["监票人", "计票人", "日期"]


def test_100_subjects_run_over_pages_each_with_head_code_and_sample_mark() -> None:
    poll = some_results(*(a_score(n) for n in range(1, 101)))
    pdf = write_pdf(made(poll, meeting={"sample": True}))
    assert pages(pdf) >= 4
    with_rows = 0
    for page in range(pages(pdf)):
        found = [words(line) for line in lines(pdf, page)]
        assert found[0] == "封存校验码" + DIGEST + "演示数据"
        rows = sum("党支部" in line for line in found)
        assert sum(line.startswith("序号党组织") for line in found) == bool(rows)
        with_rows += rows
    assert with_rows == 100
    assert all(f"演示{n:03}党支部" in text(pdf) for n in range(1, 101))


def test_the_paper_of_the_park_has_its_figures(park: Park) -> None:
    printed = text(park.made["测评结果-现场述职测评.pdf"])
    for poll in park.snapshot.polls[:1]:
        assert all(row.score in printed and row.name in printed for row in poll.rows if row.score)
    assert "应到44人，实到43人" in printed


def test_nobody_who_voted_is_in_it() -> None:
    assert not any("票号" in one or "选票编号" in one for one in texts(made(some_results())))


def test_a_long_name_stays_on_one_line_and_a_long_unit_is_whole() -> None:
    unit = "演示" + "澜川产业园区新材料研究院" * 3 + "党支"
    row = a_score(1, name=unit, person="迪丽热巴·迪力木拉提")
    printed = write_pdf(made(some_results(row, a_score(2))))
    assert sum("迪丽热巴·迪力木拉提" in words(line) for line in lines(printed)) == 1
    drawn = [glyph.char for glyph in glyphs(printed)]
    assert all(drawn.count(char) >= unit.count(char) for char in unit)


def test_the_code_on_the_last_page_holds_the_digest_and_is_25_mm_wide() -> None:
    for rows in (7, 43):
        pdf = write_pdf(made(some_results(*(a_score(n) for n in range(1, rows + 1)))))
        box = code_box(pdf, pages(pdf) - 1)
        assert abs(box[2] - box[0] - 25 * MM) < 0.2
        assert abs(box[3] - box[1] - 25 * MM) < 0.2
        assert message(picture(pdf, pages(pdf) - 1, box)) == f"meetingdesk-result:sha256:{DIGEST}"
        assert not [page for page in range(pages(pdf) - 1) if code_box(pdf, page)]


def test_those_who_typed_and_watched_are_named() -> None:
    poll = some_results()
    paper = sheet(a_snapshot(facts=minutes_facts(), forms=(some_work(),)), poll)
    pairs = dict(next(block for block in paper.blocks if isinstance(block, KeyValues)).pairs)
    assert pairs["录入"] == "第1遍录入员甲；第2遍录入员乙（监票丙在场）"
    assert pairs["监督"] == "打乱编号监票甲、监票乙；复核确认监票甲、监票乙"


def test_aspects_have_a_table_of_their_own() -> None:
    aspect = AspectScore("政治引领", "20", False, True, (), 0, 0, 40, "91.25", ())
    whole, aspects = tables(some_results(a_score(1, aspects=(aspect,))))
    assert aspects.caption == "分项得分"
    assert aspects.columns[-1].head == "政治引领（权重20）"
    assert aspects.rows[0][-1] == "91.25"
    assert len(whole.rows) == 1


def test_points_alone_say_why_the_columns_of_grades_are_empty() -> None:
    points = AspectScore("德", "20", False, True, (), 0, 0, 40, "91.25", ())
    overall = AspectScore("综合评价", "0", True, False, (40, 0, 0, 0), 0, 0, 40, None, ())
    assert "等次和有效评价数各栏不计" in notes(some_results(a_score(1, aspects=(points,))))
    assert "各栏不计" not in notes(some_results(a_score(1, aspects=(points, overall))))
    assert "各栏不计" not in notes(some_results(a_score(1)))
