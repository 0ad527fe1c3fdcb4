"""新闻稿: facts only; a clause whose data is not there is left out."""

from __future__ import annotations

from meetingdesk.minutes.facts import CommentFacts, GuestFacts
from meetingdesk.minutes.news import headline, paragraphs
from tests.builders import minutes_facts


def told(**changes: object) -> str:
    return "\n".join(paragraphs(minutes_facts(**changes)))


def test_nothing_but_the_title_is_needed() -> None:
    facts = minutes_facts(
        meeting={"title": "演示会", "date": None, "period": None, "venue": None, "organiser": None},
        counts=None, guests=(), turns=(), reports=(), polls=(), comments=(), problems=(), remarks=(),
        figures=(), agenda=(),
    )  # fmt: skip
    assert headline(facts) == "演示会召开"
    assert paragraphs(facts) == ("演示会召开。",)


def test_a_guest_whose_name_nobody_knows_stands_there_by_unit() -> None:
    guests = (GuestFacts(unit="演示市委两新工委", did="业务答疑"),)
    text = told(guests=guests)
    assert "演示市委两新工委到会指导" in text
    assert "演示市委两新工委就有关业务问题作了答疑" in text


def test_what_is_unknown_is_never_marked_and_results_are_never_told() -> None:
    text = told()
    assert "待补" not in text
    assert "有效" not in text
    assert "收回" not in text


def test_problems_of_one_organisation_and_notes_are_left_out() -> None:
    comments = tuple(CommentFacts(organisation="演示甲党委", kind=kind, text=words) for kind, words in (
        ("praise", "标杆引领"), ("problem", "台账不全"), ("note", "私下再谈"),
    ))  # fmt: skip
    text = told(comments=comments)
    assert "演示甲党委（标杆引领）" in text
    assert "台账不全" not in text
    assert "私下再谈" not in text


def test_english() -> None:
    text = told(meeting={"title": "Review", "language": "en", "venue": "the hall"})
    assert text.startswith("演示党群工作部 held Review at the hall on 17 March 2023. ")
