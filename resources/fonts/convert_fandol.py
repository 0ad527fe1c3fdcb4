"""Turn FandolFang-Regular.otf (cubic outlines) into the .ttf (quadratic) that ReportLab can embed.

Run in this folder: `python convert_fandol.py`. The same input gives the same bytes, so MANIFEST.sha256 tells
whether anything moved. Takes about half a minute; needs fontTools only.
"""

from pathlib import Path

from fontTools.pens.cu2quPen import Cu2QuPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont, newTable

FOLDER = Path(__file__).parent
LARGEST_ERROR = 1.0  # thousandths of the em: 0.006 mm at 16 pt


def quadratic_outlines(font: TTFont) -> dict[str, object]:
    """Every glyph of the font, redrawn with quadratic curves in TrueType's direction."""
    drawn = font.getGlyphSet()
    outlines = {}
    for name in font.getGlyphOrder():
        pen = TTGlyphPen(drawn)
        drawn[name].draw(Cu2QuPen(pen, LARGEST_ERROR, reverse_direction=True))
        outlines[name] = pen.glyph()
    return outlines


def put_outlines(font: TTFont, outlines: dict[str, object]) -> None:
    """Replace the CFF table by glyf and loca, and say so in maxp, head and post."""
    font["loca"] = newTable("loca")
    font["glyf"] = glyf = newTable("glyf")
    glyf.glyphOrder = font.getGlyphOrder()
    glyf.glyphs = outlines
    del font["CFF "]
    if "VORG" in font:
        del font["VORG"]
    glyf.compile(font)
    for name, (advance, _) in font["hmtx"].metrics.items():
        font["hmtx"].metrics[name] = (advance, getattr(glyf[name], "xMin", 0))
    maxp = font["maxp"]
    maxp.tableVersion = 0x00010000
    unused = "maxZones maxTwilightPoints maxStorage maxFunctionDefs maxInstructionDefs maxStackElements"
    for field in (*unused.split(), "maxSizeOfInstructions", "maxComponentElements"):
        setattr(maxp, field, 1 if field == "maxZones" else 0)
    maxp.compile(font)
    font["post"].formatType = 3.0
    font.sfntVersion = "\000\001\000\000"


def main() -> None:
    """Write the .ttf beside the .otf."""
    font = TTFont(FOLDER / "FandolFang-Regular.otf", recalcTimestamp=False)
    put_outlines(font, quadratic_outlines(font))
    font.save(FOLDER / "FandolFang-Regular.ttf")


if __name__ == "__main__":
    main()
