"""meeting.yaml: the facts of the meeting, its organisations, guests, agenda, commentary and figures.

Only `meeting.title` must be there; whatever else is null or left out is `None` or empty. Unknown keys are
passed over. Keys: case.organisation_twice, case.code_twice, case.comment_kind, and those of `tree`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from meetingdesk.foundation.hanzi import clean_name
from meetingdesk.rehearsal.names import Names
from meetingdesk.rehearsal.parts import (
    ARRIVAL_DEADLINE,
    AgendaItem,
    Comment,
    Figure,
    Guest,
    GuestPoint,
    MeetingFacts,
    Organisation,
    ProblemArea,
)
from meetingdesk.rehearsal.source import key
from meetingdesk.rehearsal.tree import Node, read_tree

COMMENT_KINDS = ("praise", "problem", "note")


@dataclass(frozen=True)
class MeetingFile:
    """What stands in meeting.yaml; commentary is told apart once all organisations are known."""

    meeting: MeetingFacts
    organisations: tuple[Organisation, ...]
    guests: tuple[Guest, ...]
    agenda: tuple[AgendaItem, ...]
    figures: tuple[Figure, ...]
    guest_points: tuple[GuestPoint, ...]
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
        root=root,
    )


def _meeting(node: Node) -> MeetingFacts:
    return MeetingFacts(
        title=node.get("title").need(),
        date=node.get("date").day(),
        period=node.get("period").text(),
        start=node.get("start").clock(),
        end=node.get("end").clock(),
        venue=node.get("venue").text(),
        organiser=node.get("organiser").text(),
        host=node.get("host").text(),
        recorder=node.get("recorder").text(),
        year_assessed=node.get("year_assessed").whole(),
        arrival_deadline=node.get("arrival_deadline").clock() or ARRIVAL_DEADLINE,
        sample=node.get("sample").yes(),
    )


def _organisations(node: Node) -> tuple[Organisation, ...]:
    seen: set[str] = set()
    codes: set[str] = set()
    found = []
    for each in node.items():
        organisation = _organisation(each)
        if key(organisation.full_name) in seen:
            raise each.bad("case.organisation_twice", organisation=organisation.full_name)
        if organisation.code in codes:
            raise each.get("code").bad("case.code_twice", code=organisation.code)
        seen.add(key(organisation.full_name))
        codes |= {organisation.code} if organisation.code else set()
        found.append(organisation)
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
    name = node.get("name").text()
    return Guest(
        unit=node.get("unit").text(),
        name=clean_name(name) if name else None,
        post=node.get("post").text(),
        did=node.get("did").text(),
        row=node.line,
    )


def _item(node: Node) -> AgendaItem:
    return AgendaItem(
        step=node.get("step").text(),
        kind=node.get("kind").text() or "other",
        title=node.get("title").need(),
        who=node.get("by").text(),
        topic=node.get("topic").text(),
        start=node.get("start").clock(),
        minutes=node.get("minutes").whole(),
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
    kinds = node.mapping().items() if node.fields is not None else [("praise", node)]
    for kind, said in kinds:
        if kind not in COMMENT_KINDS:
            raise said.bad("case.comment_kind", kinds="、".join(COMMENT_KINDS))
        for text in said.texts():
            yield Comment(organisation=organisation, kind=kind, text=text, row=said.line)


def _problem(node: Node, names: Names) -> ProblemArea:
    if node.fields is None:
        return ProblemArea(area=node.need(), text=None, organisations=(), row=node.line)
    linked = node.get("organisations").texts()
    return ProblemArea(
        area=node.get("area").need(),
        text=node.get("text").text(),
        organisations=tuple(names.find(each) or each for each in linked),
        row=node.line,
    )


def _points(node: Node) -> Iterator[GuestPoint]:
    if node.fields is None:
        for each in node.texts():
            yield GuestPoint(text=each, speaker=None, row=node.line)
        return
    for speaker, said in node.fields.items():
        for each in said.texts():
            yield GuestPoint(text=each, speaker=speaker, row=said.line)
