"""An import is one act: it takes what was accepted, can be repeated, and is undone in one step."""

from pathlib import Path

import pytest

from meetingdesk.foundation.errors import Refused
from meetingdesk.foundation.sheets import Book, Sheet, read_book
from meetingdesk.roster import queries
from meetingdesk.roster.bulk import ImportRoster
from meetingdesk.roster.commands import AddAlias
from meetingdesk.roster.importing import State, entries, preview
from meetingdesk.roster.namesakes import Namesake

CASE = Path(__file__).parent.parent / "cases" / "park-2022"
HEADER = ("单位", "姓名", "职务", "电话")


def book(*rows: tuple[str, ...]) -> Book:
    return Book("名册.xlsx", (Sheet("名册", (HEADER, *rows)),))


def bring_in(desk, source: Book, **choices):
    found = preview(source, desk.ask(queries.known))
    return desk.do(ImportRoster(file=source.file, rows=entries(found, **choices)))


def figures(done) -> tuple[int, int, int, int]:
    return done["new"], done["updated"], done["unchanged"], done["organisations"]


def people(desk) -> list[tuple[str, str | None, str | None, str | None]]:
    return [(row.name, row.organisation, row.title, row.phone) for row in desk.ask(queries.roster)]


@pytest.mark.parametrize("file", ["参会名单.xlsx", "参会名单-GB18030.csv"])
def test_the_case_gives_44_people_of_12_named_and_32_other_organisations(desk, file):
    done = bring_in(desk, read_book(CASE / file))
    assert figures(done) == (44, 0, 0, 44)
    assert done["people"] == [row.person_id for row in desk.ask(queries.roster)]
    units = desk.ask(queries.organisations)
    assert len(units) == 44
    assert sum(not unit.name.startswith("演示企业") for unit in units) == 12
    counted = desk.ask(queries.counts)
    assert (counted.people, counted.committees, counted.branches) == (44, 2, 42)
    assert [row.title for row in desk.ask(queries.roster)][:2] == ["党委书记", "党支部书记"]
    assert [row.number for row in desk.ask(queries.roster)] == list(range(1, 45))


def test_the_same_file_again_changes_nothing(desk):
    bring_in(desk, read_book(CASE / "参会名单.xlsx"))
    before = desk.ask(queries.roster)
    again = preview(read_book(CASE / "参会名单-GB18030.csv"), desk.ask(queries.known))
    assert {row.state for row in again.rows} == {State.SAME}
    done = desk.do(ImportRoster(file="again", rows=entries(again)))
    assert figures(done) == (0, 0, 44, 0)
    assert done["people"] == [row.person_id for row in before]
    assert desk.ask(queries.roster) == before


def test_one_undo_takes_a_whole_import_back_and_redo_brings_it_again(desk):
    bring_in(desk, book(("甲厂党支部", "张三", "书记", "13800000001")))
    before = people(desk)
    bring_in(desk, book(("甲厂党支部", "张三", "副书记", ""), ("乙厂党委", "李四", "书记", "")))
    after = people(desk)
    assert after == [("张三", "甲厂党支部", "副书记", "13800000001"), ("李四", "乙厂党委", "书记", None)]
    desk.undo(desk.undoable().seq)
    assert people(desk) == before
    assert desk.ask(queries.counts).organisations == 1
    desk.redo(desk.redoable().seq)
    assert people(desk) == after


def test_empty_cells_change_nothing(desk):
    bring_in(desk, book(("甲厂党支部", "张三", "书记", "13800000001")))
    bring_in(desk, book(("甲厂党支部", "张三", "", "")), with_troubles=True)
    assert people(desk) == [("张三", "甲厂党支部", "书记", "13800000001")]


def test_a_namesake_is_the_chosen_person_or_a_new_one(desk):
    bring_in(desk, book(("甲厂党支部", "张三", "书记", "")))
    with pytest.raises(Refused, match=r"roster\.nothing_to_import"):
        bring_in(desk, book(("乙厂党支部", "张三", "书记", "")))
    known = desk.ask(queries.roster)[0].person_id
    bring_in(desk, book(("乙厂党支部", "张三", "书记", "")), chosen={"2.0": known})
    assert {(row.person_id, row.organisation) for row in desk.ask(queries.roster)} == {
        (known, "甲厂党支部"),
        (known, "乙厂党支部"),
    }
    bring_in(desk, book(("丙厂党支部", "张三", "书记", "")), namesakes=Namesake.NEW)
    assert desk.ask(queries.counts).people == 2


