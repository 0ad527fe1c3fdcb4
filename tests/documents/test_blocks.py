"""A paper can be asked for its words before it is written."""

from meetingdesk.documents.blocks import Column, Face, Group, Paper, Para, Run, Table, Title, texts


def test_every_word_of_a_paper_is_found_once_and_no_names_of_faces() -> None:
    table = Table((Column("姓名", 20),), (Group("现场"), ("张三",)), caption="表一")
    paper = Paper(
        "纪要", (Title("标题", under="日期"), Para((Run("甲", Face.KAI), Run("乙"))), table), header="页眉"
    )
    found = [word for word in texts(paper) if word]
    assert found == ["纪要", "页眉", "标题", "日期", "甲", "乙", "姓名", "现场", "张三", "表一"]
