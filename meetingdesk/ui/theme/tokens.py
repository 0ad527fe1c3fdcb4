"""The colours of the window: two frozen palettes, light and dark, and the one of the stage.

Every text colour is at least 4.5:1 on each ground it is put on (tests/ui/theme/test_tokens.py computes it).
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Tone(StrEnum):
    """What a colour says; a word and a mark always stand beside it."""

    OK = "ok"
    WARN = "warn"
    BAD = "bad"
    INFO = "info"
    PROXY = "proxy"
    GUEST = "guest"
    IDLE = "idle"


@dataclass(frozen=True)
class Tokens:
    """One palette. Names say the use, not the hue."""

    dark: bool
    canvas: str
    surface: str
    sunken: str
    rail: str
    hover: str
    select: str
    line: str
    line3: str
    line2: str
    text: str
    text2: str
    text3: str
    accent: str
    accent_hover: str
    accent_text: str
    accent_soft: str
    focus: str
    ok: str
    ok_soft: str
    warn: str
    warn_soft: str
    bad: str
    bad_soft: str
    info: str
    info_soft: str
    proxy: str
    proxy_soft: str
    guest: str
    guest_soft: str
    idle: str
    idle_soft: str
    warn_fill: str
    g1: str
    g2: str
    g3: str
    g4: str
    paper: str
    toast: str
    on_toast: str
    toast_link: str
    scrim: str
    on_accent: str = "#FFFFFF"
    amber: str = "#F2B430"
    on_amber: str = "#1B1200"

    def ink(self, tone: Tone | str) -> str:
        """The colour of words and marks of this tone."""
        return str(getattr(self, str(tone)))

    def soft(self, tone: Tone | str) -> str:
        """The ground behind them."""
        return str(getattr(self, f"{tone}_soft"))


LIGHT = Tokens(
    dark=False,
    canvas="#F5F5F3",
    surface="#FFFFFF",
    sunken="#EDEDEA",
    rail="#EAEAE6",
    hover="#F0F0ED",
    select="#E5ECF7",
    line="#DFDFDA",
    line3="#C2C2BC",
    line2="#86867F",
    text="#1B1B19",
    text2="#4F4F4A",
    text3="#65655F",
    accent="#94161F",
    accent_hover="#7C1019",
    accent_text="#94161F",
    accent_soft="#FAF0EF",
    focus="#2457A6",
    ok="#1C6840",
    ok_soft="#E1F0E7",
    warn="#805000",
    warn_soft="#FAEBCF",
    bad="#B3300C",
    bad_soft="#FCE7DF",
    info="#2A5788",
    info_soft="#E3ECF5",
    proxy="#653B93",
    proxy_soft="#EEE7F6",
    guest="#0D626D",
    guest_soft="#DDEFF0",
    idle="#5E5E58",
    idle_soft="#EDEDEA",
    warn_fill="#B57200",
    g1="#22603F",
    g2="#5E9E7C",
    g3="#C08A1E",
    g4="#A8431F",
    paper="#FFFFFF",
    toast="#1B1B19",
    on_toast="#FFFFFF",
    toast_link="#A9C8FF",
    scrim="#66000000",
)

DARK = Tokens(
    dark=True,
    canvas="#17181A",
    surface="#1F2124",
    sunken="#2A2C30",
    rail="#111214",
    hover="#26282C",
    select="#263449",
    line="#34363B",
    line3="#4A4D53",
    line2="#80838A",
    text="#EDEDEB",
    text2="#BCBDBC",
    text3="#9C9E9E",
    accent="#C8383F",
    accent_hover="#B23038",
    accent_text="#F2928F",
    accent_soft="#32211F",
    focus="#7FB1FF",
    ok="#74CF9C",
    ok_soft="#1C3327",
    warn="#EDBB5B",
    warn_soft="#382C14",
    bad="#FF9776",
    bad_soft="#41231A",
    info="#94BEEB",
    info_soft="#1F2F40",
    proxy="#CBA9F2",
    proxy_soft="#31263F",
    guest="#74CDD6",
    guest_soft="#173437",
    idle="#ABADAC",
    idle_soft="#2A2C30",
    warn_fill="#E0A93C",
    g1="#459A71",
    g2="#A6D3B9",
    g3="#E3BC66",
    g4="#E0774B",
    paper="#F4F3EF",
    toast="#EDEDEB",
    on_toast="#1B1B19",
    toast_link="#2457A6",
    scrim="#99000000",
)


@dataclass(frozen=True)
class StageTokens:
    """The audience screen has one palette, whatever the window wears."""

    ground: str = "#FBFAF7"
    ink: str = "#161614"
    second: str = "#45453F"
    caption: str = "#63635C"
    arrived: str = "#1A6340"
    on_arrived: str = "#FFFFFF"
    proxy: str = "#5E3690"
    on_proxy: str = "#FFFFFF"
    leave: str = "#E1EAF4"
    leave_edge: str = "#2A5788"
    amber: str = "#F2B430"
    on_amber: str = "#1B1200"
    overtime: str = "#B02A0A"
    on_overtime: str = "#FFFFFF"
    title: str = "#8E1620"
    on_title: str = "#FFFFFF"


STAGE = StageTokens()
