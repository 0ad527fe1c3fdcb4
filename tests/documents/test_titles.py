"""Titles break at whole words into lines of like length."""

from __future__ import annotations

import time

import pytest

from meetingdesk.documents.titles import title_lines
from meetingdesk.foundation.hanzi import width


@pytest.mark.parametrize(
    ("title", "lines"),
    [
        ("园区述职评议会纪要", ["园区述职评议会纪要"]),
        (
            "2025年度澜川产业园非公企业党组织书记抓基层党建工作述职评议会纪要",
            ["2025年度澜川产业园非公企业党组织书记", "抓基层党建工作述职评议会纪要"],
        ),
        (
            "2022年度株洲高新区两新组织党组织书记述职评议会议纪要",
            ["2022年度株洲高新区两新组织", "党组织书记述职评议会议纪要"],
        ),
    ],
)
def test_a_title_breaks_between_words(title: str, lines: list[str]) -> None:
    assert title_lines(title).split("\n") == lines


def test_no_line_is_wider_than_the_page() -> None:
    title = "澜川产业园" + "党组织书记述职评议考核工作" * 2 + "会议纪要"
    found = title_lines(title).split("\n")
    assert "".join(found) == title
    assert max(map(width, found)) <= 40
    assert not any(line.startswith(("纪要", "会议", "工作", "书记")) for line in found)


@pytest.mark.parametrize("length", [140, 210, 2000])
def test_a_title_of_any_length_is_broken_at_once(length: int) -> None:
    title = ("党员大会述职评议" * 250)[:length]
    started = time.monotonic()
    found = title_lines(title).split("\n")
    assert time.monotonic() - started < 1
    assert "".join(found) == title
    assert len(found) >= length // 20
    assert max(map(width, found)) <= 40


def test_a_title_without_known_words_is_left_to_the_writer() -> None:
    assert title_lines("澜" * 45) == "澜" * 45


@pytest.mark.parametrize("title", ["手写\n换行的题目" * 9, "Annual review of the Party branches of the park"])
def test_breaks_made_by_hand_and_blanks_are_kept(title: str) -> None:
    assert title_lines(title) == title
