"""Which papers of a poll can be made, under which names, and why another must wait."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from meetingdesk.desk import Desk
from meetingdesk.documents import poll_papers
from meetingdesk.documents.choices import Choices
from meetingdesk.documents.papers import made_of, make
from meetingdesk.documents.poll_papers import BALLOTS, COUNTED, FEEDBACK, ISSUED, NAMES, RETURNED, held_back
from meetingdesk.documents.snapshot import Snapshot, take
from meetingdesk.evaluation import commands as do
from meetingdesk.evaluation.printed import BallotClass
from meetingdesk.foundation.errors import Refused
from meetingdesk.foundation.wording import Wording
from tests.builders import a_meeting
from tests.documents.conftest import Park
from tests.documents.making import a_row, a_snapshot, some_results
from tests.documents.poll_work import a_ladder, a_report, some_work
from tests.documents.reading import pages, text
from tests.evaluation.polls import sealed, voting


def shot(**changes: Any) -> Snapshot:
    return a_snapshot(**{"forms": (some_work(),), "polls": (some_results(),), **changes})


def files(snapshot: Snapshot, name: str) -> list[str]:
    return [one.file for one in made_of(snapshot, name)]


def state(of: str, **report: Any) -> Snapshot:
    return shot(forms=(some_work(a_report(state=of, **report), a_ladder(state=of)),))


def test_a_sealed_poll_has_all_its_papers() -> None:
    assert [files(shot(), name) for name in NAMES] == [
        ["测评表-演示测评.pdf"], ["分发情况报告单-演示测评.pdf"], ["收回情况报告单-演示测评.pdf"],
        ["统计结果报告单-演示测评.pdf"], ["反馈表-演示测评.pdf"],
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("of", "can"),
    [("preparing", {BALLOTS, ISSUED}), ("voting", {BALLOTS, ISSUED}), ("closed", {BALLOTS, ISSUED, RETURNED}),
     ("confirmed", {BALLOTS, ISSUED, RETURNED}), ("sealed", set(NAMES))],
)  # fmt: skip
def test_each_paper_waits_for_its_step(of: str, can: set[str]) -> None:
    assert {name for name in NAMES if files(state(of), name)} == can
    for name in set(NAMES) - can:
        (refusal,) = held_back(state(of), name)
        for language in ("zh_CN", "en"):
            assert "演示测评" in Wording(language).sentence(refusal)


def test_papers_that_do_not_add_up_block_every_report_and_say_why() -> None:
    values = {"code": "全体", "issued": 43, "returned": 44}
    broken = shot(forms=(some_work(ladder=a_ladder(broken="ladder.over_issued", broken_values=values)),))
    for name in (ISSUED, RETURNED, COUNTED, FEEDBACK):
        assert files(broken, name) == []
        (refusal,) = held_back(broken, name)
        assert refusal.key == "documents.broken"
        told = Wording("zh_CN").sentence(refusal)
        assert "44" in told
        assert "43" in told
    assert len(poll_papers.broken(broken)) == 4
    assert files(broken, BALLOTS)


def test_a_broken_poll_does_not_hold_up_another(desk: Desk) -> None:
    fine = some_work()
    values = {"code": "A", "issued": 1, "returned": 2}
    ladder = a_ladder(poll_id="p2", broken="ladder.over_issued", broken_values=values)
    spoilt = some_work(a_report(poll_id="p2", title="第二次测评"), ladder)
    assert files(shot(forms=(fine, spoilt)), RETURNED) == ["收回情况报告单-演示测评.pdf"]


def test_without_a_poll_each_says_so(desk: Desk, tmp_path: Path) -> None:
    meeting = a_meeting(desk)
    for name in NAMES:
        with pytest.raises(Refused) as refusal:
            make(desk, meeting, tmp_path / "out", [name])
        assert refusal.value.key == "documents.no_poll"
    assert not (tmp_path / "out").exists()


def test_a_report_that_was_asked_for_too_early_is_refused_by_its_reason(desk: Desk, tmp_path: Path) -> None:
    poll = voting(desk, issued={"全体": 6})
    with pytest.raises(Refused) as refusal:
        make(desk, poll.meeting, tmp_path, [COUNTED])
    assert refusal.value.key == "documents.not_sealed"
    poll.do(do.SetPrinted, class_code="全体", printed=9)
    poll.do(do.CountUnused, class_code="全体", unused=1)
    with pytest.raises(Refused) as refusal:
        make(desk, poll.meeting, tmp_path, [ISSUED])
    assert refusal.value.key == "documents.broken"
    assert "9" in Wording("zh_CN").sentence(refusal.value)
    poll.do(do.CountUnused, class_code="全体", unused=3)
    (made,) = make(desk, poll.meeting, tmp_path, [ISSUED])
    assert "印制9=发出6+剩余3。" in text(made.read_bytes())


def test_a_real_poll_prints_its_form_and_its_papers(desk: Desk, tmp_path: Path) -> None:
    poll = sealed(desk)
    found = {name: made_of(take(desk, poll.meeting), name) for name in NAMES}
    assert all(found.values())
    printed = text(found[BALLOTS][0].data)
    assert "演示甲党支部" in printed
    assert "本表采用无记名方式填写" in printed


def test_ballots_are_a_file_a_class_with_letter_and_colour_of_the_paper() -> None:
    classes = (BallotClass("A", "A", "红", 6, None), BallotClass("B", "B", "", None, 50))
    found = made_of(shot(forms=(some_work(classes=classes),)), BALLOTS)
    assert [one.file for one in found] == ["测评表-演示测评-A票（红）.pdf", "测评表-演示测评-B票.pdf"]
    assert [pages(one.data) for one in found] == [7, 50]
    assert "（A票）" in text(found[0].data)


def test_where_nobody_said_how_many_the_list_is_counted_without_those_on_leave() -> None:
    rows = tuple(a_row(n, f"演示人{n}") for n in range(1, 42))
    found = made_of(shot(board=rows, listed=a_snapshot(*rows).listed), BALLOTS)
    assert [pages(one.data) for one in found] == [44]


def test_room_for_remarks_and_single_slips_are_a_choice() -> None:
    chosen = shot(choices=Choices(remarks=True, each_slip=True))
    assert "意见建议" in text(made_of(chosen, BALLOTS)[0].data)
    assert files(chosen, FEEDBACK) == [
        "反馈表-演示测评/01-演示001党支部-王五.pdf", "反馈表-演示测评/02-演示002党支部-王五.pdf",
    ]  # fmt: skip


def test_single_slips_lie_in_a_folder_of_their_own(park: Park, tmp_path: Path) -> None:
    made = make(park.desk, park.meeting_id, tmp_path, [FEEDBACK], choices=Choices(each_slip=True))
    assert len(made) == 7 + 43
    assert {path.parent.name for path in made} == {"反馈表-现场述职测评", "反馈表-年度述职测评"}
    assert all(path.is_file() for path in made)
