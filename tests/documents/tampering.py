"""A forger's hand: one digit of a result's PDF changed, on a page or in its attachment, and the file made
whole again as a good editor would.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from random import Random

_OBJECT = re.compile(rb"(\d+) 0 obj\s(.*?)\sendobj", re.DOTALL)
_STREAM = re.compile(rb"(.*?)stream\r?\n(.*)endstream", re.DOTALL)
_SHOWN = re.compile(rb"/(F\d+) [\d.]+ Tf|<([0-9A-F]+)> Tj")
_DIGITS = "0123456789"


@dataclass
class Pdf:
    """The objects of a file by number, and the end of it."""

    objects: dict[int, bytes]
    trailer: bytes

    @classmethod
    def parsed(cls, data: bytes) -> Pdf:
        trailer = re.search(rb"trailer\s*(<<.*?>>)\s*startxref", data, re.DOTALL)
        assert trailer
        return cls({int(n): body for n, body in _OBJECT.findall(data)}, trailer[1])

    def written(self) -> bytes:
        out, places = bytearray(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"), {}
        for number, body in sorted(self.objects.items()):
            places[number] = len(out)
            out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
        start, count = len(out), max(self.objects) + 1
        out += b"xref\n0 %d\n0000000000 65535 f \n" % count
        out += b"".join(b"%010d 00000 n \n" % places[number] for number in range(1, count))
        return bytes(out + b"trailer\n%s\nstartxref\n%d\n%%%%EOF\n" % (self.trailer, start))

    def stream(self, number: int) -> bytes:
        found = _STREAM.match(self.objects[number])
        assert found
        return zlib.decompressobj().decompress(found[2])

    def put(self, number: int, content: bytes) -> None:
        found = _STREAM.match(self.objects[number])
        assert found
        packed = zlib.compress(content)
        head = re.sub(rb"/Length \d+", b"/Length %d" % len(packed), found[1])
        self.objects[number] = head + b"stream\n" + packed + b"\nendstream"

    def numbers(self, *marks: bytes) -> list[int]:
        return [number for number, body in self.objects.items() if all(mark in body[:400] for mark in marks)]


def attachment(data: bytes, change: Callable[[bytes], bytes]) -> bytes:
    """The file with another attachment."""
    pdf = Pdf.parsed(data)
    (number,) = pdf.numbers(b"/EmbeddedFile", b"stream")
    pdf.put(number, change(pdf.stream(number)))
    return pdf.written()


def attached_digit(data: bytes, random: Random) -> bytes:
    """The file with one digit of its attachment changed."""

    def change(content: bytes) -> bytes:
        places = [at for at, char in enumerate(content) if chr(char) in _DIGITS]
        at = random.choice(places)
        return content[:at] + _other(chr(content[at]), _DIGITS, random).encode() + content[at + 1 :]

    return attachment(data, change)


def page_digit(data: bytes, random: Random, within: str = "") -> tuple[bytes, str, str]:
    """The file with one digit of a page changed; the old digit and the new one.

    `within`: a text whose digit it must be, as it was shown in one piece.
    """
    pdf = Pdf.parsed(data)
    fonts = _fonts(pdf)
    places = [found for number in _contents(pdf) for found in _digits(pdf, number, fonts, within)]
    number, at, font, old = random.choice(places)
    codes = {char: code for code, char in fonts[font].items()}
    new = _other(old, [char for char in codes if char in _DIGITS], random)
    content = pdf.stream(number)
    pdf.put(number, content[:at] + codes[new].encode() + content[at + 4 :])
    return pdf.written(), old, new


def painted_over(data: bytes) -> bytes:
    """The file with a white patch on its first page; the words below stay."""
    pdf = Pdf.parsed(data)
    number = _contents(pdf)[0]
    pdf.put(number, pdf.stream(number) + b"\nq 1 g 200 300 40 12 re f Q")
    return pdf.written()


def without_ink(data: bytes) -> bytes:
    """The file with its first page's letters made invisible."""
    pdf = Pdf.parsed(data)
    number = _contents(pdf)[0]
    pdf.put(number, pdf.stream(number).replace(b"BT 0 g", b"BT 3 Tr 0 g", 1))
    return pdf.written()


def other_shapes(data: bytes) -> bytes:
    """The file with a face whose letters look otherwise: the last bytes of its outlines are turned."""
    pdf = Pdf.parsed(data)
    number = pdf.numbers(b"/Length1", b"stream")[0]
    face = pdf.stream(number)
    half = len(face) // 2
    pdf.put(number, face[:half] + bytes(255 - byte for byte in face[half : half + 40]) + face[half + 40 :])
    return pdf.written()


def _other(digit: str, known: str | list[str], random: Random) -> str:
    return random.choice([one for one in known if one != digit])


def _contents(pdf: Pdf) -> list[int]:
    found = []
    for number, body in pdf.objects.items():
        if b"stream" in body and b"/FlateDecode" in body and b"/EmbeddedFile" not in body:
            try:
                if b" Tj" in pdf.stream(number):
                    found.append(number)
            except zlib.error:
                continue
    return found


def _fonts(pdf: Pdf) -> dict[str, dict[str, str]]:
    """For each font of the pages: code in hex -> character."""
    named = {
        name.decode(): int(number)
        for body in pdf.objects.values() if b"/Type" not in body
        for name, number in re.findall(rb"/(F\d+) (\d+) 0 R", body)
    }  # fmt: skip
    return {name: _characters(pdf, number) for name, number in named.items()}


def _characters(pdf: Pdf, font: int) -> dict[str, str]:
    unicode_map = re.search(rb"/ToUnicode (\d+) 0 R", pdf.objects[font])
    assert unicode_map
    pairs = re.findall(rb"<([0-9A-F]{4})> <([0-9A-F]{4,8})>", pdf.stream(int(unicode_map[1])))
    return {code.decode(): bytes.fromhex(text.decode()).decode("utf-16-be") for code, text in pairs}


Fonts = dict[str, dict[str, str]]
Place = tuple[int, int, str, str]


def _digits(pdf: Pdf, number: int, fonts: Fonts, within: str) -> list[Place]:
    found: list[Place] = []
    font = ""
    for shown in _SHOWN.finditer(pdf.stream(number)):
        if shown[1]:
            font = shown[1].decode()
            continue
        codes = [shown[2][at : at + 4].decode() for at in range(0, len(shown[2]), 4)]
        chars = [fonts[font].get(code, "") for code in codes]
        if within and "".join(chars) != within:
            continue
        places = [at for at, char in enumerate(chars) if char and char in _DIGITS]
        found += [(number, shown.start(2) + 4 * at, font, chars[at]) for at in places]
    return found
