"""`import-roster`, `results` and `export`."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from meetingdesk.bootstrap import open_desk
from meetingdesk.cli.program import run
from meetingdesk.meeting.commands import CreateMeeting
from meetingdesk.roster import queries as roster
from meetingdesk.storage import engine
from tests.builders import CASE
from tests.documents.reading import MM, glyphs, text
from tests.journeys import small
from tests.journeys.rows import all_rows


def people(database: Path) -> list[tuple[str, str | None]]:
    with open_desk(database) as desk:
        return [(row.name, row.organisation) for row in desk.ask(roster.roster)]


@pytest.mark.parametrize("file", ["参会名单.xlsx", "参会名单-GB18030.csv"])
def test_a_roster_is_previewed_and_imported(file: str, tmp_path: Path, said) -> None:
    code, out, err = said("import-roster", CASE / file, "--database", tmp_path / "new.db")
    assert (code, err) == (0, "")
    assert "44" in out
    assert len(people(tmp_path / "new.db")) == 44


def test_both_files_of_the_case_are_the_same_people(tmp_path: Path, said) -> None:
    for name in ("参会名单.xlsx", "参会名单-GB18030.csv"):
        assert said("import-roster", CASE / name, "--database", tmp_path / f"{name}.db")[0] == 0
    one, other = (people(tmp_path / f"{name}.db") for name in ("参会名单.xlsx", "参会名单-GB18030.csv"))
    assert one == other


def test_an_import_goes_into_the_users_own_database(home: Path, said) -> None:
    assert said("import-roster", CASE / "参会名单.xlsx")[0] == 0
    assert len(people(home / "meetingdesk.db")) == 44


def test_a_dry_run_makes_nothing(home: Path, database: Path, said) -> None:
    assert said("import-roster", CASE / "参会名单.xlsx", "--dry-run")[0] == 0
    assert not home.exists()
    before = all_rows(database)
    code, out, _err = said("import-roster", CASE / "参会名单.xlsx", "--dry-run", "--database", database)
    assert code == 0
    assert "44" in out
    assert all_rows(database) == before


def test_rows_that_need_a_look_are_listed_with_their_reason(tmp_path: Path, said) -> None:
    file = tmp_path / "roster.csv"
    file.write_text("姓名,单位\n张三,甲党支部\n李四、王五,乙党支部\n张三,甲党支部\n", encoding="utf-8")
    code, out, _err = said("import-roster", file, "--database", tmp_path / "new.db")
    assert code == 0
    listed = [line for line in out.splitlines() if line.startswith("第 ")]
    assert ["第 3 行" in listed[0], "第 4 行" in listed[1]] == [True, True]
    assert people(tmp_path / "new.db") == [("张三", "甲党支部")]


def test_namesakes_wait_for_a_decision_unless_told(tmp_path: Path, said) -> None:
    file, target = tmp_path / "roster.csv", tmp_path / "new.db"
    file.write_text("姓名,单位\n张三,甲党支部\n", encoding="utf-8")
    assert said("import-roster", file, "--database", target)[0] == 0
    file.write_text("姓名,单位\n张三,乙党支部\n李四,乙党支部\n", encoding="utf-8")
    assert "张三 乙党支部" in said("import-roster", file, "--database", target)[1]
    assert people(target) == [("张三", "甲党支部"), ("李四", "乙党支部")]
    assert said("import-roster", file, "--namesakes", "new", "--database", target)[0] == 0
    assert ("张三", "乙党支部") in people(target)


@pytest.mark.parametrize("content", [None, b"", b"PK\x03\x04 broken", "电话\n1\n".encode()])
def test_a_bad_roster_makes_no_database(content: bytes | None, tmp_path: Path, said) -> None:
    file = tmp_path / "roster.xlsx"
    if content is not None:
        file.write_bytes(content)
    code, out, err = said("import-roster", file, "--database", tmp_path / "new.db")
    assert (code, out) == (2, "")
    assert "roster.xlsx" in err
    assert list(tmp_path.glob("new.db*")) == []


def test_results_as_json(database: Path, said) -> None:
    code, out, _err = said("results", "--json", "--database", database)
    assert code == 0
    told = json.loads(out)
    assert told["meeting"]["title"] == "演示小会"
    assert told["meeting"]["date"] == "2024-02-29"
    assert [poll["title"] for poll in told["polls"]] == ["一人测评", "三人测评"]
    assert told["polls"][0]["results"] == small.ONE_RESULTS["results"]
    assert told["polls"][0]["ladder"] == small.ONE_RESULTS["ladder"]


def test_results_for_people(database: Path, said) -> None:
    lines = said("results", "--database", database)[1].splitlines()
    assert [line.split() for line in lines if "演示甲党支部" in line] == [
        ["1", "81.56", "演示甲党支部"],
        ["1", "19.40", "演示甲党支部"],
    ]


def test_the_database_may_be_named_before_the_command(database: Path, said) -> None:
    assert said("--database", database, "results")[0] == 0


@pytest.fixture
def three(database: Path) -> Path:
    with open_desk(database) as desk:
        for title in ("演示春会", "演示秋会"):
            desk.do(CreateMeeting(title=title))
    return database


def test_several_meetings_need_a_choice(three: Path, said) -> None:
    code, _out, err = said("results", "--database", three)
    assert code == 2
    assert all(title in err for title in ("演示小会", "演示春会", "演示秋会"))


def test_part_of_a_title_is_enough(three: Path, said) -> None:
    code, out, _err = said("results", "--json", "--meeting", "小会", "--database", three)
    assert code == 0
    meeting = json.loads(out)["meeting"]
    assert meeting["title"] == "演示小会"
    assert said("results", "--json", "--meeting", meeting["id"], "--database", three)[0] == 0
    assert said("results", "--json", "--meeting", meeting["id"][:8], "--database", three)[0] == 0


@pytest.mark.parametrize("wanted", ["演示", "夏会"])
def test_a_choice_that_fits_several_or_none_is_refused_with_the_list(wanted: str, three: Path, said) -> None:
    code, _out, err = said("results", "--meeting", wanted, "--database", three)
    assert code == 2
    assert "演示秋会" in err


def test_a_paper_may_be_named_as_its_file(database: Path, tmp_path: Path, said) -> None:
    words = ("会议纪要.pdf", "测评结果.xlsx", "--out", tmp_path / "papers", "--database", database)
    assert said("export", *words)[0] == 0
    assert {path.name for path in (tmp_path / "papers").iterdir()} == {"会议纪要.pdf", "测评结果.xlsx"}


def test_papers_are_exported_by_name(database: Path, tmp_path: Path, said) -> None:
    code, out, _err = said("export", "会议纪要", "名单", "--out", tmp_path / "papers", "--database", database)
    assert code == 0
    assert {path.name for path in (tmp_path / "papers").iterdir()} == {
        "会议纪要.pdf", "会议纪要.docx", "名单.xlsx",
    }  # fmt: skip
    assert len(out.splitlines()) == 3


def test_how_papers_look_is_said_on_the_command_line(database: Path, tmp_path: Path, said) -> None:
    words = ("--by-kind", "--phone-column", "--card", "210x140", "--badges", "8", "--unit-cards")
    papers = ("签到表", "席卡", "胸卡.pdf", "会议通知.docx")
    code, _out, _err = said("export", *papers, *words, "--out", tmp_path / "papers", "--database", database)
    assert code == 0
    made = {path.name: path.read_bytes() for path in (tmp_path / "papers").iterdir()}
    assert set(made) == {"签到表.pdf", "席卡.pdf", "胸卡.pdf", "会议通知.docx"}
    assert "联系电话" in text(made["签到表.pdf"])
    low = min(glyph.y for glyph in glyphs(made["席卡.pdf"]) if glyph.char not in "演示数据")
    assert low < 90 * MM
    assert said("export", "席卡", "--card", "90x50", "--out", tmp_path, "--database", database)[0] == 2


def test_a_paper_that_is_named_as_a_file_is_that_file_alone(database: Path, tmp_path: Path, said) -> None:
    def made(*names: str) -> set[str]:
        out = tmp_path / "-".join(names)
        code, _out, err = said("export", *names, "--out", out, "--database", database)
        assert (code, err) == (0, "")
        return {path.name for path in out.iterdir()}

    assert made("会议纪要.docx", "会议记录") == {"会议纪要.docx", "会议记录.pdf", "会议记录.docx"}
    whole = {"新闻稿.docx", "新闻稿.pdf", "新闻稿.txt"}
    assert made("新闻稿", "新闻稿.txt") == whole, "named whole, it is whole"
    assert made("席卡.docx") == {"席卡.pdf"}, "what a paper is never written as does not keep it back"


def test_ballots_reports_and_slips_are_exported_by_name(database: Path, tmp_path: Path, said) -> None:
    kinds = ("测评表", "分发情况报告单", "收回情况报告单", "统计结果报告单", "反馈表")
    code, told, wrong = said("export", *kinds, "--out", tmp_path / "o", "--database", database, "--remarks")
    assert (code, wrong) == (0, "")
    assert {Path(line).name.split("-")[0] for line in told.split()} == set(kinds)
    code, told, _ = said("export", "反馈表", "--out", tmp_path / "o", "--database", database, "--each-slip")
    assert code == 0
    assert {Path(line).parent.name for line in told.split()} == {"反馈表-一人测评", "反馈表-三人测评"}


def test_a_report_left_out_for_papers_that_do_not_add_up_is_said(
    database: Path, tmp_path: Path, said
) -> None:
    connection = engine.connect(database)
    connection.execute("UPDATE evaluation_class SET returned = issued + 1")
    connection.commit()
    connection.close()
    code, told, wrong = said("export", "--out", tmp_path / "o", "--database", database)
    assert code == 0
    assert "报告单" not in told
    assert "统计结果报告单”现在不能做" in wrong
    assert said("export", "统计结果报告单", "--out", tmp_path / "o", "--database", database)[0] == 1


def test_an_unknown_paper_is_refused_with_the_list(database: Path, tmp_path: Path, said) -> None:
    code, _out, err = said("export", "请柬", "--out", tmp_path / "papers", "--database", database)
    assert code == 2
    assert "请柬" in err
    assert "会议纪要" in err


def test_a_bar_is_drawn_on_a_terminal_only(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["rehearse", str(small.write(tmp_path / "case")), "--out", str(tmp_path / "out")]) == 0
    assert capsys.readouterr().err == ""
