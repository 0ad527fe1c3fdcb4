"""PDFs that were made to take all memory and all time: `verify` says one sentence and ends."""

from __future__ import annotations

import resource
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.cli.conftest import home, said, small_meeting
from tests.cli.test_verifying import hostile, locked, page, printed

FIXTURES = (home, said, small_meeting, printed)

pytestmark = pytest.mark.prove
SECONDS, MEGABYTES = 25, 1200
HEAD = b"%PDF-1.7\n"
CATALOG = b"1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n"
PAGES = b"2 0 obj\n<< /Type /Pages /Count 1 /Kids [ 3 0 R ] >>\nendobj\n"
TRAILER = b"trailer\n<< /Root 1 0 R /Size 9 >>\nstartxref\n%d\n%%%%EOF\n"


def crafted(*objects: bytes, more: bytes = b"") -> bytes:
    body = HEAD + CATALOG + PAGES + b"".join(objects)
    return body + more + TRAILER % len(body)


def million_objects() -> bytes:
    return crafted(*(b"%d 0 obj\n<< >>\nendobj\n" % number for number in range(4, 1_000_000)))


def deep_arrays() -> bytes:
    return crafted(b"3 0 obj\n" + b"[" * 500_000 + b"]" * 500_000 + b"\nendobj\n")


def many_pages() -> bytes:
    kids = b" ".join([b"3 0 R"] * 300_000)
    pages = b"2 0 obj\n<< /Type /Pages /Count 300000 /Kids [ " + kids + b" ] >>\nendobj\n"
    leaf = b"3 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] >>\nendobj\n"
    return HEAD + CATALOG + pages + leaf + TRAILER % 9


def earlier_forever() -> bytes:
    """A table of places that names itself as the one before it."""
    body = HEAD + CATALOG + PAGES
    table = b"xref\n0 1\n0000000000 65535 f \ntrailer\n<< /Root 1 0 R /Size 9 /Prev %d >>\n" % len(body)
    return body + table + b"startxref\n%d\n%%%%EOF\n" % len(body)


def fonts_in_fonts() -> bytes:
    return crafted(
        b"3 0 obj\n<< /Type /Page /Parent 2 0 R /Contents 4 0 R /Resources 5 0 R >>\nendobj\n",
        b"4 0 obj\n<< /Length 6 >>\nstream\n/X Do \nendstream\nendobj\n",
        b"5 0 obj\n<< /XObject << /X 6 0 R >> >>\nendobj\n",
        b"6 0 obj\n<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources 5 0 R /Length 6 >>\nstream\n"
        b"/X Do \nendstream\nendobj\n",
    )


def huge_paper() -> bytes:
    return page("x", pagesize=(1e12, 1e12))


MADE: dict[str, Callable[[], bytes]] = {
    "a million objects": million_objects, "arrays in arrays": deep_arrays, "300,000 pages": many_pages,
    "a table before itself": earlier_forever, "a drawing inside itself": fonts_in_fonts,
    "a page of a million kilometres": huge_paper, "locked twice": lambda: locked() + locked(),
}  # fmt: skip


def every(result: bytes) -> Iterator[tuple[str, bytes]]:
    yield from hostile(result)
    yield from ((name, make()) for name, make in MADE.items())


def test_twenty_hostile_pdfs_end_in_one_sentence_within_time_and_memory(
    said: Callable[..., tuple[int, str, str]],
    printed: Path,
    tmp_path: Path,
    record_property: Callable[[str, object], None],
) -> None:
    file, count, longest = tmp_path / "结果.pdf", 0, 0.0
    for name, data in every(printed.read_bytes()):
        file.write_bytes(data)
        began = time.monotonic()
        code, told, wrong = said("verify", file)
        count, longest = count + 1, max(longest, time.monotonic() - began)
        assert (code, told) == (2, ""), name
        assert wrong.endswith("。"), name
        assert "Error" not in wrong, name
    most = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    score = f"{count} hostile PDFs, {longest:.1f} s at most, {most:.0f} MB at most"
    record_property("score", score)
    print(score)  # noqa: T201
    assert count >= 20
    assert longest < SECONDS
    assert most < MEGABYTES