def test_an_alias_leads_to_the_organisation_that_is_there(desk):
    bring_in(desk, book(("港鹏瓷业党支部", "张三", "书记", "")))
    organisation = desk.ask(queries.organisations)[0]
    desk.do(AddAlias(organisation_id=organisation.id, alias="港鹏实业"))
    bring_in(
        desk, book(("港鹏实业党支部", "张三", "书记", "13800000001"), ("港鹏实业党支部", "李四", "委员", ""))
    )
    assert desk.ask(queries.counts).organisations == 1
    assert people(desk) == [
        ("张三", "港鹏瓷业党支部", "书记", "13800000001"),
        ("李四", "港鹏瓷业党支部", "委员", None),
    ]


def test_a_unit_said_to_be_the_same_keeps_its_other_name_and_one_undo_takes_both_back(desk):
    bring_in(desk, book(("港鹏瓷业党支部", "张三", "书记", "")))
    table = book(("港鹏实业党支部", "张三", "书记", "13800000001"))
    assert preview(table, desk.ask(queries.known)).rows[0].state is State.UNIT
    here = desk.ask(queries.organisations)[0].id
    found = preview(table, desk.ask(queries.known), units={"港鹏实业党支部": here})
    desk.do(ImportRoster(file="a", rows=entries(found), aliases=found.aliases))
    assert [one.alias for one in desk.ask(queries.organisations)[0].aliases] == ["港鹏实业党支部"]
    assert preview(table, desk.ask(queries.known)).rows[0].state is State.SAME, "the next import does not ask"
    desk.undo(desk.undoable().seq)
    assert desk.ask(queries.organisations)[0].aliases == ()
    assert people(desk) == [("张三", "港鹏瓷业党支部", "书记", None)]


def test_the_same_gesture_twice_imports_once(desk):
    rows = entries(preview(book(("甲厂党支部", "张三", "书记", "")), desk.ask(queries.known)))
    for _ in range(2):
        desk.do(ImportRoster(file="a", rows=rows, nonce="f" * 32))
    assert len(people(desk)) == 1


def test_history_says_what_came_in(desk):
    bring_in(desk, book(("甲厂党支部", "张三", "书记", "")))
    assert desk.history()[0].details == {"file": "名册.xlsx", "new": 1, "updated": 0}
    assert desk.history()[0].by == "演示录入员甲"


def test_an_import_of_nothing_is_refused(desk):
    with pytest.raises(Refused, match=r"roster\.nothing_to_import"):
        desk.do(ImportRoster(file="a", rows=()))


def test_the_level_of_a_unit_comes_in_with_its_people(desk):
    def take(level: str):
        rows = (("单位", "姓名", "级别"), ("甲厂党支部", "张三", level))
        found = preview(Book("a.xlsx", (Sheet("", rows),)), desk.ask(queries.known))
        desk.do(ImportRoster(file="a", rows=entries(found)))
        return found.rows[0]

    assert take("市级").state is State.NEW
    assert take("市级").state is State.SAME
    changed = take("省级")
    assert (changed.state, changed.changes) == (State.UPDATE, ("level",))
    assert desk.ask(queries.roster)[0].level == "省级"
    assert take("").state is State.SAME


def test_an_entry_about_someone_who_is_gone_leaves_the_roster_as_it_was(desk):
    found = preview(
        book(("甲厂党支部", "张三", "书记", ""), ("乙厂党支部", "李四", "书记", "")), desk.ask(queries.known)
    )
    good, stale = entries(found)
    with pytest.raises(Refused, match=r"storage\.gone"):
        desk.do(ImportRoster(file="a", rows=(good, {**stale, "person_id": "gone"})))
    assert people(desk) == []


def test_ten_thousand_people_come_in_as_one_step(desk):
    rows = [(f"演示企业{place % 400}党支部", f"演示{place:05}", "书记", "") for place in range(10_000)]
    done = bring_in(desk, book(*rows))
    assert (done["new"], done["organisations"]) == (10_000, 400)
    assert len(people(desk)) == 10_000
    desk.undo(desk.undoable().seq)
    assert people(desk) == []
