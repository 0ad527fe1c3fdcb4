"""How the circulated minutes look: plain or with a red head; what is bound behind (practice.md 5.2). Pure."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass

from meetingdesk.foundation.wording import N_
from meetingdesk.minutes.prose import Prose

_YEAR = re.compile(r"[\[(（【〔]\s*(\d{4})\s*年?\s*[\])）】〕]\s*第?\s*0*(\d+)\s*号?")
_PLAIN = re.compile(r"第?\s*0*(\d+)\s*[号期]?")


@dataclass(frozen=True, kw_only=True)
class Look:
    """`red`: the paper has a head with mark, issuing body, number and red rule. `printer` and `copies_to`
    make a 版记. `attach`: "attendance" and "results" bound behind; results of persons only if asked for.
    """

    red: bool = False
    mark: str | None = None
    issuer: str | None = None
    number: str | None = None
    day: dt.date | None = None
    copies_to: str | None = None
    printer: str | None = None
    printed_on: dt.date | None = None
    attach: tuple[str, ...] = ()

    @property
    def imprint(self) -> bool:
        """Whether the last page ends with a 版记."""
        return bool(self.copies_to or self.printer)

    def missing(self, prose: Prose) -> tuple[str, ...]:
        """What a red head still lacks, in words."""
        if not self.red:
            return ()
        known = ((N_("发文机关"), self.issuer), (N_("编号"), self.number), (N_("成文日期"), self.day))
        return tuple(prose.text(name) for name, value in known if not value)


def official_number(text: str) -> str:
    """〔2023〕3号 and 第3号: six-cornered brackets, the year in full, no 第 before it, no leading zero."""
    told = text.strip()
    dated = _YEAR.search(told)
    if dated:
        year, number = dated.groups()
        return f"{told[: dated.start()].strip()}〔{year}〕{number}号{told[dated.end() :].strip()}"
    alone = _PLAIN.fullmatch(told)
    return f"第{alone[1]}号" if alone else told
