"""Where a moved item lands, as a small picture of the list."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from meetingdesk.ui.agenda.landing import Landing, dropped, inward, outward, stepped


def the(picture: str) -> list[Any]:
    """`A a1 a2 B c1`: capitals stand by themselves, what follows in small letters belongs to them."""
    found: list[Any] = []
    for name in picture.split():
        top = name[0].isupper()
        of = None if top else next(row.id for row in reversed(found) if row.parent_id is None)
        found.append(SimpleNamespace(id=name, parent_id=of, state="waiting", began_at=None))
    return found


def of(rows: list[Any], name: str) -> Any:
    return next(row for row in rows if row.id == name)


LIST = the("A a1 a2 B C c1")


@pytest.mark.parametrize(
    ("name", "before", "lands"),
    [
        ("C", "A", Landing("A", None)),
        ("C", "a2", Landing("B", None)),  # among parts: behind their item
        ("A", None, Landing(None, None)),
        ("A", "a2", None),
        ("a1", "c1", Landing("c1", "C")),
        ("a1", "B", Landing(None, "A")),  # at the end of its own
        ("c1", "C", Landing(None, "B")),
        ("a1", None, Landing(None, "C")),
        ("a1", "A", None),
        ("B", "B", None),
    ],
)
def test_what_is_dropped_keeps_its_level(name: str, before: str | None, lands: Landing | None) -> None:
    assert dropped(LIST, of(LIST, name), before) == lands


@pytest.mark.parametrize(
    ("name", "lands"),
    [("B", Landing(None, "A")), ("A", None), ("C", None), ("a1", None)],
)
def test_an_item_goes_into_the_one_above(name: str, lands: Landing | None) -> None:
    assert inward(LIST, of(LIST, name)) == lands


@pytest.mark.parametrize(
    ("name", "lands"), [("a1", Landing("B", None)), ("c1", Landing(None, None)), ("B", None)]
)
def test_a_part_comes_out_right_behind_its_item(name: str, lands: Landing | None) -> None:
    assert outward(LIST, of(LIST, name)) == lands


def test_steps_stay_on_the_level() -> None:
    assert stepped(LIST, of(LIST, "B"), -1) == Landing("A", None)
    assert stepped(LIST, of(LIST, "a1"), 1) == Landing(None, "A")
    assert stepped(LIST, of(LIST, "a1"), -1) is None
    assert stepped(LIST, of(LIST, "C"), 1) is None
