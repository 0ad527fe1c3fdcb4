"""〈stem〉-第一遍.csv, -第二遍.csv, -复核.csv: papers typed twice, and what they say where the passes differ.

Keys: case.subject_missing, case.subject_extra, case.class_unknown, case.state_unknown, case.mark,
case.void_marked, case.paper_twice, case.over_issued, case.too_few_papers, case.paper_missing,
case.paper_class_differs, case.paper_state_differs, case.settlement_twice, case.settlement_needless,
case.settlement_missing, case.settlement_mark, case.points_mark, case.settlement_points, and those of
`table`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from meetingdesk.evaluation.ballots import points_mark, points_of
from meetingdesk.evaluation.model import LEAST_BALLOTS
from meetingdesk.evaluation.shapes import MOST_POINTS
from meetingdesk.foundation.errors import BadInput
from meetingdesk.rehearsal.parts import BLANK, VOID_ROW, Cell, Difference, Paper, Pass, Poll
from meetingdesk.rehearsal.polls import Question
from meetingdesk.rehearsal.source import file_of, key
from meetingdesk.rehearsal.table import Row, Table, read_table, shown

COLUMNS = ("票号", "票种", "状态")
SETTLEMENT_COLUMNS = ("票号", "序号", "以票面为准")
_NO_POINTS = {"-": BLANK, "/": VOID_ROW}
_STATES = {"valid": False, "有效": False, "void": True, "无效": True}


def read_poll(folder: Path, question: Question) -> Poll:
    """Read and check all papers of one poll."""
    first = _read_pass(file_of(folder, f"{question.stem}-第一遍.csv"), question)
    second = _read_pass(file_of(folder, f"{question.stem}-第二遍.csv"), question)
    _check_same(first, second)
    return Poll(
        stem=question.stem,
        title=question.title,
        subjects=question.subjects,
        scale=question.scale,
        classes=question.classes,
        first=first,
        second=second,
        differences=_settled(folder, question, first, second),
        row=question.row,
        form=question.form,
    )


def _read_pass(path: Path, question: Question) -> Pass:
    table = read_table(path, COLUMNS)
    columns = _subject_columns(table, question)
    codes = {key(rule.code): rule.code for rule in question.classes}
    seen: dict[int, int] = {}
    papers = []
    for row in table.rows:
        paper = _paper(row, dict(zip(columns, question.cells, strict=True)), codes)
        first = seen.setdefault(paper.number, row.number)
        if first != row.number:
            raise row.bad("case.paper_twice", paper=paper.number, first=first)
        papers.append(paper)
    _check_issued(path.name, papers, question)
    _check_enough(path.name, papers)
    return Pass(file=path.name, papers=tuple(papers))


def _subject_columns(table: Table, question: Question) -> tuple[str, ...]:
    """The columns after 状态, which must be the cells of the ballot in their order."""
    before, cells = table.header.index("状态") + 1, question.cells
    columns = table.header[before:]
    for place in range(max(len(columns), len(cells))):
        found = columns[place] if place < len(columns) else ""
        wanted = cells[place].name if place < len(cells) else ""
        if key(found) != key(wanted):
            wrong = "case.subject_missing" if wanted else "case.subject_extra"
            place_in_file = before + place + 1
            raise BadInput(
                wrong, file=table.file, row=1, column=place_in_file, wanted=wanted, found=shown(found)
            )
    return columns


def _paper(row: Row, cells: dict[str, Cell], codes: dict[str, str]) -> Paper:
    number = row.whole("票号", 1)
    code = codes.get(key(row.need("票种")))
    if code is None:
        raise row.bad(
            "case.class_unknown", paper=number, code=shown(row.need("票种")), known="、".join(codes.values())
        )
    void = _STATES.get(key(row.need("状态")).lower())
    if void is None:
        raise row.bad("case.state_unknown", paper=number, value=shown(row.need("状态")))
    marks = _void_marks(row, tuple(cells), number) if void else _marks(row, cells, number)
    return Paper(number=number, class_code=code, void=void, marks=marks, row=row.number)


def _void_marks(row: Row, columns: tuple[str, ...], paper: int) -> tuple[int, ...]:
    for column in columns:
        if row.cells[column]:
            raise row.bad("case.void_marked", paper=paper, subject=column)
    return ()


def _marks(row: Row, cells: dict[str, Cell], paper: int) -> tuple[int, ...]:
    marks = []
    for column, cell in cells.items():
        mark = legal_mark(row.cells[column], cell)
        if mark is None:
            wrong = "case.points_mark" if cell.points else "case.mark"
            value = shown(row.cells[column])
            raise row.bad(wrong, paper=paper, subject=column, value=value, grades=cell.choices)
        marks.append(mark)
    return tuple(marks)


def legal_mark(text: str, cell: Cell) -> int | None:
    """A mark as it is kept; `None` for what may not stand in the cell, nothing at all included.

    0 blank, 1… the grades and 不了解 behind them, 9 void row; of points 0 to 100, - blank, / void.
    """
    found = key(text)
    if cell.points:
        return _points_mark(found)
    if len(found) != 1 or found not in "0123456789":
        return None
    mark = int(found)
    return mark if mark in {BLANK, VOID_ROW} or mark <= cell.choices else None


def _points_mark(text: str) -> int | None:
    if text in _NO_POINTS:
        return _NO_POINTS[text]
    plain = text.isascii() and text.isdigit() and len(text) <= len(str(MOST_POINTS))
    return points_mark(int(text)) if plain and int(text) <= MOST_POINTS else None


def said(mark: int, points: bool) -> int | str:
    """A mark as the files say it."""
    if not points:
        return mark
    return next((text for text, known in _NO_POINTS.items() if known == mark), points_of(mark))


def _check_issued(file: str, papers: list[Paper], question: Question) -> None:
    """More papers back than given out voids the whole poll (practice.md 3.5)."""
    for rule in question.classes:
        returned = [paper for paper in papers if paper.class_code == rule.code]
        if len(returned) > rule.issued:
            raise BadInput(
                "case.over_issued",
                file=file,
                row=returned[rule.issued].row,
                code=rule.code,
                returned=len(returned),
                issued=rule.issued,
            )


def _check_enough(file: str, papers: list[Paper]) -> None:
    """So few papers that typing them would show who wrote what (reliability.md 3.2, step 3)."""
    if len(papers) < LEAST_BALLOTS:
        row = papers[-1].row if papers else 1
        raise BadInput("case.too_few_papers", file=file, row=row, returned=len(papers), least=LEAST_BALLOTS)


def _check_same(first: Pass, second: Pass) -> None:
    """Both passes hold the same papers, each of one class and one state."""
    _check_none_missing(first, second)
    _check_none_missing(second, first)
    again = {paper.number: paper for paper in second.papers}
    for paper in first.papers:
        other = again[paper.number]
        place = {"file": second.file, "row": other.row, "paper": paper.number, "other": first.file}
        if paper.class_code != other.class_code:
            raise BadInput(
                "case.paper_class_differs", **place, first=paper.class_code, second=other.class_code
            )
        if paper.void != other.void:
            raise BadInput("case.paper_state_differs", **place)


def _check_none_missing(held: Pass, lacking: Pass) -> None:
    numbers = {paper.number for paper in lacking.papers}
    for paper in held.papers:
        if paper.number not in numbers:
            raise BadInput(
                "case.paper_missing", file=held.file, row=paper.row, paper=paper.number, other=lacking.file
            )


@dataclass(frozen=True)
class _Settlement:
    mark: int
    row: Row


def _settled(folder: Path, question: Question, first: Pass, second: Pass) -> tuple[Difference, ...]:
    """Each cell where the passes differ, by paper and place, with what the paper says.

    The file may be left out where the passes agree everywhere.
    """
    places = list(_places(first, second))
    name = f"{question.stem}-复核.csv"
    if not places and not (folder / name).exists():
        return ()
    settlements = _settlements(file_of(folder, name), question)
    needed = {(paper.number, subject) for paper, subject, _one, _two in places}
    for (paper, subject), settlement in settlements.items():
        if (paper, subject) not in needed:
            raise settlement.row.bad("case.settlement_needless", paper=paper, subject=subject)
    return tuple(_difference(place, settlements, question, name) for place in places)


def _places(first: Pass, second: Pass) -> Iterator[tuple[Paper, int, int, int]]:
    again = {paper.number: paper for paper in second.papers}
    for paper in sorted(first.papers, key=lambda each: each.number):
        for subject, (one, two) in enumerate(zip(paper.marks, again[paper.number].marks, strict=True), 1):
            if one != two:
                yield paper, subject, one, two


def _settlements(path: Path, question: Question) -> dict[tuple[int, int], _Settlement]:
    found: dict[tuple[int, int], _Settlement] = {}
    cells = question.cells
    for row in read_table(path, SETTLEMENT_COLUMNS).rows:
        paper, subject = row.whole("票号", 1), row.whole("序号", 1)
        cell = cells[min(max(subject, 1), len(cells)) - 1]  # a place outside is told of below
        mark = legal_mark(row.need("以票面为准"), cell)
        if mark is None:
            wrong = "case.settlement_points" if cell.points else "case.settlement_mark"
            value = shown(row.need("以票面为准"))
            raise row.bad(wrong, paper=paper, subject=subject, value=value, grades=cell.choices)
        if (paper, subject) in found:
            first = found[paper, subject].row.number
            raise row.bad("case.settlement_twice", paper=paper, subject=subject, first=first)
        found[paper, subject] = _Settlement(mark, row)
    return found


def _difference(
    place: tuple[Paper, int, int, int],
    settlements: dict[tuple[int, int], _Settlement],
    question: Question,
    file: str,
) -> Difference:
    paper, subject, one, two = place
    points = question.cells[subject - 1].points
    settlement = settlements.get((paper.number, subject))
    if settlement is None:
        raise BadInput(
            "case.settlement_missing",
            file=file,
            row=len(settlements) + 2,
            paper=paper.number,
            subject=subject,
            name=question.cells[subject - 1].name,
            first=said(one, points),
            second=said(two, points),
        )
    return Difference(
        paper=paper.number,
        subject=subject,
        first=one,
        second=two,
        paper_says=settlement.mark,
        row=settlement.row.number,
        points=points,
    )
