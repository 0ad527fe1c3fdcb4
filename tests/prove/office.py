"""LibreOffice without a window, as the other program that must be able to open what we write for Word."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

from meetingdesk.foundation import paths

STAND_INS = {  # what this program ships stands for the faces that an office has
    "仿宋": "FandolFang", "楷体": "LXGW WenKai", "黑体": "Noto Sans SC", "方正小标宋简体": "Noto Serif SC",
    "宋体": "FandolFang", "Times New Roman": "FandolFang", "Arial": "Noto Sans SC",
}  # fmt: skip
_FAMILY = (
    '<match target="pattern"><test name="family"><string>{name}</string></test>'
    '<edit name="family" mode="assign" binding="strong"><string>{ours}</string></edit></match>'
)


def to_pdf(file: Path, folder: Path) -> bytes:
    """The .docx as LibreOffice prints it."""
    tool = shutil.which("soffice")
    assert tool, "LibreOffice is not installed: as root, `apt-get install libreoffice-writer-nogui`"
    folder.mkdir(parents=True, exist_ok=True)
    fonts = folder / "fonts.conf"
    fonts.write_text(_fonts(folder), encoding="utf-8")
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    subprocess.run(
        [tool, "--headless", profile, "--convert-to", "pdf", "--outdir", str(folder), str(file)],
        check=True, capture_output=True, timeout=180, env={**os.environ, "FONTCONFIG_FILE": str(fonts)},
    )  # fmt: skip
    return (folder / f"{file.stem}.pdf").read_bytes()


def _fonts(folder: Path) -> str:
    swaps = "".join(_FAMILY.format(name=name, ours=ours) for name, ours in STAND_INS.items())
    return (
        '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>'
        f"<dir>{paths.resource('fonts')}</dir><cachedir>{folder / 'fontcache'}</cachedir>{swaps}</fontconfig>"
    )
