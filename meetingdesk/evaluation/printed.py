"""A blank ballot (practice.md 3.1): rows, boxes, instructions, class letter; nothing of a voter.

A ballot of T1 or T4 is one sheet. One of T2 or T3 is a booklet with a sheet for each person.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from fractions import Fraction

from sqlalchemy.orm import Session

from meetingdesk.evaluation.model import SelfRating
from meetingdesk.evaluation.queries import form
from meetingdesk.evaluation.records import poll_of
from meetingdesk.evaluation.rows import AspectRow, FormRow, SubjectRow
from meetingdesk.evaluation.shapes import MOST_POINTS
from meetingdesk.evaluation.specs import WITH_ASPECTS, Kind
from meetingdesk.evaluation.tally import plain
from meetingdesk.foundation.wording import N_, _
from meetingdesk.meeting.model import Meeting

Text = Callable[..., str]


@dataclass(frozen=True)
class BallotClass:
    """A class of papers: `letter` stands on each ("" where there is one class only)."""

    code: str
    letter: str
    colour: str
    expected: int | None
    printed: int | None


@dataclass(frozen=True)
class BallotRow:
    """A blank ballot. `boxes` are the heads of the boxes to tick, 不了解 last; `warning` is for whoever
    prints it, never for the paper.
    """

    poll_id: str
    kind: str
    title: str
    heading: str
    boxes: tuple[str, ...]
    neutral: str
    aspects: tuple[AspectRow, ...]
    subjects: tuple[SubjectRow, ...]
    classes: tuple[BallotClass, ...]
    instructions: tuple[str, ...]
    warning: str
    most_good: int | None


WARNINGS = {
    SelfRating.FREE.value: "",
    SelfRating.BLANK.value: N_(
        "人人只空自己那一行，空行就等于署名。任何一张票都不会单独显示或导出，也请不要单独翻看。"
    ),
    SelfRating.OWN_CLASS.value: N_("述职人用单独的票种，他们的票不再是秘密的。"),
}


def ballot(session: Session, poll_id: str, text: Text = _) -> BallotRow:
    """The blank ballot of a poll, for preview and print. Refused: storage.gone."""
    poll = poll_of(session, poll_id)
    asked = form(session, poll_id)
    meeting = session.get_one(Meeting, poll.meeting_id)
    several = len(asked.classes) > 1
    warning = WARNINGS[asked.self_rating]
    return BallotRow(
        poll_id=poll.id, kind=asked.kind, title=poll.title, heading=meeting.title, boxes=boxes(asked),
        neutral=asked.neutral, aspects=asked.aspects, subjects=asked.subjects,
        classes=tuple(
            BallotClass(kind.code, kind.code if several else "", kind.colour, kind.expected, kind.printed)
            for kind in asked.classes
        ),
        instructions=tuple(instructions(asked, text)), warning=text(warning) if warning else "",
        most_good=asked.rules.most_good,
    )  # fmt: skip


def boxes(asked: FormRow) -> tuple[str, ...]:
    """The heads of the boxes of a row that is ticked."""
    grades = tuple(grade.label for grade in asked.grades)
    return (*grades, asked.neutral) if asked.neutral else grades


def instructions(asked: FormRow, text: Text = _) -> Iterator[str]:
    """The numbered lines above the table."""
    for number, line in enumerate(_lines(asked, text), 1):
        yield text(N_("{number}．{line}"), number=number, line=line)


def _lines(asked: FormRow, text: Text) -> Iterator[str]:
    yield text(N_("本表采用无记名方式填写。"))
    yield from _how(asked, text)
    if asked.rules.most_good is not None:
        label, count = asked.grades[0].label, asked.rules.most_good
        yield text(N_("“{label}”最多选 {count} 人，超过的整张票无效。"), label=label, count=count)
    if asked.self_rating == SelfRating.BLANK.value:
        yield text(N_("本人不评价自己，请将本人一栏留空。"))
    yield text(N_("填好后请对折投入票箱。"))


def _how(asked: FormRow, text: Text) -> Iterator[str]:
    if asked.kind == Kind.POINTS:
        yield text(N_("每项按 0 至 {most} 的整数打分。"), most=MOST_POINTS)
        yield from _overall(asked, text)
        yield text(N_("无法辨认的，该项无效；不填的视为弃权。"))
    elif asked.kind in WITH_ASPECTS:
        yield text(N_("请就每一项在对应栏内打“√”，每项只选一格。"))
        yield text(N_("同一项选两格及以上或无法辨认的，该项无效；不选的视为弃权。"))
    else:
        yield text(N_("请在对应栏内打“√”，每人只选一项。"))
        yield text(N_("同一人选两项及以上或无法辨认的，该项无效；不选的视为弃权。"))


def _overall(asked: FormRow, text: Text) -> Iterator[str]:
    """The tick beside the points, and the bands that it must agree with."""
    overall = next((aspect.label for aspect in asked.aspects if aspect.overall), None)
    if overall is None:
        return
    choices = text(N_("、")).join(boxes(asked))
    line = N_("再为“{overall}”打“√”，在{boxes}中只选一格。")
    yield text(line, overall=overall, boxes=choices)
    if asked.rules.bands:
        bands = text(N_("，")).join(_bands(asked, text))
        line = N_("“{overall}”须与按权重合计的分数段一致（{bands}），不一致的，该人一栏无效。")
        yield text(line, overall=overall, bands=bands)


def _bands(asked: FormRow, text: Text) -> Iterator[str]:
    least = [plain(Fraction(each)) for each in asked.rules.bands or ()]
    for grade, points in zip(asked.grades, least, strict=False):
        yield text(N_("{label} {points} 分及以上"), label=grade.label, points=points)
    yield text(N_("{label} {points} 分以下"), label=asked.grades[-1].label, points=least[-1])
