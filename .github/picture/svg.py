"""A screen as SVG, without scripts or fonts of its own; light or dark."""

import html
import re

FONT = "ui-monospace,SFMono-Regular,Menlo,Consolas,'DejaVu Sans Mono','Liberation Mono',monospace"
SIZE, ADVANCE, HEIGHT, MARGIN = 13, 7.8, 19, 18

# Text, faint text, ground, border, then the colours: black, red, green, yellow, blue, magenta, cyan, white.
LIGHT = ("#1f2328", "#59636e", "#f6f8fa", "#d1d9e0",
         ["#1f2328", "#c01c28", "#116329", "#7d4e00", "#0550ae", "#8250df", "#0f6a73", "#59636e"])
DARK = ("#e6edf3", "#9198a1", "#0d1117", "#3d444d",
        ["#9198a1", "#ff7b72", "#56d364", "#e3b341", "#79c0ff", "#d2a8ff", "#56d4dd", "#e6edf3"])


def fill_of(style, palette):
    if style.colour >= 0:
        return palette[4][style.colour % 8]
    return palette[1] if style.faint else palette[0]


def parts(column, text):
    """A run without its wide gaps: where a font has another width, words stay in their columns."""
    for found in re.finditer(r"\S+(?: \S+)*", text):
        yield column + found.start(), found.group()


def drawn(screen, palette, title):
    rows = list(screen.runs())
    while rows and not rows[-1]:
        rows.pop()
    width = round(screen.columns * ADVANCE + 2 * MARGIN)
    height = len(rows) * HEIGHT + 2 * MARGIN - 4
    lines = [f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" '
             f'viewBox="0 0 {width} {height}" role="img">', f"<title>{html.escape(title)}</title>",
             f'<rect x=".5" y=".5" width="{width - 1}" height="{height - 1}" rx="8" fill="{palette[2]}" '
             f'stroke="{palette[3]}"/>',
             f'<g font-family="{FONT}" font-size="{SIZE}" fill="{palette[0]}" xml:space="preserve">']
    for number, runs in enumerate(rows):
        y = MARGIN + number * HEIGHT + SIZE - 2
        for start, whole, style in runs:
            for column, text in parts(start, whole):
                fill = fill_of(style, palette)
                more = f' fill="{fill}"' if fill != palette[0] else ""
                more += ' font-weight="bold"' if style.bold else ""
                lines.append(f'<text x="{MARGIN + column * ADVANCE:.1f}" y="{y}" textLength="'
                             f'{len(text) * ADVANCE:.1f}" lengthAdjust="spacingAndGlyphs"{more}>'
                             f'{html.escape(text, quote=False)}</text>')
    return "\n".join(lines + ["</g>", "</svg>", ""])
