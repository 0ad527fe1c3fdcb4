"""How long a paper takes when the program is warm, against plain drawString and against typst.

The floor draws every line and every cell of the same paper by `canvas.drawString`, in the same faces and
sizes, text cut at a fixed number of characters: no measuring, no rules, no justification, no fallback. Each
round has other content, so nothing can be remembered; the engines take turns, the median of each counts.
"""

from __future__ import annotations

import io
import random
import statistics
import time
from collections.abc import Callable

from reportlab.pdfbase import pdfmetrics, ttfonts
from reportlab.pdfgen.canvas import Canvas

from meetingdesk.documents.blocks import (
    OFFICIAL,
    PLAIN,
    Align,
    Column,
    Face,
    Group,
    Heading,
    KeyValues,
    NameList,
    PageStyle,
    Paper,
    Para,
    Table,
    Title,
)
from meetingdesk.documents.pdf import write_pdf
from meetingdesk.foundation import paths

MM = 72 / 25.4
_FILES = {
    Face.BODY: "FandolFang-Regular.ttf",
    Face.KAI: "LXGWWenKai-Regular.ttf",
    Face.HEI: "NotoSansSC_500Medium.ttf",
    Face.TITLE: "NotoSerifSC_700Bold.ttf",
}
_HEADINGS = {1: Face.HEI, 2: Face.KAI}
_NUMERALS = "一二三四五六七八九十"
_CHARACTERS = (
    "会议指出要求各党组织书记认真履行第一责任人职责把述职评议作为抓基层打基础的有力手段对照问题清单逐项整改落实压实工作"
    "责任推动企业高质量发展提升组织力战斗力凝聚力联系群众服务职工创新方法完善制度严格程序规范台账加强学习交流经验互相促进"
)


def _text(chance: random.Random, length: int) -> str:
    """Chinese sentences of 8 to 20 characters."""
    parts: list[str] = []
    while sum(map(len, parts)) < length:
        parts.append(
            "".join(chance.choices(_CHARACTERS, k=chance.randint(8, 20))) + chance.choice("，，，。；")
        )
    return "".join(parts)[:length] + "。"


def _name(chance: random.Random) -> str:
    given = "".join(chance.choices("国强建华小宁志明海燕文斌旻珺翀赟怿", k=chance.choice((1, 2, 2))))
    return chance.choice("王李张刘陈杨黄赵周吴徐孙马朱胡郭何林罗高") + given


def _tables(chance: random.Random, people: int) -> list[Table]:
    heads = (("序号", 10), ("党组织", 52), ("姓名", 20), ("职务", 30), ("状态", 18), ("到会时间", 26))
    columns = tuple(Column(head, width, Align.CENTRE if width < 28 else Align.LEFT) for head, width in heads)
    rows = tuple(
        (str(n), f"第{chance.randint(1, 400)}党支部", _name(chance), "党支部书记", "签到", f"08:{n % 60:02d}")
        for n in range(1, people + 1)
    )
    marks = tuple(Column(head, 20, Align.CENTRE) for head in ("序号", "姓名", "优秀", "称职", "一般", "得分"))
    results = tuple(
        (str(n), _name(chance), str(chance.randint(20, 43)), str(n % 9), "0", f"{chance.uniform(80, 99):.2f}")
        for n in range(1, 44)
    )
    return [Table(columns, rows), Table(marks, results)]


def _paper(people: int, style: PageStyle, seed: int) -> Paper:
    """The paper of documents.md 3: facts, agenda, attendance, speakers, results, problems, actions."""
    chance = random.Random(seed)
    attendance, results = _tables(chance, people)
    blocks: list[object] = [
        Title(f"{2000 + seed % 90}年度某某经济开发区党组织书记述职评议会会议纪要"),
        KeyValues(tuple((label, _text(chance, 18)) for label in ("时间", "地点", "主持人", "记录人"))),
        Heading("一、议程"),
        *(Para(_text(chance, 24)) for _ in range(8)),
        attendance,
    ]
    for number in range(7):
        blocks += [Heading(f"（{_NUMERALS[number]}）{_name(chance)}述职", 2), Para(_text(chance, 300))]
    blocks += [Heading("二、测评结果"), results, Heading("三、存在问题")]
    blocks += [Para(_text(chance, 180)) for _ in range(10)]
    blocks += [Heading("四、下一步工作"), *(Para(_text(chance, 40)) for _ in range(12))]
    blocks.append(NameList("出席", tuple(_name(chance) for _ in range(43))))
    return Paper("会议纪要", tuple(blocks), style)  # type: ignore[arg-type]


