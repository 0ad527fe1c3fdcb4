"""Whom the words in the field mean, and who stands under the field when nothing is typed."""

from __future__ import annotations

from dataclasses import dataclass

from meetingdesk.foundation.wording import _
from meetingdesk.signin.queries import BoardRow
from meetingdesk.signin.search import AttendeeIndex, first_choice
from meetingdesk.ui.signin.room import Room


@dataclass(frozen=True)
class Hits:
    """People to be shown under the field, the id of whom Enter would take, and a word of advice."""

    people: tuple[BoardRow, ...] = ()
    chosen: str | None = None
    note: str = ""


class Looking:
    """Keeps the index of names, and whom arrows or a click brought under the empty field."""

    def __init__(self) -> None:
        self.index = AttendeeIndex()
        self._offered: tuple[str, ...] = ()

    def offer(self, *people: BoardRow) -> None:
        """These stand under the field as long as nothing is typed."""
        self._offered = tuple(person.attendee_id for person in people)

    def find(self, typed: str, room: Room, limit: int) -> Hits:
        """The best answers first; of namesakes the one who has not come is chosen (look 04b)."""
        if not typed:
            people = _known(room, self._offered)
            return Hits(people, people[0].attendee_id if people else None)
        found = self.index.find(typed, limit)
        people = _known(room, [hit.attendee_id for hit in found])
        if not people or len(people) < len(found):  # the list changed a moment ago
            return Hits(people, people[0].attendee_id if people else None, _note(typed, people))
        here = {person.attendee_id for person in people if person.here}
        return Hits(people, found[first_choice(found, here)].attendee_id, _note(typed, people))


def _known(room: Room, ids: tuple[str, ...] | list[str]) -> tuple[BoardRow, ...]:
    return tuple(person for person in map(room.person, ids) if person is not None)


def _note(typed: str, people: tuple[BoardRow, ...]) -> str:
    """People of one name, or nobody found."""
    names = [person.name for person in people]
    if not people:
        return _("没有找到“{typed}”。换一个字，或按 F7 登记列席。", typed=typed)
    if names.count(names[0]) > 1:
        return _("有同名的人，请按单位分清；已选中还没有到的一位。")
    return ""
