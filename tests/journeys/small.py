"""A case made by hand, small enough to reckon on paper, with what the park's case does not have.

Five grades, three classes of which one has no valid ballot, a poll with one subject, a repeated scan,
one who leaves early, one who never comes, one who only listens, no guests, no comments.
"""

from __future__ import annotations

import csv
from pathlib import Path
from typing import Any

import openpyxl

Lines = list[list[Any]]

MEETING = """\
meeting: {title: 演示小会, date: 2024-02-29, start: null, end: null}
organisations:
  - {name: 演示甲, kind: 党支部, level: 县级}
  - {name: 演示丁, kind: 党委, level: null}
agenda:
  - {step: 1, kind: oral_reports, title: 现场述职}
  - {step: 2, kind: evaluation, title: 测评}
"""
PEOPLE: Lines = [
    ["序号", "姓名", "单位", "职务", "电话", "参会身份"],
    [1, "赵一", "演示甲党支部", "书记", None, "出席"],
    [2, "钱二", "演示乙党支部", "书记", None, "出席"],
    [3, "孙三", "演示丙党支部", "书记", None, "出席"],
    [4, "李四", "演示丁党委", "书记", None, "出席"],
    [5, "赵一", "演示戊党支部", "书记", None, "出席"],
    [6, "吴六", "演示己党支部", "书记", None, "列席"],
]
MORNING: Lines = [
    ["时间", "序号", "姓名", "动作", "代会人", "代会人职务", "事由"],
    ["08:20:00", 3, "孙三", "请假", "", "", "出差"],
    ["08:50:00", 1, "赵一", "签到", "", "", ""],
    ["08:51:00", 6, "吴六", "签到", "", "", ""],
    ["08:55:00", 1, "赵一", "签到", "", "", ""],
    ["09:00:00", 4, "李四", "代会", "周七", "副书记", ""],
    ["09:00:01", 2, "钱二", "签到", "", "", ""],
    ["10:00:00", 2, "钱二", "早退", "", "", ""],
]
REPORTS: Lines = [
    ["党组织", "方式", "顺序", "计划秒数", "实用秒数", "书面报告收到"],
    ["演示甲党支部", "现场", 1, 300, 301, ""],
    ["演示丙党支部", "书面", "", "", "", ""],
    ["演示乙党支部", "书面", "", "", "", "迟交"],
]
POLLS = """\
- stem: 一人
  title: 一人测评
  subjects: on_site
  scale:
    - {label: 优秀, points: 100}
    - {label: 良好, points: 85}
    - {label: 中等, points: 70}
    - {label: 较差, points: 50}
    - {label: 差, points: 20}
  classes:
    - {code: A, weight: 50, issued: 3}
    - {code: B, weight: 30, issued: 4}
    - {code: C, weight: 20, issued: 2}
- stem: 三人
  title: 三人测评
  subjects: reporting
  scale: [{label: 好, points: 20}, {label: 较好, points: 17}, {label: 一般, points: 14}]
  classes: [{code: 全体, weight: 1, issued: 6}]
"""
ONE: Lines = [
    ["票号", "票种", "状态", "演示甲党支部"],
    [1, "A", "valid", 1],
    [2, "A", "valid", 2],
    [3, "A", "valid", 0],
    [4, "B", "valid", 5],
    [5, "B", "valid", 1],
    [6, "B", "valid", 9],
    [7, "C", "void", ""],
    [8, "B", "valid", 3],
]
ONE_AGAIN: Lines = [*ONE[:8], [8, "B", "valid", 4]]
ONE_CHECKED: Lines = [["票号", "序号", "以票面为准"], [8, 1, 3]]
THREE: Lines = [
    ["票号", "票种", "状态", "演示甲党支部", "演示乙党支部", "演示丙党支部"],
    [1, "全体", "valid", 1, 1, 0],
    [2, "全体", "valid", 1, 1, 0],
    [3, "全体", "valid", 2, 2, 0],
    [4, "全体", "valid", 1, 1, 0],
    [9, "全体", "valid", 1, 1, 9],
]

FIGURES = {
    "attendance": {
        "expected": 5, "present": 3, "of_which_proxy": 1, "of_which_late": 1, "on_leave": 1, "absent": 1,
        "left_early": 1,
    },
    "reports": {"on_site": 1, "written": 2, "received": 1, "received_late": 1, "over_time": 1},
}  # fmt: skip
ONE_RESULTS = {
    "ladder": {
        "A": {"issued": 3, "returned": 3, "valid": 3, "void": 0},
        "B": {"issued": 4, "returned": 4, "valid": 4, "void": 0},
        "C": {"issued": 2, "returned": 1, "valid": 0, "void": 1},
    },
    "differences": [{"paper": 8, "subject": 1, "first": 3, "second": 4, "paper_says": 3}],
    "results": [
        {
            "subject": 1,
            "org": "演示甲党支部",
            "classes": {  # A: 185 / 2; B: (20 + 100 + 70) / 3
                "A": {"counts": [1, 1, 0, 0, 0], "blank": 1, "void": 0, "valid_marks": 2, "score": "92.50"},
                "B": {"counts": [1, 0, 1, 0, 1], "blank": 0, "void": 1, "valid_marks": 3, "score": "63.33"},
                "C": {"counts": [0, 0, 0, 0, 0], "blank": 0, "void": 0, "valid_marks": 0, "score": None},
            },
            "counts": [2, 1, 1, 0, 1], "blank": 1, "void": 1, "valid_marks": 5,
            "good_rate": "40.00", "satisfied_rate": "60.00",
            "score": "81.56",  # (50 x 92.5 + 30 x 190/3) / 80 = 81.5625
            "rank": 1,
        }
    ],
}  # fmt: skip
TIED = {"counts": [4, 1, 0], "blank": 0, "void": 0, "valid_marks": 5}
UNRATED = {"counts": [0, 0, 0], "blank": 4, "void": 1, "valid_marks": 0}
THREE_RESULTS = {
    "ladder": {"全体": {"issued": 6, "returned": 5, "valid": 5, "void": 0}},
    "differences": [],
    "results": [
        *(
            {
                "subject": place, "org": org, "classes": {"全体": {**TIED, "score": "19.40"}}, **TIED,
                "good_rate": "80.00", "satisfied_rate": "100.00", "score": "19.40", "rank": 1,
            }
            for place, org in ((1, "演示甲党支部"), (2, "演示乙党支部"))
        ),
        {
            "subject": 3, "org": "演示丙党支部", "classes": {"全体": {**UNRATED, "score": None}}, **UNRATED,
            "good_rate": None, "satisfied_rate": None, "score": None, "rank": None,
        },
    ],
}  # fmt: skip


def write(folder: Path) -> Path:
    """Write the case into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "meeting.yaml").write_text(MEETING, encoding="utf-8")
    (folder / "polls.yaml").write_text(POLLS, encoding="utf-8")
    book = openpyxl.Workbook()
    for line in PEOPLE:
        book.active.append(line)
    book.save(folder / "参会名单.xlsx")
    tables = {
        "签到": MORNING, "述职": REPORTS, "一人-第一遍": ONE, "一人-第二遍": ONE_AGAIN,
        "一人-复核": ONE_CHECKED, "三人-第一遍": THREE, "三人-第二遍": THREE,
    }  # fmt: skip
    for name, lines in tables.items():
        table(folder / f"{name}.csv", lines)
    return folder


def table(path: Path, lines: Lines) -> None:
    """Write one table of a case."""
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        csv.writer(file).writerows(lines)
