"""What is filed with a meeting, once each."""

from __future__ import annotations

import pytest

from meetingdesk.desk import Desk
from meetingdesk.filing.commands import FileAway, TakeFromFile
from meetingdesk.filing.queries import files
from meetingdesk.foundation.errors import Refused
from tests.builders import a_meeting

DIGEST = "ab" * 32


def test_a_file_is_noted_and_taken_off_again(desk: Desk) -> None:
    meeting = a_meeting(desk)
    of = {"meeting_id": meeting, "kind": "photo", "size": 5}
    kept = desk.do(FileAway(**of, name="会场.jpg", digest=DIGEST))
    assert [(row.name, row.kind) for row in desk.ask(files, meeting)] == [("会场.jpg", "photo")]
    with pytest.raises(Refused, match=r"filing\.already"):
        desk.do(FileAway(**of, name="又一次.jpg", digest=DIGEST))
    desk.do(TakeFromFile(meeting_id=meeting, file_id=kept))
    assert desk.ask(files, meeting) == ()


@pytest.mark.parametrize(("given", "key"), [
    ({"kind": "cake"}, "filing.kind"), ({"digest": "../../etc"}, "filing.not_kept"),
    ({"name": "  "}, "filing.not_kept"),
])  # fmt: skip
def test_what_cannot_be_noted(desk: Desk, given: dict[str, str], key: str) -> None:
    known = {"kind": "photo", "name": "会场.jpg", "digest": DIGEST, "size": 1, **given}
    with pytest.raises(Refused) as refused:
        desk.do(FileAway(meeting_id=a_meeting(desk), **known))
    assert refused.value.key == key
