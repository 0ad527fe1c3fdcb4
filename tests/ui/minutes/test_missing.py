"""Where what is missing is entered."""

from meetingdesk.foundation.wording import use_language
from meetingdesk.minutes.model import SectionState
from meetingdesk.minutes.queries import SectionRow
from meetingdesk.minutes.section import Section
from meetingdesk.ui.minutes.missing import Missing, missing_of, said_here


def a_row(key: str, *pending: str) -> SectionRow:
    section = Section(key, key, ("〔待补〕",), pending=pending)
    return SectionRow(key, SectionState.MISSING.value, section, section)


def test_facts_pages_and_own_words_each_have_their_place() -> None:
    found = missing_of([a_row("overview", "主持人", "到会人数"), a_row("call", "1处待补")], "zh_CN")
    assert found == (
        Missing("主持人", "overview", fact="host"),
        Missing("到会人数", "overview", page="signin"),
        Missing("1处待补", "call"),
    )


def test_what_is_missing_twice_is_told_once() -> None:
    assert len(missing_of([a_row("a", "主持人"), a_row("b", "主持人")], "zh_CN")) == 1


def test_a_chinese_paper_is_told_of_in_the_language_of_the_window() -> None:
    use_language("en")
    try:
        assert said_here("主持人") == "Chair"
    finally:
        use_language("zh_CN")
