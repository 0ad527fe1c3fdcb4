"""What an organizer does with the roster by hand; each act can be taken back."""

from datetime import date

import pytest

from meetingdesk.foundation.errors import Refused
from meetingdesk.meeting.commands import CreateMeeting
from meetingdesk.meeting.people import AddAttendeesFromRoster
from meetingdesk.roster import queries
from meetingdesk.roster.commands import (
    AddAlias,
    AddOrganisation,
    AddPerson,
    CorrectOrganisation,
    CorrectPerson,
    GivePost,
    LookAtPhone,
    RemoveAlias,
    RemoveOrganisation,
    RemovePerson,
    RemovePost,
    SetAliases,
)
from meetingdesk.roster.ordering import MoveOrganisations, MovePeople, ReorderRoster, SortRoster
from meetingdesk.roster.sorting import Order, is_sorted
from tests.foundation.test_hanzi import BY_NAME, BY_SURNAME


@pytest.fixture
def factory(desk):
    return desk.do(AddOrganisation(name="甲厂党支部"))


@pytest.fixture
def secretary(desk, factory):
    return desk.do(AddPerson(name="张　三", phone="1.38E+10", organisation_id=factory, title="书记"))


def row(desk):
    return desk.ask(queries.roster)[0]


def refused(desk, command) -> str:
    with pytest.raises(Refused) as caught:
        desk.do(command)
    return caught.value.key


def undo(desk):
    desk.undo(desk.undoable().seq)


@pytest.mark.parametrize(
    ("full", "name", "kind"),
    [
        ("华联瓷业党委", "华联瓷业", "党委"),
        ("演示企业13党支部", "演示企业13", "党支部"),
        ("甲乙联合党支部", "甲乙", "联合党支部"),
        ("甲厂党总支", "甲厂", "党总支"),
        ("甲厂", "甲厂", ""),
        ("党委", "党委", ""),
    ],
)
def test_an_organisation_s_kind_is_read_off_its_name(desk, full, name, kind):
    desk.do(AddOrganisation(name=full))
    found = desk.ask(queries.organisations)[0]
    assert (found.name, found.kind, found.full_name) == (name, kind, full)


def test_an_organisation_is_kept_once_however_it_is_spelt(desk, factory):
    assert refused(desk, AddOrganisation(name="甲 厂", kind="党支部")) == "roster.organisation_twice"
    assert refused(desk, AddOrganisation(name="　")) == "roster.no_unit_name"
    assert desk.do(AddOrganisation(name="甲厂党委")) != factory


def test_an_organisation_is_corrected_and_not_given_stays(desk, factory):
    parent = desk.do(AddOrganisation(name="总厂党委", level="省级", members=131))
    desk.do(CorrectOrganisation(organisation_id=factory, parent_id=parent, members=12))
    desk.do(CorrectOrganisation(organisation_id=factory, name="甲陶瓷厂"))
    found = desk.ask(queries.organisations)[0]
    assert (found.full_name, found.parent_id, found.members) == ("甲陶瓷厂党支部", parent, 12)
    assert desk.ask(queries.counts).members == 143
    undo(desk)
    assert desk.ask(queries.organisations)[0].full_name == "甲厂党支部"


def test_no_organisation_is_above_itself(desk, factory):
    child = desk.do(AddOrganisation(name="车间党支部", parent_id=factory))
    assert refused(desk, CorrectOrganisation(organisation_id=factory, parent_id=child)) == "roster.own_parent"
    assert (
        refused(desk, CorrectOrganisation(organisation_id=factory, parent_id=factory)) == "roster.own_parent"
    )


def test_only_an_organisation_that_nobody_needs_is_removed(desk, factory, secretary):
    desk.do(AddAlias(organisation_id=factory, alias="老甲厂"))
    assert refused(desk, RemoveOrganisation(organisation_id=factory)) == "roster.organisation_in_use"
    desk.do(RemovePost(post_id=row(desk).post_id))
    desk.do(RemoveOrganisation(organisation_id=factory))
    assert desk.ask(queries.organisations) == ()
    undo(desk)
    assert [alias.alias for alias in desk.ask(queries.organisations)[0].aliases] == ["老甲厂"]


