"""Makes the files of the sample case from meeting.yaml and polls.yaml, all of it 演示数据 (invented).

`python resources/sample/make_sample.py [FOLDER]` writes the roster, sign-in, reports, ballots and expected
figures into FOLDER (this one by default). The same seed gives the same files. The figures are reckoned with
plain fractions and share no code with the program, so that the program's own can be held against them.
"""

from __future__ import annotations

import csv
import io
import json
import random
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import yaml

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))  # a script finds its neighbours so
from resources.sample.reckon import poll_figures
from resources.sample.roster_sheet import Row, write_roster

HERE = Path(__file__).resolve().parent
Paper = list[Any]  # number, class, "valid" or "void", then a mark for each subject
SEED = 20260313
ARRIVAL_DEADLINE = 9 * 3600

# Invented, in the order of the organisations; two people share a name, some surnames have several readings.
PEOPLE = """
    龚䶮 华立夏 单雨桐 查明远 萧静姝 覃朗 曾亦凡 郭永澄 何振岳
    任赟 区晓岚 李芷 程砚 韩志清 董珺 罗溪 唐景行 仇远山
    张旻 陈晓 翟青 吴枫 缪一鸣 胡文澜 解秀宁 冯思齐 刘建禾
    陈晓 于云川 谢海宁 梁翀 尉迟一诺 周以宁 徐凤池 朱黎 欧阳晴川
    盖春和 孙俊岭 杨𬭎 乐庆余 高翠微 王国屹 朴小满 令狐安
""".split()
ON_LEAVE = 44
SUBSTITUTE = (8, "卫晨曦", "党支部副书记")
LATE = {19: "09:06:41", 39: "09:13:25"}
SCANNED_TWICE = 13
LEFT_EARLY = (27, "11:08:00", "赶赴县里会议")
USED_SECONDS = (402, 487, 431, 549, 455, 538, 462)
LATE_REPORT = 13


def main(folder: Path) -> None:
    """Write every file that follows from meeting.yaml and polls.yaml."""
    chance = random.Random(SEED)  # noqa: S311  invents, hides nothing
    units = [row["name"] + row["kind"] for row in load("meeting.yaml")["organisations"]]
    roster = make_roster(units, chance)
    write_roster(folder, roster)
    signin = make_signin(roster, chance)
    write_csv(folder / "签到.csv", SIGNIN_HEAD, signin)
    reports = make_reports(units)
    write_csv(folder / "述职.csv", REPORTS_HEAD, reports)
    write_json(folder / "expected.json", meeting_figures(roster, signin, reports))
    on_site = [row[0] for row in reports if row[1] == "现场"]
    for poll in load("polls.yaml"):
        subjects = on_site if poll["subjects"] == "on_site" else [row[0] for row in reports]
        write_poll(folder, poll, subjects, chance)


def load(name: str) -> Any:
    """One of the two files written by hand."""
    return yaml.safe_load((HERE / name).read_text(encoding="utf-8"))


# ---------------------------------------------------------------- people, sign-in, reports

SIGNIN_HEAD = ("时间", "序号", "姓名", "动作", "代会人", "代会人职务", "事由")
REPORTS_HEAD = ("党组织", "方式", "顺序", "计划秒数", "实用秒数", "书面报告收到")


def make_roster(units: Sequence[str], chance: random.Random) -> list[Row]:
    """Number, unit, name, post, phone. The phones begin with 100, which no network uses."""
    rows = []
    for number, (unit, name) in enumerate(zip(units, PEOPLE, strict=True), 1):
        post = "党委书记" if unit.endswith("党委") else "党支部书记"
        rows.append((number, unit, name, post, 10_000_000_000 + chance.randrange(1_000_000, 99_000_000)))
    return rows


def make_signin(roster: Sequence[Row], chance: random.Random) -> list[tuple[Any, ...]]:
    """The desk's morning in order of time."""
    rows: list[tuple[Any, ...]] = []
    for number, _, name, _, _ in roster:
        if number == ON_LEAVE:
            rows.append(("08:02:00", number, name, "请假", "", "", "外出培训"))
        elif number == SUBSTITUTE[0]:
            rows.append((clock(chance), number, name, "代会", *SUBSTITUTE[1:], ""))
        else:
            rows.append((LATE.get(number) or clock(chance), number, name, "签到", "", "", ""))
    again = roster[SCANNED_TWICE - 1]
    rows.append(("08:59:30", again[0], again[2], "签到", "", "", ""))
    number, time, reason = LEFT_EARLY
    rows.append((time, number, roster[number - 1][2], "早退", "", "", reason))
    return sorted(rows, key=lambda row: (row[0], row[1]))


