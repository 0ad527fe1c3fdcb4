"""The tool that joins the fragments of wording: what it finds, what it refuses, what it writes."""

from __future__ import annotations

import gettext
from pathlib import Path

import pytest

from resources.locale import build
from resources.locale.extract import spoken_strings, uses

PROGRAM = """
def arrive(name):
    if not name:
        raise Refused("signin.nobody")
    raise BadInput("signin.already", name=name, first="08:30")

TITLE = N_("签到")
label = _("{count} 人", count=3)
state = _("已到" if label else "未到")
cell = wording.text("序号")
"""


@pytest.fixture
def program(tmp_path: Path) -> Path:
    source = tmp_path / "program"
    source.mkdir()
    (source / "signin.py").write_text(PROGRAM, encoding="utf-8")
    return source


def fragment(folder: Path, language: str, area: str, text: str) -> None:
    """Write one area's source in one language."""
    path = folder / language / f"{area}.po"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def entry(msgid: str, text: str) -> str:
    """One entry of a fragment."""
    return f'msgid "{msgid}"\nmsgstr "{text}"\n\n'


def faults(program: Path, folder: Path) -> list[str]:
    """What the check would print for broken entries."""
    words = {language: build.read_words(language, folder) for language in build.LANGUAGES}
    return list(build.faults(list(uses(program)), words, spoken_strings(program)))


def test_every_kind_of_message_is_found(program: Path) -> None:
    found = [use.msgid for use in uses(program)]
    assert sorted(found) == sorted(
        ["signin.nobody", "signin.already", "签到", "{count} 人", "已到", "未到", "序号"]
    )


def test_a_plain_message_needs_english_and_a_key_needs_both(program: Path, tmp_path: Path) -> None:
    words = {language: build.read_words(language, tmp_path) for language in build.LANGUAGES}
    lacking = {(item.language, item.use.msgid) for item in build.missing(uses(program), words)}
    assert ("en", "签到") in lacking
    assert ("zh_CN", "签到") not in lacking
    assert {("en", "signin.nobody"), ("zh_CN", "signin.nobody")} <= lacking


def test_the_file_and_line_of_a_missing_message_are_named(program: Path, tmp_path: Path) -> None:
    words = {language: build.read_words(language, tmp_path) for language in build.LANGUAGES}
    places = {item.use.msgid: item.use.place for item in build.missing(uses(program), words)}
    assert places["签到"] == "program/signin.py:7"


@pytest.mark.parametrize(
    ("language", "text", "complaint"),
    [
        ("en", entry("{count} 人", "{number} people"), "different {placeholders}"),
        ("en", entry("{count} 人", "{count people"), "different {placeholders}"),
        ("en", entry("signin.already", "{name} came at {time}"), "asks for ['time']"),
        ("zh_CN", entry("signin.nobody", "请先选 {name}"), "asks for ['name']"),
        ("en", entry("没有人说", "nobody says this"), "nothing in the program says"),
        ("en", entry("签到", "It’s on"), "punctuation of the other language"),
        ("en", entry("签到", "“Sign-in”"), "punctuation of the other language"),
        ("en", entry("签到", "Sign-in，please"), "punctuation of the other language"),
        ("zh_CN", entry("signin.nobody", "请先选「人」"), "punctuation of the other language"),
        ("zh_CN", entry("signin.nobody", "请先选人,再按回车"), "punctuation of the other language"),
        ("en", "#, fuzzy\n" + entry("签到", "Sign-in"), "marked fuzzy"),
        ("en", '#~ msgid "旧"\n#~ msgstr "old"\n', "obsolete"),
    ],
)
def test_a_broken_entry_is_named(
    program: Path, tmp_path: Path, language: str, text: str, complaint: str
) -> None:
    fragment(tmp_path, language, "signin", text)
    (found,) = faults(program, tmp_path)
    assert complaint in found


def test_two_areas_may_not_translate_one_message_differently(program: Path, tmp_path: Path) -> None:
    fragment(tmp_path, "en", "signin", entry("签到", "Sign-in"))
    fragment(tmp_path, "en", "window", entry("签到", "Check-in"))
    assert "other words in en/signin.po" in faults(program, tmp_path)[0]


def test_a_whole_catalogue_passes_and_is_read_by_gettext(program: Path, tmp_path: Path) -> None:
    fragment(tmp_path, "en", "signin", entry("签到", "Sign-in") + entry("{count} 人", "{count} people"))
    text = "{name}, 〔2026〕3号, signed in at {first}."
    fragment(tmp_path, "en", "window", entry("signin.already", text))
    assert faults(program, tmp_path) == []
    build.compile_all(tmp_path)
    words = gettext.translation("meetingdesk", str(tmp_path), ["en"])
    assert words.gettext("签到") == "Sign-in"
    assert words.gettext("signin.already") == text


def test_the_shipped_catalogues_are_whole() -> None:
    words = {language: build.read_words(language) for language in build.LANGUAGES}
    found = list(uses(build.SOURCE))
    lacking = [f"{item.use.place} {item.language} {item.use.msgid}" for item in build.missing(found, words)]
    assert lacking == []
    assert list(build.faults(found, words, spoken_strings(build.SOURCE))) == []
