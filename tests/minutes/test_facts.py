"""Facts become plain values and come back the same; joints of language."""

from __future__ import annotations

import datetime as dt
import json
import subprocess
import sys

import pytest

from meetingdesk.minutes.facts import Facts, LadderFacts, PollFacts, digest_of, plain, restore
from meetingdesk.minutes.prose import Prose, marks_in
from meetingdesk.minutes.section import chinese_number
from tests.builders import minutes_facts

POLL = PollFacts(
    title="测评",
    subjects=1,
    sealed=True,
    classes=(LadderFacts(code="A", issued=1, returned=1, valid=1, void=0),),
)


def test_facts_survive_being_kept() -> None:
    facts = minutes_facts(polls=(POLL,), meeting={"start": dt.datetime(2023, 3, 17, 9, 0), "sample": True})
    assert restore(Facts, json.loads(json.dumps(plain(facts)))) == facts


def test_equal_facts_have_one_digest_and_any_difference_shows() -> None:
    assert str(minutes_facts()) == str(minutes_facts())
    assert str(minutes_facts()) != str(minutes_facts(meeting={"host": "钱七"}))
    assert digest_of({"a": 1, "b": 2}) == digest_of({"b": 2, "a": 1})


@pytest.mark.parametrize(
    ("seconds", "shown"), [(9, "9秒"), (60, "1分钟"), (480, "8分钟"), (397, "6分37秒")]
)
def test_lengths(seconds: int, shown: str) -> None:
    assert Prose("zh_CN").length(seconds) == shown


@pytest.mark.parametrize(
    ("language", "shown"),
    [("zh_CN", ["甲", "甲、乙", "甲、乙、丙"]), ("en", ["甲", "甲 and 乙", "甲, 乙 and 丙"])],
)
def test_lists(language: str, shown: list[str]) -> None:
    prose = Prose(language)
    assert [prose.listed(list(items)) for items in ("甲", "甲乙", "甲乙丙")] == shown


def test_a_sentence_ends_with_one_full_stop() -> None:
    prose = Prose("zh_CN")
    assert [prose.sentence(text) for text in ("甲", "甲。", "甲；", "甲，。")] == ["甲。"] * 4


def test_open_places_are_counted_and_document_numbers_are_not() -> None:
    assert marks_in("〔待补〕主持，〔〕到会，依据〔2023〕5号，[to be added]") == 3


@pytest.mark.parametrize(
    ("count", "shown"), [(1, "一"), (9, "九"), (10, "十"), (11, "十一"), (20, "二十"), (34, "三十四")]
)
def test_chinese_numbers(count: int, shown: str) -> None:
    assert chinese_number(count) == shown


def test_writers_can_read_minutes_without_any_storage() -> None:
    code = (
        "import sys; import meetingdesk.minutes.sections as s; "
        "kept_out = ('sqlalchemy', 'meetingdesk.storage', 'meetingdesk.desk'); "
        "bad = [name for name in sys.modules if name.startswith(kept_out)]; "
        "assert s.build and not bad, bad"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
