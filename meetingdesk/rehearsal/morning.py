"""签到.csv: the desk's morning, line by line, each about a person of the roster.

Keys: case.action_unknown, case.person_unknown, case.person_name_differs, case.person_not_sure,
case.proxy_name_missing, and those of `standing` and `table`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from meetingdesk.rehearsal.parts import Action, Person, SigninLine
from meetingdesk.rehearsal.source import key
from meetingdesk.rehearsal.standing import Standing
from meetingdesk.rehearsal.table import Row, read_table, shown

COLUMNS = ("时间", "序号", "姓名", "动作", "代会人", "代会人职务", "事由")
_ACTIONS = {
    "签到": Action.ARRIVE,
    "补签": Action.ARRIVE,
    "请假": Action.LEAVE,
    "代会": Action.PROXY,
    "替会": Action.PROXY,
    "早退": Action.LEFT_EARLY,
    "回场": Action.RETURN,
    "撤销": Action.UNDO,
}


def read_morning(path: Path, people: Sequence[Person]) -> tuple[SigninLine, ...]:
    """Read and check 签到.csv, in the order of the file, which is the order of the acts."""
    lines = []
    roster = _Roster(people)
    standings = {person.number: Standing(person.name) for person in people}
    for row in read_table(path, COLUMNS).rows:
        line = _line(row, roster)
        lines.append(replace(line, repeats=standings[line.person.number].take(line, row)))
    return tuple(lines)


def _line(row: Row, roster: _Roster) -> SigninLine:
    action = _ACTIONS.get(key(row.need("动作")))
    if action is None:
        raise row.bad("case.action_unknown", value=shown(row.need("动作")), known="、".join(_ACTIONS))
    person = roster.find(row)
    day, at = row.moment("时间")
    proxy = row.maybe("代会人") if action is Action.PROXY else None
    if action is Action.PROXY and proxy is None:
        raise row.bad("case.proxy_name_missing", name=person.name)
    return SigninLine(
        person=person,
        action=action,
        at=at,
        day=day,
        proxy_name=proxy,
        proxy_post=row.maybe("代会人职务") if proxy else None,
        reason=row.maybe("事由"),
        row=row.number,
    )


class _Roster:
    """Finds people by number and name; a line without a number may name someone whose name no other has."""

    def __init__(self, people: Sequence[Person]) -> None:
        self._numbered = {person.number: person for person in people}
        self._named: dict[str, list[Person]] = {}
        for person in people:
            self._named.setdefault(key(person.name), []).append(person)

    def find(self, row: Row) -> Person:
        name = row.need("姓名")
        if row.cells["序号"]:
            return self._by_number(row, row.whole("序号"), name)
        found = self._named.get(key(name), [])
        if not found:
            raise row.bad("case.person_unknown", who=shown(name))
        if len(found) > 1:
            raise row.bad("case.person_not_sure", name=shown(name), several=len(found))
        return found[0]

    def _by_number(self, row: Row, number: int, name: str) -> Person:
        found = self._numbered.get(number)
        if found is None:
            raise row.bad("case.person_unknown", who=f"{number} {shown(name)}")
        if key(found.name) != key(name):
            raise row.bad("case.person_name_differs", number=number, name=shown(name), listed=found.name)
        return found
