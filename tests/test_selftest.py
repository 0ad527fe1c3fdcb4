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


def test_a_pair_of_versions_that_is_known_to_crash_is_refused() -> None:
    with pytest.raises(selftest.Wrong, match=r"6\.12\.0"):
        selftest.refuse_bad_qt("6.12.0", (3, 11))


@pytest.mark.parametrize(("qt", "python"), [("6.12.0", (3, 12)), ("6.11.3", (3, 11))])
def test_other_pairs_are_not(qt: str, python: tuple[int, int]) -> None:
    assert selftest.refuse_bad_qt(qt, python) is None
