"""A typist at the real window: keys one by one, what each paper took, and whether it was kept in time."""

from __future__ import annotations

import random
from dataclasses import dataclass, field

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from sqlcipher3 import dbapi2 as sqlite3

from meetingdesk.evaluation import commands as do
from meetingdesk.evaluation import queries
from tests.ui.evaluation.conftest import Marks, OnPage

SHEETS = 43
_ANSWERS, _OFTEN = (1, 2, 3, 4, 0, 9), (60, 20, 10, 4, 4, 2)


@dataclass
class Typist:
    """Types papers as fast as keys are taken, or with a pause of so many milliseconds before each key."""

    at: OnPage
    pause: int = 0
    sheets: int = SHEETS
    keys: list[int] = field(default_factory=list)
    kept: list[int] = field(default_factory=list)

    def sit_down(self, rows: int) -> None:
        """Papers of so many rows lie there; from now on every new paper number is watched."""
        subjects = [do.SubjectSpec(f"演示企业{n:02}党支部", f"演示人{n}") for n in range(1, rows + 1)]
        self.at.to_entry(papers=self.sheets, subjects=subjects)
        self.at.sit_down("演示丙")
        self.at.page.entry.number.textChanged.connect(self._look_into_the_file)

    def type(self, papers: list[Marks]) -> None:
        """Each paper by its digits, one that is all 好 by * and Enter."""
        for marks in papers:
            words = "*" if set(marks) == {1} else "".join(map(str, marks))
            for key in words:
                self._key(lambda letter=key: QTest.keyClicks(self.at.page.entry.grid, letter))
            self._key(lambda: QTest.keyClick(self.at.page.entry.grid, Qt.Key.Key_Return))
            self.keys.append(len(words) + 1)

    def typed(self) -> list[Marks]:
        """What the records hold of the pass, paper by paper."""
        poll = self.at.of["poll_id"]
        ask = self.at.page.bridge.ask
        return [ask(queries.sheet, poll, 1, paper).marks for paper in range(1, self.sheets + 1)]

    def _key(self, press) -> None:  # type: ignore[no-untyped-def]
        QTest.qWait(self.pause)  # 0: the event loop paints and answers all there is before the next key
        press()

    def _look_into_the_file(self, _number: str) -> None:
        """Another connection sees only what is committed."""
        with sqlite3.connect(f"file:{self.at.file}?mode=ro", uri=True) as other:
            self.kept.append(other.execute("select count(*) from evaluation_sheet").fetchone()[0])


def some_papers(rows: int, seed: int, sheets: int = SHEETS) -> list[Marks]:
    """So many papers, every sixth all 好."""
    dice = random.Random(seed)
    return [
        (1,) * rows if number % 6 == 5 else tuple(dice.choices(_ANSWERS, _OFTEN, k=rows))
        for number in range(sheets)
    ]


def check_a_pass(at: OnPage, rows: int, seed: int, pause: int = 0, sheets: int = SHEETS) -> None:
    """A pass: every mark where it belongs, rows + 1 keys a paper, each kept before the next is shown."""
    typist, papers = Typist(at, pause, sheets), some_papers(rows, seed, sheets)
    typist.sit_down(rows)
    typist.type(papers)
    assert typist.typed() == papers
    assert typist.keys == [2 if set(marks) == {1} else rows + 1 for marks in papers]
    assert typist.kept == list(range(1, sheets + 1))
    assert at.page.entry.finish.isVisible()
