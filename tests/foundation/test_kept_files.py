"""Files of others are copied whole under their digest, or not at all."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from meetingdesk.foundation.errors import BadInput, Fault
from meetingdesk.foundation.kept_files import digest_of, keep, place
from meetingdesk.foundation.progress import Cancelled


class Stops:
    def step(self, done: int, total: int, text: str = "") -> None:
        raise Cancelled


def test_a_file_is_kept_whole_under_its_digest(tmp_path: Path) -> None:
    source = tmp_path / "照片 1.jpg"
    source.write_bytes(b"\x00\xff" * 700_000)
    kept = keep(source, tmp_path / "kept")
    assert (kept.name, kept.size) == ("照片 1.jpg", 1_400_000)
    assert kept.digest == hashlib.sha256(source.read_bytes()).hexdigest() == digest_of(source)
    assert place(tmp_path / "kept", kept.digest).read_bytes() == source.read_bytes()
    assert keep(source, tmp_path / "kept") == kept
    assert len(list((tmp_path / "kept").iterdir())) == 1


def test_a_cancelled_copy_leaves_nothing(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"x")
    with pytest.raises(Cancelled):
        keep(tmp_path / "a", tmp_path / "kept", Stops())
    assert list((tmp_path / "kept").iterdir()) == []


def test_what_is_no_file_or_finds_no_room_is_told(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match=r"kept\.no_file"):
        keep(tmp_path, tmp_path / "kept")
    (tmp_path / "a").write_bytes(b"x")
    (tmp_path / "in the way").write_bytes(b"")
    with pytest.raises(Fault, match=r"kept\.not_written"):
        keep(tmp_path / "a", tmp_path / "in the way")
