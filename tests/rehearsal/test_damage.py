"""Whatever happens to a case, reading it is refused in words."""

import re
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from meetingdesk.foundation.errors import BadInput
from meetingdesk.foundation.wording import Wording
from meetingdesk.rehearsal import case as case_module
from meetingdesk.rehearsal.case import read_case
from tests.rehearsal.folders import (
    FIRST,
    PARK,
    SECOND,
    SETTLED,
    check_words,
    refusal,
)

NEEDED = sorted(path.name for path in PARK.iterdir() if path.suffix in {".csv", ".yaml", ".xlsx"})
NEEDED.remove("参会名单-GB18030.csv")


@pytest.mark.parametrize("name", NEEDED)
def test_each_missing_file_is_named(case, name):
    (case / name).unlink()
    error = refusal(case)
    assert (error.key, error.values["file"]) == ("case.no_file", name)
    check_words(error, name, None)


@pytest.mark.parametrize("name", NEEDED)
def test_a_folder_in_the_place_of_a_file_is_a_missing_file(case, name):
    (case / name).unlink()
    (case / name).mkdir()
    assert refusal(case).values["file"] == name


def test_a_case_that_is_no_folder_is_named(case):
    error = refusal(case / "meeting.yaml")
    assert (error.key, error.values["folder"]) == ("case.no_folder", "meeting.yaml")
    check_words(error, "meeting.yaml", None)


def test_a_file_that_may_not_be_opened_says_so(case, monkeypatch):
    kept = Path.open

    def refused(self: Path, *args, **kwargs):
        if self.name == "签到.csv":
            raise PermissionError(13, "Permission denied")
        return kept(self, *args, **kwargs)

    monkeypatch.setattr(Path, "open", refused)
    error = refusal(case)
    assert error.key == "case.unreadable"
    check_words(error, "签到.csv", None)


def test_every_refusal_of_a_case_has_words_in_both_languages():
    source = Path(case_module.__file__).parent
    keys = {
        key
        for path in source.glob("*.py")
        for key in re.findall(r'"(case\.[a-z_]+)"', path.read_text("utf-8"))
    }
    assert len(keys) > 60
    for language in ("zh_CN", "en"):
        assert [key for key in sorted(keys) if Wording(language).sentence(BadInput(key)) == key] == []


# ---------------------------------------------------------------- nothing but BadInput

NAMES = ("meeting.yaml", "polls.yaml", "签到.csv", "述职.csv", FIRST, SECOND, SETTLED)
junk = st.text(
    st.sampled_from('0179,"\n\r\t;:-[]{}&*!#|>?%@` 党签到\x00\u3000\ufeff䶮\U0002cb4e'), max_size=8
)


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(damage=st.tuples(st.sampled_from(NAMES), st.floats(0, 1), st.integers(0, 40), junk, st.booleans()))
def test_any_small_damage_reads_or_is_refused_with_a_sentence(case, damage):
    name, at, cut, put, raw = damage
    original = (PARK / name).read_bytes()
    place = int(at * len(original))
    text = original.decode("utf-8-sig")
    spot = int(at * len(text))
    damaged = (text[:spot] + put + text[spot + cut :]).encode()
    if raw:
        damaged = original[:place] + put.encode("utf-16") + original[place + cut :]
    (case / name).write_bytes(damaged)
    try:
        read_case(case)
    except BadInput as error:
        check_words(error, str(error.values["file"]), error.values.get("row"))
    finally:
        (case / name).write_bytes(original)
