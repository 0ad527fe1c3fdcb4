"""Where rows go that are moved: people among people, organisations without people among themselves."""

from __future__ import annotations

import pytest

from meetingdesk.roster.ordering import MoveOrganisations, MovePeople
from meetingdesk.roster.queries import OrganisationRow, RosterRow
from meetingdesk.ui.roster.listed import Listed
from meetingdesk.ui.roster.moving import dropped, stepped


def person(which: str, post: str = "") -> Listed:
    held = post or None
    row = RosterRow(which + post, which, which, None, None, None, held, None, None, None, None, None, 1)
    return Listed(row.id, 1, row, None)


def unit(which: str) -> Listed:
    return Listed(which, 0, None, OrganisationRow(which, which, "", which, None, None, None, 0, None, ()))


A, B, B2, C, X, Y = person("a"), person("b", "1"), person("b", "2"), person("c"), unit("x"), unit("y")
SHOWN = (A, B, B2, C, X, Y)


@pytest.mark.parametrize(
    ("rows", "by", "moved", "before"),
    [
        ((B,), -1, ("b",), "a"),
        ((B2,), 1, ("b",), None),
        ((C,), -9, ("c",), "a"),
        ((A,), 1, ("a",), "c"),
        ((A, C), 1, ("a", "c"), None),
        ((A,), -1, None, None),
        ((C,), 1, None, None),
        ((), 1, None, None),
    ],
)
def test_people_go_up_and_down_whole_with_all_their_posts(rows, by, moved, before):  # type: ignore[no-untyped-def]
    command = stepped(SHOWN, rows, by)
    found = (command.person_ids, command.before) if isinstance(command, MovePeople) else (None, None)
    assert found == (moved, before)


def test_organisations_never_get_among_the_people() -> None:
    command = stepped(SHOWN, (Y,), -1)
    assert isinstance(command, MoveOrganisations)
    assert (command.organisation_ids, command.before) == (("y",), "x")
    assert dropped((Y,), A) is None
    below = dropped((A,), X)
    assert isinstance(below, MovePeople)
    assert below.before is None
