from __future__ import annotations

from fractions import Fraction

from meetingdesk.evaluation.explaining import formula
from meetingdesk.evaluation.shapes import Aspect, ClassRule, Form, Grade

TWO = (Grade("好", Fraction(100)), Grade("差", Fraction(40)))
ONE = (ClassRule("全体", Fraction(100)),)
A60_B40 = (ClassRule("A", Fraction(60)), ClassRule("B", Fraction(40)))
REST = "。没有有效评价的一项或一类不计入，其余权重按比例折算。"


def told(classes: tuple[ClassRule, ...], *aspects: Aspect, drop: bool = False) -> str:
    return formula(Form(TWO, classes, ("甲",), aspects=aspects, drop_extremes=drop), str.format)


def test_aspects_are_told_first_then_their_weights_then_those_of_the_classes():
    overall = Aspect("综合评价", Fraction(0), overall=True)
    parts = (Aspect("德", Fraction(60)), Aspect("绩", Fraction(40)), overall)
    each = "每项得分 = (100×好票数 + 40×差票数) ÷ 该项有效评价数；每人得分 = (60×德 + 40×绩) ÷ 100"
    assert told(ONE, *parts) == each + REST
    assert told(A60_B40, *parts) == each + "；得分 = (60×A类得分 + 40×B类得分) ÷ 100" + REST


def test_points_are_told_as_points_and_what_is_dropped_is_said():
    part = Aspect("德", Fraction(1), points=True)
    assert told(ONE, part).startswith("每项得分 = 所打分数之和 ÷ 打分份数；")
    assert "去掉一个最高分和一个最低分" in told(ONE, part, drop=True)
