"""meeting.yaml: the facts of the meeting, its organisations, guests, agenda, commentary and figures.

Only `meeting.title` must be there; whatever else is null or left out is `None` or empty. Unknown keys are
passed over. Keys: case.organisation_twice, case.code_twice, case.alias_twice, case.ends_before_start,
case.guest_unknown, case.comment_kind, case.problem_of_nobody, and those of `tree`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from meetingdesk.agenda.model import Kind, kind_named
from meetingdesk.commentary.model import Tone
from meetingdesk.foundation.hanzi import clean_name
from meetingdesk.invitation.model import LONGEST_EARLY
from meetingdesk.rehearsal.names import Names
from meetingdesk.rehearsal.parts import (
    ARRIVAL_DEADLINE,
    AgendaItem,
    Comment,
    Figure,
    Guest,
    GuestPoint,
    MeetingFacts,
    Notice,
    Organisation,
    ProblemArea,
)
from meetingdesk.rehearsal.table import shown
from meetingdesk.rehearsal.tree import Node, read_tree
from meetingdesk.roster.units import same_unit


@dataclass(frozen=True)
class MeetingFile:
    """What stands in meeting.yaml; commentary is told apart once all organisations are known."""

    meeting: MeetingFacts
    organisations: tuple[Organisation, ...]
    guests: tuple[Guest, ...]
    agenda: tuple[AgendaItem, ...]
    figures: tuple[Figure, ...]
    guest_points: tuple[GuestPoint, ...]
    notice: Notice | None
    root: Node

    def comments(self, names: Names) -> tuple[Comment, ...]:
        """The commentary, in the order of the file: a list of praise, or lists by kind."""
        said = self.root.get("commentary").mapping().items()
        return tuple(each for short, node in said for each in _comments(names.find(short) or short, node))

    def problem_areas(self, names: Names) -> tuple[ProblemArea, ...]:
        """The problems of the meeting as a whole: plain words, or mappings with text and organisations."""
        return tuple(_problem(node, names) for node in self.root.get("problem_areas").items())


def read_meeting(path: Path) -> MeetingFile:
    """Read and check meeting.yaml."""
    root = read_tree(path)
    return MeetingFile(
        meeting=_meeting(root.get("meeting")),
        organisations=_organisations(root.get("organisations")),
        guests=tuple(_guest(node) for node in root.get("guests").items()),
        agenda=tuple(_item(node) for node in root.get("agenda").items()),
        figures=tuple(_figures(root.get("counts"), "")),
        guest_points=tuple(_points(root.get("guest_points"))),
        notice=_notice(root.get("notice")),
        root=root,
    )


def _meeting(node: Node) -> MeetingFacts:
    start, end = node.get("start").clock(), node.get("end").clock()
    if start and end and end < start:
        raise node.get("end").bad("case.ends_before_start", start=f"{start:%H:%M}")
    return MeetingFacts(
        title=node.get("title").need(),
        date=node.get("date").day(),
        period=node.get("period").text(),
        start=start,
        end=end,
        venue=node.get("venue").text(),
        organiser=node.get("organiser").text(),
        host=node.get("host").text(),
        recorder=node.get("recorder").text(),
        year_assessed=node.get("year_assessed").whole(),
        arrival_deadline=node.get("arrival_deadline").clock() or ARRIVAL_DEADLINE,
        sample=node.get("sample").yes(),
    )


def _notice(node: Node) -> Notice | None:
    if node.nothing:
        return None
    return Notice(
        contact=node.get("contact").text(),
        contact_phone=node.get("contact_phone").text(),
        dress=node.get("dress").text(),
        early_minutes=node.get("early_minutes").whole(most=LONGEST_EARLY),
        reply_by=node.get("reply_by").day(),
        reports_due=node.get("reports_due").clock(),
        sent=node.get("sent").day(),
        row=node.line,
    )


def _organisations(node: Node) -> tuple[Organisation, ...]:
    found = []
    names, codes, aliases = set[str](), set[str](), dict[str, str]()
    for each in node.items():
        one = _organisation(each)
        if same_unit(one.full_name) in names:
            raise each.bad("case.organisation_twice", organisation=one.full_name)
        if one.code in codes:
            raise each.get("code").bad("case.code_twice", code=one.code)
        for alias in one.aliases:
            other = aliases.setdefault(same_unit(alias), one.full_name)
            if other != one.full_name:
                raise each.get("aliases").bad("case.alias_twice", alias=alias, organisation=other)
        names.add(same_unit(one.full_name))
        codes |= {one.code} if one.code else set()
        found.append(one)
    return tuple(found)


def _organisation(node: Node) -> Organisation:
    return Organisation(
        name=node.get("name").label(),
        kind=clean_name(node.get("kind").text() or ""),
        code=node.get("code").text(),
        level=node.get("level").text(),
        members=node.get("members").whole(),
        comment_position=node.get("comment").whole(),
        aliases=tuple(clean_name(alias) for alias in node.get("aliases").texts()),
        row=node.line,
    )


def _guest(node: Node) -> Guest:
    name, unit = clean_name(node.get("name").text() or "") or None, node.get("unit").text()
    if name is None and unit is None:
        raise node.bad("case.guest_unknown")
    return Guest(
        unit=unit,
        name=name,
        post=node.get("post").text(),
        did=node.get("did").text(),
        row=node.line,
    )


def _item(node: Node) -> AgendaItem:
    kind = node.get("kind").text() or ""
    return AgendaItem(
        step=node.get("step").text(),
        kind=kind if kind in set(Kind) else kind_named(node.get("title").text() or "").value,
        title=node.get("title").need(),
        who=node.get("by").text(),
        topic=node.get("topic").text(),
        start=node.get("start").clock(),
        minutes=node.get("minutes").whole(most=24 * 60),
        row=node.line,
    )


def _figures(node: Node, above: str) -> Iterator[Figure]:
    for name, value in node.mapping().items():
        path = f"{above}.{name}" if above else name
        if value.fields is not None:
            yield from _figures(value, path)
        else:
            text = "、".join(value.texts()) or None
            yield Figure(key=path, value=text, row=value.line)


def _comments(organisation: str, node: Node) -> Iterator[Comment]:
    kinds = node.mapping().items() if node.fields is not None else [(Tone.PRAISE.value, node)]
    for kind, said in kinds:
        if kind not in set(Tone):
            raise said.bad("case.comment_kind", kinds="、".join(Tone))
        for text in said.texts():
            yield Comment(organisation=organisation, kind=kind, text=text, row=said.line)


def _problem(node: Node, names: Names) -> ProblemArea:
    if node.fields is None:
        return ProblemArea(area=node.need(), text=None, organisations=(), row=node.line)
    return ProblemArea(
        area=node.get("area").need(),
        text=node.get("text").text(),
        organisations=tuple(_linked(node.get("organisations"), names)),
        row=node.line,
    )


def _linked(node: Node, names: Names) -> Iterator[str]:
    """A problem hangs on organisations of the meeting: one that nobody knows would be lost in silence."""
    for each in node.texts():
        full = names.find(each)
        if full is None:
            raise node.bad("case.problem_of_nobody", name=shown(each))
        yield full


def _points(node: Node) -> Iterator[GuestPoint]:
    if node.fields is None:
        for each in node.texts():
            yield GuestPoint(text=each, speaker=None, row=node.line)
        return
    for speaker, said in node.fields.items():
        for each in said.texts():
            yield GuestPoint(text=each, speaker=speaker, row=said.line)
