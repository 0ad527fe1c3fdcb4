"""The park's case reads whole, and whatever else a case may honestly hold."""

import shutil
from datetime import date, time
from fractions import Fraction
from pathlib import Path

import pytest

from meetingdesk.rehearsal.case import Case, read_case
from meetingdesk.rehearsal.parts import Action, Received
from tests.rehearsal.folders import PARK, edit, rewrite, rows


@pytest.fixture(scope="module")
def park() -> Case:
    return read_case(PARK)


# ---------------------------------------------------------------- the park


def test_the_park_has_its_people_in_roster_order(park):
    assert len(park.people) == 44
    assert [person.role for person in park.people] == ["expected"] * 44
    first, fourth = park.people[0], park.people[-1]
    assert (first.number, first.name, first.unit, first.post) == (1, "郑䶮", "华联瓷业党委", "党委书记")
    assert (fourth.number, fourth.name, fourth.unit) == (44, "陈佳", "演示企业44党支部")
    assert first.phone == "10069745611"


def test_a_post_that_was_merged_over_three_rows_is_everyones(park):
    assert [person.post for person in park.people[12:16]] == ["党支部书记"] * 4


def test_unknown_facts_stay_unknown(park):
    facts = park.meeting
    assert (facts.date, facts.period, facts.year_assessed) == (date(2023, 3, 17), "上午", 2022)
    assert (facts.start, facts.end, facts.host, facts.recorder) == (None,) * 4
    assert facts.arrival_deadline == time(9, 0)
    assert park.guests[1].name is None


def test_organisations_keep_kind_level_and_aliases(park):
    first = park.organisations[0]
    assert (first.full_name, first.level, first.aliases) == ("华联瓷业党委", "省级", ("华联", "华瓷股份"))
    assert len(park.organisations) == 12
    assert len(park.units) == 44


def test_comments_name_organisations_in_full_and_keep_their_order(park):
    commented = list(dict.fromkeys(comment.organisation for comment in park.comments))
    assert commented[:3] == ["华联瓷业党委", "旗滨玻璃党委", "时代金属党支部"]
    assert len(commented) == 9
    assert [area.area for area in park.problem_areas] == [
        "思想认识", "政治站位", "资料把关", "党建业务", "基础工作"
    ]  # fmt: skip


def test_figures_of_the_year_are_kept_as_written(park):
    figures = {figure.key: figure.value for figure in park.figures}
    assert figures["members"] == "507"
    assert figures["volunteers.total"] == "103"
    assert figures["secretaries_expected"] is None


def test_the_morning_knows_leave_and_substitute_and_tells_namesakes_apart(park):
    leave, proxy = park.morning[0], park.morning[9]
    assert (leave.action, leave.reason, leave.at) == (Action.LEAVE, "出差", time(8, 5))
    assert (proxy.person.name, proxy.action) == ("郭永福", Action.PROXY)
    assert (proxy.proxy_name, proxy.proxy_post) == ("钱代表", "党支部副书记")
    assert [line.person.number for line in park.morning if line.person.name == "张伟"] == [20, 28]


def test_reports_give_the_expected_figures(park):
    received = [report.received for report in park.written]
    assert (len(park.on_site), len(park.written)) == (7, 36)
    assert received.count(Received.LATE) == 1
    assert Received.MISSING not in received
    assert sum(report.over_time for report in park.on_site) == 3


def test_polls_hold_two_passes_and_settled_differences(park):
    few, all_ = park.polls
    assert few.subjects == tuple(report.organisation for report in park.on_site)
    assert all_.subjects == park.units[:43]
    assert [(each.code, each.weight, each.issued) for each in all_.classes] == [("A", 60, 6), ("B", 40, 43)]
    assert (len(few.first.papers), len(all_.second.papers)) == (43, 48)
    assert sum(paper.void for paper in few.first.papers) == 2
    assert [(all_.returned(code), all_.void(code)) for code in "AB"] == [(6, 0), (42, 1)]
    place = few.differences[0]
    assert (place.paper, place.subject, place.first, place.second, place.paper_says) == (6, 2, 1, 0, 1)


def test_nonces_tell_rows_files_steps_and_meetings_apart_and_nothing_else(park, case, tmp_path):
    nonces = {park.nonce("签到.csv", 2), park.nonce("签到.csv", 3), park.nonce("述职.csv", 2)}
    nonces.add(park.nonce("签到.csv", 2, "again"))
    assert len(nonces) == 4
    moved = shutil.copytree(case, tmp_path / "elsewhere")
    edit(moved, "签到.csv", "出差", "住院")
    assert read_case(moved).nonce("签到.csv", 2) == park.nonce("签到.csv", 2)
    edit(moved, "meeting.yaml", "date: 2023-03-17", "date: 2024-03-17")
    assert read_case(moved).nonce("签到.csv", 2) != park.nonce("签到.csv", 2)


