"""What files are called, and how papers are asked for by these names."""

from __future__ import annotations

import pytest

from meetingdesk.documents.file_names import is_result, meant, stem
from meetingdesk.documents.papers import NAMES


def test_files_are_called_as_the_papers_are_in_their_language() -> None:
    assert stem("会议纪要", "zh_CN") == "会议纪要"
    assert stem("会议纪要", "en") == "Minutes"
    assert all(stem(name, "zh_CN") == name for name in NAMES if name != "测评结果表")
    assert all(stem(name, "en").isascii() for name in NAMES)
    assert len({stem(name, "en") for name in NAMES}) == len(NAMES) - 1  # one lies beside the results


@pytest.mark.parametrize(
    ("said", "paper"),
    [
        ("会议纪要", "会议纪要"), ("会议纪要.pdf", "会议纪要"), ("Minutes", "会议纪要"),
        ("minutes.docx", "会议纪要"),
        ("测评结果.xlsx", "测评结果表"), ("Results.xlsx", "测评结果表"), ("Results", "测评结果"),
        ("Table of results", "测评结果表"), ("日历文件.ics", "日历文件"), ("Letter.pdf", "Letter"),
        ("v2.1", "v2.1"),
    ],
)  # fmt: skip
def test_a_paper_is_asked_for_by_its_name_or_its_file_in_any_language(said: str, paper: str) -> None:
    assert meant(said, NAMES) == paper


def test_results_of_a_set_are_known_in_any_language() -> None:
    assert is_result("测评结果-年度.pdf")
    assert is_result("set/Results-Year.pdf")
    assert not is_result("Results.xlsx")
    assert not is_result("Minutes.pdf")