def test_an_alias_belongs_to_one_organisation(desk, factory):
    other = desk.do(AddOrganisation(name="乙厂党支部"))
    alias = desk.do(AddAlias(organisation_id=factory, alias="老厂"))
    assert desk.do(AddAlias(organisation_id=factory, alias="老 厂")) == alias
    assert refused(desk, AddAlias(organisation_id=other, alias="老厂")) == "roster.alias_taken"
    assert refused(desk, AddAlias(organisation_id=other, alias=" ")) == "roster.no_unit_name"
    desk.do(RemoveAlias(alias_id=alias))
    desk.do(AddAlias(organisation_id=other, alias="老厂"))
    assert [len(unit.aliases) for unit in desk.ask(queries.organisations)] == [0, 1]


def test_a_person_is_kept_without_padding_and_with_a_whole_phone_number(desk, secretary):
    assert (row(desk).name, row(desk).phone, row(desk).title) == ("张三", "13800000000", "书记")
    assert refused(desk, AddPerson(name="　")) == "roster.no_name"


def test_a_person_is_corrected_and_not_given_stays(desk, secretary):
    desk.do(CorrectPerson(person_id=secretary, reading="zhang san"))
    desk.do(CorrectPerson(person_id=secretary, name="章三", phone=None))
    assert (row(desk).name, row(desk).phone, row(desk).reading) == ("章三", None, "zhang san")
    assert refused(desk, CorrectPerson(person_id=secretary, name="")) == "roster.no_name"


def test_one_person_may_serve_two_organisations(desk, factory, secretary):
    other = desk.do(AddOrganisation(name="乙厂党支部"))
    desk.do(GivePost(person_id=secretary, organisation_id=other, title="书记"))
    desk.do(GivePost(person_id=secretary, organisation_id=other, title="副书记"))
    rows = desk.ask(queries.person, secretary)
    assert [(one.organisation, one.title, one.number) for one in rows] == [
        ("甲厂党支部", "书记", 1),
        ("乙厂党支部", "副书记", 1),
    ]
    assert desk.ask(queries.counts).people == 1


def test_a_removed_person_leaves_no_post_and_comes_back_whole(desk, secretary):
    before = desk.ask(queries.roster)
    desk.do(RemovePerson(person_id=secretary))
    assert desk.ask(queries.roster) == ()
    undo(desk)
    assert desk.ask(queries.roster) == before


def test_a_person_of_a_meeting_stays_on_the_roster(desk, secretary):
    meeting = desk.do(CreateMeeting(title="演示会议", date=date(2023, 3, 17)))
    desk.do(AddAttendeesFromRoster(meeting_id=meeting))
    assert refused(desk, RemovePerson(person_id=secretary)) == "roster.person_in_use"
    assert row(desk).title == "书记"


def test_other_names_are_given_all_at_once(desk, factory):
    other = desk.do(AddOrganisation(name="乙厂党支部"))

    def known() -> list[str]:
        return [one.alias for one in desk.ask(queries.organisations)[0].aliases]

    desk.do(SetAliases(organisation_id=factory, aliases=("老 厂", "", "甲一厂")))
    assert known() == ["甲一厂", "老厂"]
    desk.do(SetAliases(organisation_id=factory, aliases=("老厂",)))
    assert known() == ["老厂"]
    assert refused(desk, SetAliases(organisation_id=other, aliases=("老厂",))) == "roster.alias_taken"
    undo(desk)
    assert known() == ["甲一厂", "老厂"]


def test_a_look_at_a_phone_is_kept_in_the_history_and_changes_nothing(desk, secretary):
    desk.do(LookAtPhone(person_id=secretary))
    act = desk.history()[0]
    assert (act.name, act.details, act.effects) == ("roster.LookAtPhone", {"name": "张三"}, 0)
    assert "13800000000" not in str(act)


def names(desk) -> list[str]:
    return [one.name for one in desk.ask(queries.roster)]


