"""What the entry grid shows of a form: rows of one list, or one person's sheet of aspects after the other."""

from __future__ import annotations

from dataclasses import dataclass

from meetingdesk.evaluation.ballots import BLANK_MARK, VOID_MARK, points_of
from meetingdesk.evaluation.queries import FormRow
from meetingdesk.foundation.wording import _

BLANK_KEY, VOID_KEY = "-", "/"  # where digits are points, 0 and 9 cannot mean 弃权 and 无效


@dataclass(frozen=True)
class GridForm:
    """What is printed on the paper: a row a cell of (name, person), and the labels of the ticks.

    With aspects `people` are the subjects and every one has a sheet of `group` cells; `points` are the cells
    (from 0) that are answered with a number.
    """

    rows: tuple[tuple[str, str], ...]
    grades: tuple[str, ...]
    people: tuple[str, ...] = ()
    points: frozenset[int] = frozenset()

    @property
    def group(self) -> int:
        """Cells that stand on the screen together."""
        return len(self.rows) // len(self.people) if self.people else len(self.rows)

    def base_of(self, row: int) -> int:
        """The first cell of the sheet on which a cell stands; past the last one it is the last sheet's."""
        group = max(self.group, 1)
        return min(max(row, 0), max(len(self.rows) - 1, 0)) // group * group

    def person_at(self, row: int) -> str:
        """Whose sheet that is; empty where all stand in one list."""
        return self.people[self.base_of(row) // self.group] if self.people else ""

    def label_of(self, mark: int) -> str:
        """What a mark stands for."""
        words = {BLANK_MARK: _("弃权"), VOID_MARK: _("无效")}
        if mark in words:
            return words[mark]
        if mark > len(self.grades):
            return _("{points} 分", points=points_of(mark))
        return self.grades[mark - 1]


def grid_form(form: FormRow) -> GridForm:
    """A poll's form as it is typed."""
    grades = tuple(grade.label for grade in form.grades) + ((form.neutral,) if form.neutral else ())
    if not form.aspects:
        return GridForm(tuple((subject.name, subject.person) for subject in form.subjects), grades)
    return GridForm(
        tuple((cell.aspect, "") for cell in form.cells),
        grades,
        tuple(f"{subject.name} {subject.person}".strip() for subject in form.subjects),
        frozenset(at for at, cell in enumerate(form.cells) if cell.points),
    )


def digit_words(mark: int | None) -> str:
    """A mark as it is read back: its key, or the points."""
    if mark is None:
        return ""
    return str(points_of(mark) if mark > VOID_MARK else mark)