def test_reading_tells_how_far_it_is(park):
    seen = []

    class Told:
        def step(self, done: int, total: int, text: str = "") -> None:
            seen.append((done, total, text))

    read_case(PARK, Told())
    assert [done for done, _total, _text in seen] == sorted(done for done, _total, _text in seen)
    assert seen[-1][0] == seen[-1][1]
    assert any("签到.csv" in text for _done, _total, text in seen)


# ---------------------------------------------------------------- other honest cases


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_tables_may_come_in_any_usual_encoding(case, park, encoding):
    for name in ("签到.csv", "测评-现场7人-第一遍.csv", "polls.yaml"):
        text = (case / name).read_text("utf-8-sig").replace("\n", "\r\n")
        (case / name).write_bytes(text.encode(encoding))
    assert read_case(case).polls == park.polls
    assert read_case(case).morning == park.morning


def test_columns_may_be_in_another_order_with_spaces_and_others_beside_them(case, park):
    def turned(header, *lines):
        order = [3, 0, 2, 1, 6, 4, 5]
        moved = [[" 动 作 ", *(header[n] for n in order[1:]), "备注", ""]]
        return moved + [[*(line[n] for n in order), "好", ""] for line in lines]

    rewrite(case, "签到.csv", turned)
    assert read_case(case).morning == park.morning


def test_padded_names_full_width_digits_and_semicolons_read_alike(case, park):
    edit(case, "签到.csv", "44,陈佳", "４４,陈　佳")
    text = (case / "述职.csv").read_text("utf-8-sig").replace(",", ";")
    (case / "述职.csv").write_text("\n\n" + text.replace("华联瓷业党委", " 华联瓷业 党委 "), "utf-8")
    again = read_case(case)
    assert again.morning == park.morning
    assert [report.organisation for report in again.reports] == [each.organisation for each in park.reports]


def test_a_second_scan_early_leaving_and_corrections_are_honest_input(case):
    more = [
        ["8:59", "20", "张伟", "签到", "", "", ""],
        ["10:00", "20", "张伟", "早退", "", "", "接站"],
        ["10:01:00", "5", "萧玉兰", "撤销", "", "", ""],
        ["2023-03-17 10:02:00", "5", "萧玉兰", "补签", "", "", ""],
        ["10:03:00", "44", "陈佳", "签到", "", "", ""],
    ]
    rewrite(case, "签到.csv", lambda *lines: [*lines, *more])
    said = read_case(case).morning[-5:]
    assert [line.action for line in said] == [
        Action.ARRIVE, Action.LEFT_EARLY, Action.UNDO, Action.ARRIVE, Action.ARRIVE
    ]  # fmt: skip
    assert (said[3].day, said[3].at, said[0].at) == (date(2023, 3, 17), time(10, 2), time(8, 59))


def test_people_without_a_line_and_a_morning_without_lines_are_honest_input(case):
    rewrite(case, "签到.csv", lambda header, *lines: [header])
    assert read_case(case).morning == ()


def test_a_line_without_number_names_the_only_person_of_that_name(case):
    edit(case, "签到.csv", "44,陈佳", ",陈佳")
    assert read_case(case).morning[0].person.number == 44


def test_no_speaker_needs_a_time_and_no_report_must_have_come(case):
    edit(case, "述职.csv", "现场,1,480,397,", "现场,1,,,")
    edit(case, "述职.csv", "创智机械党支部,书面,,,,按时", "创智机械党支部,书面,,,,")
    again = read_case(case)
    assert again.on_site[0].used_seconds is None
    assert not again.on_site[0].over_time
    assert again.written[0].received is Received.MISSING


FIVE = """
- stem: 满意度
  title: 满意度测评
  subjects: [科一环保党支部, 华联瓷业党委]
  scale: &scale
  - {label: 很满意, points: 100}
  - {label: 满意, points: 82.5}
  - {label: 一般, points: "60"}
  - {label: 不满意, points: 0}
  - {label: 很不满意, points: 0.000000001}
  classes:
  - {code: 01, weight: 0.5, issued: 3}
  - {code: NO, weight: 33.3, issued: 2}
  - {code: C, weight: 1, issued: 0}
- stem: 一人
  title: 一人测评
  subjects: on_site
  scale: *scale
  classes:
  - {code: 01, weight: 100, issued: 5}
"""