# ---------------------------------------------------------------- the floor


class _Floor:
    """The same text by drawString."""

    def __init__(self, paper: Paper) -> None:
        style = paper.style
        self._style = style
        self._canvas = Canvas(io.BytesIO(), pageCompression=1, invariant=1, initialFontName="floor-fang")
        self._left, self._low = style.left * MM, style.bottom * MM
        self._top = (style.height - style.top) * MM
        self._room = (style.width - style.left - style.right) * MM
        self._leading = (
            (style.height - style.top - style.bottom) * MM / style.per_page if style.per_page else 0
        )
        self._leading = self._leading or style.leading
        self._fit = style.per_line or int(self._room / style.size)
        self._y = self._top

    def _down(self, leading: float) -> float:
        if self._y - leading < self._low:
            self._turn()
        self._y -= leading
        return self._y

    def _turn(self) -> None:
        self._canvas.setFont("floor-fang", 14)
        self._canvas.drawString(self._left, self._low - 25, f"— {self._canvas.getPageNumber()} —")
        self._canvas.showPage()
        self._y = self._top

    def _lines(self, text: str, face: Face, size: float, leading: float) -> None:
        fit = int(self._room / size) if size > self._style.size else self._fit
        for start in range(0, len(text), fit):
            y = self._down(leading)
            self._canvas.setFont(f"floor-{face}", size)
            self._canvas.drawString(self._left, y, text[start : start + fit])

    def _table(self, table: Table) -> None:
        whole = sum(column.width for column in table.columns)
        at, edges = self._left, []
        for column in table.columns:
            edges.append(at)
            at += self._room * column.width / whole
        for row in table.rows:
            if isinstance(row, Group):
                continue
            y = self._down(table.size * 1.85)
            self._canvas.setFont("floor-fang", table.size)
            for x, text in zip(edges, row, strict=True):
                self._canvas.drawString(x, y, text)

    def _block(self, block: object) -> None:
        size, leading = self._style.size, self._leading
        if isinstance(block, Title):
            self._lines(block.text, Face.TITLE, 22, 34)
        elif isinstance(block, Heading):
            self._lines(block.text, _HEADINGS[block.level], size, leading)
        elif isinstance(block, Para):
            self._lines(str(block.text), Face.BODY, size, leading)
        elif isinstance(block, KeyValues):
            for label, value in block.pairs:
                self._lines(f"{label}：{value}", Face.BODY, size, leading)
        elif isinstance(block, NameList):
            self._lines(block.label + "：" + "、".join(block.names), Face.BODY, size, leading)
        elif isinstance(block, Table):
            self._table(block)

    def write(self, paper: Paper) -> bytes:
        for block in paper.blocks:
            self._block(block)
        self._turn()
        data: bytes = self._canvas.getpdfdata()
        return data


def _floor(paper: Paper) -> bytes:
    return _Floor(paper).write(paper)


# ---------------------------------------------------------------- typst


def _typst_source(paper: Paper) -> bytes:
    style = paper.style
    leading = (
        (style.height - style.top - style.bottom) * MM / style.per_page if style.per_page else style.leading
    )
    margin = f"left: {style.left}mm, right: {style.right}mm, top: {style.top}mm, bottom: {style.bottom}mm"
    indent = "first-line-indent: (amount: 2em, all: true)"
    between = f"{leading - style.size:.2f}pt"
    lines = [
        f'#set page(paper: "a4", margin: ({margin}), numbering: "1 / 1")',
        f'#set text(font: ("FandolFang R", "LXGW WenKai"), size: {style.size}pt, lang: "zh")',
        f"#set par(justify: true, leading: {between}, spacing: {between}, {indent})",
    ]
    for block in paper.blocks:
        lines += _typst_block(block)
    return "\n".join(lines).encode()


