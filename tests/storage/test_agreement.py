"""A row that is not as its last act left it is found, whoever changed it."""

from __future__ import annotations

from pathlib import Path

import pytest

from meetingdesk.bootstrap import open_desk
from meetingdesk.foundation.clock import FixedClock
from meetingdesk.storage import engine as engines
from meetingdesk.storage import health
from meetingdesk.storage.agreement import strays
from tests.storage.acts import Found, Rename

RENAMED = "UPDATE roster_organisation SET name = '演示假' WHERE name = '演示乙'"
COPIED = (
    "INSERT INTO roster_alias (id, organisation_id, alias)"
    " SELECT 'f', organisation_id, '另一名' FROM roster_alias LIMIT 1"
)


@pytest.fixture
def filled(database: Path, clock: FixedClock) -> Path:
    """Three organisations, one of them renamed, one taken back."""
    with open_desk(database, clock) as desk:
        first = desk.do(Found(name="演示甲"))
        desk.do(Rename(key=first, name="演示乙"))
        desk.do(Found(name="演示丙"))
        desk.do(Found(name="演示丁"))
        top = desk.undoable()
        assert top
        desk.undo(top.seq)
    return database


def behind_the_back(database: Path, statement: str) -> None:
    connection = engines.connect(database)
    connection.execute(statement)
    connection.close()


def test_rows_as_they_were_left_have_no_findings(filled: Path) -> None:
    assert health.examine(filled).findings == ()


@pytest.mark.parametrize(
    ("statement", "place"),
    [
        (RENAMED, ("roster_organisation", "name")),
        ("DELETE FROM roster_alias", ("roster_alias", "id")),
        (COPIED, ("roster_alias", "id")),
    ],
)
def test_a_row_changed_removed_or_added_from_outside_is_named(
    filled: Path, statement: str, place: tuple[str, str]
) -> None:
    behind_the_back(filled, statement)
    (found,) = health.examine(filled).findings
    assert found.key == "health.rows"
    assert (found.values["table"], found.values["column"]) == place


@pytest.mark.parametrize("column", ["key", "after", "digest", "image_key"])
def test_a_text_that_became_bytes_is_a_finding_and_no_error_of_the_program(
    filled: Path, column: str
) -> None:
    """What a flipped bit in the head of a record does."""
    behind_the_back(filled, f'UPDATE journal_change SET "{column}" = CAST("{column}" AS BLOB)')
    assert "health.chain" in {found.key for found in health.examine(filled).findings}


def test_a_row_whose_images_were_erased_is_passed_over(filled: Path, clock: FixedClock) -> None:
    behind_the_back(filled, "UPDATE journal_change SET before = NULL, after = NULL, image_key = NULL")
    behind_the_back(filled, "UPDATE roster_organisation SET note = 'x'")
    with open_desk(filled, clock) as desk:
        assert desk.ask(strays) == []


@pytest.mark.parametrize(
    "place", [("journal_change", "image_key"), ("journal_act", "content_key")], ids=["image", "content"]
)
def test_a_key_of_the_chain_in_other_letters_is_found(filled: Path, place: tuple[str, str]) -> None:
    """One bit makes `aB` of `ab`, which is the same number: 1 of 2,000 flips stayed silent by it."""
    table, column = place
    behind_the_back(filled, f"UPDATE {table} SET {column} = upper({column})")
    assert {found.key for found in health.examine(filled).findings} == {"health.chain"}
