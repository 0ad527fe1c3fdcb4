"""What is written down during a speech."""

from __future__ import annotations

import pytest

from meetingdesk.foundation.errors import Refused
from meetingdesk.speakers import notes, queries
from meetingdesk.speakers.model import NoteKind
from tests.builders import MORNING, a_programme


def test_notes_and_questions_come_back_in_order_of_time(desk, clock):
    meeting, on_site, _ = a_programme(desk)
    of = {"meeting_id": meeting, "organisation_id": on_site[0]}
    clock.advance(60)
    desk.do(notes.WriteNote(**of, text=" 安全责任怎样对应？ ", kind="question"))
    desk.do(notes.WriteNote(**of, text="资源共享", at=MORNING))
    desk.do(notes.WriteNote(meeting_id=meeting, organisation_id=on_site[1], text="别家"))
    found = desk.ask(queries.notes, meeting, on_site[0])
    assert [(note.text, note.kind, note.at.minute) for note in found] == [
        ("资源共享", NoteKind.NOTE, 0), ("安全责任怎样对应？", NoteKind.QUESTION, 1),
    ]  # fmt: skip
    assert len(desk.ask(queries.notes, meeting)) == 3


def test_a_note_is_changed_removed_and_brought_back(desk):
    meeting, on_site, _ = a_programme(desk)
    note = desk.do(notes.WriteNote(meeting_id=meeting, organisation_id=on_site[0], text="初稿"))
    desk.do(notes.ChangeNote(meeting_id=meeting, note_id=note, text="定稿", kind="question"))
    desk.do(notes.RemoveNote(meeting_id=meeting, note_id=note))
    assert desk.ask(queries.notes, meeting) == ()
    desk.undo(desk.undoable().seq)
    row = desk.ask(queries.notes, meeting)[0]
    assert (row.text, row.kind) == ("定稿", NoteKind.QUESTION)


def test_an_empty_note_is_refused(desk):
    meeting, on_site, _ = a_programme(desk)
    with pytest.raises(Refused, match=r"speakers\.empty_note"):
        desk.do(notes.WriteNote(meeting_id=meeting, organisation_id=on_site[0], text="  "))
