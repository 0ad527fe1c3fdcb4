"""From what is on record to what was typed, in as few steps as a person took."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from meetingdesk.commentary.queries import CommentRow
from meetingdesk.ui.commentary.keeping import Step, lines_of, steps

WORDS = st.lists(st.sampled_from(["演示一", "演示二", "演示三", "演示四"]), max_size=6)


def stored(*texts: str) -> list[CommentRow]:
    return [CommentRow(str(place), "praise", text, place) for place, text in enumerate(texts)]


def carried_out(texts: list[str], found: list[Step]) -> list[str]:
    """What the record says after these steps."""
    record = [(str(place), text) for place, text in enumerate(texts)]
    for number, step in enumerate(found):
        ids = [which for which, _text in record]
        if step.which is None:
            place = ids.index(step.before) if step.before in ids else len(record)
            record.insert(place, (f"new{number}", step.text or ""))
        elif step.text is None:
            record.pop(ids.index(step.which))
        else:
            record[ids.index(step.which)] = (step.which, step.text)
    return [text for _which, text in record]


@given(WORDS, WORDS)
def test_the_record_says_what_was_typed_whatever_it_said_before(old: list[str], new: list[str]) -> None:
    assert carried_out(old, steps(stored(*old), new)) == new


def test_changing_one_line_is_one_change() -> None:
    assert steps(stored("演示一", "演示二"), ["演示一", "演示二改"]) == [Step("1", "演示二改")]


def test_a_line_put_between_two_is_added_before_the_second() -> None:
    assert steps(stored("演示一", "演示二"), ["演示一", "新", "演示二"]) == [Step(None, "新", "1")]


def test_empty_lines_and_padding_are_no_comments() -> None:
    assert lines_of("  演示一 \n\n　\n演示二") == ["演示一", "演示二"]
