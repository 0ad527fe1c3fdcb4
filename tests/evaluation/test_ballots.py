"""The schema of ballots has nothing that leads to a voter (reliability.md 3.1), checked on the metadata."""

from __future__ import annotations

import pytest
from sqlalchemy import DateTime, Integer, Table
from sqlalchemy.orm import Session

from meetingdesk.bootstrap import load_models
from meetingdesk.storage.base import Base
from meetingdesk.storage.safety import work_tables

load_models()
SECRET = [t for t in Base.metadata.sorted_tables if t.info["journal"] == "secret"]
SEALED = [t for t in SECRET if "sealed" in t.name]
TELLING = ("time", "_at", "date", "by", "operator", "device", "person", "attendee", "voter", "user", "signin")


@pytest.fixture(params=SECRET, ids=lambda table: table.name)
def table(request) -> Table:
    return request.param


def test_the_ballot_tables_are_the_ones_we_think():
    assert {t.name for t in SECRET} == {
        "evaluation_sheet",
        "evaluation_settlement",
        "evaluation_gesture",
        "evaluation_sealed_mark",
        "evaluation_sealed_count",
    }


def test_no_ballot_points_to_a_person_and_none_to_anything_but_its_poll(table):
    assert {key.column.table.name for key in table.foreign_keys} == {"evaluation_poll"}


def test_no_other_table_points_to_a_ballot(table):
    keys = [key for each in Base.metadata.sorted_tables for key in each.foreign_keys]
    assert [key.parent for key in keys if key.column.table is table] == []


def test_no_ballot_has_a_time_a_person_or_a_device(table):
    for column in table.columns:
        assert not isinstance(column.type, DateTime)
        assert not any(word in column.name for word in TELLING), column.name


def test_no_key_grows_and_there_is_no_hidden_rowid(table):
    assert table.dialect_options["sqlite"]["with_rowid"] is False
    grows = [c.name for c in table.primary_key.columns if c.autoincrement is True]
    assert grows == []
    assert len(table.primary_key) > 1 or not isinstance(next(iter(table.primary_key)).type, Integer)


def test_the_database_really_made_them_without_rowid(desk, table):
    def statement(session: Session) -> str:
        found = session.connection().exec_driver_sql(
            "SELECT sql FROM sqlite_master WHERE name = ?", (table.name,)
        )
        return str(found.scalar_one())

    assert "WITHOUT ROWID" in desk.ask(statement)


@pytest.mark.parametrize("sealed", SEALED, ids=lambda table: table.name)
def test_what_is_kept_has_no_paper_number_and_no_nonce(sealed):
    assert {"paper", "nonce", "number", "row"}.isdisjoint(sealed.columns.keys())


def test_no_trigger_and_no_view_watches(desk):
    def watchers(session: Session) -> list[str]:
        found = session.connection().exec_driver_sql(
            "SELECT name FROM sqlite_master WHERE type IN ('trigger', 'view')"
        )
        return [name for (name,) in found]

    assert desk.ask(watchers) == []


def test_safety_copies_leave_the_open_ballots_out_and_keep_the_sealed():
    assert set(work_tables()) == {t.name for t in SECRET} - {t.name for t in SEALED}


def test_no_index_follows_the_typing():
    assert [index.name for table in SECRET if table not in SEALED for index in table.indexes] == []


EVALUATION = [t for t in Base.metadata.sorted_tables if t.name.startswith("evaluation_")]


def test_only_who_is_rated_leads_to_a_person_and_nothing_leads_to_a_sign_in():
    keys = {
        (each.name, key.column.table.name)
        for each in EVALUATION
        for key in each.foreign_keys
        if not key.column.table.name.startswith("evaluation_")
    }
    assert keys == {
        ("evaluation_poll", "meeting_meeting"),
        ("evaluation_subject", "roster_organisation"),
        ("evaluation_subject", "meeting_attendee"),
    }


def test_no_table_outside_the_evaluation_points_into_it():
    others = [t for t in Base.metadata.sorted_tables if t not in EVALUATION]
    targets = {key.column.table.name for each in others for key in each.foreign_keys}
    assert {name for name in targets if name.startswith("evaluation_")} == set()


OPEN = [t for t in EVALUATION if t not in SECRET]


@pytest.mark.parametrize("journaled", OPEN, ids=lambda table: table.name)
def test_what_the_journal_keeps_knows_no_paper_and_no_mark(journaled):
    assert {"paper", "mark", "marks", "nonce", "key", "row"}.isdisjoint(journaled.columns.keys())
