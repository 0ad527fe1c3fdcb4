"""Text from outside loses what is no letter before anything is measured or drawn."""

import pytest

from meetingdesk.documents.plain import one_line, plain


@pytest.mark.parametrize(
    ("dirty", "clean"),
    [
        ("张\u200b三", "张三"),
        ("\ufeff张三\u2060", "张三"),
        ("abc\u202egnp.exe", "abcgnp.exe"),
        ("\u2066张三\u2069", "张三"),
        ("张\ud800三", "张三"),
        ("张\x00\x07\x1b三", "张三"),
        ("葛\U000e0100洪", "葛洪"),
        ("soft\u00adhyphen", "softhyphen"),
        ("a\tb\u00a0c", "a b c"),
        ("一\r\n二\r三\u2028四", "一\n二\n三\n四"),
        ("e\u0301", "é"),
        ("\uf900", "豈"),
        ("丁　一", "丁　一"),
        ("<b>&amp;", "<b>&amp;"),
        ("𬭎", "𬭎"),
    ],
)
def test_what_hides_or_turns_text_is_dropped_and_letters_stay(dirty: str, clean: str) -> None:
    assert plain(dirty) == clean


def test_a_title_is_one_line() -> None:
    assert one_line(" 会议\n纪要 ") == "会议 纪要"
