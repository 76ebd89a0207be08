"""Compares the widths that pictures are laid out with against the font they were taken from.

    typemetrics.py            every character of the installed font: fails where one differs
    typemetrics.py --write    writes the table anew

The font is Noto Sans CJK SC as Debian packages it (fonts-noto-cjk); without it nothing is compared.
"""

import pathlib
import re
import sys

from fontTools.ttLib import TTCollection

TABLE = pathlib.Path(__file__).parents[2] / "Sources/GraphvizRender/TypeMetrics+NotoSansCJK.swift"
FONTS = pathlib.Path("/usr/share/fonts/opentype/noto")
FULL_WIDTH = 1000
HEADER = '''extension TypeMetrics {
  /// Advance widths of Noto Sans CJK SC in thousandths of an em: first and last character, regular, bold.
  ///
  /// Characters that are not listed are 1000 wide, in both weights. Written by
  /// `Tests/CrossChecks/typemetrics.py --write`, which compares it with the font.
  static let advances: [(first: UInt32, last: UInt32, regular: UInt16, bold: UInt16)] = [
'''


def widths(weight):
    """Code point -> advance, for the face of simplified Chinese."""
    for face in TTCollection(FONTS / f"NotoSansCJK-{weight}.ttc").fonts:
        if face["name"].getDebugName(1) == "Noto Sans CJK SC":
            assert face["head"].unitsPerEm == 1000
            metrics = face["hmtx"].metrics
            return {code: metrics[glyph][0] for code, glyph in face.getBestCmap().items()}
    sys.exit(f"no simplified Chinese face among the {weight} ones")


def runs(regular, bold):
    found = []
    for code in sorted(regular):
        pair = (regular[code], bold[code])
        if pair == (FULL_WIDTH, FULL_WIDTH):
            continue
        if found and found[-1][1] == code - 1 and found[-1][2:] == pair:
            found[-1] = (found[-1][0], code, *pair)
        else:
            found.append((code, code, *pair))
    return found


def write(found):
    lines, line = [], "   "
    for first, last, regular, bold in found:
        entry = f" (0x{first:04X}, 0x{last:04X}, {regular}, {bold}),"
        if len(line) + len(entry) > 108:
            lines.append(line)
            line = "   "
        line += entry
    lines.append(line)
    TABLE.write_text(HEADER + "\n".join(lines) + "\n  ]\n}\n")


def main():
    if not (FONTS / "NotoSansCJK-Regular.ttc").exists():
        print("type metrics: skipped, fonts-noto-cjk is not installed")
        return
    regular, bold = widths("Regular"), widths("Bold")
    if sys.argv[1:] == ["--write"]:
        write(runs(regular, bold))
        return
    listed = {}
    for row in re.findall(r"\((0x[0-9A-F]+), (0x[0-9A-F]+), (\d+), (\d+)\)", TABLE.read_text()):
        first, last = int(row[0], 16), int(row[1], 16)
        for code in range(first, last + 1):
            assert code not in listed, f"U+{code:04X} is listed twice"
            listed[code] = (int(row[2]), int(row[3]))
    wrong = [
        f"U+{code:04X}: {listed.get(code, (FULL_WIDTH, FULL_WIDTH))}, the font says {(regular[code], bold[code])}"
        for code in regular
        if listed.get(code, (FULL_WIDTH, FULL_WIDTH)) != (regular[code], bold[code])
    ] + [f"U+{code:04X}: not in the font" for code in listed if code not in regular]
    if wrong:
        sys.exit("type metrics differ from the font:\n" + "\n".join(wrong[:20]))
    print(f"type metrics: {len(regular)} characters in two weights as in the font")


main()
