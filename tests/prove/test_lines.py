"""200 pages of mixed text: no line begins or ends with the wrong mark, and nothing is lost."""

from __future__ import annotations

import random

import pytest

from meetingdesk.documents.blocks import OFFICIAL, Heading, Paper, Para
from meetingdesk.documents.pdf import write_pdf
from tests.documents.reading import lines, pages, printed, words

pytestmark = pytest.mark.prove
NOT_FIRST, NOT_LAST = "，。、；：！？）》”’】〕…％", "（《“‘【〔"
CHARACTERS = "会议要求各党组织书记认真履行第一责任人职责把述职评议作为有力手段旻珺䶮𬭎玥喆堃翀祎昇"
FRAMES = ("（{}）", "《{}》", "“{}”", "“《{}》（试行）”", "〔{}〕", "【{}】")
WORDS = ("CEO", "GB/T9704", "2023", "3.14", "ISO9001", "Word", "100%", "8:30", "A4", "PDF")


def mixed(chance: random.Random, length: int) -> str:
    """Clauses of Chinese with words, figures, quotations and brackets among them."""
    told = ""
    while len(told) < length:
        clause = "".join(chance.choices(CHARACTERS, k=chance.randint(1, 14)))
        if chance.random() < 0.4:
            clause += chance.choice(WORDS) + chance.choice(CHARACTERS)
        if chance.random() < 0.3:
            clause = chance.choice(FRAMES).format(clause)
        told += clause + chance.choice("，，，。；：！？、") + ("" if chance.random() < 0.95 else "——")
    return told + "。"


def test_200_pages_break_as_a_printer_would() -> None:
    chance = random.Random(9704)
    blocks = [
        part for number in range(1, 330)
        for part in (Heading(f"{number}.{mixed(chance, 8)}", 3), Para(mixed(chance, chance.randint(20, 700))))
    ]  # fmt: skip
    pdf = write_pdf(Paper("演示", tuple(blocks), OFFICIAL))
    assert pages(pdf) >= 200
    found = [words(line) for page in range(pages(pdf)) for line in lines(pdf, page)]
    assert [line for line in found if line[0] in NOT_FIRST or line[-1] in NOT_LAST] == []
    told = "".join(str(block.text) for block in blocks)
    assert printed(pdf, 35, 37, set()) == "".join(told.split())
