"""The table of results in a small window: every figure is whole."""

from __future__ import annotations

import pytest

from meetingdesk.ui.evaluation.holders import BESIDE
from meetingdesk.ui.evaluation.outcome import LEAST_ROOM, NARROW_ROOM, columns_of
from meetingdesk.ui.evaluation.result_table import ResultTable
from meetingdesk.ui.tables import widths
from meetingdesk.ui.theme import Role
from meetingdesk.ui.theme import width as measure
from tests.documents.making import a_class, a_score, class_score, some_results

PADS = 24


def _table(classes: int) -> ResultTable:
    codes = [chr(ord("A") + at) for at in range(classes)]
    scores = tuple(class_score(code, "100.00") for code in codes)
    rows = [a_score(at, (142, 19, 11, 10), score="100.00", classes=scores, rank=at) for at in range(1, 44)]
    kinds = tuple(a_class(code, 20, weight="50") for code in codes)
    table = ResultTable()
    table.resize(BESIDE, 600)  # its own window here: as wide as one that is not narrow
    table.show_results(some_results(*rows, classes=kinds, classes_shown=classes > 1))
    return table


@pytest.mark.parametrize("classes", [1, 2, 3])
def test_no_figure_head_or_name_is_cut_in_a_small_window(classes: int) -> None:
    table = _table(classes)
    columns = [one.column for one in table.shown]
    for column, wide in zip(columns, widths(columns, LEAST_ROOM), strict=True):
        for outcome in table.outcomes.shown():
            cell = column.cell(outcome)
            if not cell.chip and not cell.draw:
                assert measure(cell.words, cell.role) <= wide - PADS, (column.title, cell.words)
        assert measure(column.title, Role.CAPTION) <= wide - 8, column.title


@pytest.mark.parametrize("classes", [1, 2, 3])
def test_nor_at_150_per_cent(classes: int) -> None:
    table = _table(classes)
    assert table._results is not None
    columns = [one.column for one in columns_of(table._results, NARROW_ROOM)]
    for column, wide in zip(columns, widths(columns, NARROW_ROOM), strict=True):
        for outcome in table.outcomes.shown():
            cell = column.cell(outcome)
            if not cell.chip and not cell.draw:
                assert measure(cell.words, cell.role) <= wide - PADS, (column.title, cell.words)


def test_two_classes_have_a_column_each() -> None:
    assert {"A票", "B票", "得分"} <= {one.column.title for one in _table(2).shown}


def test_another_poll_with_fewer_columns_is_sorted_by_rank_again() -> None:
    table = _table(1)
    table.sort_by(len(table.shown) - 1)
    table.show_results(some_results(classes=(a_class("A"), a_class("B")), classes_shown=True))
    assert table.sorted_by == 0
