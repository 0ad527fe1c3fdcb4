"""抽签结果 on paper: what it tells is enough to work the order out again without this program."""

from __future__ import annotations

import subprocess
from pathlib import Path
from typing import Any

import pytest

from meetingdesk.desk import Desk
from meetingdesk.documents import papers
from meetingdesk.documents.blocks import KeyValues, Paper, Para, Signatures, Table
from meetingdesk.documents.snapshot import take
from meetingdesk.foundation.errors import Refused
from meetingdesk.foundation.wording import Wording
from meetingdesk.speakers.commands import MoveToEnd
from meetingdesk.speakers.programme import DrawLot
from tests.builders import a_meeting, a_programme
from tests.documents.reading import text


def paper(desk: Desk, meeting: str) -> Paper:
    (made,) = papers.papers_of(take(desk, meeting), papers.LOT)
    return made


def of_kind(made: Paper, kind: type[Any]) -> list[Any]:
    return [block for block in made.blocks if isinstance(block, kind)]


def test_without_a_lot_there_is_no_paper(desk: Desk, tmp_path: Path) -> None:
    with pytest.raises(Refused) as refusal:
        papers.make(desk, a_meeting(desk), tmp_path, ["抽签结果"])
    assert "抽签" in Wording("zh_CN").sentence(refusal.value)
    assert "no lot was drawn" in Wording("en").sentence(refusal.value)


def test_the_sheet_tells_number_order_who_drew_and_has_lines_to_sign(desk: Desk, tmp_path: Path) -> None:
    meeting, _on_site, _written = a_programme(desk, on_site=5)
    desk.operator = "演示操作员"
    desk.do(DrawLot(meeting_id=meeting, seed="1"))
    drawn = desk.do(DrawLot(meeting_id=meeting, seed="58104927"))
    (path,) = papers.make(desk, meeting, tmp_path, ["抽签结果"])
    told = "".join(text(path.read_bytes()).split())
    for words in ("述职抽签结果", "58104927", "第2次，以本次为准", "演示操作员", "核对办法"):
        assert words in told
    places = [told.index(f"{place}{name}") for place, name in enumerate(drawn["order"], 1)]
    assert places == sorted(places)
    labels = [label for line in of_kind(paper(desk, meeting), Signatures) for label, _name in line.lines]
    assert labels == ["抽签人", "监督人", "监督人", "主持人", "记录人", "日期"]


def test_a_lot_that_was_taken_back_is_not_the_one_that_is_printed(desk: Desk) -> None:
    meeting, _on_site, _written = a_programme(desk)
    desk.operator = "甲"
    desk.do(DrawLot(meeting_id=meeting, seed="11"))
    desk.operator = "乙"
    desk.do(DrawLot(meeting_id=meeting, seed="22"))
    desk.undo(desk.undoable().seq)
    (facts,) = of_kind(paper(desk, meeting), KeyValues)
    assert {"11", "甲"} <= {value for _label, value in facts.pairs}


def test_the_lines_to_be_typed_give_the_digests_of_the_table(desk: Desk) -> None:
    """Run as they stand by a shell that knows nothing of this program."""
    meeting, _on_site, _written = a_programme(desk)
    desk.do(DrawLot(meeting_id=meeting, seed='a "$5" \\n\'%!'))
    order, lines = of_kind(paper(desk, meeting), Table)
    starts = order.rows[0][2].replace(" ", "")
    assert len(starts) == 24
    for _with, line in lines.rows:
        asked = subprocess.run(["sh", "-c", line], capture_output=True, check=True, encoding="utf-8")
        assert asked.stdout.startswith(starts), line


def test_who_was_moved_after_the_lot_is_told(desk: Desk) -> None:
    meeting, _on_site, _written = a_programme(desk)
    order = desk.do(DrawLot(meeting_id=meeting, seed="1"))["order"]
    assert not any("调整" in str(one.text) for one in of_kind(paper(desk, meeting), Para))
    first = take(desk, meeting).turns[0].who.organisation_id
    desk.do(MoveToEnd(meeting_id=meeting, organisation_id=first))
    (told,) = [str(one.text) for one in of_kind(paper(desk, meeting), Para) if "调整" in str(one.text)]
    assert "、".join([*order[1:], order[0]]) in told