def clock(chance: random.Random) -> str:
    """A time between 08:30 and 08:59."""
    minutes, seconds = divmod(chance.randrange(29 * 60), 60)
    return f"08:{30 + minutes}:{seconds:02}"


def make_reports(units: Sequence[str]) -> list[tuple[Any, ...]]:
    """Who speaks, in order, and who hands in: everyone but the one on leave."""
    rows: list[tuple[Any, ...]] = []
    for number, unit in enumerate(units[: ON_LEAVE - 1], 1):
        if number <= len(USED_SECONDS):
            rows.append((unit, "现场", number, 480, USED_SECONDS[number - 1], ""))
        else:
            rows.append((unit, "书面", "", "", "", "迟交" if number == LATE_REPORT else "按时"))
    return rows


def meeting_figures(
    roster: Sequence[Any], signin: Sequence[tuple[Any, ...]], reports: Sequence[tuple[Any, ...]]
) -> dict[str, Any]:
    """What expected.json holds."""
    first = {row[1]: row for row in reversed(signin) if row[3] in {"签到", "代会"}}
    on_leave = {row[1] for row in signin if row[3] == "请假"} - set(first)
    written = [row[5] for row in reports if row[1] == "书面"]
    return {
        "attendance": {
            "expected": len(roster),
            "present": len(first),
            "of_which_proxy": sum(row[3] == "代会" for row in first.values()),
            "of_which_late": sum(seconds(row[0]) > ARRIVAL_DEADLINE for row in first.values()),
            "on_leave": len(on_leave),
            "absent": len(roster) - len(first) - len(on_leave),
            "left_early": sum(row[3] == "早退" for row in signin),
        },
        "reports": {
            "on_site": sum(row[1] == "现场" for row in reports),
            "written": len(written),
            "received": len([state for state in written if state]),
            "received_late": written.count("迟交"),
            "over_time": sum(row[1] == "现场" and row[4] > row[3] for row in reports),
        },
    }


def seconds(time: str) -> int:
    """Seconds since midnight."""
    hours, minutes, rest = (int(part) for part in time.split(":"))
    return hours * 3600 + minutes * 60 + rest


# ---------------------------------------------------------------- ballots


def write_poll(folder: Path, poll: dict[str, Any], subjects: list[str], chance: random.Random) -> None:
    """Both passes, what the paper says where they differ, and the figures."""
    papers = make_papers(poll, len(subjects), chance)
    second, checks = mistype(papers, chance)
    head = ("票号", "票种", "状态", *subjects)
    write_csv(folder / f"{poll['stem']}-第一遍.csv", head, papers)
    write_csv(folder / f"{poll['stem']}-第二遍.csv", head, second)
    write_csv(folder / f"{poll['stem']}-复核.csv", ("票号", "序号", "以票面为准"), checks)
    write_json(folder / f"{poll['stem']}-expected.json", poll_figures(poll, subjects, papers, second, checks))


def make_papers(poll: dict[str, Any], width: int, chance: random.Random) -> list[Paper]:
    """One paper of the last class stays out, one or two are void; the others mark mostly the best grades."""
    papers: list[Paper] = []
    for group in poll["classes"]:
        big = group["issued"] > 10
        returned = group["issued"] - (1 if big and len(poll["classes"]) > 1 else 0)
        void = set(chance.sample(range(returned), 2 if len(poll["classes"]) == 1 else 1)) if big else set()
        for index in range(returned):
            marks = chance.choices((1, 2, 3, 4, 0, 9), (72, 19, 4, 1, 3, 1), k=width)
            rest = ["void", *[""] * width] if index in void else ["valid", *marks]
            papers.append([len(papers) + 1, group["code"], *rest])
    return papers


def mistype(papers: list[Paper], chance: random.Random) -> tuple[list[Paper], list[tuple[int, int, int]]]:
    """The second pass: some marks typed otherwise; the paper bears out the first pass."""
    second = [list(paper) for paper in papers]
    valid = [paper for paper in papers if paper[2] == "valid"]
    checks = []
    for paper in sorted(chance.sample(valid, 4 if len(papers[0]) < 20 else 9)):
        row = chance.randrange(1, len(paper) - 2)
        says = paper[row + 2]
        second[paper[0] - 1][row + 2] = chance.choice([mark for mark in (0, 1, 2, 3, 4) if mark != says])
        checks.append((paper[0], row, says))
    return second, checks


# ---------------------------------------------------------------- files


def write_csv(path: Path, head: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    """UTF-8 with a byte order mark, as office programs expect it."""
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows([head, *rows])
    path.write_bytes(text.getvalue().encode("utf-8-sig"))


def write_json(path: Path, content: dict[str, Any]) -> None:
    """Readable, one figure a line."""
    path.write_bytes((json.dumps(content, ensure_ascii=False, indent=1) + "\n").encode())


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else HERE)
