"""People of the roster are found as one types; the roster is counted as an office counts."""

import pytest

from meetingdesk.roster import queries
from meetingdesk.roster.commands import AddOrganisation, AddPerson


@pytest.fixture
def filled(desk):
    for full, name, phone in (
        ("华联瓷业党委", "尉迟一鸣", "13800006337"),
        ("甲厂党支部", "单国强", None),
        ("乙厂联合党支部", "戴光强", None),
    ):
        unit = desk.do(AddOrganisation(name=full, members=10 if phone else None))
        desk.do(AddPerson(name=name, phone=phone, organisation_id=unit, title="书记"))
    desk.do(AddPerson(name="牟其中", reading="mu qi zhong"))
    return desk


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("yc", ["尉迟一鸣", "戴光强"]),
        ("hlcy", ["尉迟一鸣"]),
        ("6337", ["尉迟一鸣"]),
        ("dgq", ["戴光强", "单国强"]),
        ("sgq", ["单国强"]),
        ("联合", ["戴光强"]),
        ("mqz", ["牟其中"]),
        ("2", ["单国强"]),
        ("", []),
        ("xx", []),
    ],
)
def test_people_are_found_by_what_one_types(filled, typed, found):
    assert [row.name for row in filled.ask(queries.find_people, typed)] == found


def test_someone_without_a_post_is_on_the_roster_too(filled):
    last = filled.ask(queries.roster)[-1]
    assert (last.name, last.organisation, last.post_id, last.id) == ("牟其中", None, None, last.person_id)


def test_organisations_are_counted_by_kind(filled):
    counts = filled.ask(queries.counts)
    assert (counts.people, counts.organisations, counts.committees, counts.branches) == (4, 3, 1, 2)
    assert dict(counts.kinds) == {"党委": 1, "党支部": 1, "联合党支部": 1}
    assert counts.members == 10


def test_members_of_nobody_known_are_not_zero(desk):
    assert desk.ask(queries.counts).members is None


def test_an_organisation_shows_how_many_serve_in_it(filled):
    assert [unit.people for unit in filled.ask(queries.organisations)] == [1, 1, 1]
