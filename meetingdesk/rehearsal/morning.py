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
    standings = {person: Standing(person.name) for person in people}
    for row in read_table(path, COLUMNS).rows:
        line = _line(row, people)
        lines.append(replace(line, repeats=standings[line.person].take(line, row)))
    return tuple(lines)


def _line(row: Row, people: Sequence[Person]) -> SigninLine:
    action = _ACTIONS.get(key(row.need("动作")))
    if action is None:
        raise row.bad("case.action_unknown", value=shown(row.need("动作")), known="、".join(_ACTIONS))
    person = _person(row, people)
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


def _person(row: Row, people: Sequence[Person]) -> Person:
    """By number and name; a line without a number may name a person whose name no other has."""
    name = row.need("姓名")
    number = row.whole("序号") if row.cells["序号"] else None
    numbered = [person for person in people if number in {None, person.number}]
    found = [person for person in numbered if key(person.name) == key(name)]
    if len(found) == 1:
        return found[0]
    if found:
        raise row.bad("case.person_not_sure", name=shown(name), several=len(found))
    if number is not None and numbered:
        raise row.bad("case.person_name_differs", number=number, name=shown(name), listed=numbered[0].name)
    raise row.bad("case.person_unknown", name=shown(name), number="" if number is None else number)
