"""`--self-test` says of each part whether it holds, and fails when one does not."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from meetingdesk import __main__ as start
from meetingdesk import selftest
from meetingdesk.foundation import paths


@pytest.mark.window
def test_every_part_holds_here(capsys: pytest.CaptureFixture[str]) -> None:
    assert start.main(["--self-test"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == 1 + len(selftest.PARTS)
    assert [line[0] for line in lines[1:]] == ["✓"] * len(selftest.PARTS)


@pytest.mark.window
def test_a_damaged_font_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    fonts = shutil.copytree(paths.resource("fonts"), tmp_path / "fonts")
    broken = fonts / "NotoSansSC_400Regular.ttf"
    broken.write_bytes(broken.read_bytes()[:-1])
    real = paths.resource

    def resource(*parts: str) -> Path:
        return fonts.joinpath(*parts[1:]) if parts[0] == "fonts" else real(*parts)

    monkeypatch.setattr(paths, "resource", resource)
    assert selftest.run() == 1
    assert "NotoSansSC_400Regular.ttf" in capsys.readouterr().out


def test_a_pair_of_versions_that_is_known_to_crash_fails(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(selftest, "PARTS", {"版本": selftest.versions})
    monkeypatch.setattr(selftest, "_installed", lambda _package: "6.12.0")
    monkeypatch.setattr(selftest.known_bad.refuse_qt, "__defaults__", ((3, 11),))
    assert selftest.run() == 1
    assert "6.12.0" in capsys.readouterr().out