def _typst_block(block: object) -> list[str]:
    if isinstance(block, Title):
        return [f'#align(center, text(22pt, font: "Noto Serif SC", weight: 700)[{block.text}])', ""]
    if isinstance(block, Heading):
        font = "Noto Sans SC" if block.level == 1 else "LXGW WenKai"
        return [f'#text(font: "{font}")[{block.text}]', ""]
    if isinstance(block, Para):
        return [str(block.text), ""]
    if isinstance(block, KeyValues):
        return [f"{label}：{value}\n" for label, value in block.pairs]
    if isinstance(block, NameList):
        return [block.label + "：" + "、".join(map("".join, block.said())), ""]
    return _typst_table(block) if isinstance(block, Table) else []


def _typst_table(table: Table) -> list[str]:
    shares = ", ".join(f"{column.width}fr" for column in table.columns)
    head = ", ".join(f"[{column.head}]" for column in table.columns)
    rows = ["".join(f"[{text}], " for text in row) for row in table.rows]  # type: ignore[union-attr]
    return [
        f"#[#set text({table.size}pt)", "#set par(first-line-indent: 0em)",
        f"#table(columns: ({shares}), table.header({head}),", *rows, ")]", "",
    ]  # fmt: skip


def _typst_engine() -> Callable[[Paper], bytes] | None:
    """Warm typst over the same files; None where it is not installed."""
    try:
        import typst
    except ImportError:
        return None
    compiler = typst.Compiler(font_paths=[str(paths.resource("fonts"))], ignore_system_fonts=True)

    def compile_paper(paper: Paper) -> bytes:
        data = compiler.compile(input=_typst_source(paper), format="pdf", pdf_tags=False)
        return data if isinstance(data, bytes) else b""

    return compile_paper


# ---------------------------------------------------------------- the runs


def _register() -> None:
    for face, name in _FILES.items():
        font = ttfonts.TTFont(f"floor-{face}", str(paths.resource("fonts", name)))
        font.face.name = f"floor-{face}".encode()  # else ReportLab takes ours for the same face
        pdfmetrics.registerFont(font)


def _times(
    engines: dict[str, Callable[[Paper], bytes]], people: int, style: PageStyle, rounds: int
) -> dict[str, float]:
    taken: dict[str, list[float]] = {name: [] for name in engines}
    for seed in range(rounds + 1):
        paper = _paper(people, style, seed)
        for name, engine in engines.items():
            begun = time.perf_counter()
            engine(paper)
            taken[name].append(time.perf_counter() - begun)
    return {name: statistics.median(times[1:]) for name, times in taken.items()}  # the first round warms


def run(rounds: int = 7) -> list[dict[str, object]]:
    """Rows with seconds and ratios: ours against the floor (goal 1.3) and against typst (0.5 and 0.35)."""
    _register()
    engines: dict[str, Callable[[Paper], bytes]] = {"ours": write_pdf, "drawString": _floor}
    typst = _typst_engine()
    if typst is not None:
        engines["typst"] = typst
    rows: list[dict[str, object]] = []
    for name, people, style, goal in (
        ("会议纪要, 43 people", 43, OFFICIAL, 0.5),
        ("会议记录, 5,000 people", 5000, PLAIN, 0.35),
    ):
        times = _times(engines, people, style, rounds)
        rows.append(_row(name, times, "drawString", 1.3))
        if "typst" in times:
            rows.append(_row(name, times, "typst", goal))
    return rows


def _row(name: str, times: dict[str, float], against: str, goal: float) -> dict[str, object]:
    ours, floor = times["ours"], times[against]
    row: dict[str, object] = {"name": f"PDF {name}", "ours": ours, "floor": floor, "floor_name": against}
    return row | {"ratio": ours / floor, "goal": goal}


if __name__ == "__main__":
    for row in run():
        print(
            f"{row['name']}: {row['ours']:.3f} s, {row['floor_name']} {row['floor']:.3f} s, "
            f"ratio {row['ratio']:.2f} (goal {row['goal']})"
        )
