"""分单位名单: units of a kind together, and how many."""

from __future__ import annotations

from dataclasses import replace

from meetingdesk.documents.blocks import Group, KeyValues, Paper, Table, texts
from meetingdesk.documents.pdf import write_pdf
from meetingdesk.documents.snapshot import Listed, Role
from meetingdesk.documents.unit_list import unit_list
from meetingdesk.minutes.facts import GuestFacts
from tests.builders import minutes_facts
from tests.documents.conftest import Park
from tests.documents.making import NAMES, a_line, a_row, a_snapshot
from tests.documents.reading import text


def line(number: int, name: str, unit: str, kind: str = "党支部", role: Role = Role.EXPECTED) -> Listed:
    return replace(a_line(a_row(number, name, unit=unit, role=role)), kind=kind)


def made(*listed: Listed, **facts: object) -> Paper:
    paper = unit_list(a_snapshot(listed=listed, facts=minutes_facts(**facts)))
    assert paper is not None
    return paper


def table(paper: Paper) -> Table:
    return next(block for block in paper.blocks if isinstance(block, Table))


def test_units_stand_by_kind_with_their_numbers() -> None:
    paper = made(
        line(1, "王五", "演示甲党支部"), line(2, "赵六", "演示乙党委", "党委"),
        line(3, "石𬭎", "演示甲党支部"),
    )  # fmt: skip
    rows = [row.text if isinstance(row, Group) else row[:3] for row in table(paper).rows]
    assert rows == [
        "党委：1个，1人", ("2", "演示乙党委", "赵　六"),
        "党支部：1个，2人", ("1", "演示甲党支部（2人）", "王　五"), ("3", "演示甲党支部（2人）", "石　𬭎"),
    ]  # fmt: skip


def test_the_head_counts_units_people_and_roles() -> None:
    paper = made(
        line(1, "王五", "演示甲党支部"), line(2, "赵六", "演示乙党支部"),
        line(3, "田富", "演示乙党支部", role=Role.OBSERVER),
    )  # fmt: skip
    facts = next(block for block in paper.blocks if isinstance(block, KeyValues))
    assert dict(facts.pairs)["人数"] == "2个单位3人：出席2人、列席1人"


def test_guests_are_told_apart_and_nobody_s_telephone() -> None:
    guest = GuestFacts(unit="演示市委", name="廉亦舟", post="处长")
    paper = made(line(1, "王五", "演示甲党支部"), guests=(guest,))
    assert "到会指导：演示市委处长廉亦舟" in texts(paper)
    assert not any("138" in one for one in texts(paper))


def test_everyone_of_the_park_is_on_it_and_can_be_copied(park: Park) -> None:
    said = text(park.made["分单位名单.pdf"])
    assert all(row["姓名"] in said and row["单位"] in said for row in park.roster)
    assert "党委：" in said
    assert "党支部：" in said


def test_rare_names_and_any_text_are_read_back() -> None:
    hostile = ("<i>&lt;{0}", "((\\) %s", "名" * 90, "\x00王\u202e五")
    listed = [line(at, name, name) for at, name in enumerate((*NAMES, *hostile), 1)]
    said = text(write_pdf(made(*listed)))
    for name in (*NAMES, "<i>&lt;{0}", "((\\)%s", "名" * 90, "王五"):
        assert said.count(name) >= 2
