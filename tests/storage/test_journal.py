"""The chain shows every change that was not made through the desk; nothing escapes the journal."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import update
from sqlcipher3 import dbapi2

from meetingdesk.bootstrap import CAPABILITIES, load_models, open_desk
from meetingdesk.desk import Desk
from meetingdesk.foundation.clock import FixedClock
from meetingdesk.roster.model import Organisation
from meetingdesk.storage import journal
from meetingdesk.storage.base import Base, Exact, Json, LocalDate, LocalTime
from meetingdesk.storage.unit import writing
from tests.storage.acts import Found, Rename

TAMPERINGS = (
    "UPDATE journal_act SET by = '别人' WHERE seq = 2",
    "UPDATE journal_act SET at = '2020-01-01T00:00:00' WHERE seq = 1",
    "UPDATE journal_act SET content = replace(content, '云溪', '东岭') WHERE seq = 1",
    "UPDATE journal_change SET after = replace(after, '云溪', '东岭') WHERE act = 1",
    "DELETE FROM journal_change WHERE act = 2",
    "UPDATE journal_act SET undoes = 1 WHERE seq = 2",
)


@pytest.mark.parametrize("statement", TAMPERINGS)
def test_a_change_behind_the_programs_back_breaks_the_chain(
    database: Path, clock: FixedClock, statement: str
) -> None:
    with open_desk(database, clock) as desk:
        key = desk.do(Found(name="云溪"))
        desk.do(Rename(key=key, name="北湖"))
    connection = dbapi2.connect(str(database))
    assert connection.execute(statement).rowcount > 0
    connection.commit()
    connection.close()
    with open_desk(database, clock) as desk:
        assert desk.ask(journal.verify) in {1, 2}


def test_a_bulk_statement_is_refused_since_the_journal_would_not_see_it(desk: Desk) -> None:
    with pytest.raises(RuntimeError, match=r"escape"), writing(desk.engine, desk.clock, None) as unit:
        unit.session.execute(update(Organisation).values(name="全部"))


def test_every_table_says_how_the_journal_treats_it() -> None:
    load_models()
    prefixes = {*CAPABILITIES, "journal"}
    for table in Base.metadata.tables.values():
        assert table.info.get("journal") in {"full", "secret", "own"}, table.name
        assert table.name.split("_")[0] in prefixes, table.name


def test_only_types_that_the_journal_can_keep_raw_are_used() -> None:
    load_models()
    own = (LocalTime, LocalDate, Json, Exact)
    for table in Base.metadata.tables.values():
        for column in table.columns:
            plain = column.type.__class__.__name__ in {"String", "Text", "Integer", "Boolean", "LargeBinary"}
            assert plain or isinstance(column.type, own), f"{table.name}.{column.name}"


def test_journaled_tables_are_found_by_one_text_key() -> None:
    load_models()
    for table in Base.metadata.tables.values():
        if table.info["journal"] == "full":
            assert [column.name for column in table.primary_key] == ["id"], table.name
