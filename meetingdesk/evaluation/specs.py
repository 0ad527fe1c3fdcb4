"""What a poll is set up with: plain shapes and presets, without storage (practice.md 3.1-3.4)."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from typing import NamedTuple

from meetingdesk.foundation.wording import N_


class Kind(StrEnum):
    """The ballot layouts of practice.md 3.1."""

    ROWS = "rows"  # T1: one row a person, one tick
    ASPECTS = "aspects"  # T2: a sheet a person, one tick an aspect
    POINTS = "points"  # T3: points an aspect, and an overall tick
    SATISFACTION = "satisfaction"  # T4: one row a person, perhaps 不了解


KIND_WORDS = {
    Kind.ROWS: N_("一人一行"),
    Kind.ASPECTS: N_("分项打勾"),
    Kind.POINTS: N_("分项打分"),
    Kind.SATISFACTION: N_("满意度"),
}

WITH_ASPECTS = (Kind.ASPECTS, Kind.POINTS)
MOST_CLASSES = 6


class GradeSpec(NamedTuple):
    """A grade: its label and its exact points as text ("82.5", "100/3")."""

    label: str
    points: str


class ClassSpec(NamedTuple):
    """A class of voters: code, relative weight as text, how many papers it should get (or unknown), and the
    colour of its paper in words ("" = plain).
    """

    code: str
    weight: str = "100"
    expected: int | None = None
    colour: str = ""


class SubjectSpec(NamedTuple):
    """Who is rated, as printed; the ids tell the record who that is."""

    name: str
    person: str = ""
    organisation_id: str | None = None
    attendee_id: str | None = None
    on_site: bool = True


class AspectSpec(NamedTuple):
    """An aspect and its weight as text; `overall` is the 综合评价 row, which may weigh nothing."""

    label: str
    weight: str = "0"
    overall: bool = False


class RuleSpec(NamedTuple):
    """What makes a ballot count, and how grades may be fixed (practice.md 3.5-3.7).

    blank_valid: a wholly blank ballot is valid, all rows 弃权; most_good: so many first grades are allowed by
    what is printed on the ballot, more void it; bands: least points for each grade but the last, with which
    the overall tick of T3 must agree (None = the usual ones, () = not checked); drop_extremes: T3 only;
    cap: per cent of the subjects that may be fixed as the first grade.
    """

    blank_valid: bool = True
    most_good: int | None = None
    bands: Sequence[str] | None = None
    drop_extremes: bool = False
    cap: str | None = None


USUAL_RULES = RuleSpec()


class Scale(NamedTuple):
    """A scale to start from."""

    key: str
    labels: tuple[str, ...]
    points: tuple[str, ...] = ("100", "80", "60", "40")

    @property
    def grades(self) -> tuple[GradeSpec, ...]:
        """The grades that a poll with this scale starts with."""
        return tuple(GradeSpec(label, points) for label, points in zip(self.labels, self.points, strict=True))


SCALES = (
    Scale("four", (N_("好"), N_("较好"), N_("一般"), N_("差"))),
    Scale("cadre", (N_("优秀"), N_("称职"), N_("基本称职"), N_("不称职"))),
    Scale("member", (N_("优秀"), N_("合格"), N_("基本合格"), N_("不合格"))),
    Scale("satisfaction", (N_("满意"), N_("比较满意"), N_("基本满意"), N_("不满意"))),
    Scale("four_50", (N_("好"), N_("较好"), N_("一般"), N_("差")), ("100", "85", "70", "50")),
    Scale("three_of_20", (N_("好"), N_("较好"), N_("一般")), ("20", "17", "14")),
)
"""Scales in use (practice.md 3.1, 3.4); the first is the default. Any other scale is as good."""

ONE_CLASS = (ClassSpec("全体"),)


class AspectSet(NamedTuple):
    """Aspects to start from."""

    key: str
    kind: Kind
    aspects: tuple[AspectSpec, ...]


OVERALL = AspectSpec(N_("综合评价"), "0", True)

ASPECTS = (
    AspectSet(
        "member", Kind.ASPECTS,
        (
            AspectSpec(N_("政治思想"), "20"), AspectSpec(N_("工作能力与实绩"), "20"),
            AspectSpec(N_("民主作风"), "20"), AspectSpec(N_("为人师表"), "20"),
            AspectSpec(N_("廉洁自律"), "20"), OVERALL,
        ),
    ),
    AspectSet(
        "enterprise", Kind.ASPECTS,
        (
            AspectSpec(N_("政治引领"), "20"), AspectSpec(N_("融入管理"), "20"),
            AspectSpec(N_("协调指导"), "20"), AspectSpec(N_("队伍建设"), "20"),
            AspectSpec(N_("强化责任"), "20"), OVERALL,
        ),
    ),
    AspectSet(
        "virtues", Kind.POINTS,
        (
            AspectSpec(N_("德"), "20"), AspectSpec(N_("能"), "15"), AspectSpec(N_("勤"), "15"),
            AspectSpec(N_("绩"), "30"), AspectSpec(N_("廉"), "20"), OVERALL,
        ),
    ),
)  # fmt: skip
"""Sets of aspects in use (practice.md 3.1); any other set is as good."""

NEUTRAL = N_("不了解")
COLOURS = (N_("红"), N_("蓝"), N_("黄"), N_("绿"), N_("粉"), N_("白"))
"""Paper colours in the order in which classes usually get them (practice.md 3.2)."""
