#!/usr/bin/env python3
"""Makes resources/org/melograph/fonts/Inter-*.ttf from the Inter OpenType files of Debian's fonts-inter.

    apt-get download fonts-inter && dpkg-deb -x fonts-inter_*.deb inter
    pip install fonttools
    python3 src/fonts/subset-inter.py inter/usr/share/fonts/opentype/inter resources/org/melograph/fonts

Four things are changed: only the scripts below are kept, digits are tabular without asking for it (JavaFX and AWT
cannot switch on the OpenType feature 'tnum'), outlines become TrueType curves, and SemiBold is the family's bold.
"""

import pathlib
import sys

from fontTools.pens.cu2quPen import Cu2QuPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont, newTable

WEIGHTS = ["Regular", "Medium", "SemiBold"]
RANGES = [
    (0x0020, 0x007E),  # Basic Latin
    (0x00A0, 0x017F),  # Latin-1, Latin Extended-A
    (0x0180, 0x024F),  # Latin Extended-B
    (0x02B0, 0x02DD),  # modifier letters
    (0x0300, 0x0336),  # combining marks
    (0x0370, 0x03FF),  # Greek
    (0x0400, 0x045F),  # Cyrillic
    (0x0490, 0x04FF),  # Cyrillic, other languages
    (0x1E00, 0x1EFF),  # Latin Extended Additional
    (0x2000, 0x206F),  # punctuation
    (0x2070, 0x209C),  # superscripts, subscripts
    (0x20A0, 0x20BF),  # currency
    (0x2100, 0x214F),  # letterlike
    (0x2150, 0x218B),  # fractions
    (0x2190, 0x21FF),  # arrows
    (0x2200, 0x22FF),  # mathematics
    (0x2300, 0x23FF),  # technical
    (0x25A0, 0x25FF),  # geometric shapes
    (0x2600, 0x26FF),  # symbols, music
    (0x2700, 0x27BF),  # dingbats
]


def tabular_figures(font):
    """Lets the character map point at the glyphs that the feature 'tnum' would put in."""
    table = font["GSUB"].table
    swap = {}
    for record in table.FeatureList.FeatureRecord:
        if record.FeatureTag == "tnum":
            for index in record.Feature.LookupListIndex:
                for subtable in table.LookupList.Lookup[index].SubTable:
                    swap.update(getattr(subtable, "mapping", getattr(getattr(subtable, "ExtSubTable", None), "mapping", {})))
    for cmap in font["cmap"].tables:
        if cmap.isUnicode():
            cmap.cmap = {code: swap.get(glyph, glyph) for code, glyph in cmap.cmap.items()}
    # The digits of interpolated weights differ by a few units of 2816.
    digits = [font.getBestCmap()[code] for code in range(ord("0"), ord("9") + 1)]
    width = max(font["hmtx"][glyph][0] for glyph in digits)
    for glyph in digits:
        assert width - font["hmtx"][glyph][0] <= 12, f"{glyph} is not tabular"
        font["hmtx"][glyph] = (width, font["hmtx"][glyph][1])


def true_type(font, tolerance=1.0):
    """Cubic outlines to quadratic ones, at most `tolerance` units of 2816 off."""
    order = font.getGlyphOrder()
    glyphs = font.getGlyphSet()
    outlines = {}
    for name in order:
        pen = TTGlyphPen(glyphs)
        glyphs[name].draw(Cu2QuPen(pen, tolerance, reverse_direction=True))
        outlines[name] = pen.glyph()
    del font["CFF "]
    if "VORG" in font:
        del font["VORG"]
    font["loca"] = newTable("loca")
    glyf = font["glyf"] = newTable("glyf")
    glyf.glyphOrder = order
    glyf.glyphs = outlines
    for name in order:
        outlines[name].recalcBounds(glyf)
        advance, _ = font["hmtx"][name]
        font["hmtx"][name] = (advance, getattr(outlines[name], "xMin", 0))
    maxp = font["maxp"]
    maxp.tableVersion = 0x00010000
    for field in ("maxTwilightPoints", "maxStorage", "maxFunctionDefs", "maxInstructionDefs", "maxStackElements",
                  "maxSizeOfInstructions", "maxComponentElements"):
        setattr(maxp, field, 0)
    maxp.maxZones = 1
    font["post"].formatType = 3.0
    font.sfntVersion = "\000\001\000\000"


def link_as_bold(font):
    """Makes the font the bold of family 'Inter': JavaFX and AWT know no weights between regular and bold."""
    names = {1: "Inter", 2: "Bold"}
    for record in list(font["name"].names):
        if record.nameID in names:
            record.string = names[record.nameID]
        elif record.nameID in (16, 17):
            font["name"].names.remove(record)
    font["head"].macStyle |= 1
    font["OS/2"].fsSelection = font["OS/2"].fsSelection & ~(1 << 6) | 1 << 5


def main(source, target):
    for weight in WEIGHTS:
        font = TTFont(pathlib.Path(source) / f"Inter-{weight}.otf")
        tabular_figures(font)
        options = Options()
        options.layout_features = ["kern", "mark", "mkmk", "ccmp", "locl"]
        options.name_IDs = ["*"]
        options.hinting = False
        options.notdef_outline = True
        subsetter = Subsetter(options)
        subsetter.populate(unicodes=[code for low, high in RANGES for code in range(low, high + 1)])
        subsetter.subset(font)
        true_type(font)
        if weight == "SemiBold":
            link_as_bold(font)
        out = pathlib.Path(target) / f"Inter-{weight}.ttf"
        font.save(out)
        print(out, out.stat().st_size, len(font.getGlyphOrder()), "glyphs")


if __name__ == "__main__":
    main(*sys.argv[1:])
