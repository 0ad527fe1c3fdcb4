"""What is new and what would go, sentence by sentence."""

from meetingdesk.ui.minutes.difference import GONE, NEW, SAME, pieces_of, sentences


def test_sentences_lose_nothing() -> None:
    text = "甲。乙；丙\n丁"
    assert sentences(text) == ["甲。", "乙；", "丙\n", "丁"]


def test_new_sentences_are_lit_and_dropped_ones_struck_out() -> None:
    new, gone = pieces_of("共有的话。旧话。", "共有的话。新话。")
    assert [(piece.words, piece.how) for piece in new] == [("共有的话。", SAME), ("新话。", NEW)]
    assert [(piece.words, piece.how) for piece in gone] == [("旧话。", GONE)]


def test_the_same_words_leave_nothing_to_drop() -> None:
    assert pieces_of("一样。", "一样。")[1] == []
