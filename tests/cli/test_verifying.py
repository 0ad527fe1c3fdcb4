"""`verify` on the command line: what agrees, what does not, and files that are no results at all."""

from __future__ import annotations

import io
import os
import time
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random

import pytest
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

from meetingdesk.cli.program import run
from meetingdesk.documents import pdf_reading
from meetingdesk.storage import engine
from tests.documents.tampering import Pdf, attached_digit, attachment, page_digit

Said = Callable[..., tuple[int, str, str]]


@pytest.fixture(scope="session")
def printed(small_meeting: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The result of the small meeting as it was printed."""
    out = tmp_path_factory.mktemp("printed")
    assert run(["export", "测评结果", "--out", str(out), "--database", str(small_meeting)]) == 0
    return out / "测评结果-三人测评.pdf"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "结果.pdf"


def altered(database: Path, statement: str) -> None:
    connection = engine.connect(database)
    assert connection.execute(statement).rowcount > 0
    connection.commit()
    connection.close()


def test_what_was_printed_agrees_with_the_database(said: Said, printed: Path, database: Path) -> None:
    code, told, wrong = said("verify", printed, "--database", database)
    assert (code, wrong) == (0, "")
    assert "一致" in told
    assert database.name in told


def test_without_a_database_the_file_is_measured_by_itself(said: Said, printed: Path) -> None:
    code, told, _ = said("verify", printed)
    assert code == 0
    assert "没有和数据库核对" in told


def test_where_a_class_is_hidden_only_the_database_knows_the_digest(
    said: Said, printed: Path, database: Path
) -> None:
    small = printed.with_name("测评结果-一人测评.pdf")
    code, told, _ = said("verify", small)
    assert code == 0
    assert "有一类选票太少" in told
    assert "一致" in said("verify", small, "--database", database)[1]
    altered(database, "UPDATE evaluation_sealed_count SET count = count + 1")
    code, _, wrong = said("verify", small, "--database", database)
    assert code == 1
    assert "票数" in wrong


def test_verifying_changes_nothing(said: Said, printed: Path, database: Path) -> None:
    before = database.read_bytes(), printed.read_bytes()
    assert said("verify", printed, "--database", database)[0] == 0
    assert (database.read_bytes(), printed.read_bytes()) == before


def test_a_changed_page_is_named(said: Said, printed: Path, database: Path, file: Path) -> None:
    changed, _, new = page_digit(printed.read_bytes(), Random(4))
    file.write_bytes(changed)
    code, told, wrong = said("verify", file, "--database", database)
    assert (code, told) == (1, "")
    assert "第 1 页" in wrong
    assert new in wrong
    assert "数据库在封存以后被改动" not in wrong


def test_a_changed_attachment_is_named(said: Said, printed: Path, database: Path, file: Path) -> None:
    file.write_bytes(attached_digit(printed.read_bytes(), Random(5)))
    code, _, wrong = said("verify", file, "--database", database)
    assert code == 1
    assert "附件被改动" in wrong


CHANGES = {
    "UPDATE evaluation_sealed_mark SET mark = 3 - mark WHERE mark = 1": "票数",
    "UPDATE evaluation_class SET issued = issued + 1": "份数",
    "UPDATE evaluation_grade SET points = '7' WHERE position = 1": "等次和分值",
    "UPDATE evaluation_closing SET digest = replace(digest, substr(digest, 1, 1), 'x')": "校验码",
    "UPDATE evaluation_poll SET present = present + 1": "实到人数",
    "UPDATE evaluation_closing SET record = '{'": "读不通",
}


@pytest.mark.parametrize(("statement", "part"), CHANGES.items())
def test_a_changed_database_is_named(
    said: Said, printed: Path, database: Path, statement: str, part: str
) -> None:
    altered(database, statement)
    code, _, wrong = said("verify", printed, "--database", database)
    assert code == 1
    assert "数据库“" in wrong
    assert part in wrong
    assert "附件被改动" not in wrong


def test_what_was_fixed_afterwards_is_told(said: Said, printed: Path, database: Path) -> None:
    altered(database, "UPDATE evaluation_poll SET fixed_by = '演示党工委' WHERE sealed_at IS NOT NULL")
    code, _, wrong = said("verify", printed, "--database", database)
    assert code == 1
    assert "演示党工委" in wrong


def test_another_database_does_not_know_the_poll(said: Said, printed: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.db"
    assert said("demo", "--out", tmp_path / "out", "--database", other)[0] == 0
    code, _, wrong = said("verify", printed, "--database", other)
    assert code == 1
    assert "没有这次已封存的测评" in wrong


def test_a_database_that_is_not_there_is_bad_input(said: Said, printed: Path, tmp_path: Path) -> None:
    assert said("verify", printed, "--database", tmp_path / "no.db")[0] == 2
    assert not (tmp_path / "no.db").exists()


# ------------------------------------------------------------ files that are no results


def page(text: str = "", **more: object) -> bytes:
    """A PDF of somebody else."""
    canvas = Canvas(io.BytesIO(), **more)
    canvas.drawString(72, 720, text)
    canvas.showPage()
    data: bytes = canvas.getpdfdata()
    return data


def locked() -> bytes:
    return page("secret", encrypt=StandardEncryption("open sesame", strength=128))


def bomb(printed: bytes) -> bytes:
    """An attachment of two gigabytes in two megabytes."""
    pdf = Pdf.parsed(printed)
    (number,) = pdf.numbers(b"/EmbeddedFile", b"stream")
    pdf.objects[number] = packed(b"0" * 1024 * 1024, 2048, b"/Type /EmbeddedFile")
    return pdf.written()


def packed(piece: bytes, often: int, kind: bytes = b"") -> bytes:
    """A stream object of the same piece many times over."""
    packer = zlib.compressobj(9)
    body = b"".join([packer.compress(piece) for _ in range(often)]) + packer.flush()
    head = b"<< %s /Filter /FlateDecode /Length %d >>" % (kind, len(body))
    return head + b"\nstream\n" + body + b"\nendstream"


def page_bomb() -> bytes:
    """A page of 600 MB of letters."""
    pdf = Pdf.parsed(page("x"))
    number = next(n for n, one in pdf.objects.items() if b"stream" in one)
    pdf.objects[number] = packed(b"BT /F1 9 Tf (9) Tj ET\n" * 50_000, 600)
    return pdf.written()


def circle() -> bytes:
    """Pages that are their own parents."""
    pdf = Pdf.parsed(page("x"))
    for number, body in pdf.objects.items():
        if b"/Type /Pages" in body:
            own = b"%d 0 R" % number
            pdf.objects[number] = b"<< /Type /Pages /Count 9999999 /Kids [ %s ] /Parent %s >>" % (own, own)
    return pdf.written()


def hostile(printed: bytes) -> Iterator[tuple[str, bytes]]:
    yield "empty", b""
    yield "text", "测评结果".encode()
    yield "zip", b"PK\x03\x04" + os.urandom(500)
    yield "head only", b"%PDF-1.7\n"
    yield "noise", b"%PDF-1.7\n" + Random(1).randbytes(50_000)
    yield "somebody else's", page("hello")
    yield "locked", locked()
    yield "circle", circle()
    for cut in (100, len(printed) // 3, len(printed) - 900):
        yield f"cut at {cut}", printed[:cut]
    yield "attachment bomb", bomb(printed)
    yield "page bomb", page_bomb()
    yield "attachment of noise", attachment(printed, lambda _: Random(2).randbytes(5000))
    yield "deep attachment", attachment(printed, lambda _: b'{"a":' * 200_000)


def test_whatever_is_given_ends_in_a_sentence_in_time(said: Said, printed: Path, file: Path) -> None:
    for name, data in hostile(printed.read_bytes()):
        file.write_bytes(data)
        began = time.monotonic()
        code, told, wrong = said("verify", file)
        assert (code, told) == (2, ""), name
        assert "结果.pdf" in wrong, name
        assert wrong.endswith("。"), name
        assert "Error" not in wrong, name
        assert time.monotonic() - began < 25, name


@pytest.mark.parametrize("seed", range(8))
def test_a_spoilt_byte_never_becomes_a_traceback(said: Said, printed: Path, file: Path, seed: int) -> None:
    random, data = Random(seed), bytearray(printed.read_bytes())
    for _ in range(random.choice([1, 3, 30])):
        data[random.randrange(len(data))] = random.randrange(256)
    file.write_bytes(data)
    code, _, wrong = said("verify", file)
    assert code in {0, 1, 2}
    assert "cli.crash" not in wrong
    assert "出错" not in wrong or code


def test_a_file_of_many_megabytes_is_not_opened(
    said: Said, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pdf_reading, "MOST_BYTES", 1000)
    file.write_bytes(b"%PDF-1.7\n" + b"0" * 5000)
    code, _, wrong = said("verify", file)
    assert code == 2
    assert "没有打开" in wrong


def test_a_folder_or_nothing_at_all_is_no_pdf(said: Said, tmp_path: Path) -> None:
    assert said("verify", tmp_path)[0] == 2
    code, _, wrong = said("verify", tmp_path / "weg.pdf")
    assert code == 2
    assert "weg.pdf" in wrong


def test_it_speaks_english(said: Said, printed: Path, file: Path) -> None:
    file.write_bytes(page_digit(printed.read_bytes(), Random(3))[0])
    assert "was changed" in said("--language", "en", "verify", file)[2]
    assert "agree" in said("--language", "en", "verify", printed)[1]
