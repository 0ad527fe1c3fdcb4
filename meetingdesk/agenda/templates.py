"""Agendas to start from: kinds, titles and usual lengths in minutes (screens.md, 议程)."""

from __future__ import annotations

from dataclasses import dataclass

from meetingdesk.agenda.model import KIND_WORDS, Kind
from meetingdesk.foundation.wording import N_


@dataclass(frozen=True)
class Step:
    """One item of a template; `title` is a msgid."""

    kind: Kind
    minutes: int
    title: str


def _usual(kind: Kind, minutes: int) -> Step:
    return Step(kind, minutes, KIND_WORDS[kind])


TEMPLATES: dict[str, tuple[Step, ...]] = {
    "review": (
        _usual(Kind.SIGN_IN, 30),
        _usual(Kind.ORAL_REPORTS, 60),
        _usual(Kind.WRITTEN_REPORTS, 5),
        _usual(Kind.EVALUATION, 20),
        _usual(Kind.COMMENTARY, 30),
        _usual(Kind.PROBLEMS, 15),
        _usual(Kind.SPEECH, 15),
        _usual(Kind.STUDY, 20),
        _usual(Kind.QUESTIONS, 15),
        _usual(Kind.CLOSING, 5),
    ),
    "branch": (
        _usual(Kind.SIGN_IN, 15),
        Step(Kind.OTHER, 5, N_("通报到会情况")),
        _usual(Kind.STUDY, 20),
        Step(Kind.OTHER, 30, N_("讨论议题")),
        Step(Kind.OTHER, 10, N_("表决")),
        _usual(Kind.CLOSING, 5),
    ),
    "topic": (
        _usual(Kind.SIGN_IN, 15),
        Step(Kind.OTHER, 20, N_("通报情况")),
        Step(Kind.OTHER, 60, N_("专题讨论")),
        _usual(Kind.QUESTIONS, 15),
        _usual(Kind.CLOSING, 10),
    ),
}
TEMPLATE_WORDS = {"review": N_("述职评议会"), "branch": N_("支部大会"), "topic": N_("专题会")}