def test_the_order_is_the_imported_one_until_someone_changes_it(desk):
    ids = [desk.do(AddPerson(name=name)) for name in ("林一", "王明", "单国强", "丁小宁", "曾秀英")]
    assert names(desk) == ["林一", "王明", "单国强", "丁小宁", "曾秀英"]
    desk.do(ReorderRoster(person_ids=(ids[4], ids[0])))
    assert names(desk) == ["曾秀英", "林一", "王明", "单国强", "丁小宁"]
    undo(desk)
    desk.do(SortRoster(order="surname_strokes"))
    assert names(desk) == ["丁小宁", "王明", "林一", "单国强", "曾秀英"]
    assert is_sorted(Order.SURNAME_STROKES, [(name, None) for name in names(desk)])
    desk.do(SortRoster(order="pinyin"))
    assert names(desk) == ["丁小宁", "林一", "单国强", "王明", "曾秀英"]
    assert not is_sorted(Order.SURNAME_STROKES, [(name, None) for name in names(desk)])


def test_who_is_dragged_stands_in_front_of_whoever_they_were_dropped_on(desk):
    ids = [desk.do(AddPerson(name=name)) for name in ("林一", "王明", "单国强", "丁小宁")]
    desk.do(MovePeople(person_ids=(ids[3],), before=ids[1]))
    assert names(desk) == ["林一", "丁小宁", "王明", "单国强"]
    desk.do(MovePeople(person_ids=(ids[1], ids[0])))
    assert names(desk) == ["丁小宁", "单国强", "王明", "林一"]
    desk.do(MovePeople(person_ids=(ids[0],), before=ids[3]))
    assert names(desk) == ["林一", "丁小宁", "单国强", "王明"]
    assert desk.history()[0].details == {"name": "林一"}
    for _ in range(3):
        undo(desk)
    assert names(desk) == ["林一", "王明", "单国强", "丁小宁"]


def test_a_thousand_moves_to_one_place_never_run_out_of_room(desk):
    ids = [desk.do(AddPerson(name=f"演示{place}")) for place in range(6)]
    for turn in range(40):
        desk.do(MovePeople(person_ids=(ids[turn % 2],), before=ids[3]))
    assert names(desk) == ["演示2", "演示0", "演示1", "演示3", "演示4", "演示5"]


def test_moving_one_of_many_touches_nobody_else(desk):
    ids = [desk.do(AddPerson(name=f"演示{place}")) for place in range(30)]
    desk.do(MovePeople(person_ids=(ids[29],), before=ids[1]))
    assert desk.history()[0].effects == 1


def test_organisations_are_put_in_order_as_well(desk):
    ids = [desk.do(AddOrganisation(name=f"{name}厂党支部")) for name in "甲乙丙"]
    desk.do(MoveOrganisations(organisation_ids=(ids[2],), before=ids[0]))
    assert [one.name for one in desk.ask(queries.organisations)] == ["丙厂", "甲厂", "乙厂"]


@pytest.mark.parametrize(("order", "expected"), [("surname_strokes", BY_SURNAME), ("name_strokes", BY_NAME)])
def test_the_roster_stands_by_strokes_as_either_school_writes_it(desk, order, expected):
    for name in sorted(expected):
        desk.do(AddPerson(name=name))
    desk.do(SortRoster(order=order))
    assert names(desk) == expected
    assert is_sorted(Order(order), [(name, None) for name in expected])


def test_levels_sort_from_high_to_low_and_keep_the_order_within(desk):
    for name, level in (("张三", None), ("李四", "醴陵市级"), ("王五", "省级"), ("赵六", "株洲市级")):
        unit = desk.do(AddOrganisation(name=f"{name}厂党支部", level=level))
        desk.do(AddPerson(name=name, organisation_id=unit))
    desk.do(SortRoster(order="level"))
    assert names(desk) == ["王五", "李四", "赵六", "张三"]


def test_everything_done_can_be_undone_to_an_empty_roster(desk, factory, secretary):
    desk.do(AddAlias(organisation_id=factory, alias="老厂"))
    desk.do(CorrectPerson(person_id=secretary, name="章三"))
    desk.do(SortRoster(order="pinyin"))
    while desk.undoable():
        undo(desk)
    assert desk.ask(queries.counts).people == 0
    assert desk.ask(queries.organisations) == ()