def test_other_scales_more_classes_aliases_and_one_subject_are_honest_input(case):
    (case / "polls.yaml").write_text(FIVE, "utf-8")
    rewrite(case, "述职.csv", lambda *lines: [line for line in lines if line[1] != "现场" or line[2] == "7"])
    header = ["票号", "票种", "状态"]
    two = [["7", "01", "valid", "5", "2"], ["2", "NO", "有效", "9", "0"], ["3", "01", "void", "", ""]]
    two += [["11", "01", "valid", "1", "1"], ["12", "NO", "valid", "0", "4"]]
    one = [[str(number), "01", "valid", "3"] for number in range(1, 6)]
    for name in ("第一遍", "第二遍"):
        rows(case, f"满意度-{name}.csv", [[*header, "科一环保党支部", "华联瓷业党委"], *two])
        rows(case, f"一人-{name}.csv", [[*header, "科一环保党支部"], *one])
        two.reverse()
    rewrite(case, "述职.csv", lambda *lines: [*lines, ["华联瓷业党委", "书面", "", "", "", "按时"]])
    first, second = read_case(case).polls
    assert first.subjects == ("科一环保党支部", "华联瓷业党委")
    assert [grade.points for grade in first.scale] == [100, Fraction("82.5"), 60, 0, Fraction(1, 10**9)]
    assert [(each.code, each.weight) for each in first.classes] == [
        ("01", Fraction(1, 2)), ("NO", Fraction("33.3")), ("C", 1)
    ]  # fmt: skip
    assert [(paper.number, paper.marks) for paper in first.first.papers] == [
        (7, (5, 2)),
        (2, (9, 0)),
        (3, ()),
        (11, (1, 1)),
        (12, (0, 4)),
    ]
    assert (second.subjects, second.differences, second.scale) == (("科一环保党支部",), (), first.scale)


def test_reporting_is_in_roster_order_whatever_the_order_of_the_list(case, park):
    rewrite(case, "述职.csv", lambda header, *lines: [header, *reversed(lines)])
    assert [poll.subjects for poll in read_case(case).polls] == [poll.subjects for poll in park.polls]


def test_a_paper_settled_against_both_passes_is_believed(case):
    edit(case, "测评-现场7人-复核.csv", "6,2,1", "6,2,9")
    assert read_case(case).polls[0].differences[0].paper_says == 9


BARE = """
meeting:
  title: 演示会议
  date: 2024年5月6日
  start: 14:30
  arrival_deadline: 14:20:00
  sample: true
commentary:
  华联: {praise: 亮点多, problem: [资料不全, 培训少]}
  没有名单的企业: [起步早]
problem_areas:
- {area: 基础工作, text: 台账不全, organisations: [华瓷股份, O09]}
organisations:
- {code: O09, name: 力源特瓷, kind: 党支部}
- {name: 华联瓷业, kind: 党委, aliases: [华联, 华瓷股份]}
guest_points: {廖怿: [很好]}
agenda:
- {title: 开会}
- {title: 茶歇十分钟}
"""


def test_a_meeting_of_which_little_is_known_reads_with_nothing_invented(case):
    (case / "meeting.yaml").write_text(BARE, "utf-8")
    bare = read_case(case)
    facts = bare.meeting
    assert (facts.date, facts.start, facts.arrival_deadline) == (date(2024, 5, 6), time(14, 30), time(14, 20))
    assert facts.sample
    assert (bare.guests, bare.figures, [one.kind for one in bare.agenda]) == ((), (), ["other", "break"])
    assert [(each.organisation, each.kind, each.text) for each in bare.comments] == [
        ("华联瓷业党委", "praise", "亮点多"),
        ("华联瓷业党委", "problem", "资料不全"),
        ("华联瓷业党委", "problem", "培训少"),
        ("没有名单的企业", "praise", "起步早"),
    ]
    assert bare.problem_areas[0].organisations == ("华联瓷业党委", "力源特瓷党支部")
    assert bare.guest_points[0].speaker == "廖怿"


def test_a_case_may_lie_in_a_folder_of_any_name(case: Path, tmp_path: Path, park: Case):
    assert read_case(shutil.copytree(case, tmp_path / "案例 {x} 100%")).people == park.people


def test_lines_that_change_nothing_are_known_as_repeats(case):
    more = [
        ["8:59", "20", "张伟", "签到", "", "", ""],
        ["8:59", "8", "郭永福", "代会", "钱 代表", "", ""],
        ["9:00", "8", "郭永福", "签到", "", "", ""],
        ["10:00", "20", "张伟", "早退", "", "", ""],
        ["10:00", "20", "张伟", "早退", "", "", ""],
        ["10:09", "20", "张伟", "回场", "", "", ""],
        ["10:10", "20", "张伟", "早退", "", "", ""],
    ]
    rewrite(case, "签到.csv", lambda *lines: [*lines, *more])
    morning = read_case(case).morning
    assert [line.repeats for line in morning[-7:]] == [True, True, True, False, True, False, False]
    assert not any(line.repeats for line in morning[:-7])
