"""The park's meeting, played once for all tests of papers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from meetingdesk.bootstrap import open_desk
from meetingdesk.desk import Desk
from meetingdesk.documents import papers
from meetingdesk.documents.snapshot import Snapshot, take
from meetingdesk.rehearsal.case import read_case
from meetingdesk.rehearsal.play import play
from tests.builders import CASE, case_rows


@dataclass(frozen=True)
class Park:
    """The played meeting, its snapshot and every paper by file name."""

    desk: Desk
    meeting_id: str
    snapshot: Snapshot
    made: dict[str, bytes]

    @property
    def roster(self) -> list[dict[str, str]]:
        """The rows of the office's own list."""
        return case_rows("参会名单-GB18030.csv", "gb18030")


@pytest.fixture(scope="session")
def park(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Park]:
    folder: Path = tmp_path_factory.mktemp("park")
    with open_desk(folder / "park.db") as desk:
        meeting_id = play(read_case(CASE), desk).meeting_id
        paths = papers.make(desk, meeting_id, folder / "papers")
        made = {path.name: path.read_bytes() for path in paths}
        yield Park(desk, meeting_id, take(desk, meeting_id), made)
