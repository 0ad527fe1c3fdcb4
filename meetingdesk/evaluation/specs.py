"""What a poll is set up with: plain shapes and presets, without storage (practice.md 3.1-3.4)."""

from __future__ import annotations

from typing import NamedTuple

from meetingdesk.foundation.wording import N_


class GradeSpec(NamedTuple):
    """A grade: its label and its exact points as text ("82.5", "100/3")."""

    label: str
    points: str


class ClassSpec(NamedTuple):
    """A class of voters: code, relative weight as text, and how many papers it should get (or unknown)."""

    code: str
    weight: str = "100"
    expected: int | None = None


class SubjectSpec(NamedTuple):
    """Who is rated, as printed; the ids tell the record who that is."""

    name: str
    person: str = ""
    organisation_id: str | None = None
    attendee_id: str | None = None
    on_site: bool = True


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
