"""`--self-test`: does this very copy of the program work on this machine? For frozen programs, above all.

One line for each part; exit code 0 when all hold.
"""

from __future__ import annotations

import hashlib
import importlib.metadata
import os
import sys
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

from meetingdesk import __version__
from meetingdesk.cli.program import speak_utf8
from meetingdesk.foundation import known_bad, paths
from meetingdesk.foundation.wording import N_, _, use_language


class Wrong(Exception):
    """A part does not hold; the message is for whoever repairs it."""


def run(told: Sequence[str] = ()) -> int:
    """Check all parts and print a line for each."""
    speak_utf8()
    use_language("en" if "en" in told or "--language=en" in told else "zh_CN")
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    print(f"MeetingDesk {__version__}, Python {sys.version.split()[0]}")  # noqa: T201  it speaks on the terminal
    with tempfile.TemporaryDirectory(prefix="meetingdesk-") as folder:
        held = [_holds(name, part, Path(folder)) for name, part in PARTS.items()]
    return 0 if all(held) else 1


def _holds(name: str, part: Callable[[Path], str], folder: Path) -> bool:
    """Any failure is a finding here, of whatever kind."""
    try:
        mark, found = "✓", part(folder)
    except Exception as error:  # noqa: BLE001  a self-test reports what it meets and goes on
        mark, found = "✗", f"{type(error).__name__}: {error}"
    print(f"{mark} {_(name)}: {found}")  # noqa: T201  it speaks on the terminal
    return mark == "✓"


def versions(_folder: Path) -> str:
    """The parts that the program stands on, and none that is known to be bad."""
    from sqlcipher3 import dbapi2

    known_bad.refuse_sqlite(dbapi2.sqlite_version)
    qt = _installed("PySide6-Essentials") or _qt()
    known_bad.refuse_qt(qt)
    return f"SQLite {dbapi2.sqlite_version}, Qt {qt}"


def _installed(package: str) -> str:
    try:
        return importlib.metadata.version(package)
    except importlib.metadata.PackageNotFoundError:
        return ""  # a frozen program carries no such notes


def _qt() -> str:
    from meetingdesk.ui.proof import qt_version

    return qt_version()


def database(folder: Path) -> str:
    """A new database is made, migrated, written, taken back, and its chain verifies."""
    from meetingdesk.bootstrap import journal_holds, open_desk
    from meetingdesk.meeting.commands import CreateMeeting
    from meetingdesk.meeting.queries import meetings

    with open_desk(folder / "self-test.db") as desk:
        desk.do(CreateMeeting(title="演示会议"))
        last = desk.undoable()
        if last is None or len(desk.ask(meetings)) != 1:
            raise Wrong("the act left nothing")
        desk.undo(last.seq)
        if desk.ask(meetings) or journal_holds(desk) is not None:
            raise Wrong("undo or the chain does not hold")
        return f"{len(desk.history())} acts"


def tables(folder: Path) -> str:
    """A workbook is written, and read back by the worker process that reads all files from outside."""
    from meetingdesk.foundation.sheet_writing import Table, write_xlsx
    from meetingdesk.foundation.sheets import read_book

    rows = (("旻珺", "0731"), ("演示", "=1+1"))
    write_xlsx(folder / "self-test.xlsx", [Table("名单", ("姓名", "电话"), rows)])
    found = read_book(folder / "self-test.xlsx").sheets[0].rows
    if found[1:] != rows:
        raise Wrong(str(found))
    return f"{len(found)} × {len(found[0])}"


def fonts(_folder: Path) -> str:
    """Every font is there, byte for byte."""
    folder = paths.resource("fonts")
    lines = (folder / "MANIFEST.sha256").read_text(encoding="ascii").splitlines()
    wanted = {name: digest for digest, name in (line.split() for line in lines) if name.endswith(".ttf")}
    for name, digest in wanted.items():
        if hashlib.sha256((folder / name).read_bytes()).hexdigest() != digest:
            raise Wrong(name)
    return f"{len(wanted)}"


def papers(_folder: Path) -> str:
    """A PDF with every face, read back by another program."""
    import pypdfium2

    from meetingdesk.documents.blocks import Face, Paper, Para, Run
    from meetingdesk.documents.pdf.write import write_pdf

    words = "会议纪要〇二二年 MeetingDesk"
    made = write_pdf(Paper("self-test", tuple(Para((Run(words, face),)) for face in Face)))
    document = pypdfium2.PdfDocument(made)
    try:
        read = "".join(document[0].get_textpage().get_text_range().split())
    finally:
        document.close()
    if read.count("".join(words.split())) != len(Face):
        raise Wrong(read[:80])
    return f"{len(Face)} × {len(made)} B"


def wordings(_folder: Path) -> str:
    """Both languages have their words."""
    from meetingdesk.foundation.wording import Wording

    english = Wording("en").text(N_("签到"))
    if english == "签到":
        raise Wrong("en")
    return english


def window(_folder: Path) -> str:
    """The window paints itself, off the screen."""
    from meetingdesk.ui.proof import paint_window

    width, height, colours = paint_window()
    if colours < 3:
        raise Wrong("blank")
    return f"{width} × {height}"


PARTS: dict[str, Callable[[Path], str]] = {
    N_("版本"): versions,
    N_("数据库"): database,
    N_("表格"): tables,
    N_("字体"): fonts,
    N_("文字"): wordings,
    N_("材料"): papers,
    N_("窗口"): window,
}
